"""What several readers need: fields for dates, links, languages, and lists of records in a file."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from kerege.ids import SLUG, is_entity_id
from kerege.tree import Expected, Field, Items, Node, Problems, Record, parse_yaml, read_text
from kerege.tree.fields import matching, parsed, text
from kerege.values import PartialDate

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")

date: Field = parsed(
    PartialDate.parse, "a date like 2025, 2025-11 or 2025-11-20", "leave out what is not known"
)
entity_id: Field = matching(is_entity_id, "an id of lower-case letters, digits and hyphens")
slug: Field = matching(SLUG.fullmatch, "an id of lower-case letters, digits and hyphens")
language: Field = matching(_LANGUAGE.fullmatch, "a language tag such as en, zh or uz-Cyrl")


def link(node: Node) -> str:
    """Return an http or https address."""
    address = text(node)
    parts = urlsplit(address)
    if (
        parts.scheme not in {"http", "https"}
        or not parts.hostname
        or re.search(r'[\s<>"{}|\\^`]', address)
    ):
        raise Expected(
            f"the address {address!r}",
            "an address that starts with http:// or https://",
            "leave url out where there is none",
        )
    return address


def read_record(path: Path, problems: Problems) -> Record | None:
    """Return the record that a YAML file holds, or None with a problem."""
    content = read_text(path, problems)
    node = None if content is None else parse_yaml(content, problems)
    if node is None:
        if not problems.found:
            problems.add(None, "an empty file", "YAML, see the docs of file formats")
        return None
    if not isinstance(node, Record):
        problems.add(node, "a list or a text", "keys with values")
        return None
    return node


def records_of(record: Record, key: str, problems: Problems) -> Iterator[Record]:
    """Yield the records of a list under a key; what is no record is a problem."""
    node = record.values.get(key)
    if node is None:
        return
    for item in node.nodes if isinstance(node, Items) else [node]:
        if isinstance(item, Record):
            yield item
        else:
            problems.add(item, "a text or a list", "a record like {id: …}")


def with_defaults(record: Record, defaults: Mapping[str, Node], keys: Record) -> Record:
    """Return a record completed by the values that stand above it for all."""
    missing = {key: node for key, node in defaults.items() if key not in record.values}
    return Record(
        {**record.values, **missing},
        {**record.keys, **{key: keys.keys[key] for key in missing}},
        record.line,
        record.column,
    )
