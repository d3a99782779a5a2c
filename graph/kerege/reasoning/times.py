"""When claims hold, as exactly as two of them can be compared."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from kerege.model import ALWAYS, Claim, Polarity
from kerege.ontology import Relation
from kerege.reasoning.amounts import is_figure
from kerege.store import Store
from kerege.values import Interval, PartialDate
from kerege.values.dates import END
from kerege.view.clocks import observed_ends

Period = tuple[int, int]
"""The first day of a period, and the day after it."""


@dataclass(frozen=True, slots=True)
class Timed:
    """Hold a claim with two spans of time.

    It `holds` by the clock, from day `first` up to day `end`: what was only observed holds until
    its speaker's next word. It is `sure` on the days that its own words name for certain, and None
    where they name none. A figure that belongs to its date and to no other has a `period`.
    """

    claim: Claim
    relation: Relation
    holds: Interval
    sure: Interval | None
    first: int = field(init=False)
    end: int = field(init=False)
    sure_first: int = field(init=False)
    sure_end: int = field(init=False)
    period: Period | None = field(init=False)

    def __post_init__(self) -> None:
        sure = self.sure or self.holds
        for name, day in (
            ("first", self.holds.first),
            ("end", self.holds.end),
            ("sure_first", sure.first),
            ("sure_end", sure.end),
        ):
            object.__setattr__(self, name, day)
        closed = self.holds.start is not None and self.holds.until is not None
        period = (self.first, self.end) if closed and is_figure(self.relation, self.claim) else None
        object.__setattr__(self, "period", period)

    @property
    def is_carried(self) -> bool:
        """Tell whether it is sure of some days, and carried on from there."""
        return self.sure is not None and self.sure_end < self.end

    @property
    def has_start(self) -> bool:
        """Tell whether the claim says when it begins."""
        return self.claim.during.start is not None


def timed(
    store: Store,
    claims: Iterable[Claim],
    *,
    undated: bool = False,
    ends: Mapping[str, int] | None = None,
) -> Iterator[Timed]:
    """Yield the claims that hold at some time; with `undated` also those that name no time.

    Those count as observed when they were said; an act as done at any time before. `ends` are the
    days on which observed claims give way; without it they are sought among these claims.
    """
    claims = list(claims)
    ends = observed_ends(store, claims) if ends is None else ends
    for claim in claims:
        relation = store.ontology.relations.get(claim.relation)
        if relation is None:
            continue
        if not claim.during.is_open:
            yield Timed(claim, relation, claim.during, _certain(claim))
        elif claim.observed_on and is_figure(relation, claim):
            period = Interval.during(claim.observed_on)
            yield Timed(claim, relation, period, period)
        elif claim.observed_on:
            end = ends.get(claim.id, END)
            holds, sure = Interval(claim.observed_on, _day(end)), Interval.during(claim.observed_on)
            yield Timed(claim, relation, holds, sure if sure.end <= end else holds)
        elif undated and is_act(relation) and claim.polarity is Polarity.POSITIVE:
            yield Timed(claim, relation, Interval(None, _day(_said(claim).end)), None)
        elif not relation.wants_date:
            yield Timed(claim, relation, ALWAYS, ALWAYS)
        elif undated:
            said = _said(claim)
            yield Timed(claim, relation, Interval(said), Interval.during(said))


def is_act(relation: Relation) -> bool:
    """Tell whether a relation is something done, and not a state that lasts."""
    return bool(relation.rung or relation.plover)


def in_common(one: Timed, two: Timed, *, same: bool = False) -> tuple[Interval | None, bool]:
    """Return the time that two claims share, and whether both are sure of it.

    Two figures share a time only where they are of the same period: a year is no month of it.
    Where a claim that is carried on meets a later beginning, the later one has taken its place:
    they share none, unless both say the `same`.
    """
    if one.period and two.period and one.period != two.period:
        return None, False
    if one.sure and two.sure:
        if one.sure_first < two.sure_end and two.sure_first < one.sure_end:
            return one.sure.intersection(two.sure), True
        early, late = (one, two) if one.sure_first < two.sure_first else (two, one)
        taken = early.is_carried and late.has_start and not same
        if taken or not (early.is_carried or late.is_carried):
            return None, False
    return one.holds.intersection(two.holds), False


def _said(claim: Claim) -> PartialDate:
    return claim.stated_on or claim.published_on or claim.recorded_on


def _certain(claim: Claim) -> Interval | None:
    """Return the days on which a claim holds wherever its coarse start may lie.

    From 2019 is sure of the last day of 2019; all of 2019 is sure of the whole year. Where it names
    no end, it is sure up to the day on which it was said or published.
    """
    during = claim.during
    start, until = during.start, during.until
    if start is None or during.is_whole:
        return during
    first = start.first if start.precision == "day" else start.end - 1
    said = claim.stated_on or claim.published_on
    end = max(said.end, first + 1) if said and until is None else during.end
    if (first, end) == (during.first, during.end):
        return during
    return Interval(_day(first), _day(end)) if first < end else None


@lru_cache(maxsize=1 << 16)
def _day(ordinal: int) -> PartialDate | None:
    return None if ordinal >= END else PartialDate.of(date.fromordinal(ordinal))
