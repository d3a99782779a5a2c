"""The SPARQL 1.1 Protocol: a query out of a request, an answer into a response."""

from urllib.parse import parse_qsl

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
_READ_ONLY = "this endpoint is read-only: it takes queries and no updates"


class SparqlEndpoint:
    """Answer the requests of the protocol as an ASGI application."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        response = await self._respond(request)
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        accept = ",".join(request.headers.getlist("accept"))
        if request.method in ("GET", "HEAD") and not request.url.query:
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
    pairs = _pairs(request.scope["query_string"])
    if request.method == "POST":
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
    elif request.method not in ("GET", "HEAD"):
        raise RefusedError(405, f"no {request.method} here", headers={"Allow": _METHODS})
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
        [value for key, value in pairs if key == "default-graph-uri"],
        [value for key, value in pairs if key == "named-graph-uri"],
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
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict")
    except ValueError:
        raise RefusedError(400, "parameters that are no percent-encoded UTF-8") from None


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(
            400, f"byte {error.start + 1} of the query is no UTF-8", expected="UTF-8"
        ) from None
