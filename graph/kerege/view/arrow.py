"""The table of claims in Arrow: real dates, decimals and lists."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from kerege.model import Claim
from kerege.ontology import Ontology
from kerege.plugins import extra
from kerege.store import Store
from kerege.view.table import DIGITS, PLACES, Type, columns, rows

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH = 8192


def arrow_schema(ontology: Ontology) -> "pa.Schema":
    """Return the schema of the table; what stands in a column is in its field's metadata."""
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
            for column in columns(ontology)
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


def to_arrow(store: Store, claims: Iterable[Claim]) -> "pa.Table":
    """Return the table of claims in memory."""
    schema = arrow_schema(store.ontology)
    import pyarrow as pa

    return pa.Table.from_batches(arrow_batches(store, claims), schema=schema)
