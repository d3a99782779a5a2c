"""The graph as SQL tables, asked by DuckDB: claims, entities, sources."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast, overload

from kerege.errors import InputError, Problem
from kerege.library.rows import rows_html, rows_words
from kerege.plugins import extra
from kerege.store import Store

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

_CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
"""A question reads no file and makes no request."""
_LOCKS = ("SET python_enable_replacements = false", "SET lock_configuration = true")
_HOLDING = """CREATE MACRO holding(day) AS TABLE
SELECT * FROM claims WHERE holds_from <= day::DATE AND day::DATE < holds_until"""
_PLACE = re.compile(r"\n\nLINE (\d+): (.*)\n( *)\^", re.DOTALL)
_NAME = re.compile(r'(?:column|name) "?([\w.]+)')


class Table(Sequence[dict[str, Any]]):
    """Hold the rows of an answer as dictionaries by column, with numbers and dates as such."""

    def __init__(self, found: "pa.Table") -> None:
        self.columns: tuple[str, ...] = tuple(found.column_names)
        self._found = found

    @overload
    def __getitem__(self, index: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, index: slice) -> "Table": ...
    def __getitem__(self, index: int | slice) -> "dict[str, Any] | Table":
        places = range(len(self))[index]
        if isinstance(places, range):
            return Table(self._found.take(list(places)))
        row: dict[str, Any] = self._found.slice(places, 1).to_pylist()[0]
        return row

    def __len__(self) -> int:
        return int(self._found.num_rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for batch in self._found.to_batches():
            yield from batch.to_pylist()

    def words(self) -> list[tuple[str | None, ...]]:
        """Return the rows as texts."""
        return [tuple(map(_words, row.values())) for row in self]

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the rows as JSON objects: numbers as such, dates as texts."""
        return [{name: _json(value) for name, value in row.items()} for row in self]

    def to_arrow(self) -> "pa.Table":
        """Return the rows as an Arrow table."""
        return self._found

    def to_polars(self) -> "pl.DataFrame":
        """Return the rows as a Polars data frame."""
        with extra("data"):
            import polars as pl

        return cast("pl.DataFrame", pl.from_arrow(self._found))

    def to_pandas(self) -> "pd.DataFrame":
        """Return the rows as a pandas data frame, its dates as datetime64."""
        with extra("data"):
            import pandas as pd  # noqa: F401 - what pyarrow would miss

        return self._found.to_pandas(date_as_object=False)

    def __repr__(self) -> str:
        return rows_words(self.columns, self[:20].words(), len(self))

    def _repr_html_(self) -> str:
        return rows_html(self.columns, self[:50].words())


class Tables:
    """Answer SQL over one graph, held in memory; a question changes nothing and reads no file."""

    def __init__(self, store: Store) -> None:
        with extra("data"):
            import duckdb
            import pyarrow as pa

        from kerege.view.arrow import arrow_schema, timed_batches

        schema = arrow_schema(store.ontology, timed=True)
        claims = pa.RecordBatchReader.from_batches(schema, timed_batches(store))
        self._db = duckdb.connect(config=_CLOSED)
        for name, rows in (
            ("claims", claims),
            ("entities", _entities(store)),
            ("sources", _sources(store)),
        ):
            self._db.register("taken", rows)
            self._db.execute(f"CREATE TABLE {name} AS FROM taken")
            self._db.unregister("taken")
        self._db.execute(_HOLDING)
        for setting in _LOCKS:
            self._db.execute(setting)

    def ask(self, sql: str) -> Table:
        """Return the answer of a SELECT; raise InputError with the place of a mistake in it."""
        with _mistakes(sql):
            statements = self._db.extract_statements(sql)
        kinds = [statement.type.name for statement in statements]
        if kinds not in (["SELECT"], ["EXPLAIN"]):
            found = kinds[0] if len(kinds) == 1 else f"{len(kinds)} statements"
            raise InputError([Problem(path="query", found=found, expected="one SELECT")])
        with _mistakes(sql):
            found_rows = self._db.sql(sql).to_arrow_table()
        return Table(found_rows.rename_columns(_once(found_rows.column_names)))


def _entities(store: Store) -> "pa.Table":
    """Return a row an entity; what its names and codes are, beside its label."""
    import pyarrow as pa

    texts = ("id", "kind", "label", "short", "wikidata", "iso2", "iso3", "m49", "note")
    fields = [(name, pa.string()) for name in texts]
    fields += [("names", pa.list_(pa.string())), ("lat", pa.float64()), ("long", pa.float64())]
    rows = [
        {
            "id": entity.id,
            "kind": entity.kind,
            "label": entity.label(),
            "short": entity.short or None,
            **dict(entity.codes),
            "note": entity.note or None,
            "names": [name.text for name in entity.names],
            **dict(zip(("lat", "long"), map(float, entity.coordinates or ()), strict=False)),
        }
        for entity in store.entities.values()
    ]
    return pa.Table.from_pylist(rows, pa.schema(fields))


def _sources(store: Store) -> "pa.Table":
    """Return a row a source."""
    import pyarrow as pa

    days = ("published_on", "retrieved_on")
    texts = (
        *("id", "title", "publisher", "author", "kind", "url", "language", "reliability"),
        *("origin", "family", "translated_from", "licence"),
    )
    fields = [*((name, pa.string()) for name in texts), *((name, pa.date32()) for name in days)]
    rows = [
        {
            **{name: getattr(source, name) or None for name in texts},
            **{name: day.first_day for name in days if (day := getattr(source, name))},
        }
        for source in store.sources.values()
    ]
    return pa.Table.from_pylist(rows, pa.schema(fields))


def _once(names: Sequence[str]) -> list[str]:
    """Return the names of columns with a number behind those that came before.

    >>> _once(["id", "id", "n"])
    ['id', 'id_1', 'n']
    """
    before: Counter[str] = Counter()
    found = []
    for name in names:
        found.append(f"{name}_{before[name]}" if before[name] else name)
        before[name] += 1
    return found


def _json(value: Any) -> Any:
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case list():
            return [_json(each) for each in value]
        case None | bool() | int() | float() | str():
            return value
    return str(value)


def _words(value: Any) -> str | None:
    plain = _json(value)
    if isinstance(plain, list):
        return ", ".join(str(each) for each in plain)
    return str(plain).lower() if isinstance(plain, bool) else None if plain is None else str(plain)


@contextmanager
def _mistakes(sql: str) -> Iterator[None]:
    """Turn what the engine says of a mistake into an InputError with its place."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        raise InputError([_mistake(sql, str(error))]) from None


def _mistake(sql: str, message: str) -> Problem:
    """Return what is wrong, and where: at the caret of the message, or at the name it names."""
    place = _PLACE.search(message)
    found, _, near = message[: place.start() if place else None].partition("\n")
    kind, _, found = found.partition(": ")
    line = column = 0
    if place:
        line, shown = int(place[1]), place[2]
        whole = sql.splitlines()[line - 1]
        left_out = whole.find(shown.strip(".")) - (len(shown) - len(shown.lstrip(".")))
        column = len(place[3]) - len(f"LINE {line}: ") + max(0, left_out) + 1
    elif (name := _NAME.search(found)) and (start := sql.find(name[1])) >= 0:
        line, column = sql.count("\n", 0, start) + 1, start - sql.rfind("\n", 0, start)
    expected = near.strip().removeprefix("Candidate bindings: ").removeprefix("Did you mean ")
    return Problem(
        path="query", line=line, column=column, found=found or kind, expected=expected.rstrip("?")
    )
