"""Times in a text: what they mean for a claim, against the day of publication."""

from dataclasses import dataclass, replace
from datetime import timedelta

from kerege.extractors.layers import Span, Timex
from kerege.values import Interval, PartialDate


@dataclass(frozen=True, slots=True)
class Time:
    """Hold a date with its role, and where its words stand.

    `until` closes a range; `floating` tells that the text leaves the year to the reader, `weekly`
    that it leaves the week: «on Friday».
    """

    when: PartialDate
    role: str
    start: int
    end: int
    until: PartialDate | None = None
    floating: bool = False
    weekly: bool = False

    @property
    def layer(self) -> Timex:
        """Return the time as a layer of a reading shows it."""
        return Timex(Span(self.start, self.end), self.when, self.until, self.role)

    def moved(self, by: int) -> "Time":
        """Return the time as it stands in a text of which its own is a part."""
        return replace(self, start=self.start + by, end=self.end + by)

    def ahead(self, published: PartialDate | None) -> "Time":
        """Return the time as it is meant for something still to come: «in December», next one."""
        is_past = published and self.when < published and not self.when.contains(published)
        if is_past and self.floating:
            until = self.until and _a_year_on(self.until)
            return replace(self, when=_a_year_on(self.when), until=until)
        if is_past and self.weekly:
            return replace(self, when=PartialDate.of(self.when.first_day + timedelta(weeks=1)))
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


def _a_year_on(date: PartialDate) -> PartialDate:
    """Return the same day of the next year; a 29 February has none and becomes its month."""
    is_leap_day = (date.month, date.day) == (2, 29)
    return PartialDate(date.year + 1, date.month, None if is_leap_day else date.day)


def dated(
    year: int | None, month: int, day: int | None, published: PartialDate | None
) -> PartialDate | None:
    """Give a month without a year the latest one that is not after the publication."""
    if year is None:
        if published is None or published.month is None:
            return None
        year = published.year - (month > published.month)
    return PartialDate(year, month, day)


def shifted(words: str, published: PartialDate | None) -> PartialDate | None:
    """Return the year, month or day that lies so far from the publication, as in `year -1`.

    Of a week it is the Monday; `end_of_week` closes it.
    """
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
    day = published.first_day
    if unit == "week":
        return PartialDate.of(day + timedelta(weeks=int(steps), days=-day.weekday()))
    return PartialDate.of(day + timedelta(days=int(steps)))


def end_of_week(words: str, monday: PartialDate) -> PartialDate | None:
    """Return the Sunday that closes a week such as `week -1`, None for another unit."""
    if not words.startswith("week "):
        return None
    return PartialDate.of(monday.first_day + timedelta(days=6))


def weekday(number: int, published: PartialDate | None) -> PartialDate | None:
    """Return the last such weekday up to the day of publication."""
    if published is None or published.day is None:
        return None
    day = published.first_day
    return PartialDate.of(day - timedelta(days=(day.weekday() - number) % 7))
