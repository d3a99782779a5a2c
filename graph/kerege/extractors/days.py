"""The day of a text of which nobody says when it was published: that of its dateline."""

import re
from pkgutil import resolve_name

from kerege.extractors.common.datelines import dateline_day
from kerege.extractors.common.lexicons import lexicon_of
from kerege.extractors.common.paragraphs import paragraphs
from kerege.ontology import Ontology
from kerege.values import PartialDate

_TIMES = {
    "en": ("kerege.extractors.english.times:TimeGrammar", "on "),
    "ja": ("kerege.extractors.east_asian.times:EastAsianTimes", ""),
    "ru": ("kerege.extractors.russian.times:RussianTimes", ""),
    "zh": ("kerege.extractors.east_asian.times:EastAsianTimes", ""),
}
"""What finds the times of each language, and what it wants before a day."""
_YEAR = re.compile(r"\d{4}")


def day_of_text(text: str, language: str, ontology: Ontology) -> PartialDate | None:
    """Return the day that the datelines of a text name, None where they name none, or several.

    A day without its year is none: «BEIJING, Dec 20» may be of any.

    >>> from kerege.ontology import load_ontology
    >>> from kerege.resources import bundled
    >>> ontology = load_ontology(bundled("ontology"))
    >>> day_of_text("TOKYO, Dec. 19, 2025 (Xinhua) -- Japan signed it.", "en", ontology)
    PartialDate(2025, 12, 19)
    """
    if language not in _TIMES:
        return None
    lexicon = lexicon_of(ontology, language)
    said = {dateline_day(part, lexicon) for _, part in paragraphs(text)}
    dated = [words for words in said if _YEAR.search(words)]
    if not dated:
        return None
    grammar, before = _TIMES[language]
    times = resolve_name(grammar)(lexicon)
    days = {time.when for words in dated for time in times.find(before + words, None)}
    return days.pop() if len(days) == 1 else None
