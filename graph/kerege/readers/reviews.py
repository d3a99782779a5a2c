"""`seeds/reviews/*.yaml`: what people decided about claims that were read from a text."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kerege.model import Review
from kerege.readers.common import date, read_record, records_of
from kerege.readers.facts import fact_fields
from kerege.readers.objects import World, object_of
from kerege.tree import Expected, Field, Node, Problems, Record, read_fields
from kerege.tree.fields import anything, items, matching, one_of, text

VERDICTS = ("accept", "reject", "correct")
_CORRECTABLE = (
    *("subject", "relation", "object", "lang", "polarity", "modality", "opinion"),
    *("from", "until", "on", "asserted_by", "stated_on"),
)
_DROPPABLE = ("from", "until", "on", "stated_on")
_KEY_DIGITS = 32


def read_reviews(path: Path, problems: Problems, world: World) -> Iterator[tuple[Review, Record]]:
    """Yield the reviews of a file, each with the record it came from."""
    top = read_record(path, problems)
    if top is None:
        return
    source = one_of(world.sources, "source", listed_in="seeds/articles")
    shape: dict[str, Field] = {"source": source, "reviews": anything}
    about = read_fields(top, shape, problems, required=shape)
    for record in records_of(top, "reviews", problems):
        before = len(problems.found)
        values = read_fields(
            record, _fields(world, problems), problems, required=["claim", "verdict", "by", "on"]
        )
        has_changes = "correct" in values or "drop" in values
        if len(problems.found) == before and (values["verdict"] == "correct") != has_changes:
            problems.add(
                record.values["verdict"],
                f"{values['verdict']} {'with' if has_changes else 'without'} changes",
                "the verdict correct with the keys correct or drop, another without",
            )
        if len(problems.found) == before and "source" in about:
            changes = {**values.get("correct", {}), **dict.fromkeys(values.get("drop", ()))}
            yield _review(values, about["source"], changes), record


def correctable(world: World) -> dict[str, Field]:
    """Return the fields of a fact that a review may correct."""
    known = fact_fields(world)
    return {key: known[key] for key in (*_CORRECTABLE, *world.ontology.qualifiers)}


def _review(values: dict[str, Any], source: str, changes: dict[str, Any]) -> Review:
    return Review(
        claim=values["claim"],
        source=source,
        verdict=values["verdict"],
        by=values["by"],
        on=values["on"],
        why=values.get("why", ""),
        changes=tuple(sorted(changes.items())),
    )


def _fields(world: World, problems: Problems) -> dict[str, Field]:
    droppable = (*_DROPPABLE, *world.ontology.qualifiers)
    return {
        "claim": matching(_is_key, f"the {_KEY_DIGITS} digits that kerege review list shows"),
        "says": text,
        "quote": text,
        "verdict": one_of(VERDICTS, "verdict"),
        "by": text,
        "on": date,
        "why": text,
        "correct": lambda node: _changes(node, world, problems),
        "drop": items(one_of(droppable, "key")),
    }


def _changes(node: Node, world: World, problems: Problems) -> dict[str, Any]:
    """Return the corrected values of a record; an object is read as its relation wants it."""
    if not isinstance(node, Record):
        raise Expected("a text or a list", "a record such as {relation: memberOf, object: sco}")
    before = len(problems.found)
    values = read_fields(node, correctable(world), problems)
    language = values.pop("lang", "en")
    if "object" in values and len(problems.found) == before:
        if "relation" not in values:
            problems.add(node.keys["object"], "object without relation", "both, side by side")
            return {}
        relation = world.ontology.relations[values["relation"]]
        try:
            values["object"] = object_of(world, relation, language)(node.values["object"])
        except Expected as error:
            problems.add(node.values["object"], error.found, error.expected, error.next_step)
    return values


def _is_key(word: str) -> bool:
    return len(word) == _KEY_DIGITS and set(word) <= set("0123456789abcdef")
