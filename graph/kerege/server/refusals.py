"""Answers that are no results, as RFC 9457 problem documents."""

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from kerege.errors import KeregeError, Problem

MEDIA_TYPE = "application/problem+json"


class RefusedError(KeregeError):
    """Say with which status a request is refused, why, and what would do."""

    def __init__(
        self, status: int, reason: str, *, headers: Mapping[str, str] | None = None, **more: Any
    ) -> None:
        super().__init__(reason)
        self.status, self.reason = status, reason
        self.headers = dict(headers or {})
        self.more = {key: value for key, value in more.items() if value}

    def body(self) -> bytes:
        """Return the problem document.

        >>> RefusedError(403, "read-only", next="ask").body().decode()
        '{"title": "Forbidden", "status": 403, "detail": "read-only", "next": "ask"}'
        """
        title = HTTPStatus(self.status).phrase
        document = {"title": title, "status": self.status, "detail": self.reason, **self.more}
        return json.dumps(document, ensure_ascii=False).encode()


def wrong_query(problem: Problem) -> RefusedError:
    """Return the refusal of a query that has a mistake, with its place."""
    return RefusedError(
        400,
        problem.found,
        line=problem.line,
        column=problem.column,
        expected=problem.expected,
        next=problem.next_step,
    )


def out_of_memory(megabytes: int) -> RefusedError:
    """Return the refusal of a query that wants more memory than it may have."""
    return RefusedError(
        507,
        f"the query needed more than {megabytes} MB of memory and was stopped",
        next="ask for less: a narrower pattern, no ORDER BY over everything",
    )


def not_acceptable(offered: Iterable[str]) -> RefusedError:
    """Return the refusal of an Accept header that names nothing of what there is."""
    return RefusedError(
        406, "the Accept header names no format that this is in", offered=list(offered)
    )
