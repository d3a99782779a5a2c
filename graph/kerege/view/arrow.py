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
from kerege.view.table import DIGITS, PLACES, Cell, Column, Type, columns, rows

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
    return _batches(rows(store, claims), arrow_schema(store.ontology), size)


def timed_batches(store: Store) -> Iterator["pa.RecordBatch"]:
    """Yield the rows of all claims in batches, with `live`, `holds_from` and `holds_until`."""
    every = zip(rows(store, store), _times(store), strict=True)
    schema = arrow_schema(store.ontology, timed=True)
    return _batches(((*row, *times) for row, times in every), schema, _BATCH)


def _batches(
    cells: Iterable[tuple[Cell, ...]], schema: "pa.Schema", size: int
) -> Iterator["pa.RecordBatch"]:
    import pyarrow as pa

    remaining = iter(cells)
    while chunk := list(islice(remaining, size)):
        arrays = [
            pa.array(column, field.type)
            for field, column in zip(schema, zip(*chunk, strict=True), strict=True)
        ]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema)


def _times(store: Store) -> Iterator[tuple[Cell, ...]]:
    """Yield the last three columns of each claim, worked out for one subject at a time."""
    for _, claims in store.subjects():
        standing = {claim.id for claim in live(store, claims=claims)}
        spans = periods(store, claims=claims)
        for claim in claims:
            yield claim.id in standing, *map(_day, spans.get(claim.id, (None, None)))


def to_arrow(store: Store, claims: Iterable[Claim]) -> "pa.Table":
    """Return the table of claims in memory."""
    schema = arrow_schema(store.ontology)
    import pyarrow as pa

    return pa.Table.from_batches(arrow_batches(store, claims), schema=schema)


def _day(number: int | None) -> date | None:
    """Return the day of a number, or the nearest that a calendar has."""
    return None if number is None else date.fromordinal(min(max(number, BEGINNING + 1), END - 1))
