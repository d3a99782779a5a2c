"""Blocs over time: who was in which organisation, and how many independent origins say so."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kerege.analysis.plots.spans import spans
from kerege.analysis.plots.style import COLOURS, FAINT, INK, axes, legend, pale, title, to_x, years
from kerege.errors import KeregeError
from kerege.model import Claim, Ref
from kerege.store import Store

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_RELATION = "memberOf"
_MOST = 6
_LANE = 0.15
"""The height of a lane, in inches."""
_SURENESS = (0.45, 0.75, 1.0)
"""How strong the colour of a bar is by the number of its origins; the last for three and more."""


def plot_memberships(
    store: Store,
    claims: Iterable[Claim],
    *,
    members: Sequence[str],
    organisations: Sequence[str] | None = None,
    ax: "Axes | None" = None,
) -> "Axes":
    """Draw a lane for each member and organisation, a bar for each stretch of membership.

    Without `organisations`, the six most spoken of that some members are in and others not. A bar
    is the darker the more origins vouch for it; one that runs to the edge has no known end. Raises
    KeregeError where there is nothing to draw.
    """
    lanes: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        target = claim.object
        is_membership = claim.relation == _RELATION and claim.is_plain_fact
        if is_membership and claim.subject in members and isinstance(target, Ref):
            lanes.setdefault((claim.subject, target.id), []).append(claim)
    chosen = list(organisations or _dividing(lanes, len(members)))
    if not any(name in chosen for _, name in lanes):
        raise KeregeError("no membership to draw: none of the members is in an organisation")
    today = store.build_date.end
    found = {
        lane: list(spans(store, said, today=today))
        for lane, said in lanes.items()
        if lane[1] in chosen
    }
    height = len(members) * len(chosen)
    ax = axes(ax, width=9, height=1.1 + _LANE * height * 1.15)
    for row, member in enumerate(members):
        top = row * (len(chosen) + 1.2)
        for place, name in enumerate(chosen):
            for span in found.get((member, name), ()):
                ax.barh(
                    top + place,
                    to_x(span.end) - to_x(span.first),
                    left=to_x(span.first),
                    height=0.78,
                    color=pale(COLOURS[place % len(COLOURS)], _sureness(span.origins)),
                    linewidth=0,
                )
        if row:
            ax.axhline(top - 1.1, color=FAINT, linewidth=0.8)
    firsts = [span.first for lane in found.values() for span in lane]
    _dress(store, ax, members, chosen)
    years(ax, min(firsts, default=today - 1) - 120, today)
    return ax


def _dividing(lanes: Mapping[tuple[str, str], list[Claim]], members: int) -> list[str]:
    """Return the organisations that some members are in and others not, most spoken of first."""
    inside, said = Counter[str](), Counter[str]()
    for (_, name), claims in lanes.items():
        inside[name] += any(claim.during.start for claim in claims)
        said[name] += len(claims)
    dividing = [name for name in said if 1 < inside[name] < members] or list(said)
    return sorted(dividing, key=lambda name: (-said[name], name))[:_MOST]


def _sureness(origins: int) -> float:
    return _SURENESS[min(origins, len(_SURENESS)) - 1]


def _dress(store: Store, ax: "Axes", members: Sequence[str], chosen: Sequence[str]) -> None:
    step = len(chosen) + 1.2
    middle = (len(chosen) - 1) / 2
    ax.set_yticks([row * step + middle for row in range(len(members))])
    ax.set_yticklabels([store.label(name) for name in members], color=INK)
    ax.set_ylim(len(members) * step - 1.1, -0.9)
    legend(ax, (_short(store, name) for name in chosen))
    title(ax, "Memberships")


def _short(store: Store, name: str) -> str:
    entity = store.entities.get(name)
    return (entity.short if entity else "") or store.label(name)
