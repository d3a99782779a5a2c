"""Each row of the linguistic data of a language matches its own sentence and not the other one."""

from collections.abc import Callable
from typing import Any

import pytest

from kerege.extractors import Reading
from kerege.extractors.common.amounts import WordAmounts
from kerege.extractors.common.lexicons import lexicon_of
from kerege.extractors.east_asian.amounts import EastAsianAmounts
from kerege.extractors.east_asian.times import EastAsianTimes
from kerege.extractors.russian.times import RussianTimes
from kerege.model import Modality, Polarity
from kerege.ontology import load_ontology
from kerege.ontology.lexicon import Comparator, Cue, Frame, Stance, TimeWords
from kerege.resources import bundled
from kerege.values import PartialDate

TIMES = {"ja": EastAsianTimes, "ru": RussianTimes, "zh": EastAsianTimes}
AMOUNTS = {"ja": EastAsianAmounts, "ru": WordAmounts, "zh": EastAsianAmounts}
Read = Callable[[str, str], Reading]
LANGUAGES = ["ja", "ru", "zh"]
ONTOLOGY = load_ontology(bundled("ontology"))
LEXICONS = {language: lexicon_of(ONTOLOGY, language) for language in LANGUAGES}


def rows(*sections: str) -> list[Any]:
    return [
        pytest.param(language, row, id=f"{language}-{_name(row)}")
        for language, lexicon in LEXICONS.items()
        for section in sections
        for row in getattr(lexicon, section)
    ]


def _name(row: Any) -> str:
    return str(getattr(row, "key", "") or (getattr(row, "words", ()) or row.lemmas)[0])


@pytest.mark.parametrize(("language", "frame"), rows("frames"))
def test_frames(language: str, frame: Frame, read_in: Read) -> None:
    assert frame.relation in {claim.relation for claim in read_in(language, frame.match).claims}
    missed = {claim.relation for claim in read_in(language, frame.miss).claims}
    assert frame.relation not in missed


@pytest.mark.parametrize(("language", "cue"), rows("cues"))
def test_cues(language: str, cue: Cue, read_in: Read) -> None:
    reading = read_in(language, cue.match)
    said = [claim for claim in reading.claims if claim.asserted_by == "kazakhstan"]
    assert said
    assert {claim.polarity for claim in said} == {cue.polarity or Polarity.POSITIVE}
    if cue.modality:
        assert {claim.modality for claim in said} == {cue.modality}
    assert [one.entity for one in reading.attributions] == ["kazakhstan"]
    assert not read_in(language, cue.miss).attributions


@pytest.mark.parametrize(("language", "row"), rows("outer", "auxiliaries", "adverbs"))
def test_stances(language: str, row: Stance, read_in: Read) -> None:
    stance = (row.modality or Modality.ASSERTED, row.polarity or Polarity.POSITIVE)
    found = {(claim.modality, claim.polarity) for claim in read_in(language, row.match).claims}
    assert stance in found
    missed = {(claim.modality, claim.polarity) for claim in read_in(language, row.miss).claims}
    assert stance not in missed


@pytest.mark.parametrize(("language", "row"), rows("times"))
def test_times(language: str, row: TimeWords) -> None:
    grammar = TIMES[language](LEXICONS[language])
    role = "during" if row.role.startswith("shift") else row.role
    roles = {time.role for time in grammar.find(row.match, PartialDate(2025, 11, 20))}
    assert roles == ({role} if role != "none" else set())
    if role != "none":
        missed = grammar.find(row.miss, PartialDate(2025, 11, 20))
        assert role not in {time.role for time in missed}


@pytest.mark.parametrize(("language", "row"), rows("comparators"))
def test_comparators(language: str, row: Comparator) -> None:
    grammar = AMOUNTS[language](LEXICONS[language], ONTOLOGY)
    assert {one.quantity.comparator for one in grammar.find(row.match)} == {row.sign}
    assert row.sign not in {one.quantity.comparator for one in grammar.find(row.miss)}
