"""When something holds or held: partial dates and intervals, against the day of publication.

What the text leaves open stays open: «in 2023» is a year, «in November» needs a publication date.
"""

import re
from collections.abc import Iterable

from kerege.extractors.common.dates import Time, dated, shifted, weekday
from kerege.ontology.frames import Lexicon
from kerege.values import PartialDate

_YEAR = r"(?:1[89]\d\d|20\d\d)"
_DAY = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?"
_RANGE = r"(?:\s?-\s?(?:[12]?\d|3[01])(?:st|nd|rd|th)?)?"
_MONTHS_OF_A_YEAR = 12


class TimeGrammar:
    """Find the times of a text by one expression made from the words of the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        months = lexicon.words("months")
        self._months = {name: n % _MONTHS_OF_A_YEAR + 1 for n, name in enumerate(months)}
        self._days = {name: n for n, name in enumerate(lexicon.words("weekdays"))}
        self._roles = {
            word: row.role for row in lexicon.times for word in row.words if row.role != "relative"
        }
        self._relative = {
            word: row.role.partition(" ")[2]
            for row in lexicon.times
            for word in row.words
            if row.role.startswith("shift ")
        }
        self._roles = {w: role for w, role in self._roles.items() if not role.startswith("shift ")}
        month = _any(self._months)
        date = (
            rf"(?:(?P<d1>{_DAY}){_RANGE}\s+(?P<m1>{month})\.?,?\s+(?P<y1>{_YEAR})"
            rf"|(?P<m2>{month})\.?\s+(?P<d2>{_DAY}){_RANGE},\s*(?P<y2>{_YEAR})"
            rf"|(?P<m3>{month})\.?,?\s+(?:of\s+)?(?P<y3>{_YEAR})"
            rf"|(?P<iso>{_YEAR}-\d\d-\d\d)"
            rf"|(?P<d4>{_DAY}){_RANGE}\s+(?P<m4>{month})\b|(?P<m5>{month})\.?\s+(?P<d5>{_DAY}){_RANGE}\b"
            rf"|(?:the\s+)?(?:early|mid|late|end of|beginning of|start of)?[\s-]*(?P<y6>{_YEAR})"
            rf"|(?P<m7>{month}))(?![\w-])"
        )
        self._pattern = re.compile(
            rf"(?<![\w-])(?:(?P<words>{_any(self._roles)})\s+{date}"
            rf"(?:\s+(?:to|until|and|-)\s+(?P<last>{_YEAR})(?![\w-]))?"
            rf"|(?P<relative>{_any(self._relative)})(?!\w)"
            rf"|(?:on|last)\s+(?P<weekday>{_any(self._days)})(?!\w))",
            re.IGNORECASE,
        )

    def find(self, text: str, published: PartialDate | None) -> list[Time]:
        """Return the times of a text, in order."""
        found = []
        for match in self._pattern.finditer(text):
            when = self._date(match, published)
            if when is None:
                continue
            words = " ".join((match["words"] or "").lower().split())
            role = self._roles.get(words, "during")
            until = None
            if match["last"] and int(match["last"]) >= when.year:
                until = PartialDate(int(match["last"]))
                role = "during"
            floating = any(match[name] for name in ("d4", "d5", "m7"))
            found.append(Time(when, role, match.start(), match.end(), until, floating))
        return [time for time in found if time.role != "none"]

    def _date(self, match: re.Match[str], published: PartialDate | None) -> PartialDate | None:
        parts = match.groupdict()
        try:
            if match["relative"]:
                words = " ".join(match["relative"].lower().split())
                return shifted(self._relative[words], published)
            if match["weekday"]:
                return weekday(self._days[match["weekday"].lower()], published)
            if parts["iso"]:
                return PartialDate.parse(parts["iso"])
            year = _first(parts, "y1", "y2", "y3", "y6")
            month = _first(parts, "m1", "m2", "m3", "m4", "m5", "m7")
            day = re.sub(r"\D", "", _first(parts, "d1", "d2", "d4", "d5"))
            if not month:
                return PartialDate(int(year))
            number = self._months[month.lower()]
            return dated(int(year) if year else None, number, int(day) if day else None, published)
        except (ValueError, OverflowError):
            return None


def _first(parts: dict[str, str | None], *names: str) -> str:
    return next((value for name in names if (value := parts[name])), "")


def _any(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or r"(?!)"
