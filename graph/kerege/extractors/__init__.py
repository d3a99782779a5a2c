"""Readers of texts: each takes a document and returns the claims that its words carry."""

from collections.abc import Callable

from kerege.extractors.reading import Extractor, Knowledge, Reading, Refusal, grounded

__all__ = ["EXTRACTORS", "Extractor", "Knowledge", "Reading", "Refusal", "grounded"]


def _english(model: str) -> Extractor:
    from kerege.extractors.english import EnglishReader

    return EnglishReader(model)


EXTRACTORS: dict[str, Callable[[str], Extractor]] = {"en": _english}
"""The reader of each language, made with the name of a language model or ''."""
