"""The fields of a fact that depend on the ontology and on the entities there are."""

from collections.abc import Mapping
from dataclasses import dataclass

from kerege.errors import meant
from kerege.model import Document, Entity, Object, Ref, Source, Text
from kerege.ontology import Ontology, Relation
from kerege.readers.common import date, entity_id
from kerege.tree import Expected, Field, Node
from kerege.tree.fields import text
from kerege.values import Quantity

_TRUTH = {"true": True, "false": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Hold what facts may refer to."""

    ontology: Ontology
    entities: Mapping[str, Entity]
    sources: Mapping[str, Source]
    documents: Mapping[str, Document]


def known_entity(world: World) -> Field:
    """Return a field for the id of an entity that there is."""

    def read(node: Node) -> str:
        name = str(entity_id(node))
        if name not in world.entities:
            raise Expected(
                f"unknown entity {name!r}",
                "an id of seeds/entities",
                meant(name, world.entities, "add it to seeds/entities"),
            )
        return name

    return read


def entity_of_class(world: World, kind: str, role: str = "") -> Field:
    """Return a field for an entity of a class; `role` says to a person what it is there for."""
    known = known_entity(world)

    def read(node: Node) -> Ref:
        name = known(node)
        if not world.ontology.is_a(world.entities[name].kind, kind):
            raise Expected(
                f"{name!r} is of class {world.entities[name].kind}",
                f"an entity of class {kind} {role}".rstrip(),
                "ontology/kerege.ttl says what each relation takes",
            )
        return Ref(name)

    return read


def object_of(world: World, relation: Relation, lang: str) -> Field:
    """Return the field of a relation's object: its range decides how the words are read."""
    literal = literal_of(world, relation.range, lang)
    role = f"as object of {relation.id}"
    return literal or entity_of_class(world, relation.range, role)


def qualifier_of(world: World, kind: str) -> Field:
    """Return the field of a qualifier with this range."""
    return literal_of(world, kind, "en") or entity_of_class(world, kind)


def literal_of(world: World, kind: str, lang: str) -> Field | None:
    """Return the field of an amount, text, date or truth value, or None for a class."""
    literals: dict[str, Field] = {
        "Quantity": _quantity(world),
        "string": lambda node: Text(text(node), lang),
        "date": date,
        "boolean": truth,
    }
    return literals.get(kind)


def truth(node: Node) -> bool:
    """Return a truth value."""
    word = text(node)
    if word not in _TRUTH:
        raise Expected(repr(word), "true or false")
    return _TRUTH[word]


def _quantity(world: World) -> Field:
    def read(node: Node) -> Object:
        try:
            quantity = Quantity.parse(text(node))
        except ValueError as error:
            raise Expected(
                str(error), "an amount like '> 18e12 m3'", "units stand in ontology/codes.ttl"
            ) from None
        units = world.ontology.units
        if quantity.unit not in units:
            raise Expected(
                f"unknown unit {quantity.unit!r}",
                "a unit of ontology/codes.ttl: " + ", ".join(sorted(units)),
                meant(quantity.unit, units, "add it to ontology/codes.ttl"),
            )
        return quantity

    return read
