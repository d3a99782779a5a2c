"""Times such as 2025年12月20日, 令和7年, 昨年12月, 自2015年以来."""

import re
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise

from kerege.extractors.common.amounts import any_of
from kerege.extractors.common.dates import Time, dated, end_of_week, shifted
from kerege.extractors.east_asian.affixes import Affixes
from kerege.extractors.east_asian.numbers import half_width, number
from kerege.ontology.lexicon import Lexicon
from kerege.values import PartialDate

_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_DIGITS = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR = r"(?:\d{1,4}|[〇零一二三四五六七八九]{4}|元)"
_OLDEST = 1800


class EastAsianTimes:
    """Find the times of a text, by the words of a lexicon around dates."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = [(word, row.role) for row in lexicon.times for word in row.words]
        self._roles = Affixes((word, role) for word, role in rows if not role.startswith("shift "))
        self._relative = {
            word: role.removeprefix("shift ") for word, role in rows if role.startswith("shift ")
        }
        day = any_of(lexicon.words("day marks"))
        spans = any_of(lexicon.words("spans"))
        self._pattern = re.compile(
            rf"(?<![\d.,])(?:(?P<era>{any_of(_ERAS)})?(?P<year>{_YEAR})年"
            rf"|(?P<relative>{any_of(self._relative)}))?"
            rf"(?:(?P<month>{_DIGITS})月(?:(?P<day>{_DIGITS})(?:{day}))?"
            rf"|(?P<alone>{_DIGITS})(?:{day}))?(?!{spans})"
        )

    def find(self, text: str, published: PartialDate | None) -> list[Time]:
        """Return the times of a text, in order."""
        text = half_width(text)
        found = []
        for match in self._pattern.finditer(text):
            when = self._date(match, published) if match[0] else None
            if when is None:
                continue
            role, start, end = self._roles.around(text, match.start(), match.end())
            floating = bool(match["month"]) and not (match["year"] or match["relative"])
            until = None if match["alone"] else end_of_week(self._shift(match), when)
            found.append(Time(when, role or "during", start, end, until, floating))
        return [time for time in _joined(found) if time.role != "none"]

    def _shift(self, match: re.Match[str]) -> str:
        return self._relative.get(match["relative"] or "", "")

    def _date(self, match: re.Match[str], published: PartialDate | None) -> PartialDate | None:
        day = match["day"] or match["alone"]
        month = int(number(match["month"])) if match["month"] else None
        try:
            if match["relative"]:
                base = shifted(self._shift(match), published)
                if base is None or not (month or day):
                    return base
                return PartialDate(
                    base.year, month or base.month, int(number(day)) if day else None
                )
            if match["year"]:
                year = int(number(match["year"])) + _ERAS.get(match["era"] or "", 0)
                if year < _OLDEST or (match["alone"] and not month):
                    return None
                return PartialDate(year, month, int(number(day)) if day else None)
            if month:
                return dated(None, month, int(number(day)) if day else None, published)
            return _day_alone(int(number(day)), published) if day else None
        except (ValueError, OverflowError):
            return None


def _day_alone(day: int, published: PartialDate | None) -> PartialDate | None:
    """Return a day without a month: of the month of the publication or, where nearer, of the last.

    News name another month where they mean one further away: 先月27日, 下月3日.
    """
    if published is None or published.month is None or published.day is None:
        return None
    this = published.year * 12 + published.month - 1
    near = []
    for months in (this - 1, this):
        with suppress(ValueError):
            near.append(PartialDate(months // 12, months % 12 + 1, day))
    return min(near, key=lambda date: abs(date.first_day - published.first_day), default=None)


def _joined(times: list[Time]) -> list[Time]:
    """Join «2010年から» and «2015年まで» right behind it to one time."""
    joined: list[Time] = []
    taken = set()
    for one, other in pairwise(times):
        if (one.role, other.role) == ("start", "end") and one.end == other.start:
            joined.append(replace(one, role="during", until=other.when, end=other.end))
            taken |= {one.start, other.start}
    return sorted(
        [*joined, *(time for time in times if time.start not in taken)], key=lambda time: time.start
    )
