"""The map projection: Miller's, in pixels of a world 3,000 wide."""

import math

WIDTH = 3000
_FARTHEST = 78.0


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Return the place of coordinates in degrees, north up, to whole pixels.

    >>> project(0, 0), project(51, 71)
    ((0, 0), (592, -466))
    """
    latitude = max(-_FARTHEST, min(_FARTHEST, latitude))
    scale = WIDTH / 2 / math.pi
    y = 1.25 * math.log(math.tan(math.pi / 4 + 0.4 * math.radians(latitude)))
    return (round(longitude / 180 * WIDTH / 2), round(-y * scale))
