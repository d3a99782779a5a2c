"""Claims as kerege writes them to JSON lines, CSV and Parquet, read back and checked."""

import csv
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from kerege.codec import decode_claim
from kerege.ids import FORBIDDEN
from kerege.model import Claim, Ref
from kerege.ontology import Ontology
from kerege.plugins import extra
from kerege.readers.objects import World
from kerege.tree import Problems, Scalar, read_text
from kerege.values import Quantity
from kerege.view.table import Type, claim_of, columns

_READ: dict[Type, Callable[[str], Any]] = {
    Type.TEXT: lambda cell: cell.removeprefix("'"),
    Type.TEXTS: lambda cell: tuple(cell.split()),
    Type.DATE: date.fromisoformat,
    Type.DECIMAL: lambda _: None,  # `object` has the amount in full
    Type.NUMBER: str,
    Type.INTEGER: int,
    Type.BOOLEAN: lambda cell: {"true": True, "false": False}[cell],
}


def read_claims(path: Path, problems: Problems, ontology: Ontology) -> Iterator[Claim]:
    """Yield the claims of a .jsonl, .csv or .parquet file; what is no claim is a problem."""
    match path.suffix:
        case ".parquet":
            yield from _parquet(path, problems, ontology)
        case ".csv":
            yield from _csv(path, problems, ontology)
        case _:
            yield from (claim for _, claim in _json_lines(path, problems))


def read_imported(path: Path, problems: Problems, world: World) -> Iterator[Claim]:
    """Yield the claims of a file of seeds/imports that fit the project; others are problems."""
    for number, claim in _json_lines(path, problems):
        found = [
            f"unknown {kind} {name!r}"
            for kind, name in names_of(claim)
            if not _knows(world, kind, name)
        ]
        for misfit in found:
            problems.add(
                Scalar("", number, 0),
                misfit,
                "what the project, its ontology or this import has",
                "import it again, or take the line out",
            )
        if not found:
            yield claim


def names_of(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield all that a claim refers to, each with its kind."""
    yield "entity", claim.subject
    yield "entity", claim.asserted_by
    yield "source", claim.source
    yield "relation", claim.relation
    for key, _ in claim.qualifiers:
        yield "qualifier", key
    for value in (claim.object, *(value for _, value in claim.qualifiers)):
        if isinstance(value, Ref):
            yield "entity", value.id
        elif isinstance(value, Quantity):
            yield "unit", value.unit


def _knows(world: World, kind: str, name: str) -> bool:
    known: dict[str, Mapping[str, object]] = {
        "entity": world.entities,
        "source": world.sources,
        "relation": world.ontology.relations,
        "qualifier": world.ontology.qualifiers,
        "unit": world.ontology.units,
    }
    return name in known[kind]


def _json_lines(path: Path, problems: Problems) -> Iterator[tuple[int, Claim]]:
    for number, line in enumerate((read_text(path, problems) or "").split("\n"), start=1):
        if line:
            try:
                claim = decode_claim(line)
                _refuse_controls(claim)
                yield number, claim
            except (ValueError, ArithmeticError, RecursionError) as error:
                _wrong(problems, number, error)


def _refuse_controls(claim: Claim) -> None:
    evidence = claim.evidence
    words = [claim.note, claim.method, claim.source]
    words += [evidence.quote, evidence.cell or ""] if evidence else []
    for text in words:
        if FORBIDDEN.search(text):
            raise ValueError(f"{text!r} has control characters")


def _csv(path: Path, problems: Problems, ontology: Ontology) -> Iterator[Claim]:
    content = read_text(path, problems)
    if content is None:
        return
    types = {column.name: _READ[column.type] for column in columns(ontology)}
    table = csv.reader(StringIO(content, newline=""), strict=True)
    try:
        header = next(table, [])
        for cells in table:
            try:
                row = {
                    name: types[name](cell) if cell else None
                    for name, cell in zip(header, cells, strict=True)
                    if name in types
                }
                yield claim_of(ontology, row)
            except (ValueError, KeyError) as error:
                _wrong(problems, table.line_num, error)
    except csv.Error as error:
        _wrong(problems, table.line_num, error)


def _parquet(path: Path, problems: Problems, ontology: Ontology) -> Iterator[Claim]:
    with extra("data"):
        import pyarrow as pa
        import pyarrow.parquet as pq

    number = 0
    try:
        for batch in pq.ParquetFile(path).iter_batches():
            for row in batch.to_pylist():
                number += 1
                yield claim_of(ontology, row)
    except (pa.ArrowException, OSError, ValueError) as error:
        _wrong(problems, number, error)


def _wrong(problems: Problems, line: int, error: Exception) -> None:
    problems.add(
        Scalar("", line, 0), str(error), "a claim as kerege export writes it", "export it anew"
    )
