"""The terms of an ontology as values."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from kerege.errors import NotFoundError
from kerege.model import Object, Ref, Text
from kerege.values import PartialDate, Quantity

NS = "https://w3id.org/kerege/ns#"
"""The namespace of classes, relations and the machinery of claims (`ker:`)."""
VOCAB = "https://w3id.org/kerege/vocab/"
"""The namespace of code lists and units (`kv:`)."""

LITERALS = {
    "Quantity": "an amount",
    "string": "a text",
    "date": "a date",
    "boolean": "true or false",
}
"""The ranges that are no class of entities, and how to name them to a person."""


@dataclass(frozen=True, slots=True)
class Class:
    """Hold a kind of entity; one that `climbs` stands on the ladder of commitment.

    `labels` are its labels in languages other than English, as for relations and codes.
    """

    id: str
    label: str
    comment: str
    parents: tuple[str, ...]
    climbs: bool = False
    labels: dict[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Relation:
    """Hold what can be said of an entity, and the logic of saying it.

    `exclusive`: at most one object for a subject, context and topic at any instant;
    `exclusive_subject`: at most one subject for an object. `additive`: what its parts have adds up.
    `tolerance` is relative, `tolerance_absolute` in the unit of the amounts. `rung` is where it
    puts its object on the ladder of commitment, `rung_of_subject` its subject; with `of_party` only
    the party steps. `towards_party` is the relation in which its subject then stands to the claim's
    party. `dispute` is in what rival views of it differ: subject, object or sign.
    """

    id: str
    label: str
    comment: str
    example: str
    domain: str
    range: str
    labels: dict[str, str] = field(default_factory=dict, compare=False)
    parents: tuple[str, ...] = ()
    inverse: str = ""
    disjoint: frozenset[str] = frozenset()
    symmetric: bool = False
    transitive: bool = False
    exclusive: bool = False
    exclusive_subject: bool = False
    additive: bool = False
    wants_date: bool = False
    tolerance: Decimal | None = None
    tolerance_absolute: Decimal | None = None
    rung: str = ""
    rung_of_subject: str = ""
    of_party: bool = False
    towards_party: str = ""
    dispute: str = ""
    plover: str = ""
    theme: str = ""

    def __repr__(self) -> str:
        return f"<Relation {self.id}: {self.label} ({self.domain} → {self.range})>"

    @property
    def takes_entity(self) -> bool:
        """Tell whether its object is an entity."""
        return self.range not in LITERALS


@dataclass(frozen=True, slots=True)
class Qualifier:
    """Hold a condition under which a claim holds: its context, topic, party, share, scope."""

    id: str
    key: str
    label: str
    comment: str
    range: str


@dataclass(frozen=True, slots=True)
class Concept:
    """Hold one code of a code list, in an ordered list with its place from 1.

    A modality has the `rung` on which it puts what is only planned; an `is_exit` rung leads off
    the ladder. `sign` is 1 for what brings two sides together, -1 for what sets them against each
    other.
    """

    id: str
    notation: str
    label: str
    labels: dict[str, str] = field(default_factory=dict, compare=False)
    order: int = 0
    rung: str = ""
    is_exit: bool = False
    sign: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Hold a unit of measure: its code, the words for it in texts, what pint and QUDT call it."""

    id: str
    code: str
    label: str
    words: tuple[str, ...] = ()
    pint: str = ""
    qudt: str = ""


@dataclass(frozen=True, repr=False)
class Ontology:
    """Hold all terms by the id that inputs use for them, and the folder they were read from."""

    folder: Path
    classes: dict[str, Class]
    relations: dict[str, Relation]
    qualifiers: dict[str, Qualifier]
    units: dict[str, Unit]
    codes: dict[str, dict[str, Concept]]

    def __repr__(self) -> str:
        return f"<Ontology {self.folder}: {len(self.relations)} relations>"

    def relation(self, name: str) -> Relation:
        """Return a relation; raise NotFoundError with the nearest where there is none."""
        try:
            return self.relations[name]
        except KeyError:
            raise NotFoundError("relation", name, self.relations) from None

    def is_a(self, kind: str, ancestor: str) -> bool:
        """Tell whether a class is another or lies below it."""
        return ancestor in self.lineage(kind)

    def lineage(self, kind: str) -> tuple[str, ...]:
        """Return a class and all classes above it, nearest first."""
        return self._lineages.get(kind) or (kind,)

    @cached_property
    def _lineages(self) -> dict[str, tuple[str, ...]]:
        return {kind: tuple(self._line(kind)) for kind in self.classes}

    def _line(self, kind: str) -> list[str]:
        line = [kind]
        for name in line:
            parents = self.classes[name].parents if name in self.classes else ()
            line += [parent for parent in parents if parent not in line]
        return line

    def climbs(self, kind: str) -> bool:
        """Tell whether entities of a class stand on the ladder of commitment."""
        return any(
            name in self.classes and self.classes[name].climbs for name in self.lineage(kind)
        )

    @cached_property
    def ladder(self) -> dict[str, Concept]:
        """Return the rungs of commitment by id, upwards, and after them the ways off."""
        rungs = sorted(self.codes.get("ladder", {}).values(), key=lambda rung: rung.order)
        return {rung.id: rung for rung in rungs}

    def sign(self, relation: str) -> int:
        """Return the sign of a relation's PLOVER category; 0 where it has none."""
        found = self.relations.get(relation)
        category = self.codes.get("plover", {}).get(found.plover) if found else None
        return category.sign if category else 0

    @cached_property
    def conversions(self) -> dict[str, str]:
        """Return the pint expression of each unit that has one, by its code."""
        return {unit.code: unit.pint for unit in self.units.values() if unit.pint}

    def range_of(self, value: Object) -> str:
        """Return which literal range an object fits, or '' for an entity."""
        match value:
            case Ref():
                return ""
            case Quantity():
                return "Quantity"
            case Text():
                return "string"
            case PartialDate():
                return "date"
            case bool():
                return "boolean"
