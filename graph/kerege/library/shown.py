"""The part of a Graph that shows itself: the explorer, a card, pictures of claims in time."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from kerege.errors import NotFoundError
from kerege.library.card import Card, card
from kerege.library.held import Day, to_day
from kerege.library.networked import Networked
from kerege.model import Ref
from kerege.view import live

if TYPE_CHECKING:
    from matplotlib.axes import Axes

VIEWS = ("network", "map", "timeline", "table", "article")


@dataclass(frozen=True, slots=True)
class Explorer:
    """Hold the interactive graph as one page; a notebook shows it in a frame."""

    page: str
    state: str = ""
    height: int = 720

    def save(self, path: str | Path) -> Path:
        """Write the page to a file and return its path."""
        path = Path(path)
        path.write_bytes(self.page.encode())
        return path

    def _repr_html_(self) -> str:
        return (
            f'<iframe name="{escape(self.state)}" srcdoc="{escape(self.page)}" '
            'sandbox="allow-scripts allow-downloads allow-popups" '
            f'style="width:100%;height:{self.height}px;border:0" title="kerege"></iframe>'
        )

    def __repr__(self) -> str:
        return (
            f"<Explorer, {len(self.page.encode()):,} bytes: a notebook shows it, save() keeps it>"
        )


class Shown(Networked):
    """Show a graph to a person."""

    def show(
        self,
        entity: str | None = None,
        *,
        view: str = "network",
        as_of: Day | None = None,
        known_by: Day | None = None,
        height: int = 720,
    ) -> Explorer:
        """Return the explorer, open at an entity, in a view, as of a day.

        `view` is network, map, timeline, table or article. Raises NotFoundError for another, and
        for an unknown entity.

        >>> import kerege
        >>> kerege.load().show("Kazakhstan", view="timeline").state
        'entity=kazakhstan&view=timeline'
        """
        if view not in VIEWS:
            raise NotFoundError("view", view, VIEWS)
        state = {
            "entity": self.entity(entity).id if entity is not None else "",
            "view": view if view != VIEWS[0] else "",
            "at": str(to_day(as_of)) if as_of else "",
            "known": str(to_day(known_by)) if known_by else "",
        }
        return Explorer(self._page, urlencode({k: v for k, v in state.items() if v}), height)

    def card(self, entity: str, *, as_of: Day | None = None, known_by: Day | None = None) -> Card:
        """Return what is known of an entity as a card: its names and claims, by theme.

        >>> import kerege
        >>> print(repr(kerege.load().card("SCO", as_of="2025")).splitlines()[0])
        Shanghai Cooperation Organisation (international organisation)
        """
        found = self.entity(entity)
        claims = [
            claim
            for claim in (
                live(self.store)
                if as_of is None and known_by is None
                else self._at(as_of, known_by)
            )
            if found.id in {claim.subject, claim.object.id if isinstance(claim.object, Ref) else ""}
        ]
        return card(self.store, found, claims)

    def plot_timeline(
        self,
        entity: str,
        *,
        known_by: Day | None = None,
        relations: str | Iterable[str] | None = None,
        most: int = 40,
        ax: "Axes | None" = None,
    ) -> "Axes":
        """Draw the dated claims about an entity in time, a row for each thing that is said.

        Raises KeregeError where there is nothing to draw.

        >>> import kerege
        >>> ax = kerege.load().plot_timeline("uzbekistan", relations=["memberOf"])
        >>> ax.get_title(loc="left")
        'Uzbekistan'
        """
        from kerege.analysis.plots import plot_timeline

        found = self.entity(entity).id
        claims = [
            claim
            for claim in self._related(
                live(self.store, to_day(known_by) if known_by else None), relations
            )
            if found in {claim.subject, claim.object.id if isinstance(claim.object, Ref) else ""}
        ]
        return plot_timeline(self.store, claims, found, most=most, ax=ax)

    def plot_memberships(
        self,
        members: Iterable[str] | None = None,
        *,
        organisations: Iterable[str] | None = None,
        known_by: Day | None = None,
        ax: "Axes | None" = None,
    ) -> "Axes":
        """Draw who was in which organisation when, darker where more origins say so.

        Without `members`, the project's focus states; without `organisations`, the six most spoken
        of that some of them are in and others not. Raises KeregeError where there is no bar.

        >>> import kerege
        >>> ax = kerege.load().plot_memberships(organisations=["SCO", "EAEU", "CSTO"])
        >>> [label.get_text() for label in ax.get_legend().get_texts()]
        ['SCO', 'EAEU', 'CSTO']
        """
        from kerege.analysis.plots import plot_memberships

        chosen = self.store.project.focus if members is None else members
        return plot_memberships(
            self.store,
            live(self.store, to_day(known_by) if known_by else None),
            members=[self.entity(name).id for name in chosen],
            organisations=None
            if organisations is None
            else [self.entity(name).id for name in organisations],
            ax=ax,
        )

    @cached_property
    def _page(self) -> str:
        from kerege.writers.html.page import render

        return render(self.store)
