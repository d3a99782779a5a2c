"""`seeds/facts/*.yaml` and `*.csv`: one fact a line, with defaults on top."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

from kerege.errors import nearest
from kerege.model import (
    Claim,
    Document,
    Entity,
    Modality,
    Object,
    Polarity,
    Rank,
    Ref,
    Source,
    Text,
)
from kerege.ontology import Ontology, Relation
from kerege.readers.common import (
    date,
    entity_id,
    language,
    read_record,
    records_of,
    slug,
    with_defaults,
)
from kerege.readers.evidence import find_quote
from kerege.tree import Expected, Field, Node, Problems, Record, Scalar, read_fields, read_text
from kerege.tree.fields import items, one_of, parsed, text
from kerege.values import Interval, PartialDate, Quantity

_TRUTH = {"true": True, "false": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Hold what facts may refer to."""

    ontology: Ontology
    entities: Mapping[str, Entity]
    sources: Mapping[str, Source]
    documents: Mapping[str, Document]


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
            problems.add(node, error.found, error.expected, error.next_step)
        else:
            yield fact


def fact_fields(world: World) -> dict[str, Field]:
    """Return the fields of a fact, which are also the columns of a CSV."""
    known = _known(world)
    table: dict[str, Field] = {
        "subject": known,
        "relation": one_of(world.ontology.relations, "relation", listed_in="ontology/kerege.ttl"),
        "object": lambda node: text(node) and node,
        "lang": language,
        "polarity": one_of(Polarity, "polarity"),
        "modality": one_of(Modality, "modality"),
        "opinion": _truth,
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
        table[qualifier.key] = _qualifier(qualifier.range, world, known)
    return table


class _WrongFact(Exception):  # noqa: N818 - it is raised and caught as a finding
    """Say which value of a fact does not fit the others."""

    def __init__(self, key: str, found: str, expected: str = "", next_step: str = "") -> None:
        self.key, self.found, self.expected, self.next_step = key, found, expected, next_step
        super().__init__(found)


def _yaml_rows(path: Path, problems: Problems, table: Mapping[str, Field]) -> Iterator[Record]:
    top = read_record(path, problems)
    if top is None:
        return
    defaults = {key: node for key, node in top.values.items() if key != "facts"}
    shape: dict[str, Field] = {
        **dict.fromkeys(table, lambda node: node),
        "facts": lambda node: node,
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
    _check_domain(values["subject"], relation, world)
    value = _object(values["object"], relation, values.get("lang", "en"), world)
    if "source" not in values:
        raise _WrongFact(
            "subject", "no source", "source: an id of seeds/sources.yaml or of an article"
        )
    source = world.sources[values["source"]]
    during, observed_on = _times(values)
    quote = values.get("quote")
    try:
        claim = Claim(
            subject=values["subject"],
            relation=relation.id,
            object=value,
            qualifiers=tuple(
                (key, values[key]) for key in world.ontology.qualifiers if key in values
            ),
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
            evidence=find_quote(quote, values.get("cell"), world.documents.get(source.id)),
            confidence=values.get("confidence", Decimal(1)),
            credibility=int(values["credibility"]) if "credibility" in values else None,
            rank=Rank(values.get("rank", Rank.NORMAL)),
            note=values.get("note", ""),
        )
    except Expected as error:
        raise _WrongFact("quote", error.found, error.expected, error.next_step) from None
    return Fact(claim, record, values.get("id", ""), values.get("supersedes", ()))


def _check_domain(subject: str, relation: Relation, world: World) -> None:
    kind = world.entities[subject].kind
    if not world.ontology.is_a(kind, relation.domain):
        raise _WrongFact(
            "subject",
            f"{subject!r} is of class {kind}",
            f"an entity of class {relation.domain} as subject of {relation.id}",
            "ontology/kerege.ttl says what each relation takes",
        )


def _object(node: Scalar, relation: Relation, lang: str, world: World) -> Object:
    words = node.text
    try:
        match relation.range:
            case "Quantity":
                return _quantity(words, world)
            case "string":
                return Text(words, lang)
            case "date":
                return PartialDate.parse(words)
            case "boolean":
                return _truth(node)
    except ValueError as error:
        found = error.found if isinstance(error, Expected) else str(error)
        expected = error.expected if isinstance(error, Expected) else ""
        hint = error.next_step if isinstance(error, Expected) else ""
        raise _WrongFact("object", found, expected, hint) from None
    if words not in world.entities:
        hint = nearest(words, world.entities)
        raise _WrongFact(
            "object",
            f"unknown entity {words!r}",
            f"an entity of class {relation.range}",
            f"did you mean {hint}?" if hint else "add it to seeds/entities",
        )
    kind = world.entities[words].kind
    if not world.ontology.is_a(kind, relation.range):
        raise _WrongFact(
            "object",
            f"{words!r} is of class {kind}",
            f"an entity of class {relation.range} as object of {relation.id}",
            "ontology/kerege.ttl says what each relation takes",
        )
    return Ref(words)


def _quantity(words: str, world: World) -> Quantity:
    try:
        quantity = Quantity.parse(words)
    except ValueError as error:
        raise Expected(
            str(error), "an amount like '> 18e12 m3'", "units stand in ontology/codes.ttl"
        ) from None
    units = world.ontology.units
    if quantity.unit not in units:
        hint = nearest(quantity.unit, units)
        raise Expected(
            f"unknown unit {quantity.unit!r}",
            "a unit of ontology/codes.ttl: " + ", ".join(sorted(units)),
            f"did you mean {hint}?" if hint else "add it to ontology/codes.ttl",
        )
    return quantity


def _times(values: dict[str, Any]) -> tuple[Interval, PartialDate | None]:
    if "during" in values:
        if clash := [key for key in ("from", "until") if key in values]:
            raise _WrongFact(clash[0], f"during and {clash[0]} in one fact", "one of the two")
        return Interval.during(values["during"]), values.get("on")
    try:
        return Interval(values.get("from"), values.get("until")), values.get("on")
    except ValueError as error:
        raise _WrongFact(
            "until",
            str(error),
            "the first day on which it no longer holds",
            "for something within one year, month or day write during",
        ) from None


def _recorded_on(values: dict[str, Any], source: Source) -> PartialDate:
    recorded: PartialDate | None = (
        values.get("recorded_on")
        or source.retrieved_on
        or source.published_on
        or values.get("stated_on")
    )
    if recorded is None:
        raise _WrongFact(
            "source",
            f"no day on which the graph took this in: source {source.id!r} has no date",
            "recorded_on in the fact or on top of the file",
            "write recorded_on: and today's date on top of the file",
        )
    return recorded


def _known(world: World) -> Field:
    def read(node: Node) -> str:
        name = entity_id(node)
        if name not in world.entities:
            hint = nearest(name, world.entities)
            raise Expected(
                f"unknown entity {name!r}",
                "an id of seeds/entities",
                f"did you mean {hint}?" if hint else "add it to seeds/entities",
            )
        return str(name)

    return read


def _qualifier(kind: str, world: World, known: Field) -> Field:
    def read(node: Node) -> Object:
        if kind == "string":
            return Text(text(node), "en")
        if kind == "Quantity":
            return _quantity(text(node), world)
        name = known(node)
        if not world.ontology.is_a(world.entities[name].kind, kind):
            raise Expected(
                f"{name!r} is of class {world.entities[name].kind}", f"an entity of class {kind}"
            )
        return Ref(name)

    return read


def _truth(node: Node) -> bool:
    word = text(node)
    if word not in _TRUTH:
        raise Expected(repr(word), "true or false")
    return _TRUTH[word]


def _share(words: str) -> Decimal:
    try:
        share = Decimal(words)
    except ArithmeticError:
        share = Decimal(-1)
    if not 0 <= share <= 1:
        raise Expected(repr(words), "a number from 0 to 1")
    return share
