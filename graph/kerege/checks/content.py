"""Checks of what the claims say."""

import unicodedata
from collections.abc import Iterator
from itertools import combinations

from kerege.model import CURATED, Claim, Ref
from kerege.resolve import Resolver
from kerege.store import Store
from kerege.values import Interval, Quantity
from kerege.view import live, sentence


def undated(store: Store) -> Iterator[tuple[str, str]]:
    """Yield the curated claims without a date whose relation wants one."""
    for claim in store:
        relation = store.ontology.relations.get(claim.relation)
        no_date = claim.during.is_open and not claim.observed_on
        if no_date and claim.method == CURATED and relation and relation.wants_date:
            yield f"claim {claim.id[:8]}", sentence(store, claim)


def exclusive(store: Store) -> Iterator[tuple[str, str]]:
    """Yield pairs of facts that give one place to two at the same time.

    Amounts are left out: they exclude each other only within a tolerance.
    """
    places: dict[tuple[object, ...], list[Claim]] = {}
    for claim in live(store):
        relation = store.ontology.relations.get(claim.relation)
        if claim.is_plain_fact and relation and not isinstance(claim.object, Quantity):
            if relation.exclusive:
                places.setdefault((claim.subject, relation.id, claim.qualifiers), []).append(claim)
            if relation.exclusive_subject:
                places.setdefault((claim.object, relation.id, claim.qualifiers), []).append(claim)
    for claims in places.values():
        for one, other in combinations(claims, 2):
            if (one.subject, one.object) != (other.subject, other.object) and _meet(one, other):
                found = f"{sentence(store, one)} ({one.id[:8]}), {sentence(store, other)}"
                yield f"claim {other.id[:8]}", found


def one_script(store: Store) -> Iterator[tuple[str, str]]:
    """Yield the people and cities whose names are all in Latin letters."""
    for entity in store.entities.values():
        texts = [name.text for name in entity.names]
        if entity.kind in {"Person", "City"} and texts and all(map(_is_latin, texts)):
            yield f"entity {entity.id}", entity.label()


def _is_latin(text: str) -> bool:
    return all(unicodedata.name(char, "").startswith("LATIN") for char in text if char.isalpha())


def _meet(one: Claim, other: Claim) -> bool:
    spans = []
    for claim in (one, other):
        seen = claim.observed_on
        open_span = Interval(seen) if seen else Interval()
        spans.append(claim.during if not claim.during.is_open else open_span)
    return spans[0].meets(spans[1])


def orphans(store: Store) -> Iterator[tuple[str, str]]:
    """Yield the entities that stand in no claim and publish no source."""
    used = {name for camp in store.project.camps for name in camp.members}
    for source in store.sources.values():
        used |= {source.publisher, source.author}
    for claim in store:
        used |= {claim.subject, claim.asserted_by}
        values = (claim.object, *(value for _, value in claim.qualifiers))
        used |= {value.id for value in values if isinstance(value, Ref)}
    for entity in store.entities.values():
        if entity.id not in used:
            yield f"entity {entity.id}", entity.label()


def shared_names(store: Store) -> Iterator[tuple[str, str]]:
    """Yield the names that more than one entity bears."""
    for name, bearers in sorted(Resolver(tuple(store.entities.values())).names.items()):
        if len(bearers) > 1:
            yield f"name {name!r}", ", ".join(sorted(bearers))


def unlinked_sources(store: Store) -> Iterator[tuple[str, str]]:
    """Yield the sources that claims cite and nobody can open."""
    cited = {claim.source for claim in store}
    for source in store.sources.values():
        if source.id in cited and not source.url and not source.text_digest:
            yield f"source {source.id}", source.title
