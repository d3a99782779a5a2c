"""One query against the triples: evaluated, serialised, and refused beyond its bounds."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kerege.server.encoding import zipped
from kerege.server.limits import MEGABYTE, Limits
from kerege.server.negotiation import ROWS, TRIPLES, rows_format, triples_format
from kerege.server.refusals import (
    MEDIA_TYPE,
    RefusedError,
    not_acceptable,
    out_of_memory,
    wrong_query,
)
from kerege.server.wire import Ask, Reply
from kerege.sparql import is_update, mistake

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

_ROW_MARKS = {
    # a quote inside a JSON string is escaped, so this stands only where a row begins
    ox.QueryResultsFormat.JSON: re.compile(rb'[\[,]\{"\w+":\{"type":"'),
    ox.QueryResultsFormat.XML: re.compile(rb"<result>"),
    ox.QueryResultsFormat.CSV: re.compile(rb"\n"),
    ox.QueryResultsFormat.TSV: re.compile(rb"\n"),
}
_HEADER_LINES = {ox.QueryResultsFormat.CSV: 1, ox.QueryResultsFormat.TSV: 1}


class Engine:
    """Answer queries over one store."""

    def __init__(self, store: ox.Store, prefixes: Mapping[str, str], limits: Limits) -> None:
        self._store, self._prefixes, self._limits = store, dict(prefixes), limits

    def answer(self, ask: Ask) -> Reply:
        """Return the answer of a query, or the refusal that takes its place."""
        try:
            reply = self._answer(ask)
            if ask.zipped and (body := zipped(reply.body)):
                return reply._replace(body=body, zipped=True)
            return reply
        except RefusedError as error:
            refused = error
        except MemoryError:
            refused = out_of_memory(self._limits.megabytes)
        return Reply(refused.status, MEDIA_TYPE, refused.body())

    def _answer(self, ask: Ask) -> Reply:
        found = self._evaluate(ask)
        if isinstance(found, ox.QueryTriples):
            return self._triples(found, ask)
        form = rows_format(ask.rows_type)
        if form is None:
            raise not_acceptable(ROWS)
        if isinstance(found, ox.QueryBoolean):
            return Reply(200, ask.rows_type, found.serialize(format=form) or b"")
        body = _Bounded(self._limits.answer_megabytes * MEGABYTE)
        try:
            found.serialize(body, form)
        except (OSError, RuntimeError) as error:
            raise self._stopped(body, error) from None
        answer = body.getvalue()
        if len(answer) > self._limits.rows:  # a row takes a byte at least, and to count takes time
            rows = _count_rows(answer, form)
            if rows > self._limits.rows:
                raise self._too_many(rows)
        return Reply(200, ask.rows_type, answer)

    def _evaluate(self, ask: Ask) -> Any:
        graphs: dict[str, Any] = {}
        if ask.default_graphs or ask.named_graphs:
            try:
                graphs["default_graph"] = [ox.NamedNode(name) for name in ask.default_graphs]
                graphs["named_graphs"] = [ox.NamedNode(name) for name in ask.named_graphs]
            except ValueError as error:
                raise RefusedError(400, f"a graph is named by its IRI: {error}") from None
        try:
            if "PREFIX" in ask.query:
                # Nearly all that declare prefixes declare all that they use; ours take time.
                with suppress(SyntaxError):
                    return self._store.query(ask.query, **graphs)
            return self._store.query(ask.query, prefixes=self._prefixes, **graphs)
        except SyntaxError as error:
            if is_update(ask.query):
                raise RefusedError(
                    403,
                    "this endpoint is read-only: it takes queries and no updates",
                    next="change the seeds and build, or load the graph into a store of your own",
                ) from None
            problem = mistake(ask.query, str(error), prefixes=self._prefixes)
            raise wrong_query(problem) from None
        except (OSError, RuntimeError, ValueError) as error:
            raise RefusedError(400, str(error)) from None

    def _triples(self, found: ox.QueryTriples, ask: Ask) -> Reply:
        form = triples_format(ask.triples_type)
        if form is None:
            raise not_acceptable(TRIPLES)
        body = _Bounded(self._limits.answer_megabytes * MEGABYTE)
        count = 0

        def counted() -> Iterator[ox.Triple]:
            nonlocal count
            for count, triple in enumerate(found, 1):
                if count > self._limits.rows:
                    raise self._too_many(count)
                yield triple

        try:
            ox.serialize(counted(), body, form, prefixes=self._prefixes)
        except (OSError, RuntimeError) as error:
            raise self._stopped(body, error) from None
        return Reply(200, ask.triples_type, body.getvalue())

    def _stopped(self, body: "_Bounded", error: Exception) -> RefusedError:
        if not body.is_full:
            return RefusedError(400, str(error))
        return RefusedError(
            507,
            f"the answer is larger than {self._limits.answer_megabytes} MB",
            next="ask for less: LIMIT, fewer columns, a narrower pattern",
        )

    def _too_many(self, rows: int) -> RefusedError:
        return RefusedError(
            507,
            f"the answer has {rows:,} rows or more, and {self._limits.rows:,} may be had at once",
            next="ask for them in parts: ORDER BY with LIMIT and OFFSET",
        )


class _Bounded(BytesIO):
    """Take bytes up to a bound, and refuse what is beyond."""

    def __init__(self, bound: int) -> None:
        super().__init__()
        self.is_full = False
        self._bound = bound

    def write(self, data: "Buffer") -> int:
        if self.tell() + len(memoryview(data)) > self._bound:
            self.is_full = True
            raise OSError("full")
        return super().write(data)


def _count_rows(body: bytes, form: ox.QueryResultsFormat) -> int:
    """Return how many rows were written; in CSV, how many lines."""
    marks = _ROW_MARKS[form]
    return sum(1 for _ in marks.finditer(body)) - _HEADER_LINES.get(form, 0)
