"""Take one document apart: bytes on standard input, JSON on standard output, under hard limits."""

import json
import logging
import sys
import warnings
from typing import Any

from kerege.readers.documents.extract import Unreadable
from kerege.readers.documents.limits import LARGEST_TEXT, MEMORY, SECONDS


def main() -> None:
    """Write what the document holds, or what is wrong with it."""
    _limit()
    logging.disable()
    warnings.simplefilter("ignore")
    try:
        answer = _read(sys.argv[1], sys.stdin.buffer.read())
        if len(answer["text"]) > LARGEST_TEXT:
            raise Unreadable.too_much(f"more than {LARGEST_TEXT:,} characters of text")
    except Unreadable as error:
        answer = error.parts()
    except ModuleNotFoundError as error:
        answer = Unreadable(
            f"no {error.name}, which reads such documents",
            next_step="pip install 'kerege[documents]'",
        ).parts()
    except (ImportError, MemoryError, RecursionError):
        answer = Unreadable.too_much("a document that unfolds without end").parts()
    sys.stdout.write(json.dumps(answer))


def _read(kind: str, data: bytes) -> dict[str, Any]:
    if kind == "pdf":
        from kerege.readers.documents.pdf import read_pdf

        return read_pdf(data)
    from kerege.readers.documents.page import read_page

    return read_page(data)


def _limit() -> None:
    """Bound memory and time, where the system can."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        hard = resource.getrlimit(what)[1]
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (bound, bound))


if __name__ == "__main__":
    main()
