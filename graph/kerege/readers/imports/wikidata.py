"""Wikidata's JSON: a statement is a row with its value, qualifiers, rank and references.

A dump is an array with an entity a line, or JSON lines; both are read line by line.
"""

from collections.abc import Iterator
from typing import Any

from kerege.readers.imports.batch import Batch, Import, Row
from kerege.readers.imports.claims import read_rows

_PRECISIONS = {9: 4, 10: 7, 11: 10}
"""How much of a time stands, by Wikibase's number for years, months and days."""


def read_wikidata(task: Import) -> Batch:
    """Return the claims of a JSON dump of entities; columns are named as in docs/imports.md."""
    labels = {entity["id"]: _label(entity) for entity in _entities(task)}
    return read_rows(task, _rows(task, labels))


def _rows(task: Import, labels: dict[str, str]) -> Iterator[Row]:
    for entity in _entities(task):
        for name, statements in (entity.get("claims") or {}).items():
            for statement in statements:
                value = _value(statement["mainsnak"])
                cells = {
                    "item": entity["id"],
                    "itemLabel": labels[entity["id"]],
                    "property": name,
                    "statement": statement.get("id", ""),
                    "rank": statement.get("rank", "normal"),
                    "value": value,
                    "valueLabel": labels.get(value, ""),
                    "unit": _unit(statement["mainsnak"]),
                }
                further: list[str] = []
                for qualifier, snaks in (statement.get("qualifiers") or {}).items():
                    words = [word for snak in snaks if (word := _value(snak))]
                    if words:
                        cells[qualifier] = words[0]
                        cells[f"{qualifier}Label"] = labels.get(words[0], "")
                    further += [f"also {qualifier} {labels.get(word, word)}" for word in words[1:]]
                cells["references"] = "; ".join([*further, *_references(statement, labels)])
                yield Row(cells, f"{entity['id']} {name}")


def _entities(task: Import) -> Iterator[dict[str, Any]]:
    """Yield the entities of a dump; one that ends in the middle refuses it whole."""
    with (
        task.reading("Wikidata's JSON, an entity a line"),
        task.path.open(encoding="utf-8") as text,
    ):
        opened = closed = False
        for number, line in enumerate(text, start=1):
            words = line.strip().removesuffix(",")
            opened, closed = opened or words == "[", closed or words == "]"
            if words in {"", "[", "]"}:
                continue
            entity = task.json_line(words, number)
            if not isinstance(entity, dict) or "id" not in entity:
                raise task.refused("no entity", line=number, expected="an object with an id")
            yield entity
        if opened and not closed:
            raise task.refused(
                "half-written: the array is not closed",
                expected="] at its end",
                next_step="fetch the file again; nothing was imported",
            )


def _label(entity: dict[str, Any]) -> str:
    labels = entity.get("labels") or {}
    chosen: dict[str, Any] = (
        labels.get("en") or labels.get("mul") or next(iter(labels.values()), {})
    )
    return str(chosen.get("value", ""))


def _value(snak: dict[str, Any]) -> str:
    """Return the value of a snak as text; '' where there is none, or nobody knows it."""
    if snak.get("snaktype") != "value":
        return ""
    match snak["datavalue"]:
        case {"type": "wikibase-entityid", "value": {"id": str(name)}}:
            return name
        case {"type": "time", "value": {"time": str(time), "precision": int(precision)}}:
            return _time(time, precision)
        case {"type": "quantity", "value": {"amount": str(amount)}}:
            return amount.removeprefix("+")
        case {"type": "monolingualtext", "value": {"text": str(text)}}:
            return text
        case {"value": str(text)}:
            return text
    return ""


def _time(time: str, precision: int) -> str:
    """Return as much of a time as is known; '' for decades, and for years before our era."""
    if time.startswith("-") or precision < min(_PRECISIONS):
        return ""
    return time.removeprefix("+")[: _PRECISIONS.get(precision, 10)]


def _unit(snak: dict[str, Any]) -> str:
    value = (snak.get("datavalue") or {}).get("value")
    unit = value.get("unit", "") if isinstance(value, dict) else ""
    return str(unit).rpartition("/")[2]


def _references(statement: dict[str, Any], labels: dict[str, str]) -> list[str]:
    """Return the addresses and works that a statement cites, each with the day it was retrieved."""
    cited: list[str] = []
    for reference in statement.get("references") or []:
        snaks = reference.get("snaks") or {}
        words = {
            name: [labels.get(word, word) for snak in snaks.get(name, []) if (word := _value(snak))]
            for name in ("P854", "P248", "P813")
        }
        named = [*words["P854"], *words["P248"]]
        if named and words["P813"]:
            named[-1] += f" (retrieved {words['P813'][0]})"
        cited += named
    return [f"references: {'; '.join(dict.fromkeys(cited))}"] if cited else []
