"""The frames of a lexicon by their words."""

from kerege.extractors.common.frames import Frames
from kerege.extractors.common.lexicons import lexicon_of
from kerege.ontology import load_ontology
from kerege.resources import bundled

ONTOLOGY = load_ontology(bundled("ontology"))
LEXICON = lexicon_of(ONTOLOGY, "en")
FRAMES = Frames(LEXICON, ONTOLOGY)


def test_a_word_triggers_the_frames_of_its_lemma_and_part_of_speech() -> None:
    found = FRAMES.at("visit", "VERB")
    assert {(frame.relation, frame.pos) for frame in found} == {("visits", "verb")}
    assert {frame.pos for frame in FRAMES.at("visit", "NOUN")} <= {"noun"}
    assert FRAMES.at("visit", "PRON") == FRAMES.at("zqx", "VERB") == []


def test_every_frame_of_the_lexicon_is_found_by_each_of_its_lemmas() -> None:
    for frame in LEXICON.frames:
        assert frame.relation not in ONTOLOGY.relations or all(
            frame in FRAMES.of(lemma) for lemma in frame.lemmas
        )


def test_the_name_of_a_list_of_units_stands_for_all_of_them() -> None:
    lends = next(frame for frame in LEXICON.frames if frame.units == ("money",))
    assert {"USD", "JPY"} <= FRAMES.units(lends)
    plain = next(frame for frame in LEXICON.frames if not frame.units)
    assert FRAMES.units(plain) == frozenset()
