"""The claims about an entity in time: bars for what lasts, points for what was seen on a day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kerege.analysis.plots.spans import bounds
from kerege.analysis.plots.style import COLOURS, DENIED, INK, axes, legend, pale, title, to_x, years
from kerege.errors import KeregeError
from kerege.model import Claim, Modality, Polarity
from kerege.store import Store
from kerege.values.dates import BEGINNING, END
from kerege.view import begins, object_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ROW = 0.24
"""The height of a row, in inches."""
_WIDEST = 46
"""After how many letters a label is cut."""
_YEAR = 366
_NARROW = 120
"""A bar that is narrower than this part of the axes is drawn as a point."""
_STRENGTH = 0.75


@dataclass(slots=True)
class _Row:
    theme: str
    label: str
    claims: list[Claim] = field(default_factory=list)


def plot_timeline(
    store: Store, claims: Iterable[Claim], entity: str, *, most: int = 40, ax: "Axes | None" = None
) -> "Axes":
    """Draw a row for each thing said of an entity, coloured by theme, the earliest on top.

    A bar lasts; an arrow says that no end is known. A point is a day on which something was
    observed or happened. Hollow is planned, possible or demanded, red is denied. With more than
    `most` rows, those with most claims are drawn. Raises KeregeError where there is no row.
    """
    rows = _rows(store, claims, entity)
    if not rows:
        raise KeregeError(f"no dated claim about {store.label(entity)} to draw")
    kept = sorted(rows, key=lambda row: -len(row.claims))[:most]
    shown = [row for row in rows if any(row is each for each in kept)]
    days = bounds(store, [claim for row in shown for claim in row.claims])
    today = store.build_date.end
    firsts = [first for first, _ in days.values() if first != BEGINNING]
    left = min(firsts, default=today - _YEAR) - 60
    right = max([today, *(end for _, end in days.values() if end != END)]) + 60
    ax = axes(ax, width=9, height=1 + _ROW * len(shown))
    years(ax, left, right)
    themes = list(dict.fromkeys(row.theme for row in shown))
    for place, row in enumerate(shown):
        colour = COLOURS[themes.index(row.theme) % len(COLOURS)]
        for claim in row.claims:
            _draw(ax, claim, days[claim.id], row=place, colour=colour)
    ax.set_yticks(range(len(shown)))
    ax.set_yticklabels([row.label for row in shown], fontsize=8, color=INK)
    ax.set_ylim(len(shown) - 0.4, -0.6)
    more = f" · {len(shown)} of {len(rows)} rows" if len(rows) > len(shown) else ""
    title(ax, f"{store.label(entity)}{more}")
    legend(ax, themes)
    return ax


def _rows(store: Store, claims: Iterable[Claim], entity: str) -> list[_Row]:
    """Return the rows in the order of their themes, and within one in the order of time."""
    rows: dict[tuple[str, str, str], _Row] = {}
    for claim in claims:
        if begins(claim) is None and claim.during.is_open:
            continue
        relation = store.ontology.relations.get(claim.relation)
        words = relation.label if relation else claim.relation
        other = object_words(store, claim.object)
        if claim.subject != entity:
            words, other = f"← {words}", store.label(claim.subject)
        label = f"{words} · {other}"
        label = label if len(label) <= _WIDEST else label[: _WIDEST - 1] + "…"
        theme = (relation.theme if relation else "") or "other"
        row = rows.setdefault((theme, claim.relation, label), _Row(theme, label))
        row.claims.append(claim)
    order = list(store.ontology.codes.get("theme", {}))
    return sorted(
        rows.values(),
        key=lambda row: (
            order.index(row.theme) if row.theme in order else len(order),
            min(_first(claim) for claim in row.claims),
            row.label,
        ),
    )


def _first(claim: Claim) -> int:
    begin = begins(claim)
    return begin.first if begin else claim.during.first


def _draw(ax: "Axes", claim: Claim, days: tuple[int, int], *, row: int, colour: str) -> None:
    """Draw a claim within the limits that the x axis has."""
    left, right = ax.get_xlim()
    first = to_x(days[0])
    last = to_x(days[1]) if days[1] != END else right
    colour = DENIED if claim.polarity is Polarity.NEGATIVE else colour
    face = "white" if claim.modality is not Modality.ASSERTED else pale(colour, _STRENGTH)
    if claim.during.is_open or last - first < (right - left) / _NARROW:
        ax.plot(first, row, "o", ms=6, mfc=face, mec=colour, mew=1.2, zorder=4)
        return
    start = max(first, left)
    ax.barh(
        row,
        last - start,
        left=start,
        height=0.5,
        facecolor=face,
        edgecolor=colour,
        linewidth=0.8,
        zorder=2,
    )
    if days[1] == END:
        ax.plot(last, row, ">", ms=6, color=colour, zorder=3, clip_on=False)
