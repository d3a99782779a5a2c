"""Each row of the linguistic data matches its own sentence and not the other one."""

from collections.abc import Callable

import pytest

from kerege.extractors import Knowledge, Reading
from kerege.extractors.english import EnglishReader
from kerege.extractors.english.amounts import AmountGrammar
from kerege.extractors.english.opinions import OpinionFinder
from kerege.extractors.english.times import TimeGrammar
from kerege.model import Modality, Polarity
from kerege.ontology.frames import load_lexicon
from kerege.ontology.lexicon import (
    Comparator,
    Cue,
    EventFrame,
    Frame,
    Lexicon,
    Stance,
    TimeWords,
    Wording,
)
from kerege.resources import bundled
from kerege.values import PartialDate

Read = Callable[[str], Reading]
LEXICON: Lexicon = load_lexicon(bundled("ontology") / "frames/en", "en")
STANCES = [*LEXICON.outer, *LEXICON.auxiliaries, *LEXICON.adverbs]
PUBLISHED = PartialDate(2025, 11, 20)


def relations(reading: Reading) -> set[str]:
    return {claim.relation for claim in reading.claims}


@pytest.mark.parametrize("frame", LEXICON.frames, ids=lambda frame: frame.key)
def test_frames(frame: Frame, read: Read) -> None:
    assert frame.relation in relations(read(frame.match))
    assert frame.relation not in relations(read(frame.miss))


@pytest.mark.parametrize("cue", LEXICON.cues, ids=lambda cue: cue.lemmas[0])
def test_cues(cue: Cue, read: Read) -> None:
    said = [claim for claim in read(cue.match).claims if claim.asserted_by == "kazakhstan"]
    assert said
    if cue.modality:
        assert {claim.modality for claim in said} == {cue.modality}
    assert {claim.polarity for claim in said} == {cue.polarity or Polarity.POSITIVE}
    assert not [claim for claim in read(cue.miss).claims if claim.asserted_by == "kazakhstan"]


def event_key(row: EventFrame) -> str:
    return f"{row.root}/{row.lemmas[0]}"


@pytest.mark.parametrize("row", LEXICON.events, ids=event_key)
def test_events(row: EventFrame, read: Read) -> None:
    assert row.root in {event.root for event in read(row.match).events}
    assert row.root not in {event.root for event in read(row.miss).events}


def test_every_root_has_frames(small_world: Knowledge) -> None:
    codes = set(small_world.ontology.codes["plover"])
    assert {row.root for row in LEXICON.events} == codes - {"DOCUMENT", "FIGHT"}
    assert {row.plover for row in LEXICON.frames} - {""} <= codes
    assert {row.hostile for row in LEXICON.events} - {""} <= codes


def speakers(reading: Reading, row: Cue) -> list[str]:
    """Return who is said to say, want or judge something by the words of a row."""
    text = reading.document.text
    return [
        one.entity
        for one in reading.attributions
        if one.cue and any(lemma[:4] in one.cue.of(text) for lemma in row.lemmas)
    ]


@pytest.mark.parametrize("row", LEXICON.attitudes, ids=lambda row: row.lemmas[0])
def test_attitudes(row: Cue, read: Read) -> None:
    who = "" if "raising" in row.takes else "kazakhstan"
    assert speakers(read(row.match), row) == [who]
    assert speakers(read(row.miss), row) == []
    assert {claim.asserted_by for claim in read(row.match).claims} <= {"tester"}


@pytest.mark.parametrize("row", STANCES, ids=lambda row: row.words[0])
def test_stances(row: Stance, read: Read) -> None:
    stance = (row.modality or Modality.ASSERTED, row.polarity or Polarity.POSITIVE)
    assert stance in {(claim.modality, claim.polarity) for claim in read(row.match).claims}
    if row.modality or row.polarity:
        missed = {(claim.modality, claim.polarity) for claim in read(row.miss).claims}
        assert stance not in missed


@pytest.mark.parametrize("row", LEXICON.opinions, ids=lambda row: " ".join(row.pattern))
def test_opinions(row: Wording, reader: EnglishReader) -> None:
    finder = OpinionFinder(LEXICON)
    parse = reader.parse

    def is_found(text: str) -> bool:
        hits = [hit for sentence in parse(text).sents for hit in finder.find(sentence)]
        return any(hit.wording == row for hit in hits)

    assert is_found(row.match)
    assert not is_found(row.miss)


@pytest.mark.parametrize("row", LEXICON.times, ids=lambda row: row.words[0])
def test_times(row: TimeWords) -> None:
    grammar = TimeGrammar(LEXICON)
    role = "during" if row.role.startswith("shift") else row.role
    roles = {time.role for time in grammar.find(row.match, PUBLISHED)}
    assert roles == ({role} if role != "none" else set())
    if role != "none":
        assert role not in {time.role for time in grammar.find(row.miss, PUBLISHED)}


@pytest.mark.parametrize("row", LEXICON.comparators, ids=lambda row: row.words[0])
def test_comparators(row: Comparator, small_world: Knowledge) -> None:
    grammar = AmountGrammar(LEXICON, small_world.ontology)
    signs = {amount.quantity.comparator for amount in grammar.find(row.match)}
    assert signs == {row.sign}
    assert row.sign not in {amount.quantity.comparator for amount in grammar.find(row.miss)}
