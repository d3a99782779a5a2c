"""Records checked against a table of fields, every problem noted at its place."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kerege.errors import meant
from kerege.tree.places import Items, Node, Problems, Record, Scalar

Field = Callable[[Node], Any]
"""Turn a node into a value, or raise Expected."""


class Expected(ValueError):
    """Say what stands at a place and what should stand there."""

    def __init__(self, found: str, expected: str = "", next_step: str = "") -> None:
        self.found, self.expected, self.next_step = found, expected, next_step
        super().__init__(found)


def read_fields(
    record: Record, table: Mapping[str, Field], problems: Problems, *, required: Iterable[str] = ()
) -> dict[str, Any]:
    """Return the values of a record's fields; what is unknown, wrong or missing is a problem."""
    values = {}
    for key, node in record.values.items():
        if key not in table:
            problems.add(
                record.keys[key],
                f"unknown key {key!r}",
                "one of " + ", ".join(table),
                meant(key, table, "take it out"),
            )
            continue
        if node in problems:
            continue
        try:
            values[key] = table[key](node)
        except Expected as error:
            problems.add(node, error.found, error.expected, error.next_step)
        except ValueError as error:
            problems.add(node, str(error))
    for key in required:
        if key not in record.values:
            problems.add(record, f"no {key}", f"the key {key!r}")
    return values


def text(node: Node) -> str:
    """Return the text of a scalar."""
    if not isinstance(node, Scalar):
        raise Expected("a list or a record", "a text")
    return node.text


def anything(node: Node) -> Node:
    """Return a node as it is, for what is read one by one later."""
    return node


def items(field: Field) -> Field:
    """Return a field for a list of values, of which a single one may stand alone."""

    def read(node: Node) -> tuple[Any, ...]:
        return tuple(map(field, node.nodes if isinstance(node, Items) else [node]))

    return read


def one_of(words: Iterable[str], kind: str, *, listed_in: str = "") -> Field:
    """Return a field for one word out of a list that is closed, and may be long."""
    known = tuple(words)
    otherwise = f"use one of {listed_in}, or add it there" if listed_in else "use one of these"

    def read(node: Node) -> str:
        word = text(node)
        if word not in known:
            raise Expected(
                f"unknown {kind} {word!r}",
                f"a {kind} of {listed_in}" if listed_in else ", ".join(known),
                meant(word, known, otherwise),
            )
        return word

    return read


def parsed(parse: Callable[[str], Any], expected: str = "", next_step: str = "") -> Field:
    """Return a field that parses its text; what ValueError says was found, not this."""

    def read(node: Node) -> Any:
        word = text(node)
        try:
            return parse(word)
        except Expected:
            raise
        except ValueError as error:
            raise Expected(str(error), expected, next_step) from None

    return read


def matching(test: Callable[[str], object], expected: str) -> Field:
    """Return a field for a text that passes a test."""

    def read(node: Node) -> str:
        word = text(node)
        if not test(word):
            raise Expected(repr(word), expected)
        return word

    return read
