"""A SPARQL server of our own, that stumbles when it is told to."""

import base64
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

PASSWORD = "Basic " + base64.b64encode(b"editor:secret").decode()


class FlakyServer(ThreadingHTTPServer):
    """Serve an in-memory store; `failing` says which request, counted from 0, is answered how."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.store = ox.Store()
        self.failing: dict[int, int] = {}
        self.requests: list[tuple[str, int]] = []
        self.inserted: list[tuple[str, str]] = []
        self.locked = False
        self.forgetful = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: FlakyServer
    protocol_version = "HTTP/1.1"

    def version_string(self) -> str:
        return "Oxigraph/test"

    def do_GET(self) -> None:
        self._answer(200, b"")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        number = len(self.server.requests)
        path = urlsplit(self.path).path
        self.server.requests.append((path, len(body)))
        if self.server.locked and self.headers.get("Authorization") != PASSWORD:
            self._answer(401, b"who are you?")
        elif status := self.server.failing.get(number):
            self._answer(status, b"I stumbled")
        else:
            self._do(path, body)

    def _do(self, path: str, body: str) -> None:
        store = self.server.store
        if path == "/query":
            kind = {
                "text/csv": ox.QueryResultsFormat.CSV,
                "application/sparql-results+json": ox.QueryResultsFormat.JSON,
            }[self.headers["Accept"]]
            (query,) = parse_qs(body)["query"]
            self._answer(200, store.query(query).serialize(format=kind) or b"")
        elif path == "/update":
            store.update(body)
            self._answer(204, b"")
        else:
            (graph,) = parse_qs(urlsplit(self.path).query)["graph"]
            lines = body.splitlines(keepends=True)
            self.server.inserted += [(graph, line) for line in lines]
            kept = lines[1:] if self.server.forgetful else lines
            store.load("".join(kept), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(graph))
            self._answer(204, b"")

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def flaky_server() -> Iterator[FlakyServer]:
    with FlakyServer() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
