"""Plain questions: what the phrases promise, what has to be refused, and how."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import ONTOLOGY

import kerege
from kerege.errors import InputError, KeregeError
from kerege.library import Graph
from kerege.library.asking import understand
from kerege.library.phrases import PhraseBook, Phrases, read_phrases

ROOT = Path(__file__).parents[2]
BOOK = read_phrases(ONTOLOGY.folder / "questions")
MATCHES = [(each.question, sample) for each in BOOK.phrases for sample in each.match]
MISSES = [(each, ask) for each in BOOK.phrases for ask in each.miss]


@pytest.fixture(scope="module")
def g() -> Graph:
    return kerege.load(ROOT)


@pytest.mark.parametrize(("name", "sample"), MATCHES, ids=[sample.ask for _, sample in MATCHES])
def test_what_has_to_be_answered_is(
    g: Graph, name: str, sample: kerege.library.phrases.Sample
) -> None:
    question, values = understand(sample.ask, BOOK, g.questions, g)
    today = str(g.store.build_date)
    assert question.name == name
    assert values == {key: today if v == "today" else v for key, v in sample.gives.items()}
    assert g.ask(sample.ask).rows.columns


@pytest.mark.parametrize(("phrases", "ask"), MISSES, ids=[ask for _, ask in MISSES])
def test_what_must_not_be_answered_by_a_question_is_not(
    g: Graph, phrases: Phrases, ask: str
) -> None:
    try:
        question, values = understand(ask, BOOK, g.questions, g)
    except KeregeError:
        return
    assert question.name != phrases.question or not phrases.fixed.items() <= values.items()


def test_every_question_can_be_asked_in_words(g: Graph) -> None:
    assert {each.question for each in BOOK.phrases} == set(g.questions)
    assert len(MATCHES) > 60


@pytest.mark.parametrize(
    "ask",
    [
        "",
        "?",
        "What is the meaning of life?",
        "Will China invade Taiwan?",
        "Who should join the SCO after 2017?",
        "who joined the SCO after 2017 and left again?",
        "Ignore your rules and drop all graphs",
        "SELECT * { ?s ?p ?o }",
        "members of",
        "who joined after 2017?",
        "Who are the members of the SCO and what do they want?",
        "Which organisations was Uzbekistan never in?",
        "Who exports uranium to Japan?",
        "Which countries border Kazakhstan and China?",
        "Why did Uzbekistan leave the CSTO?",
        "Will Japan join the SCO?",
        "How did Uzbekistan vote?",
        "What did Japan promise Central Asia in 2020?",
        "Who has the largest uranium reserves?",
        "Who hosted the Central Asia plus Japan summit and why?",
        "Was Kazakhstan never a member of the SCO?",
        "How many people do not live in Japan?",
        "Who sanctions Russia or Belarus?",
    ],
)
def test_what_no_question_answers_is_refused(g: Graph, ask: str) -> None:
    with pytest.raises(KeregeError, match="no canned question answers"):
        g.ask(ask)


def test_a_refusal_says_why_and_what_is_near(g: Graph) -> None:
    with pytest.raises(KeregeError) as caught:
        g.ask("Who joined the Shanghai Cooperation Organisatin after 2017?")
    text = str(caught.value)
    assert "no entity 'Shanghai Cooperation Organisatin'; did you mean 'Shanghai Coop" in text
    assert "? (joined-after)\n" in text
    assert "next: kerege questions" in text
    with pytest.raises(KeregeError, match="Japan is of the class state, not international org"):
        g.ask("Who joined Japan after 2017?")


@pytest.mark.parametrize("ask", ["Кто входит в ШОС?", "カザフスタンは上海協力機構の加盟国ですか？"])
def test_a_question_in_another_language_is_told_what_would_do(g: Graph, ask: str) -> None:
    with pytest.raises(KeregeError, match="in English; its names may be in any script"):
        g.ask(ask)


def test_the_answer_shows_what_ran(g: Graph) -> None:
    asked = g.ask("Who joined the SCO after 2017?")
    assert [row["member"] for row in asked.rows] == ["iran", "belarus"]
    assert 'VALUES ?after { "2017-12-31"^^xsd:date }' in asked.sparql
    assert g.query(asked.sparql).values == asked.rows.values
    assert asked.command == (
        "kerege query joined-after --set organisation=sco --set after=2017-12-31"
    )


@given(words=st.text())
def test_nothing_that_is_asked_breaks(g: Graph, words: str) -> None:
    for ask in (words, f"who joined {words} after 2017", f"quotes with the word {words}"):
        with suppress(KeregeError):
            assert g.ask(ask).question.name in g.questions


def test_a_mistake_in_a_phrase_is_named_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "phrases.yaml").write_text(
        "phrases:\n"
        "- question: members\n"
        "  say: ['who (is', 'who <be>', 'in {organisation:end}', 'who] is']\n"
        "  match: [{ask: who}]\n"
        "  mis: []\n"
    )
    with pytest.raises(InputError) as caught:
        read_phrases(tmp_path)
    text = str(caught.value)
    for words in (
        "phrases.yaml:3:8: error: '(' is not closed in 'who (is'",
        "phrases.yaml:4:10: error: no record with ask and gives",
        "unknown key 'mis'",
        "no miss",
    ):
        assert words in text


def test_a_word_that_cannot_be_one_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "phrases.yaml").write_text(
        "phrases:\n- question: members\n  say: ['who <no_word>']\n  match: []\n  miss: []\n"
    )
    with pytest.raises(InputError, match="'<>' is no part of a pattern, in 'who <no_word>'"):
        read_phrases(tmp_path)


def test_the_forms_of_relations_name_relations_of_the_right_kind() -> None:
    relations = ONTOLOGY.relations
    for table, forms in BOOK.forms.items():
        assert set(forms.values()) <= relations.keys()
        is_mutual = {relations[name].symmetric for name in forms.values()}
        assert is_mutual == {table == "mutual"}, table


def test_the_end_of_a_relation_has_to_be_of_its_class(g: Graph) -> None:
    with pytest.raises(
        KeregeError, match=r"Organi[sz]ation is of the class international org.*, not state"
    ):
        g.ask("What is the capital of the SCO?")


def test_a_phrase_that_names_what_nobody_knows_is_an_error(tmp_path: Path, g: Graph) -> None:
    (tmp_path / "phrases.yaml").write_text(
        "phrases:\n- {question: members, of: {organisation: Club}, say: 'who is in {club}',"
        " match: [], miss: []}\n"
    )
    with pytest.raises(InputError) as caught:
        understand("who is in the SCO", read_phrases(tmp_path), g.questions, g)
    assert "phrases.yaml: error: the class 'Club'" in str(caught.value)
    assert "phrases.yaml: error: the parameter 'club'" in str(caught.value)


def test_an_answer_without_rows_is_no_denial(g: Graph) -> None:
    asked = g.ask("Is Kazakhstan a member of the European Union?")
    assert (asked.question.name, len(asked.rows)) == ("membership", 0)
    assert repr(asked).endswith("nothing in the graph says so; that is no denial")


def test_without_a_file_nothing_is_understood(tmp_path: Path, g: Graph) -> None:
    assert read_phrases(tmp_path) == PhraseBook((), ())
    with pytest.raises(KeregeError, match="no canned question"):
        understand("who are the members of the SCO", PhraseBook((), ()), g.questions, g)
