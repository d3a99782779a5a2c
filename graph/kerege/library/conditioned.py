"""The part of a Graph that asks on other terms: part of the evidence, or a camp's view."""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass, replace
from typing import Generic, Self, TypeVar

from kerege.library.held import Day, Held, to_day
from kerege.reasoning import Resolution, Supports, minimal_supports, resolutions, restrict, seen_by
from kerege.reasoning.viewpoints import camp_of

Row = TypeVar("Row", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Survival(Generic[Row]):
    """Hold which rows of an answer are left on other terms, which are gone, which are new."""

    kept: tuple[Row, ...]
    lost: tuple[Row, ...]
    gained: tuple[Row, ...]


class Conditioned(Held):
    """Ask the same questions on part of the evidence."""

    def given(
        self,
        *,
        without: Collection[str] = (),
        only: Collection[str] = (),
        before: Day | None = None,
        viewpoint: str | None = None,
    ) -> Self:
        """Return the graph that would have been on part of the evidence, as a camp sees it.

        `without` and `only` name conditions: planned, hedged, asserted, originals, doubtful,
        single-origin, a class of source such as state-press, a camp, an entity (what it says or
        publishes) or a source. `before` leaves what was said before a day; `viewpoint` resolves
        disputed facts as a camp does. Raises NotFoundError for what is unknown.

        >>> import kerege
        >>> g = kerege.load()
        >>> len(g.given(without=["state-press"], before="2020")) < len(g)
        True
        >>> for camp in ("tokyo", "beijing"):
        ...     claims = g.given(viewpoint=camp).claims(relation="claimsTerritory")
        ...     [claim.subject for claim in claims if claim.object.id == "senkaku-islands"]
        ['japan']
        ['china']
        """
        day = to_day(before) if before is not None else None
        store = restrict(self.store, without=without, only=only, before=day)
        if viewpoint is not None:
            store = seen_by(store, viewpoint)
        return type(self)(store, root=self._root, whole=self._whole)

    def resolutions(self, viewpoint: str) -> list[Resolution]:
        """Return what a camp sets aside of the graph, and what it holds instead.

        Raises NotFoundError for an unknown camp.
        """
        return resolutions(self.store, camp_of(self.store, viewpoint))

    def survival(self, question: Callable[[Self], Iterable[Row]], other: Self) -> Survival[Row]:
        """Return how the answer to a question fares on the terms of another graph.

        >>> import kerege
        >>> g = kerege.load()
        >>> def capitals(g):
        ...     return [c.object.id for c in g.claims("kazakhstan", relation="capital")]
        >>> g.survival(capitals, g.given(without=["state-press"])).lost
        ()
        """
        here = dict.fromkeys(question(self))
        there = dict.fromkeys(question(other))
        return Survival(
            kept=tuple(row for row in here if row in there),
            lost=tuple(row for row in here if row not in there),
            gained=tuple(row for row in there if row not in here),
        )

    def supports(self, holds: Callable[[Self], bool], *, near: Collection[str] = ()) -> Supports:
        """Return the smallest sets of claims on which it hangs that something holds.

        `holds` is asked of graphs with fewer and fewer claims; more claims should not make it
        fail. `near` names entities that it is about: their claims are tried first.

        >>> import kerege
        >>> g = kerege.load()
        >>> def claims_it(g):
        ...     return len(g.claims("japan", relation="claimsTerritory", object="Senkakus")) > 0
        >>> found = g.supports(claims_it, near=["japan", "senkaku-islands"])
        >>> len(found.sets), len(found.breakers[0]), found.complete
        (1, 1, True)
        """
        claims = {claim.id: claim for claim in self.store.claims}
        about = Counter(claim.id for name in near for claim in self.store.about(name))
        order = dict.fromkeys([*(name for name, _ in about.most_common()), *claims])

        def trial(kept: frozenset[str]) -> bool:
            chosen = tuple(claim for name, claim in claims.items() if name in kept)
            store = replace(self.store, claims=chosen)
            return holds(type(self)(store, root=self._root, whole=self._whole))

        return minimal_supports(list(order), trial)
