"""A page for each thing of the graph: an entity, a claim, a source."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader

from kerege.library.told.explanation import explanation
from kerege.model import Claim, Entity, Ref, Source
from kerege.store import Store
from kerege.view import condition_words, date_words, object_words, predicate_words, time_words


class Row(NamedTuple):
    """Hold a claim as seen from the thing of the page."""

    claim: str
    relation: str
    other: str
    other_link: str
    when: str
    speaker: str
    speaker_link: str
    source: str
    source_link: str
    quote: str


class Fact(NamedTuple):
    """Hold what is known besides the claims; `link` is an address or ''."""

    name: str
    value: str
    link: str = ""


class Things:
    """Write the pages of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._root = urlsplit(store.project.base).path or "/"
        self._claims = {claim.id: claim for claim in store.claims}
        self._templates = Environment(
            loader=PackageLoader("kerege.server"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def has(self, name: str) -> bool:
        """Tell whether there is a thing of this name: `kazakhstan`, `claim/…`, `source/…` or ''."""
        kind, _, key = name.partition("/")
        return (
            not name
            or name in self._store.entities
            or (kind == "claim" and key in self._claims)
            or (kind == "source" and key in self._store.sources)
        )

    def page(self, name: str) -> bytes:
        """Return the page of a thing that is there."""
        kind, _, key = name.partition("/")
        if not name:
            return self._index()
        if name in self._store.entities:
            return self._entity(self._store.entities[name])
        if kind == "claim":
            return self._claim(self._claims[key])
        return self._source(self._store.sources[key])

    def render(self, template: str, **values: Any) -> bytes:
        """Return a page made from a template."""
        page = self._templates.get_template(template).render(root=self._root, **values)
        return page.encode()

    def _index(self) -> bytes:
        entities = [
            Fact(entity.label(), self._kind(entity), self._link(entity.id))
            for entity in self._store.entities.values()
        ]
        entities.sort(key=lambda fact: fact.name.casefold())
        return self.render("index.html", title=self._store.project.title, entities=entities)

    def _entity(self, entity: Entity) -> bytes:
        facts = [Fact("kind", self._kind(entity))]
        facts += [Fact(name.lang, name.text) for name in entity.names if name.is_label]
        facts += [Fact(scheme, code, _elsewhere(scheme, code)) for scheme, code in entity.codes]
        if entity.coordinates:
            facts.append(Fact("at", ", ".join(map(str, entity.coordinates))))
        if entity.note:
            facts.append(Fact("note", entity.note))
        rows = self._rows(self._store.about(entity.id), entity.id)
        return self._thing(entity.id, entity.label(), facts, rows)

    def _claim(self, claim: Claim) -> bytes:
        words = explanation(self._store, claim)
        links = {
            "who says so": self._link(claim.asserted_by),
            "source": self._link(f"source/{claim.source}"),
        }
        facts = [Fact(name, value, links.get(name, _http(value))) for name, value in words[1:]]
        return self._thing(f"claim/{claim.id}", words[0][1], facts, self._rows([claim]))

    def _source(self, source: Source) -> bytes:
        facts = [
            Fact("publisher", self._store.label(source.publisher), self._link(source.publisher)),
            Fact("grade", source.reliability),
            Fact("class", source.kind),
        ]
        if source.published_on:
            facts.append(Fact("published", date_words(source.published_on)))
        if source.url:
            facts.append(Fact("link", source.url, _http(source.url)))
        if source.licence:
            facts.append(Fact("licence", source.licence))
        claims = [claim for claim in self._store.claims if claim.source == source.id]
        return self._thing(f"source/{source.id}", source.title, facts, self._rows(claims))

    def _thing(self, name: str, title: str, facts: list[Fact], rows: Iterable[Row]) -> bytes:
        return self.render(
            "thing.html",
            title=title,
            iri=self._store.project.base + name,
            facts=facts,
            rows=list(rows),
        )

    def _rows(self, claims: Iterable[Claim], viewpoint: str = "") -> Iterator[Row]:
        """Yield claims as rows; without a viewpoint the subject stands before the relation."""
        store = self._store
        for claim in claims:
            relation = predicate_words(store, claim)
            other, link = object_words(store, claim.object), ""
            if isinstance(claim.object, Ref):
                link = self._link(claim.object.id)
            if not viewpoint:
                relation = f"{store.label(claim.subject)} · {relation}"
            elif claim.subject != viewpoint:
                relation = f"← {relation}"
                other, link = store.label(claim.subject), self._link(claim.subject)
            source = store.sources.get(claim.source)
            yield Row(
                claim=self._link(f"claim/{claim.id}"),
                relation=relation,
                other=" ".join(filter(None, (other, condition_words(store, claim)))),
                other_link=link,
                when=time_words(claim),
                speaker=store.label(claim.asserted_by),
                speaker_link=self._link(claim.asserted_by),
                source=source.title if source else claim.source,
                source_link=self._link(f"source/{claim.source}"),
                quote=claim.evidence.quote if claim.evidence else "",
            )

    def _kind(self, entity: Entity) -> str:
        kind = self._store.ontology.classes.get(entity.kind)
        return kind.label if kind else entity.kind

    def _link(self, name: str) -> str:
        return self._root + quote(name, safe="/")


def _elsewhere(scheme: str, code: str) -> str:
    return f"https://www.wikidata.org/wiki/{quote(code)}" if scheme == "wikidata" else ""


def _http(value: str) -> str:
    """Return the text where it is an address that a page may link to, and nothing else."""
    return value if value.startswith(("https://", "http://")) else ""
