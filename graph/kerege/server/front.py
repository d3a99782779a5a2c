"""What every request passes through: the guard, refusals as documents, safe headers, the log."""

import json
import sys
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kerege.server.guard import Guard
from kerege.server.refusals import MEDIA_TYPE, RefusedError

Log = Callable[[dict[str, Any]], None]
_SAFE = ((b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer"))
_POLICY = (
    b"content-security-policy",
    b"default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
)


def log_line(event: dict[str, Any]) -> None:
    """Write an event as a line of JSON to standard error."""
    sys.stderr.write(json.dumps(event, ensure_ascii=False) + "\n")


class Front:
    """Wrap an application; no request reaches it that the guard does not let in.

    `direct` are the applications of single paths that need no router, and are no pages.
    """

    def __init__(self, app: ASGIApp, direct: Mapping[str, ASGIApp], guard: Guard, log: Log) -> None:
        self._app, self._direct, self._guard, self._log = app, direct, guard, log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request and log it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        path = scope["path"]
        extra: list[tuple[bytes, bytes]] = []
        status = size = 0

        async def send_safely(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = [*message["headers"], *_SAFE, *extra]
                if all(name != _POLICY[0] for name, _ in message["headers"]):
                    headers.append(_POLICY)
                message["headers"] = headers
            elif message["type"] == "http.response.body":
                size += len(message.get("body", b""))
            await send(message)

        try:
            app = self._direct.get(path)
            allowed = self._guard.check(Headers(scope=scope), is_page=app is None)
            extra = [(name.encode(), value.encode()) for name, value in allowed.items()]
            await (app or self._app)(scope, receive, send_safely)
        except RefusedError as refused:
            await refusal(refused)(scope, receive, send_safely)
        except Exception as error:
            self._log({"event": "error", "path": path, "error": repr(error)})
            if not status:
                failed = RefusedError(500, "the server made a mistake, and goes on")
                await refusal(failed)(scope, receive, send_safely)
        finally:
            self._log(
                {
                    "event": "request",
                    "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
                    "method": scope["method"],
                    "path": path,
                    "status": status,
                    "bytes": size,
                    "ms": round(1000 * (time.perf_counter() - began), 1),
                }
            )


def refusal(refused: RefusedError) -> Response:
    """Return a refusal as a response."""
    return Response(refused.body(), refused.status, headers=refused.headers, media_type=MEDIA_TYPE)
