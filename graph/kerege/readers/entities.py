"""`seeds/entities/*.yaml`: who and what there is, under which names."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from kerege.model import Entity, Name
from kerege.ontology import Ontology
from kerege.readers.common import (
    date,
    entity_id,
    language,
    read_record,
    records_of,
    with_defaults,
)
from kerege.tree import Expected, Field, Items, Node, Problems, Record, read_fields
from kerege.tree.fields import anything, matching, one_of, text

_DEFAULTS = ("class", "recorded_on")
_CODES = {"wikidata": r"Q\d+", "iso2": r"[A-Z]{2}", "iso3": r"[A-Z]{3}", "m49": r"\d{3}"}


def read_entities(
    path: Path, problems: Problems, *, ontology: Ontology, languages: tuple[str, ...]
) -> Iterator[tuple[Entity, Record]]:
    """Yield the entities of a file, each with the record it came from."""
    top = read_record(path, problems)
    if top is None:
        return
    kinds = one_of(ontology.classes, "class", listed_in="ontology/kerege.ttl")
    read_fields(
        top,
        {"class": kinds, "recorded_on": date, "entities": anything},
        problems,
        required=["entities"],
    )
    table: dict[str, Field] = {
        "id": entity_id,
        "class": kinds,
        "names": names,
        "demonyms": names,
        "short": text,
        "coordinates": _coordinates,
        "note": text,
        "recorded_on": date,
        **{code: _code(code) for code in _CODES},
    }
    defaults = {key: node for key, node in top.values.items() if key in _DEFAULTS}
    for record in records_of(top, "entities", problems):
        before = len(problems.found)
        values = read_fields(
            with_defaults(record, defaults, top), table, problems, required=["id", "class"]
        )
        if len(problems.found) == before:
            yield _entity(values, languages), record


def names(node: Node) -> dict[str, list[str]]:
    """Return the names in each language; the first one is the label."""
    if not isinstance(node, Record):
        raise Expected("no names by language", "names by language like {en: Astana, ru: Астана}")
    found = {}
    for lang, value in node.values.items():
        language(node.keys[lang])
        found[lang] = [
            text(item) for item in (value.nodes if isinstance(value, Items) else [value])
        ]
    return found


def make_names(values: dict[str, Any], languages: tuple[str, ...]) -> tuple[Name, ...]:
    """Return the names of a record; a state's label in each language comes from CLDR."""
    made: dict[tuple[str, str], Name] = {}
    labelled = set()
    for lang in languages if "iso2" in values else ():
        if label := territory(lang, values["iso2"]):
            made[lang, label] = Name(lang, label, is_label=True)
            labelled.add(lang)
    for lang, spellings in values.get("names", {}).items():
        for place, spelling in enumerate(spellings):
            is_label = place == 0 and lang not in labelled
            made.setdefault((lang, spelling), Name(lang, spelling, is_label=is_label))
    for lang, spellings in values.get("demonyms", {}).items():
        for spelling in spellings:
            made.setdefault((lang, spelling), Name(lang, spelling, is_demonym=True))
    return tuple(made.values())


@cache
def territory(lang: str, iso2: str) -> str:
    """Return a territory's name in a language from the Unicode CLDR, or '' where it has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(lang, sep="-").territories.get(iso2, ""))
    except (UnknownLocaleError, ValueError):
        return ""


def _entity(values: dict[str, Any], languages: tuple[str, ...]) -> Entity:
    return Entity(
        id=values["id"],
        kind=values["class"],
        names=make_names(values, languages),
        codes=tuple((code, values[code]) for code in _CODES if code in values),
        coordinates=values.get("coordinates"),
        short=values.get("short", ""),
        note=values.get("note", ""),
        recorded_on=values.get("recorded_on"),
    )


def _code(scheme: str) -> Field:
    pattern = re.compile(_CODES[scheme])
    return matching(pattern.fullmatch, f"a {scheme} code like {_CODES[scheme]}")


def _coordinates(node: Node) -> tuple[Decimal, Decimal]:
    expected = "latitude and longitude in degrees like [51.13, 71.43]"
    if not isinstance(node, Items) or len(node.nodes) != 2:
        raise Expected("no pair of numbers", expected)
    try:
        latitude, longitude = (Decimal(text(item)) for item in node.nodes)
    except InvalidOperation:
        raise Expected("something that is no number", expected) from None
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise Expected(f"the place {latitude}, {longitude}", expected)
    return latitude, longitude
