"""The table of claims in Arrow: real dates, decimals and lists."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from kerege.model import Claim
from kerege.ontology import Ontology
from kerege.plugins import extra
from kerege.store import Store
from kerege.values.dates import BEGINNING, END
from kerege.view.clocks import live, periods
from kerege.view.table import DIGITS, PLACES, Column, Type, columns, rows

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH = 8192
_TIMES = (
    Column("live", Type.BOOLEAN, "whether it stands: not withdrawn, not superseded"),
    Column("holds_from", Type.DATE, "the first day on which it holds; 0001-01-01 is always"),
    Column("holds_until", Type.DATE, "the first day on which it no longer does; or 9999-12-31"),
)
"""What all claims together say of each, so that `holds_from <= day AND day < holds_until` asks
which hold on a day; both are empty for a claim of which nobody knows."""


def arrow_schema(ontology: Ontology, *, timed: bool = False) -> "pa.Schema":
    """Return the schema of the table; what stands in a column is in its field's metadata.

    `timed` adds the columns of `timed_batches`.
    """
    with extra("data"):
        import pyarrow as pa

    types = {
        Type.TEXT: pa.string(),
        Type.TEXTS: pa.list_(pa.string()),
        Type.DATE: pa.date32(),
        Type.DECIMAL: pa.decimal128(DIGITS, PLACES),
        Type.NUMBER: pa.float64(),
        Type.INTEGER: pa.int64(),
        Type.BOOLEAN: pa.bool_(),
    }
    return pa.schema(
        [
            pa.field(column.name, types[column.type], metadata={"words": column.words})
            for column in (*columns(ontology), *(_TIMES if timed else ()))
        ]
    )


def arrow_batches(
    store: Store, claims: Iterable[Claim], *, size: int = _BATCH
) -> Iterator["pa.RecordBatch"]:
    """Yield the rows of claims in batches of a size, so that memory does not grow with them."""
    schema = arrow_schema(store.ontology)
    import pyarrow as pa

    found = rows(store, claims)
    while chunk := list(islice(found, size)):
        arrays = [
            pa.array(cells, field.type)
            for field, cells in zip(schema, zip(*chunk, strict=True), strict=True)
        ]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema)


def timed_batches(store: Store) -> Iterator["pa.RecordBatch"]:
    """Yield the rows of all claims in batches, with `live`, `holds_from` and `holds_until`."""
    schema = arrow_schema(store.ontology, timed=True)
    import pyarrow as pa

    standing, spans = {claim.id for claim in live(store)}, periods(store)
    for batch in arrow_batches(store, store.claims):
        ids = batch.column("id").to_pylist()
        bounds = [spans.get(name) for name in ids]
        times = [
            [name in standing for name in ids],
            [_day(bound[0]) if bound else None for bound in bounds],
            [_day(bound[1]) if bound else None for bound in bounds],
        ]
        arrays = [
            pa.array(cells, schema.field(c.name).type)
            for c, cells in zip(_TIMES, times, strict=True)
        ]
        yield pa.RecordBatch.from_arrays([*batch.columns, *arrays], schema=schema)


def to_arrow(store: Store, claims: Iterable[Claim]) -> "pa.Table":
    """Return the table of claims in memory."""
    schema = arrow_schema(store.ontology)
    import pyarrow as pa

    return pa.Table.from_batches(arrow_batches(store, claims), schema=schema)


def _day(number: int) -> date:
    """Return the day of a number, or the nearest that a calendar has."""
    return date.fromordinal(min(max(number, BEGINNING + 1), END - 1))
