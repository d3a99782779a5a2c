"""Times in Russian text: «20 ноября 2025 года», «в прошлом году», «с 2010 по 2015 год»."""

import re

from kerege.extractors.common.amounts import any_of
from kerege.extractors.common.dates import Time, dated, end_of_week, shifted, weekday
from kerege.ontology.lexicon import Lexicon
from kerege.values import PartialDate

_YEAR = r"(?:1[89]\d\d|20\d\d)"
_DAY = r"(?:[12]?\d|3[01])"
_YEAR_WORD = r"(?:\s+(?:год[ауе]?|годом|гг?\.))?"


class RussianTimes:
    """Find the times of a text by one expression made from the words of the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._months = {word: n for n in range(1, 13) for word in lexicon.words(f"month {n}")}
        self._days = {word: n for n in range(7) for word in lexicon.words(f"weekday {n}")}
        self._roles = {
            word: row.role
            for row in lexicon.times
            for word in row.words
            if not row.role.startswith("shift ")
        }
        self._relative = {
            word: row.role.partition(" ")[2]
            for row in lexicon.times
            for word in row.words
            if row.role.startswith("shift ")
        }
        month = any_of(self._months)
        self._pattern = re.compile(
            rf"(?<![\w.-])(?:(?P<words>{any_of(self._roles)})\s+)?"
            rf"(?:(?P<relative>{any_of(self._relative)})"
            rf"|(?P<weekday>{any_of(self._days)})"
            rf"|(?P<d1>{_DAY})\s+(?P<m1>{month})(?:\s+(?P<y1>{_YEAR}){_YEAR_WORD})?"
            rf"|(?P<d2>0?{_DAY})\.(?P<n2>0?\d|1[0-2])\.(?P<y2>{_YEAR})"
            rf"|(?P<m3>{month})(?:\s+(?P<y3>{_YEAR}){_YEAR_WORD})?"
            rf"|(?P<y4>{_YEAR})(?P<year>{_YEAR_WORD}))(?![\w-])"
            rf"(?:\s+(?:по|до)\s+(?P<last>{_YEAR}){_YEAR_WORD}(?![\w-]))?",
            re.IGNORECASE,
        )

    def find(self, text: str, published: PartialDate | None) -> list[Time]:
        """Return the times of a text, in order."""
        found = []
        for match in self._pattern.finditer(text):
            words = " ".join((match["words"] or "").lower().split())
            if not words and (
                match["weekday"] or match["m3"] or (match["y4"] and not match["year"])
            ):
                continue
            when = self._date(match, published)
            role = self._roles.get(words, "during")
            if when is None or role == "none":
                continue
            last = match["last"]
            until = PartialDate(int(last)) if last and int(last) >= when.year else None
            until = until or end_of_week(self._shift(match), when)
            floating = bool(match["m1"] or match["m3"]) and not (match["y1"] or match["y3"])
            role = "during" if until else role
            found.append(Time(when, role, match.start(), match.end(), until, floating))
        return found

    def _shift(self, match: re.Match[str]) -> str:
        return self._relative.get(" ".join((match["relative"] or "").lower().split()), "")

    def _date(self, match: re.Match[str], published: PartialDate | None) -> PartialDate | None:
        try:
            if match["relative"]:
                return shifted(self._shift(match), published)
            if match["weekday"]:
                return weekday(self._days[match["weekday"].lower()], published)
            if match["y2"]:
                return PartialDate(int(match["y2"]), int(match["n2"]), int(match["d2"]))
            if match["y4"]:
                return PartialDate(int(match["y4"]))
            year = match["y1"] or match["y3"]
            month = self._months[(match["m1"] or match["m3"]).lower()]
            day = int(match["d1"]) if match["d1"] else None
            return dated(int(year) if year else None, month, day, published)
        except (ValueError, OverflowError):
            return None
