"""Which claims stand as direct triples."""

from collections.abc import Iterable, Iterator

from kerege.model import Claim, Rank, object_key
from kerege.store import Store
from kerege.view.clocks import holding_of_subject
from kerege.view.origins import Origins

UNRELIABLE = frozenset("DEF")


def direct_claims(store: Store) -> list[Claim]:
    """Return one claim for each direct triple, in canonical order.

    A triple stands for a claim that asserts its content, holds on the build date and is of the
    best rank that its subject and relation have. What one origin alone says, graded D to F, does
    not stand.
    """
    return [claim for _, _, direct in with_direct(store) for claim in direct]


def with_direct(store: Store) -> Iterator[tuple[str, list[Claim], list[Claim]]]:
    """Yield each subject with the claims about it, and those of them that are direct triples.

    All that decides about a triple is said of its subject, so that memory does not grow.
    """
    finder = Origins(store)
    for subject, claims in store.subjects():
        facts = [
            claim
            for claim in holding_of_subject(store, claims, store.build_date)
            if claim.is_plain_fact
        ]
        yield subject, claims, _chosen(facts, _alone(store, finder, facts))


def _chosen(facts: Iterable[Claim], alone: set[str]) -> list[Claim]:
    """Return the first claim of each triple among those about one subject."""
    preferred = {claim.relation for claim in facts if claim.rank is Rank.PREFERRED}
    chosen: dict[tuple[str, str], Claim] = {}
    for claim in facts:
        best = claim.rank is Rank.PREFERRED or claim.relation not in preferred
        if best and claim.statement not in alone:
            chosen.setdefault((claim.relation, object_key(claim.object)), claim)
    return list(chosen.values())


def _alone(store: Store, finder: Origins, facts: Iterable[Claim]) -> set[str]:
    """Return the statements that one unreliable origin makes, and no reliable source."""
    doubtful = [claim for claim in facts if _is_unreliable(store, claim)]
    if not doubtful:
        return set()
    reliable = {claim.statement for claim in facts if not _is_unreliable(store, claim)}
    origins: dict[str, set[str]] = {}
    for claim in doubtful:
        if claim.statement not in reliable:
            origins.setdefault(claim.statement, set()).add(finder.of(claim))
    return {statement for statement, found in origins.items() if len(found) == 1}


def _is_unreliable(store: Store, claim: Claim) -> bool:
    source = store.sources.get(claim.source)
    return source is not None and source.reliability in UNRELIABLE
