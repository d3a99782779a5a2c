import pytest
from strategies import claim, store_of

from kerege.model import Modality, Polarity, Ref, Text
from kerege.values import Interval, PartialDate, Quantity
from kerege.view import interval_words, sentence, time_words


def say(subject: str, relation: str, target: object, **fields: object) -> str:
    made = claim(subject, relation, target, **fields)
    return sentence(store_of([made], names=["Kazakhstan"]), made)


def test_stance_and_qualifiers_are_said() -> None:
    words = say(
        "kazakhstan",
        "hasReserve",
        Quantity.parse("> 18e12 m3"),
        qualifiers=(("topic", Ref("natural-gas")), ("scope", Text("proved", "en"))),
        modality=Modality.PLANNED,
        polarity=Polarity.NEGATIVE,
        opinion=True,
    )
    assert words == (
        "Kazakhstan · not has reserve · more than 18 trillion m³ "
        "(scope: proved; topic: natural-gas) [planned, opinion]"
    )


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("98.5 %", "98.5 %"),
        ("~ 300e9 JPY", "about 300 billion JPY"),
        ("<= 1500 t", "at most 1,500 t"),
        (">= 60 count", "at least 60"),
        ("1234567 persons", "1.234567 million persons"),
    ],
)
def test_amounts_are_said_as_people_say_them(amount: str, words: str) -> None:
    assert words in say("kazakhstan", "pledges", Quantity.parse(amount))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"start": "2023", "until": "2024"}, "in 2023"),
        ({"start": "2023-11", "until": "2023-12"}, "in November 2023"),
        ({"start": "2023-12-31", "until": "2024-01-01"}, "on 31 December 2023"),
        (
            {"start": "2006-08-16", "until": "2012-12-19"},
            "from 16 August 2006 until 19 December 2012",
        ),
        ({"start": "2015"}, "since 2015"),
        ({"until": "2015"}, "until 2015"),
        ({"observed_on": "2025-11"}, "as of November 2025"),
        ({}, "undated"),
    ],
)
def test_times_are_said_as_exactly_as_the_source(fields: dict[str, str], words: str) -> None:
    assert time_words(claim("kazakhstan", "memberOf", "sco", **fields)) == words


@pytest.mark.parametrize(
    ("start", "until", "words"),
    [
        ("2024", "2025", "in 2024"),
        ("2024-12-24", "2024-12-25", "on 24 December 2024"),
        ("2004-12-31", "2018-01-27", "from 31 December 2004 until 27 January 2018"),
        ("2001", None, "since 2001"),
        (None, "2001-06", "until June 2001"),
        (None, None, "always"),
    ],
)
def test_a_stretch_of_time_in_words(start: str | None, until: str | None, words: str) -> None:
    day = PartialDate.parse
    assert interval_words(Interval(start and day(start), until and day(until))) == words
