"""The loader of the linguistic data, and what holds for all rows of it."""

from collections import Counter
from pathlib import Path

import pytest

from kerege.errors import InputError
from kerege.ontology import load_ontology
from kerege.ontology.frames import load_lexicon, parse_path
from kerege.ontology.lexicon import Lexicon, Step
from kerege.resources import bundled

LEXICON: Lexicon = load_lexicon(bundled("ontology") / "frames/en", "en")
ROW = "{relation: r, lemmas: [go], subject: subj, object: obj, match: a, miss: b}"


def write(folder: Path, text: str) -> Path:
    (folder / "some.yaml").write_text(text)
    return folder


def test_every_frame_has_a_relation_of_the_ontology_that_fits_its_rows() -> None:
    ontology = load_ontology(bundled("ontology"))
    for frame in LEXICON.frames:
        relation = ontology.relation(frame.relation)
        assert not frame.kind or frame.kind in ontology.classes, frame.key
        assert bool(frame.units) <= (relation.range == "Quantity"), frame.key
        assert frame.plover in {"", *ontology.codes["plover"]}, frame.key


def test_the_classes_and_units_of_words_are_those_of_the_ontology() -> None:
    ontology = load_ontology(bundled("ontology"))
    assert {row.means for row in LEXICON.classes} <= set(ontology.classes)
    assert {row.unit for row in LEXICON.units} <= set(ontology.units)
    assert {row.means for row in LEXICON.offices} <= set(ontology.relations)


def test_the_data_is_as_large_as_it_is_said_to_be() -> None:
    assert len(LEXICON.frames) >= 90
    assert len({lemma for cue in LEXICON.cues for lemma in cue.lemmas}) >= 30


def test_no_word_has_two_stances() -> None:
    for rows in (LEXICON.auxiliaries, LEXICON.adverbs):
        counts = Counter(word for row in rows for word in row.words)
        assert max(counts.values()) == 1


def test_no_row_stands_twice() -> None:
    counts = Counter(frame.match for frame in LEXICON.frames)
    assert [text for text, count in counts.items() if count > 1] == []


def test_a_path_has_alternatives_steps_and_words() -> None:
    assert parse_path("obj | to(attend join)/obj") == (
        (Step("obj"),),
        (Step("to", frozenset(["attend", "join"])), Step("obj")),
    )


@pytest.mark.parametrize("text", ["", "subject", "obj/", "obj(", "| obj"])
def test_a_path_of_unknown_steps_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="the steps are"):
        parse_path(text)


def test_another_language_is_passed_over(tmp_path: Path) -> None:
    folder = write(tmp_path, f"language: ru\nframes:\n- {ROW}\n")
    assert load_lexicon(folder, "en").frames == ()
    assert len(load_lexicon(folder, "ru").frames) == 1


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("frames: []", "no language"),
        ("- a", "no record"),
        ("language: en\nframs: []", "unknown section 'frams'"),
        ("language: en\nframes:\n- {relation: r}", "no lemmas"),
        (f"language: en\nframes:\n- {ROW.replace(': obj', ': objekt')}", "'objekt' is no step"),
        (f"language: en\nframes:\n- {ROW.replace('match', 'mach')}", "did you mean 'match'"),
        ("language: en\nouter:\n- {words: [a], modality: sure, match: a, miss: b}", "sure"),
        ("language: en\nframes:\n- word", "no record"),
        ("language: en\ncues: [", "broken YAML"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(InputError) as caught:
        load_lexicon(write(tmp_path, text), "en")
    assert complaint in str(caught.value)
    assert "some.yaml" in str(caught.value)
