"""The two clocks: which claims hold at a time, and which were known by a time."""

from collections.abc import Container, Iterable, Mapping
from itertools import pairwise

from kerege.model import Claim, Rank
from kerege.store import Store, begins
from kerege.values import PartialDate
from kerege.values.dates import BEGINNING, END


def live(
    store: Store, known_by: PartialDate | None = None, *, claims: Iterable[Claim] | None = None
) -> list[Claim]:
    """Return the claims that stood in the graph at the end of a date; None means now.

    A claim stands from the day it was recorded until it was retracted or superseded. A deprecated
    claim never stands. `claims` asks of some claims of the store only.
    """
    until = known_by.end if known_by else END
    superseded: Container[str] = store.superseded_by
    if known_by:
        superseded = {
            old
            for old, newer in store.superseded_by.items()
            if any(each.recorded_on.first < until for each in newer)
        }
    return [
        claim
        for claim in (store.claims if claims is None else claims)
        if claim.recorded_on.first < until
        and claim.rank is not Rank.DEPRECATED
        and (claim.retracted_on is None or claim.retracted_on.first >= until)
        and claim.id not in superseded
    ]


def holding(store: Store, as_of: PartialDate, known_by: PartialDate | None = None) -> list[Claim]:
    """Return the live claims that hold on some day of a date."""
    standing = live(store, known_by)
    ends = stored_ends(store, standing)
    return [claim for claim in standing if holds(_period(store, claim, ends), as_of)]


def holding_of_subject(store: Store, claims: Iterable[Claim], as_of: PartialDate) -> list[Claim]:
    """Return those of all claims about one entity that hold, without a look at the others.

    That is enough, since a speaker's next word on a matter is about the same entity.
    """
    standing = live(store, claims=claims)
    ends = observed_ends(store, standing)
    return [claim for claim in standing if holds(_period(store, claim, ends), as_of)]


def periods(
    store: Store, known_by: PartialDate | None = None, *, claims: Iterable[Claim] | None = None
) -> dict[str, tuple[int, int]]:
    """Return the first day on which each live claim holds, and the first on which it does not.

    One that never does is not among them. `claims` asks of all those about some entities only.
    """
    standing = live(store, known_by, claims=claims)
    ends = (stored_ends if claims is None else observed_ends)(store, standing)
    found = ((claim.id, _period(store, claim, ends)) for claim in standing)
    return {name: period for name, period in found if period}


def holds(period: tuple[int, int] | None, as_of: PartialDate) -> bool:
    """Tell whether a claim with such a period holds on some day of a date."""
    return period is not None and period[0] < as_of.end and as_of.first < period[1]


def _period(store: Store, claim: Claim, ends: Mapping[str, int]) -> tuple[int, int] | None:
    """Return when a claim holds, None for never.

    A claim with an interval holds in it. A claim that was only observed holds from that day until
    its speaker's next word on the same matter. A claim without any date holds always if its
    relation wants none (borders), and otherwise never.
    """
    during, observed = claim.during, claim.observed_on
    if not during.is_open:
        return during.first, during.end
    if observed:
        return observed.first, ends.get(claim.id, END)
    relation = store.ontology.relations.get(claim.relation)
    return (BEGINNING, END) if relation is not None and not relation.wants_date else None


def observed_ends(store: Store, claims: Iterable[Claim]) -> dict[str, int]:
    """Return the first day on which observed claims give way to their speaker's next word.

    What no later word ends has no place in the answer.
    """
    claims = list(claims)
    if not any(claim.observed_on and claim.during.is_open for claim in claims):
        return {}
    matters: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        if begins(claim):
            matters.setdefault(store.matter(claim), []).append(claim)
    ends: dict[str, int] = {}
    for group in matters.values():
        if len(group) > 1:
            firsts = sorted({begin.first for claim in group if (begin := begins(claim))})
            following = dict(pairwise(firsts))
            for claim in group:
                if claim.during.is_open and claim.observed_on:
                    ends[claim.id] = following.get(claim.observed_on.first, END)
    return ends


def stored_ends(store: Store, claims: Iterable[Claim]) -> dict[str, int]:
    """Return what `observed_ends` does, of claims of the store: only few need a look."""
    return observed_ends(store, [claim for claim in claims if claim.id in store.spoken_of_again])
