"""Small gold files of each kind, read with a small reader that answers from a table."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kerege.errors import InputError
from kerege.evaluation import Evaluation, evaluate
from kerege.evaluation.plover import HALVES, half_of
from kerege.evaluation.polnear import detokenized, labelled
from kerege.extractors import Attribution, Event, Proposition, Reading, Span
from kerege.model import Document, Source
from kerege.values import PartialDate

SOURCE = Source(id="t", title="T", publisher="p", kind="wire")
SENTENCE = "Japan criticised China."


def reading(text: str) -> Reading:
    """Return a reading that sees one event and one attribution in every text."""
    event = Event(Span(6, 16), "DISAPPROVE", "", Span(0, 5), Span(17, 22))
    said = Attribution(content=(Span(17, 22),), cue=Span(6, 16), speaker=Span(0, 5))
    document = Document(SOURCE, text, PartialDate(2025))
    stated = Proposition((Span(0, 5),), (Span(6, 16),), ((Span(17, 22),),))
    return Reading(document=document, events=(event,), attributions=(said,), propositions=(stated,))


@pytest.fixture
def score(tmp_path: Path) -> Callable[[str, str], tuple[Evaluation, ...]]:
    def run(name: str, content: str) -> tuple[Evaluation, ...]:
        (tmp_path / name).write_text(content)
        return evaluate(tmp_path / name, reading, reading)

    return run


Score = Callable[[str, str], tuple[Evaluation, ...]]


def test_plover_records_under_older_and_newer_names(score: Score) -> None:
    records = [
        {
            "id": name,
            "event": root,
            "text": SENTENCE,
            "source": [{"actorText": "the Japanese Japan"}],
            "target": aims,
        }
        for name, root, aims in [
            ("a", "ACCUSE", "China"),
            ("b", "DISAPPROVE", [{"actorText": "Iran"}]),
            ("c", "AID", []),
        ]
    ]
    whole, *halves = score("plover.json", json.dumps(records))
    right = {measure.layer: measure.right for measure in whole.measures}
    assert right == {"source": 3, "target": 1, "root": 2, "all three": 1}
    assert whole.confusion == (("AID", "ACCUSE", 1),)
    assert [one.units for one in halves] == [
        sum(half_of(record["id"]) == half for record in records) for half in HALVES
    ]


def test_polnear_in_tokens(score: Score) -> None:
    row = {
        "tokens": ["Japan", "criticised", "China", "."],
        "labels": ["B-source", "B-cue", "B-content", "I-content"],
    }
    (found,) = score("polnear.txt", json.dumps(row))
    assert [(one.layer, one.right, one.found, one.wanted) for one in found.measures] == [
        ("source", 1, 1, 1),
        ("cue", 1, 1, 1),
        ("content", 0, 1, 1),
    ]


def test_tokens_stand_where_detokenized_says() -> None:
    tokens = ["``", "It", "is", "n't", "(", "he", "said", ")", ",", "''", "he", "said", "."]
    text, places = detokenized(tokens)
    assert text == '"It isn\'t (he said)," he said.'
    assert [text[a:b] for a, b in places][1:9] == tokens[1:9]
    nested = ["``", "They", "say", ",", "`", "No", "!", "'''", "he", "said", "."]
    assert detokenized(nested)[0].endswith("!'\" he said.")
    assert labelled(["I-cue", "B-cue", "B-cue"]) == {("cue", 1, 2), ("cue", 2, 3)}


def test_plv_takes_the_event_between_the_two_actors(score: Score) -> None:
    head = "sentence\tmarked_sentence\tsource\ttarget\tgold_root\n"
    rows = f"{SENTENCE}\tx\tJapan\tChina\tACCUSE\n{SENTENCE}\tx\tJapan\tChina\tASSAULT\n"
    (found,) = score("plv.tsv", head + rows)
    assert found.confusion == (("ASSAULT", "ACCUSE", 1),)
    assert dict(found.figures)["macro F1 binary"] == 1.0


def test_carb_in_words_apart_by_blanks(score: Score) -> None:
    sentence = "Japan criticised China ."
    rows = f"{sentence}\tcriticised\tJapan\tChina\n{sentence}\tis\tChina\tbig\n"
    (found,) = score("carb.tsv", rows)
    assert found.units == 1
    assert dict(found.figures) == {
        "precision": 1.0,
        "recall": 0.5,
        "F1": pytest.approx(2 / 3),
        "area under the curve": 0.5,
    }


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.json", "[1]"),
        ("x.json", "{"),
        ("x.tsv", "a\tb\n"),
        ("x.yaml", "claims: [1]"),
        ("x.yaml", "article: a\nclaims: [{relation: memberOf, colour: red}]"),
        ("x.txt", ""),
    ],
)
def test_what_is_no_gold_is_refused_with_its_place(score: Score, name: str, content: str) -> None:
    with pytest.raises(InputError, match=name):
        score(name, content)
