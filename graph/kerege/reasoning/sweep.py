"""One pass over the claims that compete for a place, sorted by time."""

import heapq
from collections.abc import Callable, Hashable, Iterable, Iterator
from operator import attrgetter

from kerege.model import Claim
from kerege.reasoning.times import Period, Timed

Value = Hashable
_Shelf = dict[Value, dict[str, Timed]]


def clashes(
    items: Iterable[Timed],
    value: Callable[[Claim], Value],
    differ: Callable[[Timed, Timed], bool],
) -> Iterator[tuple[Timed, Timed]]:
    """Yield the pairs of a slot that hold at one time and whose values differ.

    Figures of different periods are never brought together, and claims with equal values are
    compared once, not one by one: the cost is the number of claims times that of the different
    values that stand beside each other, and of the pairs found.
    """
    running: dict[Period | None, _Shelf] = {}
    ends: list[tuple[int, str, Period | None, Value]] = []
    for item in sorted(items, key=attrgetter("first", "end", "claim.id")):
        while ends and ends[0][0] <= item.first:
            _, over, period, place = heapq.heappop(ends)
            _take_out(running, period, place, over)
        own = value(item.claim)
        for shelf in _rivals(running, item.period):
            for place, others in shelf.items():
                if place != own and differ(next(iter(others.values())), item):
                    yield from ((other, item) for other in others.values())
        running.setdefault(item.period, {}).setdefault(own, {})[item.claim.id] = item
        heapq.heappush(ends, (item.end, item.claim.id, item.period, own))  # ids are unique: no tie


def _rivals(running: dict[Period | None, _Shelf], period: Period | None) -> list[_Shelf]:
    """Return what may be compared with an item of a period: all, if it has none."""
    if period is None:
        return list(running.values())
    return [running[key] for key in (period, None) if key in running]


def _take_out(
    running: dict[Period | None, _Shelf], period: Period | None, place: Value, over: str
) -> None:
    shelf = running[period]
    del shelf[place][over]
    if not shelf[place]:
        del shelf[place]
    if not shelf:
        del running[period]
