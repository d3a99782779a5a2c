"""The place of a quote in a source text."""

from kerege.model import Document, Evidence
from kerege.tree import Expected


def find_quote(quote: str | None, cell: str | None, document: Document | None) -> Evidence | None:
    """Return the evidence of a fact: its quote at its offsets in the text, or a table's cell.

    Raises Expected where the words do not stand in the text.
    """
    if cell:
        return Evidence(quote=quote or cell, cell=cell)
    if not quote:
        return None
    if document is None:
        raise Expected(
            f"a quote of {_short(quote)} from a source without text",
            "a source whose text is in seeds/articles",
            "add the text to seeds/articles, or say it in note",
        )
    start = document.text.find(quote)
    if start < 0:
        raise Expected(
            f"the quote {_short(quote)} does not stand in {document.source.id!r}",
            "words exactly as they stand in the text",
            "copy them from the article",
        )
    return Evidence(quote=quote, start=start, end=start + len(quote))


def _short(quote: str) -> str:
    return repr(quote if len(quote) <= 60 else quote[:57] + "…")
