"""Checks of what the claims say."""

import unicodedata
from collections.abc import Iterator

from kerege.model import CURATED, Ref
from kerege.reasoning import contradictions
from kerege.resolve import Resolver
from kerege.store import Store
from kerege.view import sentence


def undated(store: Store) -> Iterator[tuple[str, str]]:
    """Yield the curated claims without a date whose relation wants one."""
    for claim in store:
        relation = store.ontology.relations.get(claim.relation)
        no_date = claim.during.is_open and not claim.observed_on
        if no_date and claim.method == CURATED and relation and relation.wants_date:
            yield f"claim {claim.id[:8]}", sentence(store, claim)


def conflicts(store: Store) -> Iterator[tuple[str, str]]:
    """Yield the pairs of claims that cannot both hold."""
    for pair in contradictions(store):
        one, other = (f"{sentence(store, claim)} ({claim.id[:8]})" for claim in pair.claims)
        yield f"claim {pair.first.id[:8]}", f"{one}, {other}: {pair.rule.id}"


def one_script(store: Store) -> Iterator[tuple[str, str]]:
    """Yield the people and cities whose names are all in Latin letters."""
    for entity in store.entities.values():
        texts = [name.text for name in entity.names]
        if entity.kind in {"Person", "City"} and texts and all(map(_is_latin, texts)):
            yield f"entity {entity.id}", entity.label()


def _is_latin(text: str) -> bool:
    return all(unicodedata.name(char, "").startswith("LATIN") for char in text if char.isalpha())


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
