"""From a graph to a running server, and down again."""

import os
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kerege.errors import KeregeError
from kerege.ontology import PREFIXES
from kerege.plugins import extra
from kerege.server.limits import Limits
from kerege.store import Store

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from kerege.library import Graph
    from kerege.server.pool import Dataset

_PATIENCE = 30
"""How many seconds requests under way are given when the server stops."""


def application(
    graph: "Graph",
    folder: Path,
    *,
    limits: Limits | None = None,
    hosts: Collection[str] = (),
    origins: Collection[str] = (),
) -> "ASGIApp":
    """Return the application that serves a graph, whose triples it writes into a folder first.

    The folder has to last until the application has started.
    """
    with extra("serve"):
        from kerege.server.app import endpoint
        from kerege.server.site import Site
    return endpoint(
        dataset(graph.store, folder),
        limits=limits,
        hosts=hosts,
        origins=origins,
        pages=lambda pool: Site(graph, pool).routes,
    )


def dataset(store: Store, folder: Path) -> "Dataset":
    """Write a store's triples into a folder, and say where they are."""
    from kerege.server.pool import Dataset
    from kerege.writers.turtle import write_turtle

    path = folder / "graph.ttl"
    with path.open("wb") as stream:
        write_turtle(store, stream)
    return Dataset(path, prefixes={"": store.project.base, **PREFIXES})


def serve(
    graph: "Graph",
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    limits: Limits | None = None,
    hosts: Collection[str] = (),
    origins: Collection[str] = (),
    ready: Callable[[str], None] = lambda address: None,
) -> None:
    """Serve a graph until the process is told to stop; requests under way are answered first.

    `ready` is told the address once the server listens; port 0 takes a free one. Raises KeregeError
    where the address is taken.
    """
    with tempfile.TemporaryDirectory() as folder:
        app = application(graph, Path(folder), limits=limits, hosts=hosts, origins=origins)
        listen(app, host=host, port=port, ready=ready)


def listen(
    app: "ASGIApp",
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    ready: Callable[[str], None] = lambda address: None,
) -> None:
    """Run an application until the process is told to stop."""
    with extra("serve"):
        import uvicorn
    name = f"[{host}]" if ":" in host else host

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            for listener in sockets or ():
                ready(f"http://{name}:{listener.getsockname()[1]}/")

    config = uvicorn.Config(
        app,
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_PATIENCE,
    )
    # uvicorn raises the signal again once it has stopped
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with _listener(host, port) as listener, suppress(KeyboardInterrupt):
        Server(config).run(sockets=[listener])


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise KeregeError(
            f"cannot listen on {host}:{port}: {reason}\n    next: another --port, or 0"
        ) from None
