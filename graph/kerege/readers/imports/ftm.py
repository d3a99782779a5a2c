"""FollowTheMoney as JSON lines, as OpenSanctions and others publish it.

Each entity is a row: its properties are columns (the first value of each), and where a property
names another entity, that one's caption, schema and Wikidata id stand in further columns.
"""

from collections.abc import Iterator
from typing import Any

from kerege.readers.imports.batch import Batch, Import, Row
from kerege.readers.imports.claims import read_rows


def read_ftm(task: Import) -> Batch:
    """Return the claims of FollowTheMoney entities; columns are named as in docs/imports.md."""
    about = {entity["id"]: _about(entity) for entity in _entities(task)}
    return read_rows(task, _rows(task, about))


def _rows(task: Import, about: dict[str, dict[str, str]]) -> Iterator[Row]:
    for entity in _entities(task):
        cells = {"id": entity["id"], "schema": entity["schema"]}
        cells |= {f"self.{key}": cell for key, cell in about[entity["id"]].items()}
        cells["datasets"] = "; ".join(map(str, entity.get("datasets") or []))
        for name, values in entity["properties"].items():
            if values:
                cells[name] = str(values[0])
                for key, cell in about.get(cells[name], {}).items():
                    cells[f"{name}.{key}"] = cell
        yield Row(cells, entity["id"])


def _entities(task: Import) -> Iterator[dict[str, Any]]:
    with (
        task.reading("FollowTheMoney entities, one a line"),
        task.path.open(encoding="utf-8") as text,
    ):
        for number, line in enumerate(text, start=1):
            if not line.strip():
                continue
            entity = task.json_line(line, number)
            match entity:
                case {"id": str(), "schema": str(), "properties": dict()}:
                    yield entity
                case _:
                    raise task.refused(
                        "no entity of FollowTheMoney",
                        line=number,
                        expected="an object with id, schema and properties",
                    )


def _about(entity: dict[str, Any]) -> dict[str, str]:
    properties = entity["properties"]
    names = properties.get("name") or []
    found = {
        "caption": entity.get("caption") or (names[0] if names else ""),
        "schema": entity["schema"],
        "wikidata": (properties.get("wikidataId") or [""])[0],
    }
    return {key: str(cell) for key, cell in found.items() if cell}
