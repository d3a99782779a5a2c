"""Free room on a plane: the nearest place where a rectangle fits."""

import math
from collections.abc import Iterator

Point = tuple[float, float]
_CELL = 60
_FINEST, _COARSEST = 8.0, 16.0


class Room:
    """Give rectangles places that do not overlap."""

    def __init__(self) -> None:
        self._taken: dict[tuple[int, int], list[tuple[float, float, float, float]]] = {}
        self._rings: dict[str, int] = {}

    def take(self, wanted: Point, size: tuple[float, float], *, key: str | None = None) -> Point:
        """Return the free centre nearest to the wanted one, and keep it.

        Rectangles with one key want one place: the search goes on where the last one ended, so
        that a thousand around one centre do not cost a million tries.
        """
        first = self._rings.get(key, 0) if key is not None else 0
        step = max(_FINEST, min(_COARSEST, *(side / 2 for side in size)))
        for ring, x, y in _rings(wanted, first, step):
            if self._is_free(x, y, size):
                if key is not None:
                    self._rings[key] = max(0, ring - 1)
                self._keep(x, y, size)
                return (x, y)
        raise AssertionError("the plane has no end")

    def _is_free(self, x: float, y: float, size: tuple[float, float]) -> bool:
        width, height = size
        return not any(
            abs(x - ox) * 2 < width + ow and abs(y - oy) * 2 < height + oh
            for cell in _cells(x, y, size)
            for ox, oy, ow, oh in self._taken.get(cell, ())
        )

    def _keep(self, x: float, y: float, size: tuple[float, float]) -> None:
        for cell in _cells(x, y, size):
            self._taken.setdefault(cell, []).append((x, y, *size))


def _rings(centre: Point, first: int, size: float) -> Iterator[tuple[int, float, float]]:
    """Yield points on ever wider ellipses, from the right round, as whole pixels."""
    x, y = centre
    ring = first
    while True:
        count = max(1, ring * 6)
        for step in range(count):
            angle = 2 * math.pi * (step / count + ring * 0.19)
            yield (
                ring,
                float(round(x + math.cos(angle) * ring * size * 1.3)),
                float(round(y + math.sin(angle) * ring * size)),
            )
        ring += 1


def _cells(x: float, y: float, size: tuple[float, float]) -> Iterator[tuple[int, int]]:
    width, height = size
    for column in range(math.floor((x - width / 2) / _CELL), math.floor((x + width / 2) / _CELL) + 1):
        for row in range(math.floor((y - height / 2) / _CELL), math.floor((y + height / 2) / _CELL) + 1):
            yield (column, row)
