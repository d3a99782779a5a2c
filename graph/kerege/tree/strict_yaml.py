"""YAML read strictly: what stands there is what is meant.

Duplicate keys, aliases, anchors, tags and several documents are errors. A plain scalar is its own
text, never a number, a date or a truth value; a word that other YAML tools would turn into
something else (NO, yes, null) has to be quoted.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from kerege.ids import FORBIDDEN
from kerege.tree.places import Items, Node, Problems, Record, Scalar

_SURPRISING = frozenset(["y", "n", "yes", "no", "on", "off", "null", "~", ""])
_DEEPEST = 32
_LARGEST = 64 * 2**20


def read_text(path: Path, problems: Problems) -> str | None:
    """Return the text of a UTF-8 file, or None with a problem that says why not."""
    try:
        if path.stat().st_size > _LARGEST:
            problems.add(None, f"{path.stat().st_size} bytes", f"at most {_LARGEST} bytes")
            return None
        text = path.read_bytes().decode()
    except UnicodeDecodeError as error:
        problems.add(
            None,
            f"byte {error.start} is not UTF-8",
            "a text file in UTF-8",
            "save it as UTF-8, or take it out",
        )
        return None
    except OSError as error:
        problems.add(None, f"cannot be read: {error.strerror}")
        return None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if match := FORBIDDEN.search(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        place = Scalar("", line, column)
        problems.add(
            place, f"the control character U+{ord(match[0]):04X}", "plain text", "delete it"
        )
        return None
    return text


def parse_yaml(text: str, problems: Problems, *, first_line: int = 1) -> Node | None:
    """Return the tree of a YAML text, or None with the problem that stopped the parser."""
    try:
        return _Reader(yaml.parse(text, Loader=yaml.CSafeLoader), problems, first_line).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + first_line, mark.column + 1) if mark else (0, 0)
        problems.add(
            Scalar("", line, column),
            f"broken YAML: {error.problem}",
            "YAML",
            "look at this line and the one above it",
        )
    except yaml.YAMLError as error:
        problems.add(None, f"broken YAML: {error}")
    return None


class _Reader:
    """Turn parser events into nodes, noting each strictness that is broken on the way."""

    def __init__(self, events: Iterator[Any], problems: Problems, first_line: int) -> None:
        self._events = events
        self._problems = problems
        self._first_line = first_line

    def document(self) -> Node | None:
        next(self._events)
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None
        node = self._node(next(self._events), depth=0)
        next(self._events)
        extra = next(self._events)
        if not isinstance(extra, yaml.StreamEndEvent):
            self._problems.add(self._place(extra), "a second document", "one document in a file")
        return node

    def _place(self, event: Any) -> Scalar:
        mark = event.start_mark
        return Scalar("", mark.line + self._first_line, mark.column + 1)

    def _node(self, event: Any, depth: int) -> Node:
        place = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            self._problems.add(
                place, f"the alias *{event.anchor}", "the value itself", "repeat the value here"
            )
            return Scalar("", place.line, place.column, plain=False)
        if depth > _DEEPEST:
            raise yaml.MarkedYAMLError(problem="nested too deeply", problem_mark=event.start_mark)
        if event.anchor:
            self._problems.add(place, f"the anchor &{event.anchor}", "no anchors", "take it out")
        if event.tag and event.tag != "!":
            self._problems.add(place, f"the tag {event.tag}", "no tags", "take it out")
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, place.line, place.column, not event.style)
        if isinstance(event, yaml.SequenceStartEvent):
            nodes = []
            while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
                nodes.append(self._value(self._node(event, depth + 1)))
            return Items(tuple(nodes), place.line, place.column)
        return self._record(place, depth)

    def _record(self, place: Scalar, depth: int) -> Record:
        values: dict[str, Node] = {}
        keys: dict[str, Scalar] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._value(self._node(next(self._events), depth + 1))
            if not isinstance(key, Scalar):
                self._problems.add(key, "a key that is no word", "a word")
            elif key.text in values:
                first = keys[key.text].line
                self._problems.add(
                    key,
                    f"the key {key.text!r} again",
                    f"it once; it stands in line {first}",
                    "keep one",
                )
            else:
                values[key.text], keys[key.text] = value, key
        return Record(values, keys, place.line, place.column)

    def _value(self, node: Node) -> Node:
        if isinstance(node, Scalar) and node.plain and node.text.casefold() in _SURPRISING:
            if node.text in {"", "~"} or node.text.casefold() == "null":
                self._problems.add(node, "an empty value", "a value", "leave the key out")
            else:
                self._problems.add(
                    node,
                    f"{node.text} without quotes, which YAML tools read as a truth value",
                    "a text",
                    f'write "{node.text}"',
                )
            return Scalar(node.text, node.line, node.column, plain=False)
        return node
