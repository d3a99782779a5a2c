"""When something holds or held: partial dates and intervals, against the day of publication.

What the text leaves open stays open: «in 2023» is a year, «in November» needs a publication date.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from kerege.ontology.frames import Lexicon
from kerege.values import Interval, PartialDate

_YEAR = r"(?:1[89]\d\d|20\d\d)"
_DAY = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?"
_RANGE = r"(?:\s?-\s?(?:[12]?\d|3[01])(?:st|nd|rd|th)?)?"
_MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Time:
    """Hold a date with its role, and where its words stand.

    `until` closes a range; `floating` tells that the text leaves the year to the reader.
    """

    when: PartialDate
    role: str
    start: int
    end: int
    until: PartialDate | None = None
    floating: bool = False

    def ahead(self, published: PartialDate | None) -> "Time":
        """Return the time as it is meant for something still to come: «in December», next one."""
        if (
            self.floating
            and published
            and self.when < published
            and not self.when.contains(published)
        ):
            when = PartialDate(self.when.year + 1, self.when.month, self.when.day)
            return replace(self, when=when)
        return self

    def interval(self, use: str) -> Interval:
        """Return the interval of a claim, given what its frame makes of a date of an act."""
        if self.until:
            return Interval(self.when, Interval.during(self.until).until)
        if self.role == "end" or (self.role == "during" and use == "end"):
            return Interval(None, self.when)
        if self.role == "start" or (self.role == "during" and use == "start"):
            return Interval(self.when, None)
        return Interval.during(self.when) if self.role == "during" else Interval()


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
                return _shift(self._relative[words], published)
            if match["weekday"]:
                return _weekday(self._days[match["weekday"].lower()], published)
            if parts["iso"]:
                return PartialDate.parse(parts["iso"])
            year = _first(parts, "y1", "y2", "y3", "y6")
            month = _first(parts, "m1", "m2", "m3", "m4", "m5", "m7")
            day = re.sub(r"\D", "", _first(parts, "d1", "d2", "d4", "d5"))
            if not month:
                return PartialDate(int(year))
            number = self._months[month.lower()]
            return _dated(int(year) if year else None, number, int(day) if day else None, published)
        except (ValueError, OverflowError):
            return None


def _first(parts: dict[str, str | None], *names: str) -> str:
    return next((value for name in names if (value := parts[name])), "")


def _dated(
    year: int | None, month: int, day: int | None, published: PartialDate | None
) -> PartialDate | None:
    """Give a month without a year the latest one that is not after the publication."""
    if year is None:
        if published is None or published.month is None:
            return None
        year = published.year - (month > published.month)
    return PartialDate(year, month, day)


def _shift(words: str, published: PartialDate | None) -> PartialDate | None:
    """Return the year, month or day that lies so far from the publication, as in `year -1`."""
    unit, _, steps = words.partition(" ")
    if published is None:
        return None
    if unit == "year":
        return PartialDate(published.year + int(steps))
    if published.month is None:
        return None
    if unit == "month":
        months = published.year * 12 + published.month - 1 + int(steps)
        return PartialDate(months // 12, months % 12 + 1)
    if published.day is None:
        return None
    return PartialDate.of(published.first_day + timedelta(days=int(steps)))


def _weekday(number: int, published: PartialDate | None) -> PartialDate | None:
    """Return the last such weekday up to the day of publication."""
    if published is None or published.day is None:
        return None
    day = published.first_day
    return PartialDate.of(day - timedelta(days=(day.weekday() - number) % 7))


def _any(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or r"(?!)"
