"""Documents of any kind as plain text: text, Markdown, HTML pages, PDF files.

What a document is, is read off its bytes. Pages and PDF files are taken apart in a process of their
own, with limits on memory and time, since a hostile one may try to use up both.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from kerege.errors import InputError, Problem
from kerege.readers.documents.extract import Extract, Unreadable
from kerege.readers.documents.kinds import kind_of
from kerege.readers.documents.limits import LARGEST_FILE, LARGEST_TEXT, SECONDS
from kerege.readers.documents.plain import clean, decoded

__all__ = ["SUFFIXES", "Extract", "read_bytes", "read_document"]

SUFFIXES = frozenset([".htm", ".html", ".pdf", ".txt", ".xhtml"])
"""The documents that a project may hold beside its Markdown articles."""
_COMMAND = (sys.executable, "-P", "-m", "kerege.readers.documents.worker")


def read_document(path: Path, *, name: str = "") -> Extract:
    """Return the text of a file and what it says of itself; `name` is how messages call it.

    Raises InputError where the file cannot be read, is too large, encrypted, hostile or no text.
    """
    name = name or str(path)
    try:
        if path.stat().st_size > LARGEST_FILE:
            return _refuse(name, Unreadable.too_large(path.stat().st_size))
        data = path.read_bytes()
    except OSError as error:
        return _refuse(
            name,
            Unreadable(
                f"cannot be read: {error.strerror}", "a file", "look at its name and rights"
            ),
        )
    return read_bytes(data, name=name)


def read_bytes(data: bytes, *, name: str) -> Extract:
    """Return the text of the bytes of a document; see `read_document`.

    >>> read_bytes("Япония провела саммит.\\r\\n".encode(), name="news.txt").text
    'Япония провела саммит.\\n'
    """
    try:
        if len(data) > LARGEST_FILE:
            raise Unreadable.too_large(len(data))
        kind = kind_of(data, name)
        if kind in {"html", "pdf"}:
            return _taken_apart(data, kind)
        text = clean(decoded(data))
        if len(text) > LARGEST_TEXT:
            raise Unreadable(
                f"more than {LARGEST_TEXT:,} characters of text",
                "less",
                "give the part that counts",
            )
        return Extract(text=text, kind=kind)
    except Unreadable as error:
        return _refuse(name, error)


def _taken_apart(data: bytes, kind: str) -> Extract:
    """Return what the worker makes of a page or PDF file; its failure is never ours."""
    try:
        done = subprocess.run(
            [*_COMMAND, kind],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise Unreadable.too_much(f"more than {SECONDS} s of work") from None
    except ValueError:
        raise Unreadable.too_much("more memory or time than a document may take") from None
    if "found" in answer:
        raise Unreadable(**answer)
    pages = tuple(answer.pop("pages", ()))
    return Extract(kind=kind, pages=pages, **answer)


def _refuse(name: str, error: Unreadable) -> Extract:
    """Raise what is wrong with a document as a problem of its file."""
    problem = Problem(
        path=name,
        line=error.line,
        column=error.column,
        found=error.found,
        expected=error.expected,
        next_step=error.next_step,
    )
    raise InputError([problem]) from None
