"""How an answer goes out: with a tag by which a client asks for it only if it has changed.

The graph does not change while it is served, and may be another after a restart: clients may keep
an answer, and ask each time whether it still holds (`no-cache`).
"""

from collections.abc import Mapping
from hashlib import blake2b
from typing import NamedTuple

from starlette.responses import Response

from kerege.server.encoding import takes_gzip, zipped

KEEP = "no-cache"
"""Cache-Control of what may be kept, if one asks each time whether it has changed."""
NEVER_KEEP = "no-store"
"""Cache-Control of refusals, and of what is another each time."""


class Document(NamedTuple):
    """Hold what is at an address: its media type, its bytes, plain and compressed, and its tag."""

    media_type: str
    body: bytes
    zipped: bytes
    tag: str


def document(body: bytes, media_type: str) -> Document:
    """Return bytes as a document; compressing them takes some 30 ms a megabyte.

    >>> document(b"a" * 5000, "text/plain").zipped != b"", document(b"a", "text/plain").zipped
    (True, b'')
    """
    return Document(media_type, body, zipped(body, level=6), tag_of(body))


def deliver(
    found: Document,
    asked: Mapping[str, str],
    *,
    headers: Mapping[str, str] | None = None,
    status: int = 200,
) -> Response:
    """Return a document as the response to a request with these headers; 304 if it is known.

    `headers` go with it; `Vary` among them comes before that of the encoding.
    """
    given = dict(headers or {})
    varies = ", ".join(filter(None, (given.get("Vary", ""), "Accept-Encoding")))
    given |= {"ETag": found.tag, "Cache-Control": KEEP, "Vary": varies}
    if status == 200 and is_known(asked.get("if-none-match", ""), found.tag):
        return Response(status_code=304, headers=given)
    body = found.body
    if found.zipped and takes_gzip(asked.get("accept-encoding", "")):
        body, given["Content-Encoding"] = found.zipped, "gzip"
    return Response(body, status, headers=given, media_type=found.media_type)


def tag_of(*parts: bytes) -> str:
    """Return the tag of what is made of these parts.

    It is a weak one: the same rows may come in another order from another process.
    """
    digest = blake2b(digest_size=12)
    for part in parts:
        digest.update(b"%d:" % len(part))
        digest.update(part)
    return f'W/"{digest.hexdigest()}"'


def is_known(if_none_match: str, tag: str) -> bool:
    """Tell whether a client says that it has what bears this tag.

    >>> is_known('"b", W/"a"', 'W/"a"'), is_known("*", 'W/"a"'), is_known("", 'W/"a"')
    (True, True, False)
    """
    if not if_none_match:
        return False
    known = {each.strip().removeprefix("W/") for each in if_none_match.split(",")}
    return "*" in known or tag.removeprefix("W/") in known
