"""The application: its routes, its life."""

import gc
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from kerege.errors import KeregeError
from kerege.resources import VERSION
from kerege.server.delivery import NEVER_KEEP
from kerege.server.front import Front, Log, log_line, refusal, response_of
from kerege.server.guard import Guard
from kerege.server.limits import Limits
from kerege.server.pool import Dataset, Pool
from kerege.server.protocol import SparqlEndpoint
from kerege.server.refusals import RefusedError

SPARQL = "/sparql"


def endpoint(
    dataset: Dataset,
    *,
    limits: Limits | None = None,
    hosts: Collection[str] = (),
    origins: Collection[str] = (),
    pages: Callable[[Pool], Sequence[BaseRoute]] = lambda pool: (),
    log: Log = log_line,
) -> ASGIApp:
    """Return the application that serves a dataset, with pages beside the endpoint.

    Raises KeregeError at start-up where the dataset cannot be read.
    """
    pool = Pool(dataset, limits or Limits())

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        try:
            await pool.start()
            gc.freeze()  # what was read stays: no collection need look at it again
            log({"event": "start", "triples": pool.triples, "workers": pool.limits.workers})
            yield
        except KeregeError as error:
            log({"event": "error", "error": str(error)})
            raise
        finally:
            await pool.close()
            log({"event": "stop"})

    async def health(_: Request) -> Response:
        state = {
            "status": "ok" if pool.is_alive else "down",
            "version": VERSION,
            "triples": pool.triples,
            "workers": {"busy": pool.busy, "of": pool.limits.workers, "replaced": pool.restarts},
            "network": pool.has_network,
        }
        headers = {"Cache-Control": NEVER_KEEP}
        return JSONResponse(state, 200 if pool.is_alive else 503, headers)

    routes = [
        Route("/health", health),
        *pages(pool),
    ]
    app = Starlette(routes=routes, lifespan=life, exception_handlers=_HANDLERS)
    app.state.pool = pool
    sparql = SparqlEndpoint(pool)
    return Front(app, {SPARQL: sparql, SPARQL + "/": sparql}, Guard(hosts, origins), log)


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    return response_of(refusal(error))


_NEXT = "the explorer is at /, the query page at /query, the endpoint at /sparql"


async def _nothing_there(request: Request, _: Exception) -> Response:
    return response_of(refusal(RefusedError(404, f"nothing at {request.url.path}", next=_NEXT)))


async def _wrong_method(request: Request, error: Exception) -> Response:
    headers = getattr(error, "headers", None)
    reason = f"no {request.method} at {request.url.path}"
    return response_of(refusal(RefusedError(405, reason, headers=headers)))


async def _failed(_: Request, error: Exception) -> Response:
    return response_of(refusal(RefusedError(500, "the server made a mistake, and goes on")))


_HANDLERS: Mapping[Any, Any] = {
    RefusedError: _refused,
    404: _nothing_there,
    405: _wrong_method,
    500: _failed,
}
