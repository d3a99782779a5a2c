from datetime import date

import pytest
from hypothesis import given
from strategies import intervals, partial_dates

from kerege.values import Interval, PartialDate
from kerege.values.dates import END


@given(partial_dates())
def test_a_date_reads_back_as_it_is_written(when: PartialDate) -> None:
    assert PartialDate.parse(str(when)) == when


@given(partial_dates())
def test_a_date_denotes_the_days_of_its_text(when: PartialDate) -> None:
    first = date.fromordinal(when.first)
    last = date.fromordinal(when.end - 1)
    assert first.isoformat().startswith(str(when))
    assert last.isoformat().startswith(str(when))
    if when.end < END:
        assert not date.fromordinal(when.end).isoformat().startswith(str(when))


@given(partial_dates(), partial_dates())
def test_order_is_total_and_agrees_with_first_days(one: PartialDate, other: PartialDate) -> None:
    assert (one < other) + (one > other) + (one == other) == 1
    if one.first < other.first:
        assert one < other


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2025-13-01", "'2025-13-01' is no date of the calendar, as its month must be in 1..12"),
        (
            "2025-02-29",
            "'2025-02-29' is no date of the calendar, as its day is out of range for month",
        ),
        ("0000", "'0000' is no date of the calendar, as its year 0 is out of range"),
        ("20251120", "'20251120' is no date like 2025, 2025-11 or 2025-11-20"),
        ("２０２５", "'２０２５' is no date like 2025, 2025-11 or 2025-11-20"),
    ],
)
def test_what_is_no_date_says_why(text: str, reason: str) -> None:
    with pytest.raises(ValueError) as error:
        PartialDate.parse(text)
    assert str(error.value).startswith(reason)


@given(intervals(), intervals())
def test_intersection_is_symmetric_and_lies_in_both(one: Interval, other: Interval) -> None:
    common = one.intersection(other)
    assert common == other.intersection(one)
    assert (common is not None) == one.meets(other)
    if common:
        assert one.contains(common)
        assert other.contains(common)


@given(intervals(), intervals(), intervals())
def test_intersection_is_associative(a: Interval, b: Interval, c: Interval) -> None:
    def meet(one: Interval | None, other: Interval | None) -> Interval | None:
        return one.intersection(other) if one and other else None

    assert meet(meet(a, b), c) == meet(a, meet(b, c))


@given(intervals())
def test_intersection_with_itself_changes_nothing(one: Interval) -> None:
    assert one.intersection(one) == one


@given(partial_dates())
def test_during_a_date_covers_exactly_its_days(when: PartialDate) -> None:
    during = Interval.during(when)
    assert (during.first, during.end) == (when.first, when.end)


def test_an_interval_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="until 2012 does not come after from 2012-12-19"):
        Interval(PartialDate(2012, 12, 19), PartialDate(2012))
