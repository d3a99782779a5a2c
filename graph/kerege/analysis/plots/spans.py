"""When claims hold, as stretches of an axis of days."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from kerege.model import Claim
from kerege.reasoning import claim_origins
from kerege.store import Store
from kerege.values.dates import BEGINNING, END
from kerege.view.clocks import observed_ends


@dataclass(frozen=True, slots=True)
class Span:
    """Hold days from `first` to before `end`, as `date.toordinal` counts, and who vouches for them.

    `is_open`: no source says that it ended.
    """

    first: int
    end: int
    origins: int
    is_open: bool = False


def bounds(store: Store, claims: Iterable[Claim]) -> dict[str, tuple[int, int]]:
    """Return the first day and the day after the last of each dated claim, by claim id."""
    known = list(claims)
    ends = observed_ends(store, known)
    found = {}
    for claim in known:
        if not claim.during.is_open:
            found[claim.id] = (claim.during.first, claim.during.end)
        elif claim.observed_on:
            found[claim.id] = (claim.observed_on.first, ends.get(claim.id, END))
    return found


def spans(store: Store, claims: Iterable[Claim], *, today: int) -> Iterator[Span]:
    """Yield the stretches over which the same number of origins say that something holds."""
    known = list(claims)
    days = bounds(store, known)
    dated = [claim for claim in known if claim.id in days]
    marks = sorted({day for claim in dated for day in days[claim.id]})
    for first, end in pairwise(marks):
        holding = [c for c in dated if days[c.id][0] <= first and end <= days[c.id][1]]
        if holding and first < today:
            yield Span(
                first=first if first != BEGINNING else marks[1],
                end=min(end, today),
                origins=len(claim_origins(store, holding)),
                is_open=end == END,
            )
