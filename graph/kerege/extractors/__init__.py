"""Readers of texts: each takes a document and returns the claims that its words carry."""

from collections.abc import Callable

from kerege.extractors.reading import Extractor, Knowledge, Reading, Refusal, grounded

__all__ = ["EXTRACTORS", "Extractor", "Knowledge", "Reading", "Refusal", "grounded"]


EXTRACTORS: dict[str, Callable[[str], Extractor]] = {}
"""The reader of each language, made with the name of a language model or ''."""
