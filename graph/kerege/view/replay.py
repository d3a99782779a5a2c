"""The graph as it was known on a day: without what came later, with what was withdrawn later."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from kerege.model import Claim, Entity, Ref, Source
from kerege.store import Store
from kerege.values import PartialDate


def replayed(store: Store, known_by: PartialDate) -> Store:
    """Return the store that would have been made at the end of a date.

    Claims, sources and entities that were recorded later are gone, as are later withdrawals. What
    has no record date was always there. The build date is no later than the last day of the date.
    """
    claims = known_claims(store.claims, known_by)
    sources = known_sources(store.sources, store.claims, known_by)
    documents = {
        name: document
        for name, document in store.documents.items()
        if is_known(document.recorded_on, known_by)
    }
    return replace(
        store,
        build_date=min(store.build_date, last_day(known_by), key=lambda day: day.end),
        entities=known_entities(store.entities, claims, sources.values(), known_by),
        sources=sources,
        claims=claims,
        documents=documents,
        assessments={},
    )


def is_known(recorded_on: PartialDate | None, known_by: PartialDate) -> bool:
    """Tell whether something recorded on a date was there by the end of another."""
    return recorded_on is None or recorded_on.first < known_by.end


def last_day(when: PartialDate) -> PartialDate:
    """Return the last day that a date denotes."""
    return PartialDate.of(date.fromordinal(when.end - 1))


def known_claims(claims: Iterable[Claim], known_by: PartialDate) -> tuple[Claim, ...]:
    """Return the claims that were recorded by then, without withdrawals that came later."""
    return tuple(
        claim
        if claim.retracted_on is None or is_known(claim.retracted_on, known_by)
        else replace(claim, retracted_on=None)
        for claim in claims
        if is_known(claim.recorded_on, known_by)
    )


def known_sources(
    sources: Mapping[str, Source], claims: Iterable[Claim], known_by: PartialDate
) -> dict[str, Source]:
    """Return the sources that were retrieved by then, and those in which known claims stand.

    One without a day of retrieval came with the first of all its claims.
    """
    claims = list(claims)
    cited = {claim.source for claim in claims}
    cited_then = {claim.source for claim in claims if is_known(claim.recorded_on, known_by)}
    known = {
        name: source
        for name, source in sources.items()
        if name in cited_then
        or (source.retrieved_on and is_known(source.retrieved_on, known_by))
        or (not source.retrieved_on and name not in cited)
    }
    return {
        name: replace(source, shares_text_with="")
        if source.shares_text_with and source.shares_text_with not in known
        else source
        for name, source in known.items()
    }


def known_entities(
    entities: Mapping[str, Entity],
    claims: Iterable[Claim],
    sources: Iterable[Source],
    known_by: PartialDate,
) -> dict[str, Entity]:
    """Return the entities that were recorded by then, and those that known claims are about."""
    named = {name for claim in claims for name in _named(claim)}
    named |= {name for source in sources for name in (source.publisher, source.author)}
    return {
        name: entity
        for name, entity in entities.items()
        if name in named or (not _is_made(name) and is_known(entity.recorded_on, known_by))
    }


def _named(claim: Claim) -> list[str]:
    values = (claim.object, *(value for _, value in claim.qualifiers))
    return [claim.subject, claim.asserted_by, *(v.id for v in values if isinstance(v, Ref))]


def _is_made(entity: str) -> bool:
    """Tell whether a reader made the entity for a mention, so that it came with a text."""
    return entity.startswith("auto/")
