"""Readers of texts: each takes a document and returns the claims that its words carry."""

from pathlib import Path
from typing import TYPE_CHECKING

from kerege.errors import ExtraError, NotFoundError
from kerege.extractors.layers import (
    Attribution,
    Derivation,
    Event,
    Measure,
    Mention,
    Proposition,
    Span,
    Timex,
)
from kerege.extractors.reading import Extractor, Knowledge, Reading, Refusal, grounded
from kerege.extractors.reviewed import corrected, review_key, reviewed
from kerege.plugins import known, plugin
from kerege.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "EXTRACTORS",
    "Attribution",
    "Derivation",
    "Event",
    "Extractor",
    "Knowledge",
    "Measure",
    "Mention",
    "Proposition",
    "Reading",
    "Refusal",
    "Span",
    "Timex",
    "corrected",
    "extractor",
    "grounded",
    "reader_for",
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


_OTHER_WAYS = "name its language with --language, or let a language model read it: --llm"


def reader_for(language: str, project: Project, answers: Path | None = None) -> Extractor:
    """Return the reader of a language in a project: by rules, or the language model that it names.

    `answers` is the folder in which the model's answers are kept. Raises NotFoundError for a
    language that nobody reads.
    """
    asked = project.llm
    if asked is None or (asked.languages and language not in asked.languages):
        return extractor(language, project.model)
    from kerege.extractors.llm import LlmReader, Settings

    try:
        rules = extractor(language, project.model)
    except (NotFoundError, ExtraError):
        rules = None
    return LlmReader(Settings.of(asked), folder=answers, fallback=rules, project=asked)


def extractor(language: str, model: str = "") -> Extractor:
    """Return the reader of a language, made with the name of a language model or ''.

    Raises NotFoundError for a language that nobody reads.
    """
    try:
        make: Callable[[str], Extractor] = plugin("kerege.extractors", language, EXTRACTORS)
    except NotFoundError:
        readable = known("kerege.extractors", EXTRACTORS)
        raise NotFoundError("extractor", language, readable, _OTHER_WAYS) from None
    return make(model)
