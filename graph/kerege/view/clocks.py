"""The two clocks: which claims hold at a time, and which were known by a time."""

from collections.abc import Iterable
from itertools import pairwise

from kerege.model import Claim, Rank, object_key
from kerege.store import Store
from kerege.values import PartialDate
from kerege.values.dates import END


def live(store: Store, known_by: PartialDate | None = None) -> list[Claim]:
    """Return the claims that stood in the graph at the end of a date; None means now.

    A claim stands from the day it was recorded until it was retracted or superseded. A deprecated
    claim never stands.
    """
    until = known_by.end if known_by else END
    known = [claim for claim in store.claims if claim.recorded_on.first < until]
    superseded = {old for claim in known for old in claim.supersedes}
    return [
        claim
        for claim in known
        if claim.id not in superseded
        and claim.rank is not Rank.DEPRECATED
        and not (claim.retracted_on and claim.retracted_on.first < until)
    ]


def holding(store: Store, as_of: PartialDate, known_by: PartialDate | None = None) -> list[Claim]:
    """Return the live claims that hold on some day of a date.

    A claim with an interval holds in it. A claim that was only observed holds from that day until
    its speaker's next word on the same matter. A claim without any date holds always if its
    relation wants none (borders), and otherwise never.
    """
    standing = live(store, known_by)
    ends = observed_ends(store, standing)
    return [claim for claim in standing if _holds(store, claim, as_of, ends.get(claim.id, END))]


def begins(claim: Claim) -> PartialDate | None:
    """Return when a claim begins to hold: its start, or the day it was observed."""
    return claim.during.start or claim.observed_on


def _holds(store: Store, claim: Claim, as_of: PartialDate, observed_end: int) -> bool:
    if not claim.during.is_open:
        return claim.during.first < as_of.end and as_of.first < claim.during.end
    if claim.observed_on:
        return claim.observed_on.first < as_of.end and as_of.first < observed_end
    relation = store.ontology.relations.get(claim.relation)
    return relation is not None and not relation.wants_date


def observed_ends(store: Store, claims: Iterable[Claim]) -> dict[str, int]:
    """Return the first day on which each observed claim gives way to its speaker's next one."""
    matters: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        if begins(claim):
            matters.setdefault(matter(store, claim), []).append(claim)
    ends = {}
    for group in matters.values():
        firsts = sorted({begin.first for claim in group if (begin := begins(claim))})
        following = dict(pairwise(firsts))
        for claim in group:
            if claim.during.is_open and claim.observed_on:
                ends[claim.id] = following.get(claim.observed_on.first, END)
    return ends


def matter(store: Store, claim: Claim) -> tuple[str, ...]:
    """Return what a speaker's later word on the same shares with this one.

    That is the statement; of an exclusive relation, all of it but the object, since a new capital
    ends the old one.
    """
    relation = store.ontology.relations.get(claim.relation)
    if relation is None or not relation.exclusive:
        return (claim.asserted_by, claim.statement)
    frame = [f"{key}={object_key(value)}" for key, value in claim.qualifiers]
    return (claim.asserted_by, claim.subject, claim.relation, *frame)
