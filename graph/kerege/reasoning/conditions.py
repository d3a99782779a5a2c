"""On which evidence a question is asked: the graph without some claims, or of some alone.

A condition is a name for claims: a word of CONDITIONS, a class of source, a camp, an entity (what
it says or publishes), a source.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from kerege.errors import NotFoundError
from kerege.model import Claim, Modality, Source
from kerege.reasoning.contradictions import is_doubtful
from kerege.reasoning.plans import said_on
from kerege.store import Store
from kerege.values import PartialDate
from kerege.view.origins import said, witnesses

Test = Callable[[Claim], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Name claims by what they are like; `words` say which they are."""

    id: str
    words: str
    fits: Callable[[Store, Claim], bool]


CONDITIONS = {
    condition.id: condition
    for condition in (
        Condition(
            id="asserted",
            words="said to be so: neither planned, possible nor demanded, and no opinion",
            fits=lambda _, claim: claim.modality is Modality.ASSERTED and not claim.opinion,
        ),
        Condition(
            id="planned",
            words="intended, promised or announced for later",
            fits=lambda _, claim: claim.modality is Modality.PLANNED,
        ),
        Condition(
            id="hedged",
            words="said to be possible or required, or an opinion",
            fits=lambda _, claim: (
                claim.modality in (Modality.HYPOTHETICAL, Modality.DEMANDED) or claim.opinion
            ),
        ),
        Condition(
            id="originals",
            words="in a source of its own: no reprint, no report of an agency, no translation",
            fits=lambda store, claim: not _is_copy(store.sources.get(claim.source)),
        ),
        Condition(
            id="doubtful",
            words="of a source graded D to F, or of credibility 5 or 6",
            fits=is_doubtful,
        ),
    )
}
"""The conditions that look at one claim alone."""
SINGLE_ORIGIN = "single-origin"
"""The condition that looks at all that is left: no second independent origin says the same."""


def restrict(
    store: Store,
    *,
    without: Collection[str] = (),
    only: Collection[str] = (),
    before: PartialDate | None = None,
) -> Store:
    """Return the graph that would have been on part of the evidence.

    Out go the claims that fit any condition of `without`, do not fit all of `only` (a single name
    will do for either), or were made on or after `before`. What a claim that is gone superseded
    stands again. How many origins a statement has is counted last, among what is left. Raises
    NotFoundError for an unknown condition.
    """
    without = [without] if isinstance(without, str) else without
    only = [only] if isinstance(only, str) else only
    rejects = [_test(store, name) for name in without if name != SINGLE_ORIGIN]
    demands = [_test(store, name) for name in only if name != SINGLE_ORIGIN]
    kept = [
        claim
        for claim in store.claims
        if not any(test(claim) for test in rejects)
        and all(test(claim) for test in demands)
        and (before is None or said_on(claim).end <= before.first)
    ]
    if SINGLE_ORIGIN in without or SINGLE_ORIGIN in only:
        single = single_origin(store, kept)
        kept = [claim for claim in kept if (claim.id in single) is (SINGLE_ORIGIN in only)]
    return replace(store, claims=tuple(kept))


def single_origin(store: Store, claims: Iterable[Claim]) -> set[str]:
    """Return the ids of the claims that nobody repeats from an origin of their own."""
    claims = list(claims)
    found = witnesses(store, claims)
    return {claim.id for claim in claims if len(found[said(claim)]) == 1}


def condition_names(store: Store) -> dict[str, str]:
    """Return every condition of a graph but entities and sources, with its words."""
    words = {name: condition.words for name, condition in CONDITIONS.items()}
    words[SINGLE_ORIGIN] = "that no second independent origin repeats"
    classes = store.ontology.codes.get("sourceClass", {}).values()
    words |= {each.notation: f"in a source of class {each.label}" for each in classes}
    words |= {camp.id: f"said or published by {camp.label}" for camp in store.project.camps}
    return words


def _test(store: Store, name: str) -> Test:
    if name in CONDITIONS:
        condition = CONDITIONS[name]
        return lambda claim: condition.fits(store, claim)
    if name in store.ontology.codes.get("sourceClass", {}):
        return lambda claim: name in _kinds(store, claim)
    camps = {camp.id: camp.members for camp in store.project.camps}
    if name in camps or name in store.entities:
        members = camps.get(name, frozenset({name}))
        return lambda claim: bool(voices(store, claim) & members)
    if name in store.sources:
        return lambda claim: claim.source == name
    known = {*condition_names(store), *store.entities, *store.sources}
    raise NotFoundError("condition", name, known)


def voices(store: Store, claim: Claim) -> set[str]:
    """Return who says a claim, who publishes it, and whose text or report it repeats."""
    chain = _chain(store, claim)
    named = {name for source in chain for name in (source.publisher, source.credits) if name}
    return {claim.asserted_by, *named}


def _kinds(store: Store, claim: Claim) -> set[str]:
    return {source.kind for source in _chain(store, claim)}


def _chain(store: Store, claim: Claim) -> list[Source]:
    """Return the source of a claim and those whose text it repeats."""
    chain: list[Source] = []
    source = store.sources.get(claim.source)
    while source and source not in chain:
        chain.append(source)
        source = store.sources.get(source.origin or source.shares_text_with)
    return chain


def _is_copy(source: Source | None) -> bool:
    if source is None:
        return False
    foreign = (source.origin, source.shares_text_with, source.credits, source.translated_from)
    return any(foreign)
