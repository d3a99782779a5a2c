"""Readers of texts: each takes a document and returns the claims that its words carry."""

from typing import TYPE_CHECKING

from kerege.extractors.layers import Attribution, Event, Measure, Mention, Span, Timex
from kerege.extractors.reading import Extractor, Knowledge, Reading, Refusal, grounded
from kerege.extractors.reviewed import corrected, review_key, reviewed
from kerege.plugins import plugin

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "EXTRACTORS",
    "Attribution",
    "Event",
    "Extractor",
    "Knowledge",
    "Measure",
    "Mention",
    "Reading",
    "Refusal",
    "Span",
    "Timex",
    "corrected",
    "extractor",
    "grounded",
    "review_key",
    "reviewed",
]


EXTRACTORS = {
    "en": "kerege.extractors.english:EnglishReader",
    "ja": "kerege.extractors.japanese:JapaneseReader",
    "ru": "kerege.extractors.russian:RussianReader",
    "zh": "kerege.extractors.chinese:ChineseReader",
}
"""The built-in reader of each language."""


def extractor(language: str, model: str = "") -> Extractor:
    """Return the reader of a language, made with the name of a language model or ''.

    Raises NotFoundError for a language that nobody reads.
    """
    make: Callable[[str], Extractor] = plugin("kerege.extractors", language, EXTRACTORS)
    return make(model)
