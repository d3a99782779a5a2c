"""The network that GraphML and GEXF write: entities, and the claims between them as edges."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, BinaryIO, NamedTuple
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from kerege.model import Claim, Ref
from kerege.store import Store
from kerege.values import Interval, Quantity
from kerege.view import begins, live, sentence
from kerege.view.table import Type, columns, rows

TYPES = {Type.BOOLEAN: "boolean", Type.INTEGER: "long", Type.NUMBER: "double"}
"""What both formats call a type of column; all others are strings."""
_RENAMED = {"start": "quote_start", "end": "quote_end"}
"""Columns whose name is in these formats that of the time of an edge."""


class Node(NamedTuple):
    """Hold an entity with its attributes; `facts` are its claims about amounts, texts, dates."""

    id: str
    label: str
    attributes: dict[str, Any]


class Edge(NamedTuple):
    """Hold a claim between two entities, the columns of its row, and its first and last day."""

    claim: Claim
    target: str
    label: str
    attributes: dict[str, Any]
    first: date | None
    last: date | None


class Amount(NamedTuple):
    """Hold what an entity has of something from a first day to a last one, None where it lasts."""

    name: str
    value: float
    first: date
    last: date | None


NODE_TYPES = {
    "kind": "string",
    "facts": "string",
    "latitude": "double",
    "longitude": "double",
}


def edge_types(store: Store) -> dict[str, str]:
    """Return the attributes of an edge with their types: the columns of the table of claims."""
    types = {column.name: TYPES.get(column.type, "string") for column in columns(store.ontology)}
    return {_RENAMED.get(name, name): kind for name, kind in types.items()}


def nodes(store: Store) -> Iterator[Node]:
    """Yield every entity that there is or that a claim names, in the order of their ids."""
    named = {claim.subject for claim in store}
    named |= {claim.object.id for claim in store if isinstance(claim.object, Ref)}
    for name in sorted({*store.entities, *named}):
        entity = store.entities.get(name)
        own = store.by_subject.get(name, ())
        facts = [sentence(store, claim) for claim in own if not isinstance(claim.object, Ref)]
        place = entity.coordinates if entity else None
        attributes = {
            "kind": entity.kind if entity else "Entity",
            "facts": "\n".join(facts),
            "latitude": place and float(place[0]),
            "longitude": place and float(place[1]),
        }
        yield Node(name, store.label(name), _given(attributes))


def edges(store: Store) -> Iterator[Edge]:
    """Yield every claim between two entities, in canonical order."""
    names = list(edge_types(store))
    ties = [claim for claim in store if isinstance(claim.object, Ref)]
    for claim, row in zip(ties, rows(store, ties), strict=True):
        assert isinstance(claim.object, Ref)
        first = begins(claim)
        until = claim.during.until
        yield Edge(
            claim=claim,
            target=claim.object.id,
            label=store.ontology.relation(claim.relation).label,
            attributes=_given(dict(zip(names, row, strict=True))),
            first=first.first_day if first else None,
            last=until.first_day - timedelta(1) if until else None,
        )


def amounts(store: Store) -> dict[str, list[Amount]]:
    """Return the asserted amounts of each entity: `population (persons)`, `gdp (USD)`.

    What has a topic is named after it. Amounts under other conditions (a party, a scope) are not
    the same thing and left out, undated ones too. Each lasts until the next begins, since Gephi
    refuses spells that overlap; of two that begin on one day the better graded source counts.
    """
    found: dict[tuple[str, str], dict[date, Amount]] = {}
    graded = sorted(live(store), key=lambda claim: _grade(store, claim), reverse=True)
    for claim in graded:
        if not (claim.is_plain_fact and isinstance(claim.object, Quantity)):
            continue
        conditions = dict(claim.qualifiers)
        topic = conditions.pop("topic", None)
        if conditions:
            continue
        words = [
            claim.relation,
            topic.id if isinstance(topic, Ref) else "",
            f"({claim.object.unit})",
        ]
        during = claim.during
        if during.is_open and claim.observed_on:
            during = Interval.during(claim.observed_on)
        if during.start is None:
            continue
        first, name = during.start.first_day, " ".join(filter(None, words))
        last = during.until.first_day - timedelta(1) if during.until else None
        amount = Amount(name, float(claim.object.amount), first, last)
        found.setdefault((claim.subject, name), {})[first] = amount
    by_entity: dict[str, list[Amount]] = {}
    for (entity, _), spells in sorted(found.items()):
        by_entity.setdefault(entity, []).extend(_disjoint(spells))
    return by_entity


def _grade(store: Store, claim: Claim) -> tuple[str, str]:
    source = store.sources.get(claim.source)
    return source.reliability if source else "F", claim.id


def _disjoint(spells: dict[date, Amount]) -> Iterator[Amount]:
    """Yield amounts in the order of time, each cut off where the next begins."""
    starts = sorted(spells)
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        amount = spells[start]
        if following and (amount.last is None or amount.last >= following):
            amount = amount._replace(last=following - timedelta(1))
        yield amount


class Xml:
    """Write XML piece by piece, so that memory does not grow with the document."""

    def __init__(self, stream: BinaryIO) -> None:
        self._out = XMLGenerator(stream, "utf-8", short_empty_elements=True)
        self._open: list[str] = []
        self._out.startDocument()

    def start(self, tag: str, **attributes: str) -> None:
        """Open an element; a trailing underscore keeps a name from being a word of Python."""
        self._out.characters("\n")
        named = {name.rstrip("_").replace("__", "."): value for name, value in attributes.items()}
        self._out.startElement(tag, AttributesImpl(named))
        self._open.append(tag)

    def end(self) -> None:
        """Close the element that was opened last."""
        self._out.endElement(self._open.pop())

    def leaf(self, tag: str, words: str = "", **attributes: str) -> None:
        """Write an element with nothing in it but words."""
        self.start(tag, **attributes)
        if words:
            self._out.characters(words)
        self.end()

    def close(self) -> None:
        """Close all elements that are open."""
        while self._open:
            self.end()
        self._out.characters("\n")
        self._out.endDocument()


def _given(attributes: dict[str, Any]) -> dict[str, str]:
    """Return the attributes that are known, as XML writes them."""
    return {
        name: _words(value) for name, value in attributes.items() if value not in (None, "", ())
    }


def _words(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case tuple():
            return " ".join(value)
    return str(value)
