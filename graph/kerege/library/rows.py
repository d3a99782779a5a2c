"""The answer to a SPARQL query."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from kerege.errors import InputError, Problem
from kerege.ontology import PREFIXES
from kerege.plugins import extra
from kerege.sparql import calls_out, mistake

if TYPE_CHECKING:
    import pandas as pd
    import pyoxigraph as ox


class Answer(NamedTuple):
    """Hold the columns of an answer and its rows of texts; an unbound value is None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


class Rows(Sequence[dict[str, str | None]]):
    """Hold the rows of an answer as dictionaries by column."""

    def __init__(self, answer: Answer) -> None:
        self.columns = answer.columns
        self.values = answer.rows

    @overload
    def __getitem__(self, index: int) -> dict[str, str | None]: ...
    @overload
    def __getitem__(self, index: slice) -> "Rows": ...
    def __getitem__(self, index: int | slice) -> "dict[str, str | None] | Rows":
        if isinstance(index, slice):
            return Rows(Answer(self.columns, self.values[index]))
        return dict(zip(self.columns, self.values[index], strict=True))

    def __len__(self) -> int:
        return len(self.values)

    def __iter__(self) -> Iterator[dict[str, str | None]]:
        return (self[place] for place in range(len(self)))

    def to_pandas(self) -> "pd.DataFrame":
        """Return the rows as a data frame."""
        with extra("data"):
            import pandas as pd

        return pd.DataFrame(list(self.values), columns=list(self.columns))

    def __repr__(self) -> str:
        lines = ["\t".join(self.columns)]
        lines += ["\t".join(value or "" for value in row) for row in self.values[:20]]
        return "\n".join([*lines, f"{len(self)} rows"])

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(value or '')}</td>" for value in row) + "</tr>"
            for row in self.values[:50]
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


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
        rows = tuple(tuple(_text(value, base) for value in row) for row in result)
        return Rows(Answer(columns, rows))
    if hasattr(result, "__iter__"):
        triples = tuple(tuple(_text(term, base) for term in triple) for triple in result)
        return Rows(Answer(("subject", "predicate", "object"), triples))
    return Rows(Answer(("answer",), (("true" if bool(result) else "false",),)))


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
