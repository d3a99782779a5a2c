"""A JSON Schema of the facts files, so that an editor completes relations and ids."""

import json
from typing import Any, BinaryIO

from kerege.model import Modality, Polarity, Rank
from kerege.ontology import LITERALS
from kerege.store import Store

_DATE = {
    "type": ["string", "integer"],
    "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$",
    "minimum": 1,
    "maximum": 9999,
}
_WORDS = {"type": "string", "minLength": 1}
_DATES = {
    "from": "The first day on which it holds.",
    "until": "The first day on which it no longer holds.",
    "during": "The year, month or day in which it holds.",
    "on": "A day on which it is said to hold, or the day of an act.",
    "stated_on": "When it was said.",
    "recorded_on": "When this graph took it in.",
    "retracted_on": "When this graph withdrew it.",
}


def write_facts_schema(store: Store, stream: BinaryIO) -> None:
    """Write the schema, made from the ontology and the entities and sources of a store."""
    schema = facts_schema(store)
    stream.write(json.dumps(schema, ensure_ascii=False, indent=1).encode() + b"\n")


def facts_schema(store: Store) -> dict[str, Any]:
    """Return the schema as a JSON object."""
    fact = _fact(store)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Facts of {store.project.title}",
        "$defs": {
            "entity": _choice({name: entity.label() for name, entity in store.entities.items()}),
            "source": _choice({name: source.title for name, source in store.sources.items()}),
        },
        "type": "object",
        "required": ["facts"],
        "additionalProperties": False,
        "properties": {
            **fact,
            "facts": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["subject", "relation", "object"],
                    "additionalProperties": False,
                    "properties": fact,
                },
            },
        },
    }


def _fact(store: Store) -> dict[str, Any]:
    relations = {
        name: f"{relation.comment} For example: {relation.example}"
        for name, relation in sorted(store.ontology.relations.items())
    }
    entity, source = {"$ref": "#/$defs/entity"}, {"$ref": "#/$defs/source"}
    fields: dict[str, Any] = {
        "subject": entity,
        "relation": _choice(relations),
        "object": {
            "anyOf": [entity, {"type": ["string", "boolean", "integer"]}],
            "description": "An entity, an amount like '> 18e12 m3', a text, a date, true or false.",
        },
        "lang": {"type": "string", "description": "The language of an object that is a text."},
        "polarity": _choice(dict.fromkeys(Polarity, "")),
        "modality": _choice(dict.fromkeys(Modality, "")),
        "opinion": {"type": "boolean"},
        **{key: {**_DATE, "description": words} for key, words in _DATES.items()},
        "asserted_by": entity,
        "source": source,
        "credibility": {"enum": [1, 2, 3, 4, 5, 6]},
        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
        "rank": _choice(dict.fromkeys(Rank, "")),
        "quote": {**_WORDS, "description": "Words exactly as they stand in the article."},
        "cell": {**_WORDS, "description": "Which cell of a table says so."},
        "note": _WORDS,
        "id": {**_WORDS, "description": "A handle by which another fact supersedes this one."},
        "supersedes": {"anyOf": [_WORDS, {"type": "array", "items": _WORDS}]},
    }
    for qualifier in store.ontology.qualifiers.values():
        shape = _WORDS if qualifier.range in LITERALS else entity
        fields[qualifier.key] = {**shape, "description": qualifier.comment}
    return fields


def _choice(described: dict[str, str]) -> dict[str, Any]:
    """Return a closed list whose words an editor explains."""
    return {"enum": list(described), "enumDescriptions": list(described.values())}
