"""When something holds or held: partial dates and intervals, against the day of publication.

What the text leaves open stays open: «in 2023» is a year, «in November» needs a publication date.
"""

import re
from collections.abc import Iterable
from datetime import timedelta

from kerege.extractors.common.dates import Time, dated, end_of_week, shifted, weekday
from kerege.ontology.lexicon import Lexicon
from kerege.values import PartialDate

_YEAR = r"(?:1[89]\d\d|20\d\d)"
_DAY = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?"
_TO = r"(?:\s?-\s?|\s+(?:to|until|till|through|and)\s+)"
_PART = (
    r"(?:(?:the\s+)?(?:end|beginning|start|middle|spring|summer|autumn|fall|winter"
    r"|(?:first|second|third|fourth)\s+(?:half|quarter)))"
)
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
            rf"(?:(?P<d1>{_DAY})(?:{_TO}(?P<e1>{_DAY}))?\s+(?P<m1>{month})\.?,?\s+(?P<y1>{_YEAR})"
            rf"|(?P<m2>{month})\.?\s+(?P<d2>{_DAY})(?:{_TO}(?P<e2>{_DAY}))?,\s*(?P<y2>{_YEAR})"
            rf"|(?P<m3>{month})\.?,?\s+(?:of\s+)?(?P<y3>{_YEAR})"
            rf"|(?P<iso>{_YEAR}-\d\d-\d\d)"
            rf"|(?P<d4>{_DAY})(?:{_TO}(?P<e4>{_DAY}))?\s+(?P<m4>{month})\b"
            rf"|(?P<m5>{month})\.?\s+(?P<d5>{_DAY})(?:{_TO}(?P<e5>{_DAY})(?!\s+{month}))?\b"
            rf"|(?:the\s+)?(?:early|mid|late|{_PART}\s+of)?[\s-]*(?P<y6>{_YEAR})"
            rf"|(?P<m7>{month}))(?![\w-])"
        )
        self._pattern = re.compile(
            rf"(?<![\w-])(?:(?P<words>{_any(self._roles)})\s+{date}"
            rf"(?:{_TO}(?:(?P<last>{_YEAR})"
            rf"|(?:(?P<ld>{_DAY})\s+)?(?P<lm>{month})(?:,?\s+(?P<ly>{_YEAR}))?)(?![\w-]))?"
            rf"|(?P<relative>{_any(self._relative)})(?!\w)"
            rf"|(?:(?:on|last|this|(?P<next>next))\s+)?(?P<weekday>{_any(self._days)})(?!\w))",
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
            until = self._until(match, when)
            if until is not None:
                role = "during"
            floating = any(match[name] for name in ("d4", "d5", "m7")) and not match["ly"]
            weekly = bool(match["weekday"]) and not match["next"]
            found.append(Time(when, role, match.start(), match.end(), until, floating, weekly))
        return [time for time in found if time.role != "none"]

    def _until(self, match: re.Match[str], when: PartialDate) -> PartialDate | None:
        """Return the last day, month or year of a stretch, None where a time is no stretch."""
        parts = match.groupdict()
        until: PartialDate | None = None
        is_between = (parts["words"] or "").lower() == "between"
        try:
            if parts["relative"]:
                return end_of_week(self._shift(match), when)
            if last_day := _digits(parts, "e1", "e2", "e4", "e5"):
                until = PartialDate(when.year, when.month, int(last_day))
                if " and " in match[0] and not is_between and until.first > when.first + 1:
                    until = None
            elif parts["last"]:
                until = PartialDate(int(parts["last"]))
            elif parts["lm"] and (is_between or " and " not in match[0]):
                month = self._months[parts["lm"].lower()]
                year = when.year + (month < (when.month or 1))
                until = PartialDate(year, month, int(_digits(parts, "ld") or 0) or None)
        except ValueError:
            return None
        return until if until is not None and until >= when else None

    def _shift(self, match: re.Match[str]) -> str:
        return self._relative[" ".join((match["relative"] or "").lower().split())]

    def _date(self, match: re.Match[str], published: PartialDate | None) -> PartialDate | None:
        parts = match.groupdict()
        try:
            if match["relative"]:
                return shifted(self._shift(match), published)
            if match["weekday"]:
                last = weekday(self._days[match["weekday"].lower()], published)
                weeks = timedelta(weeks=bool(match["next"]))
                return PartialDate.of(last.first_day + weeks) if last else None
            if parts["iso"]:
                return PartialDate.parse(parts["iso"])
            year = _first(parts, "y1", "y2", "y3", "y6")
            month = _first(parts, "m1", "m2", "m3", "m4", "m5", "m7")
            if not year and parts["ly"]:
                year = str(int(parts["ly"]) - self._turns_the_year(parts))
            day = _digits(parts, "d1", "d2", "d4", "d5")
            if not month:
                return PartialDate(int(year))
            number = self._months[month.lower()]
            return dated(int(year) if year else None, number, int(day) if day else None, published)
        except (ValueError, OverflowError):
            return None

    def _turns_the_year(self, parts: dict[str, str | None]) -> bool:
        """Tell whether a stretch of months ends in the year after it began."""
        first = self._months[_first(parts, "m4", "m5", "m7").lower()]
        return self._months[(parts["lm"] or "").lower()] < first


def _first(parts: dict[str, str | None], *names: str) -> str:
    return next((value for name in names if (value := parts[name])), "")


def _digits(parts: dict[str, str | None], *names: str) -> str:
    return re.sub(r"\D", "", _first(parts, *names))


def _any(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or r"(?!)"
