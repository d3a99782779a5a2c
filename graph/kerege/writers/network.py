"""The network that GraphML and GEXF write: entities, and the claims between them as edges."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, BinaryIO, NamedTuple
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from kerege.model import Claim, Ref
from kerege.store import Store
from kerege.view import begins, sentence
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
