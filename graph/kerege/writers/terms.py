"""How values look in Turtle and N-Triples alike."""

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import islice
from typing import BinaryIO

from kerege.errors import OutputError
from kerege.ids import FORBIDDEN

DATE_TYPES = {"year": "xsd:gYear", "month": "xsd:gYearMonth", "day": "xsd:date"}
_ESCAPED = re.compile(r'["\\\n\r\t]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_AT_ONCE = 32
"""Texts joined before they are written: a call for each would cost as much as making it."""
_BAD_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`]')


def write_texts(texts: Iterable[str], stream: BinaryIO) -> None:
    """Write texts one after the other in UTF-8."""
    remaining = iter(texts)
    while some := list(islice(remaining, _AT_ONCE)):
        stream.write("".join(some).encode())


def decimal(number: Decimal) -> str:
    """Return a number without exponent and trailing zeros."""
    digits = f"{number:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def literal(text: str, lang: str = "") -> str:
    """Return a text as a literal; raise OutputError for control characters."""
    if not text.isprintable() or '"' in text or "\\" in text:
        if FORBIDDEN.search(text):  # none of these is printable
            raise OutputError(f"{text!r} has control characters")
        text = _ESCAPED.sub(lambda match: _ESCAPES[match[0]], text)
    return f'"{text}"@{lang}' if lang else f'"{text}"'


def iri(address: str) -> str:
    """Return an address as it is; raise OutputError where no IRI can hold it."""
    if _BAD_IRI.search(address):
        raise OutputError(f"{address!r} is no address that RDF can hold")
    return address
