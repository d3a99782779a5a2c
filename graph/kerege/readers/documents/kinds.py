"""What a document is, by its first bytes; a name only tells Markdown from text."""

import re
from pathlib import PurePath

from kerege.readers.documents.extract import Unreadable

_HEAD = 2048
_KNOWN = {
    b"PK\x03\x04": "a ZIP archive (.docx, .xlsx, .epub and .odt are such)",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "an RTF document",
    b"BZh": "a bzip2 archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}
_EXPECTED = "plain text, Markdown, an HTML page or a PDF file"
_NEXT = "save its text as one of these"
_OTHER_XML = re.compile(r"<(?:rss|feed|[a-z][\w:.-]*\s[^>]{0,500}?xmlns)\b")
_LEAD = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*", re.DOTALL)


def kind_of(data: bytes, name: str) -> str:
    """Return text, markdown, html or pdf; raise Unreadable for anything else.

    >>> kind_of(b"<!DOCTYPE html><p>News", "news"), kind_of(b"# News", "news.md")
    ('html', 'markdown')
    """
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    for magic, words in _KNOWN.items():
        if head.startswith(magic) and (len(magic) > 2 or b"\0" in head):
            raise Unreadable(words, _EXPECTED, _NEXT)
    if not data.strip():
        raise Unreadable("an empty document", _EXPECTED, _NEXT)
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("binary data", _EXPECTED, _NEXT)
    suffix = PurePath(name).suffix.lower()
    if suffix in {".md", ".markdown"}:
        return "markdown"
    start = _LEAD.sub("", head.decode("utf-8-sig", "replace"), count=1).lower()
    if start.startswith(("<!doctype html", "<html")):
        return "html"
    is_declared = head.lstrip().startswith(b"<?xml") or start.startswith("<!doctype")
    if is_declared or _OTHER_XML.match(start):
        raise Unreadable("XML", _EXPECTED, _NEXT)
    return "html" if suffix in {".htm", ".html", ".xhtml"} else "text"
