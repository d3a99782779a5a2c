"""HTML pages: the article without menus and notices, and what the page says of itself."""

import re
from typing import Any

from kerege.readers.documents.extract import Unreadable
from kerege.readers.documents.plain import decoded_page, scrubbed

_ENTITIES = re.compile(r"<!doctype[^>]{0,1000}\[|<!entity|<!element|<!attlist", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html[^>]{0,500}?\slang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)
_UNSEEN = ("//noscript", "//template", "//*[@hidden]")
"""What a browser does not show."""
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
"""A date that the page declares, and none that stands somewhere in its text; no clock."""


def read_page(data: bytes) -> dict[str, Any]:
    """Return text, title, author, site, date, address and language of a page."""
    import trafilatura

    html = decoded_page(data)
    if _ENTITIES.search(html):
        raise Unreadable(
            "a page that declares entities of its own",
            "a page without a DTD",
            "save it from a browser, or save its text",
        )
    found = trafilatura.bare_extraction(
        html,
        as_dict=True,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        prune_xpath=list(_UNSEEN),
        date_extraction_params=dict(_DATES),
    )
    about: dict[str, Any] = found if isinstance(found, dict) else {}
    title = _line(about.get("title"))
    text = _paragraphs(scrubbed(about.get("text") or ""), title)
    if not text:
        raise Unreadable(
            "a page without an article",
            "a page whose text stands in its HTML",
            "save its text as a .txt or .md file",
        )
    language = _LANGUAGE.search(html)
    return {
        "text": text,
        "title": title,
        "author": _line(about.get("author")),
        "site": _line(about.get("sitename")),
        "published": about.get("date") or "",
        "url": about.get("url") or "",
        "language": language[1].lower() if language else "",
    }


def _paragraphs(text: str, title: str) -> str:
    """Return the lines of an article as paragraphs, without the headline."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if lines and lines[0] == title:
        lines.pop(0)
    return "\n\n".join(lines) + "\n" if lines else ""


def _line(words: str | None) -> str:
    return " ".join(scrubbed(words or "").split())
