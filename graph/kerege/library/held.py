"""What every part of a Graph stands on: the store, names, and the two clocks."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property, lru_cache, partial
from pathlib import Path

from kerege.errors import NotFoundError
from kerege.library.index import Index
from kerege.model import Claim, Entity, Source
from kerege.ontology import Relation
from kerege.resolve import Resolver
from kerege.store import Store
from kerege.values import PartialDate
from kerege.view import holds, live, periods

Day = str | int | date | PartialDate
"""A day, month or year: `"2025-11"`, `2025`, a `datetime.date` or pandas Timestamp."""


class Held:
    """Hold a store, find its entities by any name, and see its claims as of a day.

    A graph on part of the evidence knows the `whole` that it is part of.
    """

    def __init__(
        self, store: Store, *, root: Path | None = None, whole: Store | None = None
    ) -> None:
        self.store = store
        self._root = root
        self._whole = whole or store

    def entity(self, name: str) -> Entity:
        """Return an entity by its id or by any of its names, in any script."""
        if found := self.known(name):
            return found
        raise self.unknown(name)

    def known(self, name: str) -> Entity | None:
        """Return the entity of a name as `entity` does, None where none or more than one has it."""
        entities = self.store.entities
        return entities.get(name) or entities.get(self._resolver.resolve(name).entity or "")

    def unknown(self, name: str) -> NotFoundError:
        """Return what says that no single entity has a name, with the nearest: a slow search."""
        if candidates := self._resolver.resolve(name).candidates:
            return NotFoundError("single entity", name, candidates)
        return NotFoundError("entity", name, {*self.store.entities, *self._resolver.names})

    @property
    def entities(self) -> Index[Entity]:
        """Return all entities by id."""
        return Index("entities", self.store.entities)

    @property
    def relations(self) -> Index[Relation]:
        """Return the relations that can be claimed, by id.

        >>> import kerege
        >>> kerege.load().relations["memberOf"].label
        'member of'
        """
        return Index("relations", self.store.ontology.relations)

    @property
    def sources(self) -> Index[Source]:
        """Return the sources of the claims by id."""
        return Index("sources", self.store.sources)

    def _at(self, as_of: Day | None, known_by: Day | None) -> list[Claim]:
        return self._among(self.store.claims, as_of, known_by)

    def _among(
        self, claims: Iterable[Claim], as_of: Day | None, known_by: Day | None
    ) -> list[Claim]:
        """Return those of some claims that hold and were known; all of them without any day."""
        known = to_day(known_by) if known_by is not None else None
        if as_of is not None:
            day, spans = to_day(as_of), self._periods(known)
            return [claim for claim in claims if holds(spans.get(claim.id), day)]
        if known is not None:
            standing = {claim.id for claim in live(self.store, known)}
            return [claim for claim in claims if claim.id in standing]
        return list(claims)

    @cached_property
    def _periods(self) -> Callable[[PartialDate | None], Mapping[str, tuple[int, int]]]:
        """Return what gives the periods of all claims; those of the last days are kept."""
        return lru_cache(maxsize=4)(partial(periods, self.store))

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(tuple(self.store.entities.values()))


def to_day(when: Day) -> PartialDate:
    """Return a day given as text, as a year or as a date; raise ValueError for what is none.

    >>> to_day(2025), to_day("2025-11"), to_day(date(2025, 11, 20))
    (PartialDate(2025), PartialDate(2025, 11), PartialDate(2025, 11, 20))
    """
    match when:
        case PartialDate():
            return when
        case date():
            return PartialDate.of(when)
        case int() | str():
            return PartialDate.parse(str(when))
    raise ValueError(f"{when!r} is no date like 2025, '2025-11' or datetime.date(2025, 11, 20)")
