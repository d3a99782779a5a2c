"""Times in running text, against a day of publication."""

import pytest

from kerege.extractors.english.times import TimeGrammar
from kerege.ontology.frames import load_lexicon
from kerege.resources import bundled
from kerege.values import PartialDate

GRAMMAR = TimeGrammar(load_lexicon(bundled("ontology") / "frames/en", "en"))
DAY = PartialDate(2025, 11, 20)


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("in 2023", "2023/2024"),
        ("in November 2025", "2025-11/2025-12"),
        ("on 20 December 2025", "2025-12-20/2025-12-21"),
        ("on December 20, 2025", "2025-12-20/2025-12-21"),
        ("on Dec. 20, 2024", "2024-12-20/2024-12-21"),
        ("on Sept. 3", "2025-09-03/2025-09-04"),
        ("on 5 Oct 2023", "2023-10-05/2023-10-06"),
        ("in Aug. 2024", "2024-08/2024-09"),
        ("in early 2024", "2024/2025"),
        ("as early as 2022", "2022/2023"),
        ("since August 2015", "2015-08/.."),
        ("until 2012", "../2012"),
        ("from 2010 to 2012", "2010/2013"),
        ("between 2010 and 2012", "2010/2013"),
        ("last year", "2024/2025"),
        ("last month", "2025-10/2025-11"),
        ("yesterday", "2025-11-19/2025-11-20"),
        ("on Monday", "2025-11-17/2025-11-18"),
        ("in October", "2025-10/2025-11"),
        ("in December", "2024-12/2025-01"),
        ("in the spring of 2026", "2026/2027"),
        ("in the first half of 2024", "2024/2025"),
        ("last week", "2025-11-10/2025-11-17"),
        ("earlier this week", "2025-11-17/2025-11-24"),
        ("next week", "2025-11-24/2025-12-01"),
        ("next month", "2025-12/2026-01"),
        ("Tuesday", "2025-11-18/2025-11-19"),
        ("next Monday", "2025-11-24/2025-11-25"),
        ("from 12 to 14 October", "2025-10-12/2025-10-15"),
        ("on 12-14 October 2024", "2024-10-12/2024-10-15"),
        ("from October 12 to 14, 2024", "2024-10-12/2024-10-15"),
        ("from 30 October to 2 November", "2025-10-30/2025-11-03"),
        ("from December to March 2024", "2023-12/2024-04"),
        ("between January and June 2025", "2025-01/2025-07"),
    ],
)
def test_intervals(text: str, interval: str) -> None:
    (time,) = GRAMMAR.find(text, DAY)
    assert str(time.interval("during")) == interval


@pytest.mark.parametrize(
    "text",
    [
        "in Asia",
        "in 18 months",
        "for the first time since 2019",
        "on 31 February 2024",
        "it may rise",
        "2025",
        "in 5 years",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert GRAMMAR.find(text, DAY) == []


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("on Friday", "2025-11-21/2025-11-22"),
        ("on Thursday", "2025-11-20/2025-11-21"),
        ("from 12 to 14 December", "2025-12-12/2025-12-15"),
    ],
)
def test_what_is_still_to_come(text: str, interval: str) -> None:
    (time,) = GRAMMAR.find(text, DAY)
    assert str(time.ahead(DAY).interval("during")) == interval


def test_a_29_february_to_come_is_a_february() -> None:
    day = PartialDate(2024, 11, 20)
    (time,) = GRAMMAR.find("on 29 February", day)
    assert str(time.ahead(day).when) == "2025-02"


def test_a_month_to_come_lies_ahead() -> None:
    (time,) = GRAMMAR.find("in December", DAY)
    assert str(time.ahead(DAY).when) == "2025-12"


def test_the_day_of_an_act_may_begin_or_end_a_state() -> None:
    (time,) = GRAMMAR.find("in 2015", DAY)
    assert str(time.interval("start")) == "2015/.."
    assert str(time.interval("end")) == "../2015"


def test_an_observation_is_no_interval() -> None:
    (time,) = GRAMMAR.find("as of November 2025", DAY)
    assert time.role == "observed"
    assert time.interval("during").is_open


@pytest.mark.parametrize("text", ["last month", "yesterday", "on Monday", "in October", "today"])
def test_without_a_publication_date_nothing_is_guessed(text: str) -> None:
    assert GRAMMAR.find(text, None) == []
    assert GRAMMAR.find(text, PartialDate(2025)) == []
