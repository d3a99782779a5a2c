"""All that is known of an entity on one card, which needs no script and no network."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kerege.model import Claim, Entity
from kerege.store import Store
from kerege.view import condition_words, object_words, predicate_words, when_words

_TEMPLATE = Path(__file__).with_name("card.html")


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a claim as seen from the entity of the card; `quote` are the words that carry it."""

    relation: str
    other: str
    when: str
    who: str
    quote: str


@dataclass(frozen=True, slots=True)
class Card:
    """Hold the name and kind of an entity, its labels by language, and its claims by theme."""

    name: str
    kind: str
    labels: dict[str, str]
    codes: dict[str, str]
    themes: dict[str, list[Line]]

    def __repr__(self) -> str:
        lines = [f"{self.name} ({self.kind})", " · ".join(dict.fromkeys(self.labels.values()))]
        for theme, found in self.themes.items():
            lines += ["", theme]
            lines += [
                f"  {line.relation} · {line.other} ({line.when}; {line.who})" for line in found
            ]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        from jinja2 import Environment

        environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
        template = environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))
        return template.render(card=self)


def card(store: Store, entity: Entity, claims: Iterable[Claim]) -> Card:
    """Return the card of an entity, its themes in the order of the ontology."""
    ontology = store.ontology
    themes: dict[str, list[Line]] = {theme: [] for theme in ontology.codes.get("theme", {})}
    for claim in claims:
        relation = ontology.relations.get(claim.relation)
        theme = (relation.theme if relation else "") or "other"
        themes.setdefault(theme, []).append(_line(store, claim, entity.id))
    kind = ontology.classes.get(entity.kind)
    return Card(
        name=entity.label(),
        kind=kind.label if kind else entity.kind,
        labels={name.lang: name.text for name in entity.names if name.is_label},
        codes=dict(entity.codes),
        themes={theme: lines for theme, lines in themes.items() if lines},
    )


def _line(store: Store, claim: Claim, entity: str) -> Line:
    """Return a claim as seen from an entity: `←` where the entity is its object."""
    is_subject = claim.subject == entity
    other = object_words(store, claim.object) if is_subject else store.label(claim.subject)
    return Line(
        relation=predicate_words(store, claim)
        if is_subject
        else f"← {predicate_words(store, claim)}",
        other=" ".join(part for part in (other, condition_words(store, claim)) if part),
        when=when_words(store, claim),
        who=store.label(claim.asserted_by),
        quote=claim.evidence.quote if claim.evidence else "",
    )
