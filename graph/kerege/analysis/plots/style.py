"""How the pictures look: quiet axes, colours that colour-blind readers tell apart."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from kerege.plugins import extra

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLOURS = (
    "#0072b2",
    "#d55e00",
    "#009e73",
    "#cc79a7",
    "#e69f00",
    "#56b4e9",
    "#7f6000",
    "#5e4b8b",
)
"""Okabe and Ito's colours, two of them darker for thin bars."""
INK, FAINT, DENIED = "#33383f", "#d9dde3", "#b3261e"


def axes(given: "Axes | None", *, width: float, height: float) -> "Axes":
    """Return the axes that were given, or new ones of a size in inches."""
    with extra("plot"):
        import matplotlib.pyplot as plt

    if given is not None:
        return given
    return plt.subplots(figsize=(width, height), layout="constrained")[1]


def years(ax: "Axes", first: int, last: int) -> None:
    """Make the x axis one of years, from a day to a day, with a faint line for each tick."""
    ax.set_xlim(to_x(first), to_x(last))
    ax.xaxis.set_major_locator(_dates().AutoDateLocator(minticks=4, maxticks=10))
    ax.xaxis.set_major_formatter(_dates().DateFormatter("%Y"))
    ax.grid(visible=True, axis="x", color=FAINT, linewidth=0.8)
    ax.set_axisbelow(True)
    for side in ("top", "left", "right"):
        ax.spines[side].set_visible(False)
    ax.spines["bottom"].set_color(FAINT)
    ax.tick_params(length=0, colors=INK)


def pale(colour: str, strength: float) -> tuple[float, float, float]:
    """Return a colour mixed with white: 1 is the colour itself, 0 is white."""
    from matplotlib.colors import to_rgb

    red, green, blue = (1 - strength * (1 - part) for part in to_rgb(colour))
    return red, green, blue


def legend(ax: "Axes", words: Iterable[str]) -> None:
    """Name the colours in their order, in one line above the axes."""
    from matplotlib.patches import Patch

    patches = [
        Patch(color=COLOURS[place % len(COLOURS)], label=word) for place, word in enumerate(words)
    ]
    ax.legend(
        handles=patches,
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=len(patches),
        frameon=False,
        borderaxespad=0.2,
        handlelength=0.9,
        handleheight=0.7,
        handletextpad=0.5,
        columnspacing=1.2,
        fontsize=9,
        labelcolor=INK,
    )


def title(ax: "Axes", words: str) -> None:
    """Write a title above the legend."""
    ax.set_title(words, loc="left", pad=26, color=INK, fontweight="bold")


def to_x(day: int) -> float:
    """Return where a day stands on an axis of dates."""
    return float(_dates().date2num(date.fromordinal(max(day, 1))))


def _dates() -> Any:
    """Return matplotlib's module of dates, which has no types."""
    from matplotlib import dates

    return dates
