"""Ids: readable slugs for what has a name, hashes of an unambiguous encoding for what is said."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ENTITY_ID = re.compile(r"(?:auto/)?" + SLUG.pattern)
FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Control and direction-override characters, which no name, quote or text may carry."""


def encode(fields: Iterable[tuple[str, str]], *, version: str) -> str:
    """Write fields as `key=value` lines under a version line.

    Values are percent-encoded, so no value can pass for a line of its own and no two different
    lists of fields share an encoding. SPARQL's CONCAT and ENCODE_FOR_URI can build the same text.

    >>> print(encode([("subject", "kazakhstan"), ("object", "a b")], version="v1"), end="")
    v1
    subject=kazakhstan
    object=a%20b
    """
    lines = [version, *(f"{key}={quote(value, safe='')}" for key, value in fields)]
    return "".join(f"{line}\n" for line in lines)


def digest(text: str) -> str:
    """Return the first 128 bits of the SHA-256 of the text, as 32 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def text_digest(text: str) -> str:
    """Return `sha256:` and the digest of a source text, which fixes its version."""
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def slug(name: str) -> str:
    """Turn a name of any script into lower-case words with hyphens.

    >>> slug("Тоқаев, Қ.-Ж.")
    'toqaev-q-zh'
    """
    from anyascii import anyascii

    plain = anyascii(unicodedata.normalize("NFKC", name)).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x"


def auto_id(name: str) -> str:
    """Return the id of a mention that resolves to nothing known: a slug and a short hash.

    >>> auto_id("Resource Development Fund")
    'auto/resource-development-fund-22014b'
    """
    return f"auto/{slug(name)[:60].rstrip('-')}-{digest(name)[:6]}"


def is_entity_id(text: str) -> bool:
    """Tell whether the text is a slug, with `auto/` before it if a reader made it."""
    return bool(ENTITY_ID.fullmatch(text))
