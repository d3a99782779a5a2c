"""Claims as a table: one row a claim, each column with a type, and back again without loss.

Data frames, Parquet and CSV have the same columns. Names are those of the JSON form; what nests
there stands flat here. A qualifier has the column of its key, a partial date is its first day with
its precision beside it, and `amount` is the number of an amount that `object` gives as text.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, cast

from kerege.model import (
    Claim,
    Evidence,
    Grounding,
    Modality,
    Object,
    Polarity,
    Rank,
    Ref,
    Text,
)
from kerege.ontology import Ontology
from kerege.store import Store
from kerege.values import Interval, PartialDate, Quantity
from kerege.view.words import object_words

Cell = str | date | Decimal | float | int | bool | tuple[str, ...] | None
"""What may stand in a row; None is unknown, or does not apply."""

DIGITS, PLACES = 38, 12
"""How many digits a decimal of the table has, and how many of them after the point."""
_STEP = Decimal(1).scaleb(-PLACES)
_ROOM = Decimal(1).scaleb(DIGITS - PLACES)
_WIDE = Context(prec=DIGITS + 1)


class Type(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    TEXTS = "texts"
    DATE = "date"
    DECIMAL = "decimal"
    NUMBER = "number"
    INTEGER = "integer"
    BOOLEAN = "boolean"


@dataclass(frozen=True, slots=True)
class Column:
    """Hold a column: its name, the type of its cells, and what stands in it."""

    name: str
    type: Type
    words: str


_CONTENT = (
    Column("id", Type.TEXT, "the claim"),
    Column("statement", Type.TEXT, "what it shares with all who say or deny the same"),
    Column("subject", Type.TEXT, "an entity"),
    Column("subject_label", Type.TEXT, "its name"),
    Column("relation", Type.TEXT, "a relation of the ontology"),
    Column("object_kind", Type.TEXT, "entity, quantity, text, date or boolean"),
    Column("object", Type.TEXT, "an entity's id, or the amount, text, date or truth value"),
    Column("object_label", Type.TEXT, "the object in words"),
    Column("object_lang", Type.TEXT, "the language of an object that is a text"),
    Column("amount", Type.DECIMAL, f"the number of an amount, to {PLACES} places"),
    Column("unit", Type.TEXT, "the unit of an amount"),
    Column("comparator", Type.TEXT, "= > >= < <= ~: how an amount bounds the true value"),
)
_STANCE = (
    Column("polarity", Type.TEXT, "positive or negative"),
    Column("modality", Type.TEXT, "asserted, planned, hypothetical or demanded"),
    Column("opinion", Type.BOOLEAN, "whether it is an opinion"),
)
_DATES = {
    "from": "the first day on which it holds",
    "until": "the first day on which it no longer does",
    "observed_on": "a day on which it is said to hold",
    "stated_on": "when it was said",
    "published_on": "when it was printed",
    "recorded_on": "when the graph took it in",
    "retracted_on": "when the graph withdrew it",
}
_PROVENANCE = (
    Column("asserted_by", Type.TEXT, "the entity that says so"),
    Column("asserted_by_label", Type.TEXT, "its name"),
    Column("source", Type.TEXT, "the publication in which it stands"),
    Column("publisher", Type.TEXT, "who published that"),
    Column("reliability", Type.TEXT, "how far that deserves trust, A to F"),
    Column("quote", Type.TEXT, "the words that carry it"),
    Column("start", Type.INTEGER, "the character of the text at which they begin"),
    Column("end", Type.INTEGER, "the character before which they end"),
    Column("cell", Type.TEXT, "the cell of a table, where it rests on one"),
    Column("status", Type.TEXT, "how exactly the words stand in the source"),
    Column("method", Type.TEXT, "curated, or the reader that took it from a text"),
    Column("confidence", Type.NUMBER, "how sure the reader is that the source says so"),
    Column("credibility", Type.INTEGER, "1 to 6, as the Admiralty grades information"),
    Column("rank", Type.TEXT, "preferred, normal or deprecated"),
    Column("supersedes", Type.TEXTS, "the claims that it corrects"),
    Column("note", Type.TEXT, "a remark"),
)


def columns(ontology: Ontology) -> tuple[Column, ...]:
    """Return the columns in their order; those of the qualifiers come from the ontology.

    >>> from kerege.ontology import load_ontology
    >>> from kerege.resources import bundled
    >>> [column.name for column in columns(load_ontology(bundled("ontology")))][12:16]
    ['context', 'party', 'scope', 'scope_lang']
    """
    return (*_CONTENT, *_qualifier_columns(ontology), *_STANCE, *_date_columns(), *_PROVENANCE)


def rows(store: Store, claims: Iterable[Claim]) -> Iterator[tuple[Cell, ...]]:
    """Yield the row of each claim, its cells in the order of `columns`."""
    names = [column.name for column in columns(store.ontology)]
    label = lru_cache(2**9)(store.label)
    for claim in claims:
        cells = {
            **_content_cells(store, claim),
            **_qualifier_cells(store.ontology, claim),
            **_date_cells(claim),
            **_evidence_cells(claim.evidence),
            **_provenance_cells(store, claim),
            "subject_label": label(claim.subject),
            "asserted_by_label": label(claim.asserted_by),
        }
        yield tuple(cells[name] for name in names)


def claim_of(ontology: Ontology, row: Mapping[str, Cell]) -> Claim:
    """Return the claim of a row by its columns; labels and other cells that follow are passed over.

    Raises ValueError where the row is no claim, or where its id is not that of its content.
    """
    cells: Mapping[str, Any] = row
    try:
        claim = _claim(ontology, cells)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not the row of a claim: {error!r}") from error
    if claim.id != cells["id"]:
        raise ValueError(f"the content of claim {cells['id']} has the id {claim.id}")
    return claim


def _qualifier_columns(ontology: Ontology) -> Iterator[Column]:
    for qualifier in ontology.qualifiers.values():
        yield Column(qualifier.key, Type.TEXT, qualifier.comment)
        if qualifier.range == "string":
            yield Column(f"{qualifier.key}_lang", Type.TEXT, "the language of that text")


def _date_columns() -> Iterator[Column]:
    for name, words in _DATES.items():
        yield Column(name, Type.DATE, words)
        yield Column(f"{name}_precision", Type.TEXT, "year, month or day")


def _content_cells(store: Store, claim: Claim) -> dict[str, Cell]:
    target = claim.object
    quantity = target if isinstance(target, Quantity) else None
    return {
        "id": claim.id,
        "statement": claim.statement,
        "subject": claim.subject,
        "relation": claim.relation,
        "object_kind": _kind(target),
        "object": _words(target),
        "object_label": object_words(store, target),
        "object_lang": target.lang if isinstance(target, Text) else None,
        "amount": _bounded(quantity.amount) if quantity else None,
        "unit": quantity.unit if quantity else None,
        "comparator": quantity.comparator if quantity else None,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "opinion": claim.opinion,
    }


def _qualifier_cells(ontology: Ontology, claim: Claim) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    given = dict(claim.qualifiers)
    for qualifier in ontology.qualifiers.values():
        value = given.get(qualifier.key)
        cells[qualifier.key] = None if value is None else _words(value)
        if qualifier.range == "string":
            cells[f"{qualifier.key}_lang"] = value.lang if isinstance(value, Text) else None
    return cells


def _date_cells(claim: Claim) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for name in _DATES:
        bounds = {"from": claim.during.start, "until": claim.during.until}
        when = bounds[name] if name in bounds else getattr(claim, name)
        cells[name] = when.first_day if when else None
        cells[f"{name}_precision"] = when.precision if when else None
    return cells


def _evidence_cells(evidence: Evidence | None) -> dict[str, Cell]:
    return {
        "quote": evidence.quote if evidence else None,
        "start": evidence.start if evidence else None,
        "end": evidence.end if evidence else None,
        "cell": evidence.cell if evidence else None,
        "status": evidence.grounding.value if evidence else None,
    }


def _provenance_cells(store: Store, claim: Claim) -> dict[str, Cell]:
    source = store.sources.get(claim.source)
    return {
        "asserted_by": claim.asserted_by,
        "source": claim.source,
        "publisher": source.publisher if source else None,
        "reliability": source.reliability if source else None,
        "method": claim.method,
        "confidence": float(claim.confidence),
        "credibility": claim.credibility,
        "rank": claim.rank.value,
        "supersedes": claim.supersedes,
        "note": claim.note or None,
    }


def _kind(value: Object) -> str:
    match value:
        case Ref():
            return "entity"
        case Quantity():
            return "quantity"
        case Text():
            return "text"
        case PartialDate():
            return "date"
        case bool():
            return "boolean"


def _words(value: Object) -> str:
    match value:
        case Ref():
            return value.id
        case Text():
            return value.value
        case bool():
            return str(value).lower()
    return str(value)


def _bounded(amount: Decimal) -> Decimal | None:
    """Return an amount as the table's decimals hold it, or None where it has too many digits."""
    if abs(amount) >= _ROOM:
        return None
    exact = amount.as_tuple().exponent
    if isinstance(exact, int) and exact >= -PLACES:
        return amount
    return amount.quantize(_STEP, context=_WIDE)


def _claim(ontology: Ontology, cells: Mapping[str, Any]) -> Claim:
    dates = {name: _date(cells, name) for name in _DATES}
    start, until, recorded = dates.pop("from"), dates.pop("until"), dates.pop("recorded_on")
    if recorded is None:
        raise ValueError(f"claim {cells['id']} has no recorded_on")
    return Claim(
        subject=cells["subject"],
        relation=cells["relation"],
        object=_object(cells["object_kind"], cells["object"], cells["object_lang"]),
        qualifiers=tuple(_qualifiers(ontology, cells)),
        polarity=Polarity(cells["polarity"]),
        modality=Modality(cells["modality"]),
        opinion=cells["opinion"],
        during=Interval(start, until),
        recorded_on=recorded,
        **cast("dict[str, Any]", dates),
        asserted_by=cells["asserted_by"],
        source=cells["source"],
        evidence=_evidence(cells),
        method=cells["method"],
        confidence=Decimal(str(cells["confidence"])),
        credibility=cells["credibility"],
        rank=Rank(cells["rank"]),
        supersedes=tuple(cells["supersedes"] or ()),
        note=cells["note"] or "",
    )


def _object(kind: str, words: str, lang: str | None) -> Object:
    match kind:
        case "entity":
            return Ref(words)
        case "quantity":
            return Quantity.parse(words)
        case "text":
            return Text(words, lang or "")
        case "date":
            return PartialDate.parse(words)
        case "boolean" if words in {"true", "false"}:
            return words == "true"
    raise ValueError(f"{words!r} is no object of the kind {kind!r}")


_KINDS = {"Quantity": "quantity", "string": "text", "date": "date", "boolean": "boolean"}
"""The kind of an object by the range of its qualifier, where that is no class."""


def _qualifiers(ontology: Ontology, cells: Mapping[str, Any]) -> Iterator[tuple[str, Object]]:
    for qualifier in ontology.qualifiers.values():
        words = cells.get(qualifier.key)
        if words is not None:
            kind = _KINDS.get(qualifier.range, "entity")
            yield qualifier.key, _object(kind, words, cells.get(f"{qualifier.key}_lang"))


def _date(cells: Mapping[str, Any], name: str) -> PartialDate | None:
    day, precision = cells[name], cells[f"{name}_precision"]
    if day is None:
        return None
    parts = {"year": 1, "month": 2, "day": 3}
    if precision not in parts:
        raise ValueError(f"{name}_precision is {precision!r}, not year, month or day")
    return PartialDate(*(day.year, day.month, day.day)[: parts[precision]])


def _evidence(cells: Mapping[str, Any]) -> Evidence | None:
    if cells["status"] is None:
        return None
    return Evidence(
        quote=cells["quote"] or "",
        start=cells["start"],
        end=cells["end"],
        cell=cells["cell"],
        grounding=Grounding(cells["status"]),
    )
