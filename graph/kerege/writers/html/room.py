"""Free room on a plane: the nearest place where a rectangle fits."""

import itertools
import math
from collections.abc import Iterator

Point = tuple[float, float]
_CELL = 60
_FINEST, _COARSEST = 8.0, 16.0
_CROWD, _CROWDED = 64.0, 40
"""How near wishes lie that count as one, and from which ring on they do."""
_SLOTS_SHARED = ((500, 8), (5000, 32))
"""The same for slots: from how many full ones on, how many across count as one wish."""


class Room:
    """Give rectangles places that do not overlap."""

    def __init__(self) -> None:
        self._taken: dict[tuple[int, int], list[tuple[float, float, float, float]]] = {}
        self._full: dict[tuple[float, ...], int] = {}

    def take(self, wanted: Point, size: tuple[float, float]) -> Point:
        """Return the free centre nearest to the wanted one, and keep it.

        In a crowd, what wants nearly the same place looks on from where the last one was found:
        what is taken stays taken.
        """
        step = max(_FINEST, min(_COARSEST, *(side / 2 for side in size)))
        crowd = (*(round(part / _CROWD) * _CROWD for part in wanted), *size)
        ring = self._full.get(crowd, 0)
        if ring >= _CROWDED:
            wanted = (crowd[0], crowd[1])
        while True:
            for x, y in _ring(wanted, step, ring):
                if self.is_free(x, y, size):
                    self.keep(x, y, size)
                    self._full[crowd] = ring if ring >= _CROWDED else 0
                    return (x, y)
            ring += 1

    def is_free(self, x: float, y: float, size: tuple[float, float]) -> bool:
        """Tell whether a rectangle fits there."""
        width, height = size
        return not any(
            abs(x - ox) * 2 < width + ow and abs(y - oy) * 2 < height + oh
            for cell in _cells(x, y, size)
            for ox, oy, ow, oh in self._taken.get(cell, ())
        )

    def keep(self, x: float, y: float, size: tuple[float, float]) -> None:
        """Take a rectangle away from what is free."""
        for cell in _cells(x, y, size):
            self._taken.setdefault(cell, []).append((x, y, *size))

    def copy(self) -> "Room":
        """Return a room in which the same is taken."""
        other = Room()
        other._taken = {cell: list(found) for cell, found in self._taken.items()}
        return other


class Slots:
    """Give many signs of one size the nearest free slots of a grid, however crowded.

    In a crowd, what wants nearly the same slot looks on from where the last one was found.
    Slots never overlap each other, so that a free one is looked for among what was there before.
    """

    def __init__(self, room: Room, size: tuple[float, float]) -> None:
        self._room, self._before, self._size = room, room.copy(), size
        self._offsets: list[tuple[int, int]] = []
        self._reach = 0
        self._taken: set[tuple[int, int]] = set()
        self._passed: dict[tuple[int, int], int] = {}

    def take(self, wanted: Point) -> Point:
        """Return the centre of the free slot nearest to the wanted place, and keep it."""
        width, height = self._size
        at = (round(wanted[0] / width), round(wanted[1] / height))
        for crowd, shared in _SLOTS_SHARED:
            if self._passed.get(at, 0) > crowd:
                at = (at[0] // shared * shared, at[1] // shared * shared)
        for number in itertools.count(self._passed.get(at, 0)):
            if number == len(self._offsets):
                self._widen()
            across, down = self._offsets[number]
            slot = (at[0] + across, at[1] + down)
            if slot in self._taken:
                continue
            self._taken.add(slot)
            x, y = slot[0] * width, slot[1] * height
            if self._before.is_free(x, y, self._size):
                self._passed[at] = number + 1
                self._room.keep(x, y, self._size)
                return (x, y)
        raise AssertionError("a plane has no end")

    def _widen(self) -> None:
        """Add the slots of the next wider ellipse, the nearest first."""
        width, height = self._size
        inner, self._reach = self._reach, self._reach + 16 if self._reach < 64 else self._reach * 2
        most = self._reach
        ring = []
        for down in range(-most, most + 1):
            for across in range(-most, most + 1):
                distance = math.hypot(across * width / 1.3, down * height)
                if inner * height < distance + 1e-9 <= most * height or (
                    not inner and not distance
                ):
                    ring.append((distance, down, across))
        self._offsets += [(across, down) for _, down, across in sorted(ring)]


def _ring(centre: Point, size: float, ring: int) -> Iterator[Point]:
    """Yield the points of an ellipse, from the right round, as whole pixels."""
    x, y = centre
    count = max(1, ring * 6)
    for step in range(count):
        angle = 2 * math.pi * (step / count + ring * 0.19)
        yield (
            float(round(x + math.cos(angle) * ring * size * 1.3)),
            float(round(y + math.sin(angle) * ring * size)),
        )


def _cells(x: float, y: float, size: tuple[float, float]) -> Iterator[tuple[int, int]]:
    width, height = size
    for column in range(
        math.floor((x - width / 2) / _CELL), math.floor((x + width / 2) / _CELL) + 1
    ):
        for row in range(
            math.floor((y - height / 2) / _CELL), math.floor((y + height / 2) / _CELL) + 1
        ):
            yield (column, row)
