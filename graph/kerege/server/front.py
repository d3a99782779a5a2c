"""What every request passes through: the guard, refusals as documents, safe headers, the log."""

import json
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kerege.server.delivery import NEVER_KEEP
from kerege.server.guard import Guard
from kerege.server.refusals import MEDIA_TYPE, RefusedError

Log = Callable[[dict[str, Any]], None]
_SAFE = ((b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer"))
_POLICY = (
    b"content-security-policy",
    b"default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
)
_as_json = json.JSONEncoder(ensure_ascii=False).encode


class Answer(NamedTuple):
    """Hold a whole response: its status, its headers, its body."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes


METHODS = "GET, HEAD, POST"
_PREFLIGHT = Answer(
    204,
    [
        (b"access-control-allow-methods", METHODS.encode()),
        (b"access-control-allow-headers", b"Accept, Content-Type, If-None-Match"),
        (b"access-control-max-age", b"3600"),
    ],
    b"",
)
"""What a browser is told that asks whether a page of an allowed origin may send a request."""

Direct = Callable[[Scope, Receive, Mapping[str, str]], Awaitable[Answer]]
"""What answers for one path, told the headers of the request."""


def log_line(event: dict[str, Any]) -> None:
    """Write an event as a line of JSON to standard error."""
    sys.stderr.write(_as_json(event) + "\n")


class Front:
    """Wrap an application; no request reaches it that the guard does not let in.

    `direct` answer for single paths that need no router, and are no pages.
    """

    def __init__(self, app: ASGIApp, direct: Mapping[str, Direct], guard: Guard, log: Log) -> None:
        self._app, self._direct, self._guard, self._log = app, direct, guard, log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request and log it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        status = size = 0
        extra: list[tuple[bytes, bytes]] = []

        async def send_safely(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = _made_safe(message["headers"], extra)
            elif message["type"] == "http.response.body":
                size += len(message.get("body", b""))
            await send(message)

        path, headers = scope["path"], read_headers(scope)
        try:
            direct = self._direct.get(path)
            allowed = self._guard.check(headers, is_page=direct is None)
            extra = [(name.encode(), value.encode()) for name, value in allowed.items()]
            if allowed and _is_preflight(scope, headers):
                await _send(_PREFLIGHT, send_safely)
            elif direct is None:
                await self._app(scope, receive, send_safely)
            else:
                await _send(await direct(scope, receive, headers), send_safely)
        except RefusedError as refused:
            await _send(refusal(refused), send_safely)
        except Exception as error:
            self._log({"event": "error", "path": path, "error": repr(error)})
            if not status:
                failed = RefusedError(500, "the server made a mistake, and goes on")
                await _send(refusal(failed), send_safely)
        finally:
            self._log(
                {
                    "event": "request",
                    "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
                    "method": scope["method"],
                    "path": path,
                    "status": status,
                    "bytes": 0 if scope["method"] == "HEAD" else size,
                    "ms": round(1000 * (time.perf_counter() - began), 1),
                }
            )


def read_headers(scope: Scope) -> dict[str, str]:
    """Return the headers of a request by their names in small letters, repeated ones joined.

    A second Host makes a name that no server bears.
    """
    headers: dict[str, str] = {}
    for name, value in scope["headers"]:
        key, text = name.decode("latin-1"), value.decode("latin-1")
        headers[key] = f"{headers[key]}, {text}" if key in headers else text
    return headers


def refusal(refused: RefusedError) -> Answer:
    """Return a refusal as an answer, which nobody keeps."""
    named = {"Content-Type": MEDIA_TYPE, "Cache-Control": NEVER_KEEP, **refused.headers}
    headers = [(name.lower().encode(), value.encode()) for name, value in named.items()]
    return Answer(refused.status, headers, refused.body())


def response_of(answer: Answer) -> Response:
    """Return an answer as a response of the framework."""
    status, headers, body = answer
    return Response(body, status, {name.decode(): value.decode() for name, value in headers})


def _is_preflight(scope: Scope, headers: Mapping[str, str]) -> bool:
    """Tell whether a browser asks what a page of another origin may send."""
    return scope["method"] == "OPTIONS" and "access-control-request-method" in headers


async def _send(answer: Answer, send: Send) -> None:
    status, headers, body = answer
    if status not in (204, 304):
        headers = [*headers, (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _made_safe(
    headers: list[tuple[bytes, bytes]], extra: list[tuple[bytes, bytes]]
) -> list[tuple[bytes, bytes]]:
    safe = [*headers, *_SAFE, *extra]
    if all(name != _POLICY[0] for name, _ in headers):
        safe.append(_POLICY)
    return safe
