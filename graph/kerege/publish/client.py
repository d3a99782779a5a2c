"""One server, spoken to by SPARQL 1.1 Protocol and Graph Store HTTP, with patience.

Every request may be sent twice without harm, so that each is tried again where the server stumbles.
"""

import csv
import os
from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING, Any

from kerege.errors import OutputError
from kerege.plugins import extra
from kerege.publish.servers import Server, checked, recognised, server

if TYPE_CHECKING:
    import requests

_STUMBLES = (429, 500, 502, 503, 504)
_PATIENCE = (10, 300)
"""Seconds to wait for a connection and for an answer."""


class Client:
    """Send queries, updates and triples to a server.

    The name and password come from KEREGE_PUBLISH_USER and KEREGE_PUBLISH_PASSWORD, or a token from
    KEREGE_PUBLISH_TOKEN; KEREGE_PUBLISH_AUTH, basic or digest, overrules what the kind of server
    usually wants.
    """

    def __init__(self, url: str, *, kind: str = "", tries: int = 5) -> None:
        with extra("publish"):
            import requests
        from requests.adapters import HTTPAdapter
        from urllib3.util import Retry

        environment = os.environ
        user = environment.get("KEREGE_PUBLISH_USER", "")
        token = environment.get("KEREGE_PUBLISH_TOKEN", "")
        self.url = checked(url, secret=bool(user or token))
        retry = Retry(
            total=tries - 1,
            backoff_factor=0.2,
            status_forcelist=_STUMBLES,
            allowed_methods=None,
            raise_on_status=False,
        )
        self._session = requests.Session()
        self._session.trust_env = False  # no password out of ~/.netrc
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, HTTPAdapter(max_retries=retry))
        self.server: Server = server(kind) if kind else recognised(self._headers())
        self._authenticate(user, environment.get("KEREGE_PUBLISH_PASSWORD", ""), token)

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def rows(self, query: str) -> Iterator[list[str]]:
        """Yield the rows of an answer as texts."""
        text = self._query(query, "text/csv").content.decode()
        found = csv.reader(StringIO(text, newline=""))
        next(found, None)
        yield from found

    def bindings(self, query: str) -> list[dict[str, dict[str, str]]]:
        """Return the rows of an answer with kind, datatype and language of each value."""
        answer = self._query(query, "application/sparql-results+json").json()
        found: list[dict[str, dict[str, str]]] = answer["results"]["bindings"]
        return found

    def update(self, words: str) -> None:
        """Run a SPARQL update."""
        self._send(
            "POST",
            self.url + self.server.update,
            data=words.encode(),
            headers={"Content-Type": "application/sparql-update"},
        )

    def insert(self, graph: str, lines: list[str]) -> None:
        """Add lines of N-Triples to a graph."""
        if self.server.store is None:
            self.update(f"INSERT DATA {{ GRAPH <{graph}> {{\n{''.join(lines)}}} }}")
            return
        self._send(
            "POST",
            self.url + self.server.store,
            params={"graph" if self.server.auth == "basic" else "graph-uri": graph},
            data="".join(lines).encode(),
            headers={"Content-Type": "text/turtle; charset=utf-8"},
        )

    def _query(self, words: str, accept: str) -> "requests.Response":
        return self._send(
            "POST",
            self.url + self.server.query,
            data={"query": words},
            headers={"Accept": accept},
        )

    def _headers(self) -> dict[str, str]:
        import requests

        try:
            return dict(self._session.get(self.url, timeout=_PATIENCE).headers)
        except requests.RequestException as error:
            raise self._away(error) from None

    def _authenticate(self, user: str, password: str, token: str) -> None:
        from requests.auth import HTTPBasicAuth, HTTPDigestAuth

        if token:
            self._session.headers["Authorization"] = f"Bearer {token}"
        elif user:
            how = os.environ.get("KEREGE_PUBLISH_AUTH", self.server.auth)
            kind = HTTPDigestAuth if how == "digest" else HTTPBasicAuth
            self._session.auth = kind(user, password)

    def _send(self, method: str, url: str, **what: Any) -> "requests.Response":
        import requests

        try:
            answer = self._session.request(
                method, url, timeout=_PATIENCE, allow_redirects=False, **what
            )
        except requests.RequestException as error:
            raise self._away(error) from None
        if answer.ok and not answer.is_redirect:
            return answer
        words = _start(answer.text)
        said = f"{answer.status_code} {answer.reason}" + (f": {words}" if words else "")
        advice = _advice(answer.status_code, known=bool(self._session.auth))
        raise OutputError(f"{url} answers {said}\n    next: {advice}")

    def _away(self, error: Exception) -> OutputError:
        return OutputError(
            f"{self.url} cannot be reached: {_cause(error)}\n"
            "    next: see that the server runs, then run the same command again: it goes on "
            "where it stopped"
        )


def _start(text: str) -> str:
    """Return the start of what a server said, on one line."""
    return " ".join(text.split())[:300]


def _cause(error: BaseException) -> str:
    """Return what went wrong in the end, without the layers of libraries around it."""
    while inner := error.__cause__ or error.__context__:
        error = inner
    return _start(getattr(error, "strerror", None) or str(error))


def _advice(status: int, *, known: bool) -> str:
    if status == 401 and known:
        return "see that KEREGE_PUBLISH_USER and KEREGE_PUBLISH_PASSWORD are right"
    if status in {401, 403}:
        return "set KEREGE_PUBLISH_USER and KEREGE_PUBLISH_PASSWORD to those of who may write there"
    if status in {404, 405} or status < 400:
        return "see that the address is that of the server, and name its kind with --server"
    return "run the same command again: it goes on where it stopped"
