"""What every request passes through: the guard, refusals as documents, safe headers, the log."""

import json
import sys
import time
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kerege.server.guard import Guard
from kerege.server.refusals import MEDIA_TYPE, RefusedError

Log = Callable[[dict[str, Any]], None]
_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


def log_line(event: dict[str, Any]) -> None:
    """Write an event as a line of JSON to standard error."""
    sys.stderr.write(json.dumps(event, ensure_ascii=False) + "\n")


class Front:
    """Wrap an application; no request reaches it that the guard does not let in."""

    def __init__(self, app: ASGIApp, guard: Guard, log: Log, *, not_pages: Collection[str]) -> None:
        self._app, self._guard, self._log = app, guard, log
        self._not_pages = frozenset(not_pages)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request and log it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        extra: dict[str, str] = {}
        status = size = 0

        async def send_safely(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
                headers.setdefault("Content-Security-Policy", _POLICY)
                for name, value in extra.items():
                    headers.append(name, value)
            elif message["type"] == "http.response.body":
                size += len(message.get("body", b""))
            await send(message)

        try:
            is_page = scope["path"] not in self._not_pages
            extra |= self._guard.check(Headers(scope=scope), is_page=is_page)
            await self._app(scope, receive, send_safely)
        except RefusedError as refused:
            await refusal(refused)(scope, receive, send_safely)
        except Exception as error:
            self._log({"event": "error", "path": scope["path"], "error": repr(error)})
        finally:
            self._log(
                {
                    "event": "request",
                    "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
                    "method": scope["method"],
                    "path": scope["path"],
                    "status": status,
                    "bytes": size,
                    "ms": round(1000 * (time.perf_counter() - began), 1),
                }
            )


def refusal(refused: RefusedError) -> Response:
    """Return a refusal as a response."""
    return Response(refused.body(), refused.status, headers=refused.headers, media_type=MEDIA_TYPE)
