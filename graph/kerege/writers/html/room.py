"""Free room on a plane: the nearest place where a rectangle fits."""

import itertools
import math
from collections.abc import Iterator

Point = tuple[float, float]
_CELL = 60
_FINEST, _COARSEST = 8.0, 16.0


class Room:
    """Give rectangles places that do not overlap."""

    def __init__(self) -> None:
        self._taken: dict[tuple[int, int], list[tuple[float, float, float, float]]] = {}

    def take(self, wanted: Point, size: tuple[float, float]) -> Point:
        """Return the free centre nearest to the wanted one, and keep it."""
        step = max(_FINEST, min(_COARSEST, *(side / 2 for side in size)))
        x, y = next(point for point in _rings(wanted, step) if self.is_free(*point, size))
        self._keep(x, y, size)
        return (x, y)

    def is_free(self, x: float, y: float, size: tuple[float, float]) -> bool:
        """Tell whether a rectangle fits there."""
        width, height = size
        return not any(
            abs(x - ox) * 2 < width + ow and abs(y - oy) * 2 < height + oh
            for cell in _cells(x, y, size)
            for ox, oy, ow, oh in self._taken.get(cell, ())
        )

    def _keep(self, x: float, y: float, size: tuple[float, float]) -> None:
        for cell in _cells(x, y, size):
            self._taken.setdefault(cell, []).append((x, y, *size))


class Slots:
    """Give many small signs of one size the nearest free slots of a grid, however crowded.

    Each slot that is taken points on to the next of its row, so a search steps over a thousand
    taken slots at once.
    """

    def __init__(self, room: Room, size: tuple[float, float]) -> None:
        self._room, self._size = room, size
        self._next: dict[tuple[int, int, int], int] = {}
        self._known: set[tuple[int, int]] = set()

    def take(self, wanted: Point) -> Point:
        """Return the centre of the free slot nearest to the wanted place, and keep it."""
        width, height = self._size
        column, row = round(wanted[0] / width), round(wanted[1] / height)
        best = (math.inf, 0, 0)
        for away in itertools.count():
            if away * height >= best[0]:
                break
            for at_row in sorted({row - away, row + away}):
                for way in (1, -1):
                    at = self._free(at_row, column, way)
                    distance = math.hypot((at - column) * width / 1.3, away * height)
                    best = min(best, (distance, at_row, at))
        _, at_row, at = best
        self._fill(at_row, at)
        return (at * width, at_row * height)

    def _free(self, row: int, column: int, way: int) -> int:
        passed = []
        while (row, column, way) in self._next or not self._fits(row, column):
            passed.append(column)
            column = self._next[row, column, way]
        for one in passed:
            self._next[row, one, way] = column
        return column

    def _fits(self, row: int, column: int) -> bool:
        if (row, column) not in self._known:
            self._known.add((row, column))
            width, height = self._size
            if not self._room.is_free(column * width, row * height, self._size):
                self._fill(row, column)
        return (row, column, 1) not in self._next

    def _fill(self, row: int, column: int) -> None:
        self._next[row, column, 1] = column + 1
        self._next[row, column, -1] = column - 1


def _rings(centre: Point, size: float) -> Iterator[Point]:
    """Yield points on ever wider ellipses, from the right round, as whole pixels."""
    x, y = centre
    for ring in itertools.count():
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
