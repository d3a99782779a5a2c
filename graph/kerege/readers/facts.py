"""`seeds/facts/*.yaml` and `*.csv`: one fact a line, with defaults on top."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

from kerege.model import Claim, Document, Evidence, Modality, Polarity, Rank, Source
from kerege.readers.common import date, language, read_record, records_of, slug, with_defaults
from kerege.readers.evidence import find_quote
from kerege.readers.objects import (
    World,
    entity_of_class,
    known_entity,
    object_of,
    qualifier_of,
    truth,
)
from kerege.tree import Expected, Field, Problems, Record, Scalar, read_fields, read_text
from kerege.tree.fields import anything, items, one_of, parsed, text
from kerege.values import Interval, PartialDate


@dataclass(frozen=True, slots=True)
class Fact:
    """Hold a claim as it stands in a file: its place, its handle and the handles it supersedes."""

    claim: Claim
    record: Record
    handle: str
    supersedes: tuple[str, ...]


def read_facts(path: Path, problems: Problems, world: World) -> Iterator[Fact]:
    """Yield the facts of a YAML or CSV file; every wrong one is a problem and left out."""
    table = fact_fields(world)
    rows = _csv_rows if path.suffix == ".csv" else _yaml_rows
    for record in rows(path, problems, table):
        before = len(problems.found)
        values = read_fields(record, table, problems, required=["subject", "relation", "object"])
        if len(problems.found) > before:
            continue
        try:
            fact = _fact(values, record, world)
        except _WrongFact as error:
            node = record.values.get(error.key, record)
            problems.add(node, error.reason.found, error.reason.expected, error.reason.next_step)
        else:
            yield fact


def fact_fields(world: World) -> dict[str, Field]:
    """Return the fields of a fact, which are also the columns of a CSV."""
    known = known_entity(world)
    table: dict[str, Field] = {
        "subject": known,
        "relation": one_of(world.ontology.relations, "relation", listed_in="ontology/kerege.ttl"),
        "object": lambda node: text(node) and node,
        "lang": language,
        "polarity": one_of(Polarity, "polarity"),
        "modality": one_of(Modality, "modality"),
        "opinion": truth,
        "from": date,
        "until": date,
        "during": date,
        "on": date,
        "asserted_by": known,
        "stated_on": date,
        "recorded_on": date,
        "retracted_on": date,
        "source": one_of(world.sources, "source", listed_in="seeds/sources.yaml or seeds/articles"),
        "credibility": one_of("123456", "credibility"),
        "confidence": parsed(_share),
        "rank": one_of(Rank, "rank"),
        "quote": text,
        "cell": text,
        "note": text,
        "id": slug,
        "supersedes": items(slug),
    }
    for qualifier in world.ontology.qualifiers.values():
        table[qualifier.key] = qualifier_of(world, qualifier.range)
    return table


class _WrongFact(Exception):
    """Say which value of a fact does not fit the others, and why."""

    def __init__(self, key: str, reason: Expected) -> None:
        self.key, self.reason = key, reason
        super().__init__(reason.found)


def _yaml_rows(path: Path, problems: Problems, table: Mapping[str, Field]) -> Iterator[Record]:
    top = read_record(path, problems)
    if top is None:
        return
    defaults = {key: node for key, node in top.values.items() if key != "facts"}
    shape: dict[str, Field] = {
        **dict.fromkeys(table, anything),
        "facts": anything,
    }
    before = len(problems.found)
    read_fields(top, shape, problems, required=["facts"])
    if len(problems.found) > before:
        defaults = {key: node for key, node in defaults.items() if key in table}
    for record in records_of(top, "facts", problems):
        yield with_defaults(record, defaults, top)


def _csv_rows(path: Path, problems: Problems, table: Mapping[str, Field]) -> Iterator[Record]:
    content = read_text(path, problems)
    if content is None:
        return
    reader = csv.reader(StringIO(content, newline=""), strict=True)
    try:
        header = next(reader, [])
        if not header:
            problems.add(None, "an empty file", "a first line with the names of the columns")
            return
        while True:
            line = reader.line_num + 1
            cells = next(reader, None)
            if cells is None:
                return
            record = Record({}, {}, line, 1)
            if len(cells) != len(header):
                problems.add(
                    record,
                    f"{len(cells)} cells",
                    f"{len(header)} cells as in the first line",
                    "put a cell that has a comma in quotes",
                )
                continue
            for column, (key, cell) in enumerate(zip(header, cells, strict=True), start=1):
                if cell.strip():
                    record.keys[key] = Scalar(key, 1, column)
                    record.values[key] = Scalar(cell.strip(), line, column, plain=False)
            if record.values:
                yield record
    except csv.Error as error:
        problems.add(Scalar("", reader.line_num, 1), f"broken CSV: {error}")


def _fact(values: dict[str, Any], record: Record, world: World) -> Fact:
    relation = world.ontology.relations[values["relation"]]
    subject = entity_of_class(world, relation.domain, f"as subject of {relation.id}")
    value = object_of(world, relation, values.get("lang", "en"))
    _fitting("subject", subject, record)
    if "source" not in values:
        reason = Expected("no source", "source: an id of seeds/sources.yaml or of an article")
        raise _WrongFact("subject", reason)
    source = world.sources[values["source"]]
    during, observed_on = _times(values)
    claim = Claim(
        subject=values["subject"],
        relation=relation.id,
        object=_fitting("object", value, record),
        qualifiers=tuple((key, values[key]) for key in world.ontology.qualifiers if key in values),
        polarity=Polarity(values.get("polarity", Polarity.POSITIVE)),
        modality=Modality(values.get("modality", Modality.ASSERTED)),
        opinion=values.get("opinion", False),
        during=during,
        observed_on=observed_on,
        asserted_by=values.get("asserted_by") or source.author or source.publisher,
        stated_on=values.get("stated_on"),
        published_on=source.published_on,
        recorded_on=_recorded_on(values, source),
        retracted_on=values.get("retracted_on"),
        source=source.id,
        evidence=_evidence(values, world.documents.get(source.id)),
        confidence=values.get("confidence", Decimal(1)),
        credibility=int(values["credibility"]) if "credibility" in values else None,
        rank=Rank(values.get("rank", Rank.NORMAL)),
        note=values.get("note", ""),
    )
    return Fact(claim, record, values.get("id", ""), values.get("supersedes", ()))


def _fitting(key: str, field: Field, record: Record) -> Any:
    """Return a value that the relation decides how to read."""
    try:
        return field(record.values[key])
    except Expected as reason:
        raise _WrongFact(key, reason) from None


def _evidence(values: dict[str, Any], document: Document | None) -> Evidence | None:
    try:
        return find_quote(values.get("quote"), values.get("cell"), document)
    except Expected as reason:
        raise _WrongFact("quote", reason) from None


def _times(values: dict[str, Any]) -> tuple[Interval, PartialDate | None]:
    if "during" in values:
        if clash := [key for key in ("from", "until") if key in values]:
            reason = Expected(f"during and {clash[0]} in one fact", "one of the two")
            raise _WrongFact(clash[0], reason)
        return Interval.during(values["during"]), values.get("on")
    try:
        return Interval(values.get("from"), values.get("until")), values.get("on")
    except ValueError as error:
        reason = Expected(
            str(error),
            "the first day on which it no longer holds",
            "for something within one year, month or day write during",
        )
        raise _WrongFact("until", reason) from None


def _recorded_on(values: dict[str, Any], source: Source) -> PartialDate:
    recorded: PartialDate | None = (
        values.get("recorded_on")
        or source.retrieved_on
        or source.published_on
        or values.get("stated_on")
    )
    if recorded is None:
        reason = Expected(
            f"no day on which the graph took this in: source {source.id!r} has no date",
            "recorded_on in the fact or on top of the file",
            "write recorded_on: and today's date on top of the file",
        )
        raise _WrongFact("source", reason)
    return recorded


def _share(words: str) -> Decimal:
    try:
        share = Decimal(words)
    except ArithmeticError:
        share = Decimal(-1)
    if not 0 <= share <= 1:
        raise Expected(repr(words), "a number from 0 to 1")
    return share
