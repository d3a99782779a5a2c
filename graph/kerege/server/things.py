"""A page for each thing of the graph: an entity, a claim, a source."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader

from kerege.library.told.explanation import explanation
from kerege.model import Claim, Entity, Ref, Source
from kerege.store import Store
from kerege.view import condition_words, date_words, object_words, predicate_words, when_words

_OTHER = "other"


class Row(NamedTuple):
    """Hold a claim as seen from the thing of the page; `stance` is '' for a plain fact."""

    theme: str
    stance: str
    claim: str
    relation: str
    other: str
    other_link: str
    conditions: str
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
        entities = self._store.entities.values()
        kinds: dict[str, list[Fact]] = {}
        for entity in sorted(entities, key=lambda entity: entity.label().casefold()):
            fact = Fact(entity.label(), "", self._link(entity.id))
            kinds.setdefault(self._kind(entity), []).append(fact)
        order = [kind.label for kind in self._store.ontology.classes.values()]
        ordered = {kind: kinds[kind] for kind in dict.fromkeys([*order, *kinds]) if kind in kinds}
        title = self._store.project.title
        return self.render(
            "index.html", title=title, kinds=ordered, number=len(entities), here=self._root
        )

    def missing(self, name: str) -> bytes:
        """Return the page that says that there is no such thing, with what is near."""
        entities = self._store.entities
        found = get_close_matches(name, entities, n=3)
        near = [Fact(entities[one].label(), "", self._link(one)) for one in found]
        return self.render("missing.html", title=f"No {name}", near=near)

    def _entity(self, entity: Entity) -> bytes:
        names = [Fact(name.lang, name.text) for name in entity.names if name.is_label]
        facts = [Fact(scheme, code, _elsewhere(scheme, code)) for scheme, code in entity.codes]
        if entity.coordinates:
            facts.append(Fact("at", ", ".join(map(str, entity.coordinates))))
        if entity.note:
            facts.append(Fact("note", entity.note))
        about = self._store.about(entity.id)
        own_first = sorted(about, key=lambda claim: claim.subject != entity.id)
        themes: dict[str, list[Row]] = {}
        for row in self._rows(own_first, entity.id):
            themes.setdefault(row.theme, []).append(row)
        order = [code.label for code in self._store.ontology.codes.get("theme", {}).values()]
        ordered = {theme: themes[theme] for theme in [*order, _OTHER] if theme in themes}
        return self._thing(
            entity.id,
            entity.label(),
            facts,
            ordered,
            kind=self._kind(entity),
            names=names if len(names) > 1 else [],
            explore=f"/#entity={quote(entity.id, safe='')}",
        )

    def _claim(self, claim: Claim) -> bytes:
        words = explanation(self._store, claim)
        links = {
            "who says so": self._link(claim.asserted_by),
            "source": self._link(f"source/{claim.source}"),
        }
        facts = [Fact(name, value, links.get(name, _http(value))) for name, value in words[1:]]
        rows = {"In the graph": list(self._rows([claim]))}
        return self._thing(f"claim/{claim.id}", words[0][1], facts, rows, kind="claim")

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
        rows = {"What it says": list(self._rows(claims))}
        return self._thing(f"source/{source.id}", source.title, facts, rows, kind="source")

    def _thing(
        self, name: str, title: str, facts: list[Fact], themes: dict[str, list[Row]], **more: Any
    ) -> bytes:
        iri = self._store.project.base + name
        return self.render("thing.html", title=title, iri=iri, facts=facts, themes=themes, **more)

    def _rows(self, claims: Iterable[Claim], viewpoint: str = "") -> Iterator[Row]:
        """Yield claims as rows; without a viewpoint the subject stands before the relation."""
        store = self._store
        themes = store.ontology.codes.get("theme", {})
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
            known = store.ontology.relations.get(claim.relation)
            theme = themes.get(known.theme) if known else None
            yield Row(
                theme=theme.label if theme else _OTHER,
                stance="" if claim.is_plain_fact else "open",
                claim=self._link(f"claim/{claim.id}"),
                relation=relation,
                other=other,
                other_link=link,
                conditions=condition_words(store, claim),
                when=when_words(store, claim),
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
