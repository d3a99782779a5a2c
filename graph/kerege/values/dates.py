"""Dates no more exact than the source, and the half-open intervals between them."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, total_ordering
from typing import Self

_PATTERN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
BEGINNING = 0
"""A day number before every date."""
END = date.max.toordinal() + 1
"""A day number after every date."""


@total_ordering
@dataclass(frozen=True, slots=True, repr=False)
class PartialDate:
    """Hold a year, a month or a day; what the source left out stays left out.

    >>> november = PartialDate.parse("2025-11")
    >>> november.precision, str(november), november.contains(PartialDate(2025, 11, 20))
    ('month', '2025-11', True)
    >>> november
    PartialDate(2025, 11)

    `first` is the number of the first day that it denotes, as `date.toordinal` counts, and `end`
    that of the day after the last one.
    """

    year: int
    month: int | None = None
    day: int | None = None
    first: int = field(init=False, repr=False, compare=False)
    end: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day needs a month")
        first = date(self.year, self.month or 1, self.day or 1).toordinal()
        object.__setattr__(self, "first", first)
        object.__setattr__(self, "end", first + 1 if self.day else self._next())

    @staticmethod
    def parse(text: str) -> "PartialDate":
        """Read `2025`, `2025-11` or `2025-11-20`; raise ValueError with the reason otherwise.

        A date that was read lately is not made again: a graph names few days, and each often.
        """
        return _parsed(text)

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the partial date of a calendar day."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> str:
        """Return `year`, `month` or `day`."""
        return "year" if self.month is None else "month" if self.day is None else "day"

    @property
    def first_day(self) -> date:
        """Return the first calendar day that it denotes."""
        return date.fromordinal(self.first)

    def contains(self, other: "PartialDate") -> bool:
        """Tell whether every day of the other lies in this one."""
        return self.first <= other.first and other.end <= self.end

    def _next(self) -> int:
        """Return the number of the first day of the next month, or of the next year."""
        year, month = divmod(self.year * 12 + (self.month or 12), 12)
        return date(year, month + 1, 1).toordinal() if year <= date.max.year else END

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.first, self.end) < (other.first, other.end)

    def __repr__(self) -> str:
        parts = [part for part in (self.year, self.month, self.day) if part is not None]
        return f"PartialDate({', '.join(map(str, parts))})"

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@lru_cache(maxsize=2**16)
def _parsed(text: str) -> PartialDate:
    match = _PATTERN.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is no date like 2025, 2025-11 or 2025-11-20")
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        return PartialDate(year or 0, month, day)
    except ValueError as error:
        raise ValueError(f"{text!r} is no date of the calendar, as its {error}") from None


@dataclass(frozen=True, slots=True)
class Interval:
    """Hold the time from a first day up to, and without, an end; None leaves a side open.

    A partial bound counts from its first day: until 2012 ends before 2012-01-01.

    >>> member = Interval(PartialDate(2006, 8, 16), PartialDate(2012, 12, 19))
    >>> member.meets(Interval.during(PartialDate(2012)))
    True
    >>> print(member)
    2006-08-16/2012-12-19

    `first` is the number of its first day, and `end` that of the first day after it.
    """

    start: PartialDate | None = None
    until: PartialDate | None = None
    first: int = field(init=False, repr=False, compare=False)
    end: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "first", self.start.first if self.start else BEGINNING)
        object.__setattr__(self, "end", self.until.first if self.until else END)
        if self.first >= self.end:
            raise ValueError(f"until {self.until} does not come after from {self.start}")

    @classmethod
    def during(cls, when: PartialDate) -> Self:
        """Return the interval that a partial date denotes, its bounds as coarse as the date."""
        if when.end == END:
            return cls(when, None)
        after = date.fromordinal(when.end)
        year, month, day = when.year, when.month, when.day
        return cls(
            PartialDate(year, month, day),
            PartialDate(after.year, month and after.month, day and after.day),
        )

    @property
    def is_whole(self) -> bool:
        """Tell whether it is all of its start: one year, one month or one day.

        >>> Interval.during(PartialDate(2023)).is_whole
        True
        """
        start, until = self.start, self.until
        if start is None:
            return False
        if until is None:
            return start.end == END
        return until.first == start.end and until.precision == start.precision

    @property
    def is_open(self) -> bool:
        """Tell whether neither side is known."""
        return self.start is None and self.until is None

    def meets(self, other: "Interval") -> bool:
        """Tell whether the two have a day in common."""
        return self.first < other.end and other.first < self.end

    def contains(self, other: "Interval") -> bool:
        """Tell whether every day of the other lies in this one."""
        return self.first <= other.first and other.end <= self.end

    def intersection(self, other: "Interval") -> "Interval | None":
        """Return the common part, or None; of two equal bounds the more exact one stays."""
        if not self.meets(other):
            return None
        starts = [bound for bound in (self.start, other.start) if bound]
        ends = [bound for bound in (self.until, other.until) if bound]
        return Interval(
            max(starts, key=lambda bound: (bound.first, -bound.end), default=None),
            min(ends, key=lambda bound: (bound.first, bound.end), default=None),
        )

    def __str__(self) -> str:
        return f"{self.start or '..'}/{self.until or '..'}"
