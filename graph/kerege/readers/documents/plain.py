"""Bytes as text: encodings, ends of lines, and characters that no text may carry."""

import codecs
import re

from kerege.ids import FORBIDDEN
from kerege.readers.documents.extract import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_CHARSET_WITHIN = 4096


def decoded(data: bytes) -> str:
    """Return a text file as text: UTF-8, or UTF-16 with a byte order mark."""
    try:
        return data.decode(_marked(data) or "utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        raise Unreadable(
            f"byte {error.start} is not {error.encoding.upper()}",
            "a text in UTF-8, or in UTF-16 with a byte order mark",
            "iconv -f ENCODING -t utf-8 FILE turns it into one",
            line=before.count(b"\n") + 1,
            column=error.start - before.rfind(b"\n"),
        ) from None


def decoded_page(data: bytes) -> str:
    """Return an HTML page as text, in the encoding that it declares, else in UTF-8."""
    declared = _CHARSET.search(data[:_CHARSET_WITHIN])
    encoding = _marked(data) or (declared[1].decode("ascii") if declared else "utf-8")
    try:
        return data.decode(encoding, "replace")
    except LookupError:
        raise Unreadable(f"the unknown encoding {encoding!r}", "a page in UTF-8") from None


def clean(text: str) -> str:
    """Return a text with plain ends of lines; raise Unreadable where a control character stands."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if match := FORBIDDEN.search(text):
        raise Unreadable(
            f"the control character U+{ord(match[0]):04X}",
            "plain text",
            "delete it",
            line=text.count("\n", 0, match.start()) + 1,
            column=match.start() - text.rfind("\n", 0, match.start()),
        )
    if not text.strip():
        raise Unreadable("an empty document", "a text", "give a document with words")
    return text


def scrubbed(text: str) -> str:
    """Return text that a library took out of a document, without control characters."""
    return FORBIDDEN.sub("", text.replace("\t", " ").replace("\f", "\n"))


def _marked(data: bytes) -> str:
    return next((name for mark, name in _MARKS if data.startswith(mark)), "")
