"""PDF files: the text of their pages, lines joined to paragraphs, running heads left out."""

import io
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any

from kerege.readers.documents.extract import Unreadable
from kerege.readers.documents.limits import LARGEST_TEXT, MOST_PAGES
from kerege.readers.documents.plain import scrubbed

if TYPE_CHECKING:
    from pypdf import PdfReader

_DAMAGE = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError),
    *(OSError, TypeError, ValueError),
)
"""What pypdf also raises on a file that is not as it should be."""
_ENDS = frozenset('.!?:;…。！？」』”"»)）')
_NO_SPACES = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_WIDE = r"[\u3041-\u30ff\u3400-\u9fff]"
_GAP = re.compile(rf"(?<={_WIDE}) (?={_WIDE})")
_RADICALS = {
    code: plain
    for code in range(0x2E80, 0x2FD6)
    if (plain := unicodedata.normalize("NFKC", chr(code))) != chr(code)
}
_SHORT = 0.8
"""Of the longest line: a shorter one that ends a sentence ends a paragraph."""
_HEADING = 0.6
"""A still shorter one before a capital letter is a heading, or ends a paragraph too."""
_FEW = 3
"""A line at the edge of so many pages, digits aside, is a running head."""


def read_pdf(data: bytes) -> dict[str, Any]:
    """Return text, title, author and the offsets of the pages of a PDF file.

    pypdf itself bounds how much a stream may unpack to.
    """
    from pypdf import PdfReader
    from pypdf.errors import LimitReachedError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not _opens(reader):
            raise Unreadable(
                "an encrypted PDF file", "one that opens without a password", "save it unencrypted"
            )
        if len(reader.pages) > MOST_PAGES:
            raise Unreadable.too_much(f"{len(reader.pages)} pages, at most {MOST_PAGES}")
        pages = []
        size = 0
        for page in reader.pages:
            pages.append(scrubbed(_plain(page.extract_text())))
            size += len(pages[-1])
            if size > LARGEST_TEXT:
                raise Unreadable.too_much(f"more than {LARGEST_TEXT:,} characters of text")
        about = reader.metadata
    except Unreadable:
        raise
    except LimitReachedError:
        raise Unreadable.too_much("a PDF file that unpacks to more than a document may") from None
    except (PyPdfError, *_DAMAGE) as why:
        raise Unreadable(
            f"a damaged PDF file ({type(why).__name__})", "a whole PDF file", "download it again"
        ) from None
    text, starts = _joined(_without_heads([page.split("\n") for page in pages]))
    if not text.strip():
        raise Unreadable(
            f"a PDF file of {len(pages)} pages without any text",
            "one with a text layer",
            "have its text recognised: ocrmypdf IN OUT",
        )
    return {
        "text": text,
        "pages": starts,
        "title": _line(about.title if about else None),
        "author": _line(about.author if about else None),
    }


def _plain(text: str) -> str:
    """Return a text in the characters that it was written in.

    Fonts that draw 日 and the radical ⽇ with one glyph give back the radical, and lines that are
    stretched show spaces between characters.
    """
    return _GAP.sub("", text.translate(_RADICALS))


def _opens(reader: "PdfReader") -> bool:
    """Tell whether a file that is only locked against change opens with the empty password.

    AES needs a package that kerege does not ask for.
    """
    from pypdf.errors import DependencyError

    try:
        return bool(reader.decrypt(""))
    except DependencyError:
        return False


def _without_heads(pages: list[list[str]]) -> list[list[str]]:
    """Return the lines of the pages without those that many of them begin or end with."""
    kept = [[line.strip() for line in lines if line.strip()] for lines in pages]
    edges = Counter(
        key for lines in kept for key in {_shape(line) for line in (*lines[:1], *lines[-1:])}
    )
    heads = {key for key, count in edges.items() if count >= max(_FEW, len(kept) // 2)}
    for lines in kept:
        while lines and _shape(lines[0]) in heads:
            lines.pop(0)
        while lines and _shape(lines[-1]) in heads:
            lines.pop()
    return kept


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _joined(pages: list[list[str]]) -> tuple[str, list[int]]:
    """Return the text in paragraphs, each in one line, and where each page begins in it."""
    longest = max((len(line) for lines in pages for line in lines), default=0)
    text = ""
    starts = []
    ended, last = False, 0
    for lines in pages:
        start = -1
        for line in lines:
            is_split = text.endswith("-") and text[-2:-1].islower() and line[0].islower()
            begins = line[0].isupper() or bool(_NO_SPACES.match(line))
            is_headed = last < _HEADING * longest and begins
            text = text[:-1] if is_split else text + _glue(text, line, ended or is_headed)
            start = len(text) if start < 0 else start
            text += line
            last = len(line)
            ended = line[-1] in _ENDS and last < _SHORT * longest
        starts.append(len(text) if start < 0 else start)
    return text + "\n" if text else "", starts


def _glue(text: str, line: str, ended: bool) -> str:
    """Return what stands between a text and its next line: nothing, a space, a blank line."""
    if not text:
        return ""
    if ended:
        return "\n\n"
    return "" if _NO_SPACES.match(text[-1]) and _NO_SPACES.match(line) else " "


def _line(words: str | None) -> str:
    return " ".join(scrubbed(words or "").split())
