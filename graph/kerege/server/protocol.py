"""The SPARQL 1.1 Protocol: a query out of a request, an answer into a response."""

import re
from binascii import a2b_qp
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import unquote_plus

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from kerege.server.description import service_description
from kerege.server.negotiation import TRIPLES, best, wanted
from kerege.server.pool import Pool
from kerege.server.refusals import RefusedError, not_acceptable
from kerege.server.wire import Ask

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_METHODS = "GET, HEAD, POST"
_NO_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_PLUS_IS_SPACE = bytes.maketrans(b"+", b" ")
_READ_ONLY = "this endpoint is read-only: it takes queries and no updates"


class SparqlEndpoint:
    """Answer the requests of the protocol as an ASGI application."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        response = await self._respond(Request(scope, receive))
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        accept = ",".join(request.headers.getlist("accept"))
        if request.method in ("GET", "HEAD") and not request.scope["query_string"]:
            return self._welcome(request, accept)
        ask = await read_ask(request, accept, self._pool.limits.characters)
        reply = await self._pool.ask(ask)
        return answered(reply.status, reply.media_type, reply.body)

    def _welcome(self, request: Request, accept: str) -> Response:
        """Send a person to the query page; tell a machine what the service can do."""
        kind = best(accept, (*TRIPLES, "text/html"))
        if not kind:
            raise not_acceptable((*TRIPLES, "text/html"))
        if kind == "text/html":
            return RedirectResponse("query", status_code=303, headers={"Vary": "Accept"})
        address = str(request.url.replace(query="", fragment=""))
        return answered(200, kind, service_description(address, self._pool.triples, kind))


def answered(status: int, media_type: str, body: bytes) -> Response:
    """Return a response that caches keep apart by format."""
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    headers = {"Content-Type": media_type + charset, "Vary": "Accept"}
    return Response(body, status, headers=headers)


async def read_ask(request: Request, accept: str, characters: int) -> Ask:
    """Return the query of a request; raise RefusedError where it is none of the protocol's."""
    encoded = request.scope["query_string"]
    if request.method in ("GET", "HEAD"):
        return _ask_of_address(encoded, accept)
    if request.method == "POST":
        pairs = _pairs(encoded)
        content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if content_type == UPDATE:
            raise RefusedError(403, _READ_ONLY)
        if content_type not in (FORM, QUERY):
            raise RefusedError(
                415,
                f"a POST of {content_type or 'no content type'}",
                expected=[FORM, QUERY],
                headers={"Accept-Post": f"{FORM}, {QUERY}"},
            )
        body = await _body(request, characters)
        if content_type == FORM:
            pairs += _pairs(body)
        elif any(key == "query" for key, _ in pairs):
            raise RefusedError(400, "a query in the address and another in the body")
        else:
            pairs.append(("query", _text(body)))
        return _ask_of(pairs, accept)
    raise RefusedError(405, f"no {request.method} here", headers={"Allow": _METHODS})


@lru_cache(maxsize=256)
def _ask_of_address(encoded: bytes, accept: str) -> Ask:
    return _ask_of(_pairs(encoded), accept)


def _ask_of(pairs: Sequence[tuple[str, str]], accept: str) -> Ask:
    if any(key in ("update", "using-graph-uri", "using-named-graph-uri") for key, _ in pairs):
        raise RefusedError(403, _READ_ONLY)
    queries = [value for key, value in pairs if key == "query"]
    if len(queries) != 1:
        raise RefusedError(400, f"{len(queries)} parameters named query", expected="one")
    formats = wanted(accept)
    return Ask(
        queries[0],
        formats.rows,
        formats.triples,
        tuple(value for key, value in pairs if key == "default-graph-uri"),
        tuple(value for key, value in pairs if key == "named-graph-uri"),
    )


async def _body(request: Request, characters: int) -> bytes:
    """Return the body, as long as it can hold no longer query than is allowed."""
    bound = 12 * characters  # a character is at most four bytes of UTF-8, each written as %XX
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > bound:
            raise RefusedError(413, f"a body of more than {bound:,} bytes")
    return body


def _pairs(encoded: bytes) -> list[tuple[str, str]]:
    """Return names and values, as `urllib.parse.parse_qsl` does in many times the time."""
    try:
        encoded.decode("ascii")
        parts = [part.partition(b"=") for part in encoded.split(b"&") if part]
        return [(_decoded(name), _decoded(value)) for name, _, value in parts]
    except ValueError:
        raise RefusedError(400, "parameters that are no percent-encoded UTF-8") from None


def _decoded(encoded: bytes) -> str:
    """Return a text without its percent signs.

    Quoted-printable has `=` for `%` and is read in C; an escape that is none stays as it is.
    """
    if b"\n" in encoded or b"\r" in encoded or _NO_ESCAPE.search(encoded):
        return unquote_plus(encoded.decode("ascii"), errors="strict")
    quoted = encoded.translate(_PLUS_IS_SPACE).replace(b"=", b"=3D").replace(b"%", b"=")
    return a2b_qp(quoted).decode("utf-8")


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(
            400, f"byte {error.start + 1} of the query is no UTF-8", expected="UTF-8"
        ) from None
