"""The claims as a table, one row a claim: CSV for spreadsheets, Parquet for analysis."""

import csv
from io import TextIOWrapper
from typing import BinaryIO

from kerege.plugins import extra
from kerege.store import Store
from kerege.view.arrow import arrow_schema, timed_batches
from kerege.view.table import Cell, columns, rows

FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a spreadsheet would take for a formula at the start of a cell, and what undoes that."""


def write_csv(store: Store, stream: BinaryIO) -> None:
    """Write a table with a row a claim as CSV, for spreadsheets; no cell is a formula."""
    text = TextIOWrapper(stream, "utf-8", newline="", write_through=True)
    try:
        table = csv.writer(text, lineterminator="\n")
        table.writerow(column.name for column in columns(store.ontology))
        table.writerows(map(_cell, row) for row in rows(store, store.claims))
    finally:
        text.detach()


def write_parquet(store: Store, stream: BinaryIO) -> None:
    """Write a table with a row a claim as Parquet: real dates, decimals and lists.

    It says of each claim too whether it stands, and in which time it holds.
    """
    with extra("data"):
        import pyarrow.parquet as pq

    schema = arrow_schema(store.ontology, timed=True)
    with pq.ParquetWriter(stream, schema, compression="zstd") as table:
        for batch in timed_batches(store):
            table.write_batch(batch)


def _cell(value: Cell) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case tuple():
            return " ".join(value)
        case str() if value.startswith(FORMULA):
            return "'" + value
    return str(value)
