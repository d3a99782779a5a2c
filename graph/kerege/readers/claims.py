"""Claims as kerege writes them to JSON lines, CSV and Parquet, read back and checked."""

import csv
from collections.abc import Callable, Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from kerege.codec import decode_claim
from kerege.model import Claim
from kerege.ontology import Ontology
from kerege.plugins import extra
from kerege.tree import Problems, Scalar, read_text
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
            yield from _json_lines(path, problems)


def _json_lines(path: Path, problems: Problems) -> Iterator[Claim]:
    for number, line in enumerate((read_text(path, problems) or "").split("\n"), start=1):
        if line:
            try:
                yield decode_claim(line)
            except ValueError as error:
                _wrong(problems, number, error)


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
