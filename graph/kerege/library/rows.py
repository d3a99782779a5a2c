"""The answer to a SPARQL query."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, cast, overload

from kerege.errors import InputError, Problem
from kerege.ontology import PREFIXES
from kerege.plugins import extra
from kerege.sparql import calls_out, mistake
from kerege.view import counted

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa
    import pyoxigraph as ox

_WIDEST = 40
"""How many letters a cell shows on a terminal."""
_XSD = "http://www.w3.org/2001/XMLSchema#"


class Answer(NamedTuple):
    """Hold the columns of an answer and its rows of texts; an unbound value is None.

    `types` are the datatypes of literals in the first row that binds the column, by column.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    types: Mapping[str, str] = MappingProxyType({})


class Rows(Sequence[dict[str, str | None]]):
    """Hold the rows of an answer as dictionaries by column."""

    def __init__(self, answer: Answer) -> None:
        self.columns = answer.columns
        self.values = answer.rows
        self._types = answer.types

    @overload
    def __getitem__(self, index: int) -> dict[str, str | None]: ...
    @overload
    def __getitem__(self, index: slice) -> "Rows": ...
    def __getitem__(self, index: int | slice) -> "dict[str, str | None] | Rows":
        if isinstance(index, slice):
            return Rows(Answer(self.columns, self.values[index], self._types))
        return dict(zip(self.columns, self.values[index], strict=True))

    def __len__(self) -> int:
        return len(self.values)

    def __iter__(self) -> Iterator[dict[str, str | None]]:
        return (self[place] for place in range(len(self)))

    def to_arrow(self) -> "pa.Table":
        """Return the rows as a table: numbers, truth values and days are such, all else is text.

        >>> import kerege
        >>> found = kerege.load().query("SELECT (COUNT(*) AS ?n) { ?who ker:memberOf :eaeu }")
        >>> found.to_arrow()["n"].to_pylist()
        [5]
        """
        with extra("data"):
            import pyarrow as pa

        columns = zip(*self.values, strict=True) if self.values else ((),) * len(self.columns)
        return pa.table(
            {
                name: _column(cells, self._types.get(name, ""))
                for name, cells in zip(self.columns, columns, strict=True)
            }
        )

    def to_polars(self) -> "pl.DataFrame":
        """Return the rows as a Polars data frame, with the types of `to_arrow`."""
        with extra("data"):
            import polars as pl

        return cast("pl.DataFrame", pl.from_arrow(self.to_arrow()))

    def to_pandas(self) -> "pd.DataFrame":
        """Return the rows as a pandas data frame, with the types of `to_arrow`."""
        return self.to_arrow().to_pandas(date_as_object=False, types_mapper=whole_numbers())

    def __repr__(self) -> str:
        return rows_words(self.columns, self.values[:20], len(self))

    def _repr_html_(self) -> str:
        return rows_html(self.columns, self.values[:50])


def rows_words(columns: Sequence[str], rows: Iterable[Sequence[str | None]], number: int) -> str:
    """Return the first rows of an answer as aligned lines of text, and how many there are."""
    table = [[_cut(value or "") for value in row] for row in (columns, *rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    ]
    return "\n".join([*lines, counted(number, "row")])


def _cut(text: str) -> str:
    """Return a text as one line of a cell."""
    line = " ".join(text.split())
    return line if len(line) <= _WIDEST else f"{line[: _WIDEST - 1]}…"


def rows_html(columns: Sequence[str], rows: Iterable[Sequence[str | None]]) -> str:
    """Return the first rows of an answer as a table of a page."""
    head = "".join(f"<th>{escape(name)}</th>" for name in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(value or '')}</td>" for value in row) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def ask(graph: "ox.Store", sparql: str, base: str) -> Rows:
    """Return the answer of a query; raise InputError with the place of a mistake in it.

    IRIs of the project and of kerege are shortened as the prefixes allow.
    """
    if calls_out(sparql):
        found = "SERVICE, and a query makes no request to others"
        raise InputError([Problem(path="query", found=found)])
    try:
        result: Any = graph.query(sparql, prefixes={"": base, **PREFIXES})
    except SyntaxError as error:
        raise InputError([mistake(sparql, str(error), prefixes={"", *PREFIXES})]) from None
    except (OSError, RuntimeError) as error:
        raise InputError([Problem(path="query", found=str(error))]) from None
    if hasattr(result, "variables"):
        columns = tuple(variable.value for variable in result.variables)
        types: dict[str, str] = {}
        rows = []
        for row in result:
            if len(types) < len(columns):
                types |= {
                    name: getattr(getattr(value, "datatype", None), "value", "")
                    for name, value in zip(columns, row, strict=True)
                    if value is not None and name not in types
                }
            rows.append(tuple(_text(value, base) for value in row))
        return Rows(Answer(columns, tuple(rows), types))
    if hasattr(result, "__iter__"):
        triples = tuple(tuple(_text(term, base) for term in triple) for triple in result)
        return Rows(Answer(("subject", "predicate", "object"), triples))
    return Rows(Answer(("answer",), (("true" if bool(result) else "false",),)))


def whole_numbers() -> "Callable[[pa.DataType], Any]":
    """Return what keeps whole numbers whole in pandas where some are unknown."""
    with extra("data"):
        import pandas as pd
        import pyarrow as pa

    return {pa.int64(): pd.Int64Dtype()}.get


def _column(cells: "Sequence[str | None]", datatype: str) -> "pa.Array":
    """Return the cells of a column with the type that its literals have, where all of them do."""
    import pyarrow as pa

    texts = pa.array(cells, pa.string())
    types = {
        **dict.fromkeys(("integer", "int", "long", "nonNegativeInteger", "short"), pa.int64()),
        **dict.fromkeys(("decimal", "double", "float"), pa.float64()),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
    wanted = types.get(datatype.removeprefix(_XSD))
    if wanted is None:
        return texts
    try:
        return texts.cast(wanted)
    except pa.ArrowInvalid:
        return texts


def _text(term: Any, base: str) -> str | None:
    if term is None:
        return None
    value = str(getattr(term, "value", term))
    return _shortened(value, base) if type(term).__name__ == "NamedNode" else value


@lru_cache(maxsize=2**16)
def _shortened(iri: str, base: str) -> str:
    if iri.startswith(base):
        return iri[len(base) :]
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
