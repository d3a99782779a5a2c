"""One pass over the claims that compete for a place, sorted by time."""

import heapq
from collections.abc import Callable, Hashable, Iterable, Iterator
from operator import attrgetter

from kerege.reasoning.times import Timed

Value = Hashable


def clashes(
    items: Iterable[Timed],
    value: Callable[[Timed], Value],
    differ: Callable[[Timed, Timed], bool],
) -> Iterator[tuple[Timed, Timed]]:
    """Yield the pairs of a slot that hold at one time and whose values differ.

    Claims with equal values are compared once, not one by one: the cost is the number of claims
    times that of the different values that stand beside each other, and of the pairs found.
    """
    running: dict[Value, dict[str, Timed]] = {}
    ends: list[tuple[int, str, Value]] = []
    order = attrgetter("first", "end", "claim.id")
    for item in sorted(items, key=order):
        while ends and ends[0][0] <= item.first:
            _, over, place = heapq.heappop(ends)
            running[place].pop(over, None)
            if not running[place]:
                del running[place]
        own = value(item)
        for place, others in running.items():
            if place != own and differ(next(iter(others.values())), item):
                yield from ((other, item) for other in others.values())
        running.setdefault(own, {})[item.claim.id] = item
        heapq.heappush(ends, (item.end, item.claim.id, own))  # ids are unique: no tie
