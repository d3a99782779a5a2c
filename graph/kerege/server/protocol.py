"""The SPARQL 1.1 Protocol: a query out of a request, an answer into a response."""

import re
from binascii import a2b_qp
from collections.abc import Mapping, Sequence
from functools import lru_cache
from urllib.parse import unquote_plus

from starlette.requests import Request
from starlette.types import Receive, Scope

from kerege.server.delivery import KEEP, NEVER_KEEP, is_known
from kerege.server.description import service_description
from kerege.server.encoding import takes_gzip
from kerege.server.front import METHODS, Answer
from kerege.server.negotiation import NAMED, TRIPLES, best, wanted
from kerege.server.pool import Pool
from kerege.server.refusals import RefusedError, not_acceptable
from kerege.server.wire import Ask, Reply

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_NO_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_PLUS_IS_SPACE = bytes.maketrans(b"+", b" ")
_VARY = (b"vary", b"Accept, Accept-Encoding")
_READ_ONLY = "this endpoint is read-only: it takes queries and no updates"


class SparqlEndpoint:
    """Answer the requests of the protocol."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def __call__(self, scope: Scope, receive: Receive, headers: Mapping[str, str]) -> Answer:
        """Answer one request."""
        accept, is_read = headers.get("accept", ""), scope["method"] in ("GET", "HEAD")
        if is_read and not scope["query_string"]:
            return self._welcome(Request(scope), accept)
        encoding = headers.get("accept-encoding", "")
        if is_read:
            ask = _ask_of_address(scope["query_string"], accept, encoding)
            return await answered(self._pool, ask, headers.get("if-none-match", ""))
        request = Request(scope, receive)
        ask = await _ask_of_post(request, accept, encoding, self._pool.limits.characters)
        reply = await self._pool.ask(ask)
        return Answer(reply.status, _headers(reply, NEVER_KEEP), reply.body)

    def _welcome(self, request: Request, accept: str) -> Answer:
        """Send a person to the query page; tell a machine what the service can do."""
        kind = best(accept, (*TRIPLES, "text/html"))
        if not kind:
            raise not_acceptable((*TRIPLES, "text/html"))
        if kind == "text/html":
            return Answer(303, [(b"location", b"query"), (b"vary", b"Accept")], b"")
        address = str(request.url.replace(query="", fragment=""))
        reply = Reply(200, kind, service_description(address, self._pool.triples, kind))
        return Answer(200, _headers(reply, KEEP), reply.body)


async def answered(pool: Pool, ask: Ask, if_none_match: str) -> Answer:
    """Return the answer of a query, or that it is the one which the client has."""
    tag = pool.tag(ask)
    if tag and is_known(if_none_match, tag):
        return Answer(304, [(b"etag", tag.encode()), (b"cache-control", KEEP.encode()), _VARY], b"")
    reply = await pool.ask(ask)
    if not tag or reply.status != 200:
        return Answer(reply.status, _headers(reply, NEVER_KEEP), reply.body)
    headers = _headers(reply, KEEP)
    headers.append((b"etag", tag.encode()))
    return Answer(200, headers, reply.body)


def _headers(reply: Reply, keep: str) -> list[tuple[bytes, bytes]]:
    """Return the headers of a reply; caches keep apart what was asked for in another format."""
    kind = reply.media_type
    if kind.startswith("text/"):
        kind += "; charset=utf-8"
    headers = [(b"content-type", kind.encode()), (b"cache-control", keep.encode()), _VARY]
    if reply.zipped:
        headers.append((b"content-encoding", b"gzip"))
    return headers


async def _ask_of_post(request: Request, accept: str, encoding: str, characters: int) -> Ask:
    """Return the query of a request; raise RefusedError where it is none of the protocol's."""
    if request.method == "POST":
        pairs = _pairs(request.scope["query_string"])
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
        return _ask_of(pairs, accept, encoding)
    raise RefusedError(405, f"no {request.method} here", headers={"Allow": METHODS})


@lru_cache(maxsize=256)
def _ask_of_address(encoded: bytes, accept: str, encoding: str) -> Ask:
    return _ask_of(_pairs(encoded), accept, encoding)


def _ask_of(pairs: Sequence[tuple[str, str]], accept: str, encoding: str) -> Ask:
    if any(key in ("update", "using-graph-uri", "using-named-graph-uri") for key, _ in pairs):
        raise RefusedError(403, _READ_ONLY)
    queries = [value for key, value in pairs if key == "query"]
    if len(queries) != 1:
        raise RefusedError(400, f"{len(queries)} parameters named query", expected="one")
    for name in (value for key, value in pairs if key == "format"):
        if name.lower() not in NAMED:
            raise RefusedError(406, f"no format {name!r}", offered=list(NAMED))
        accept = ",".join(NAMED[name.lower()])
    formats = wanted(accept)
    return Ask(
        queries[0],
        formats.rows,
        formats.triples,
        tuple(value for key, value in pairs if key == "default-graph-uri"),
        tuple(value for key, value in pairs if key == "named-graph-uri"),
        takes_gzip(encoding),
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
