"""The colours of the explorer stay apart for those who see fewer of them."""

import itertools
import math
import re
from pathlib import Path

import pytest

from kerege.writers.html import page

CSS = (Path(page.__file__).parent / "static" / "page.css").read_text(encoding="utf-8")
THEMES = dict(zip(("light", "dark"), re.findall(r"\{([^}]*--bg[^}]*)\}", CSS)[:2], strict=True))
# Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
SIGHTS = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ = (
    (0.4124, 0.3576, 0.1805),
    (0.2126, 0.7152, 0.0722),
    (0.0193, 0.1192, 0.9505),
)
WHITE = (0.9505, 1.0, 1.089)
APART = {"stances": 20.0, "blocs": 6.0}
"""Distances in CIELAB; 2.3 is just noticeable. Stances also differ by dash, blocs by their name."""
SETS = {
    "stances": ("asserted", "open", "denied"),
    "blocs": tuple(f"bloc-{n}" for n in range(1, 7)),
}

Triple = tuple[float, float, float]


def times(matrix: tuple[Triple, ...], vector: Triple) -> Triple:
    a, b, c = (sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix)
    return (a, b, c)


def lab(colour: str, sight: str) -> Triple:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    r, g, b = (
        min(1.0, max(0.0, p)) for p in times(SIGHTS[sight], (linear[0], linear[1], linear[2]))
    )
    x, y, z = (
        v ** (1 / 3) if (v := part / white) > 0.008856 else 7.787 * v + 16 / 116
        for part, white in zip(times(TO_XYZ, (r, g, b)), WHITE, strict=True)
    )
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def colour_of(theme: str, name: str) -> str:
    found = re.search(rf"--{name}: (#[0-9a-f]{{6}});", THEMES[theme])
    assert found
    return found[1]


@pytest.mark.parametrize("kind", SETS)
@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", THEMES)
def test_colours_stay_apart(theme: str, sight: str, kind: str) -> None:
    near = {
        (one, other): round(distance, 1)
        for one, other in itertools.combinations(SETS[kind], 2)
        if (
            distance := math.dist(
                lab(colour_of(theme, one), sight), lab(colour_of(theme, other), sight)
            )
        )
        < APART[kind]
    }
    assert near == {}
