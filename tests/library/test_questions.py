"""Canned questions: their headers, what may be set, and the two clocks."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import ONTOLOGY, claim, store_of

from kerege.errors import InputError, NotFoundError
from kerege.library import Graph
from kerege.library.questions import KINDS, Question, bind, questions
from kerege.model import Claim, Modality, Polarity, Rank
from kerege.values import Interval, PartialDate, Quantity
from kerege.view import holding

QUESTIONS = questions()
SMALL = Graph(
    store_of(
        [
            claim("kazakhstan", "memberOf", "sco", start="2001-06-15"),
            claim("japan", "memberOf", "sco", start="2010", until="2012", source="source-b"),
            claim("japan", "memberOf", "sco", polarity=Polarity.NEGATIVE, start="2011"),
            claim("uzbekistan", "observerIn", "eaeu", observed_on="2020"),
            claim("uzbekistan", "memberOf", "eaeu", start="2019-01-02"),
            claim("uzbekistan", "memberOf", "eaeu", start="2019-01-05", source="source-b"),
            claim("kazakhstan", "foundedOn", PartialDate(1991, 12, 16)),
            claim("kazakhstan", "foundedOn", PartialDate(1991), source="source-b"),
            claim("japan", "foundedOn", PartialDate(1947)),
            claim("japan", "foundedOn", PartialDate(1952, 4, 28), source="source-b"),
            claim("kazakhstan", "hasReserve", Quantity(Decimal(10**9), "m3"), observed_on="2020"),
            claim(
                "kazakhstan", "hasReserve", Quantity(Decimal(2 * 10**9), "m3"), source="source-b"
            ),
            claim("japan", "population", Quantity(Decimal(100), "persons"), observed_on="2020"),
            claim("japan", "population", Quantity(Decimal(101), "persons"), source="source-b"),
        ]
    )
)


def answer(name: str, **values: str) -> list[dict[str, str | None]]:
    return list(SMALL.question(name, **values))


def test_there_are_questions_that_say_what_they_ask() -> None:
    assert len(QUESTIONS) >= 30
    for name, question in QUESTIONS.items():
        assert question.name == name
        assert question.title
        assert 20 < len(question.explanation) < 400
        assert question.example.startswith(f"kerege query {name}")
        assert {parameter.kind for parameter in question.parameters} <= set(KINDS)
        assert question.to_dict()["title"] == question.title


def test_a_question_is_asked_with_values_and_by_any_name() -> None:
    members = answer("members", organisation="sco", as_of="2011")
    assert [row["member"] for row in members] == ["japan", "kazakhstan"]
    assert [row["member"] for row in answer("members", as_of="2012")] == ["kazakhstan"]
    assert members[0] == {
        "member": "japan",
        "since": "2010-01-01",
        "sources": "1",
        "reliability": "B",
    }


@pytest.mark.parametrize(
    ("name", "values", "error", "message"),
    [
        ("members", {"as_of": "2016-13"}, InputError, r"members --set as_of: .* month must be"),
        ("members", {"as_off": "2016"}, InputError, r"no parameter 'as_off'[^?]*mean 'as_of'\?"),
        ("members", {"colour": "red"}, InputError, r"next: kerege questions members explains"),
        ("members", {"organisation": "scco"}, NotFoundError, "no .*entity 'scco'; .* 'sco'"),
        ("membres", {}, NotFoundError, "no question 'membres'; did you mean 'members'"),
        ("date-conflicts", {"relation": "membrOf"}, NotFoundError, "did you mean 'memberOf'"),
        ("article", {"article": "source-c"}, NotFoundError, "no source 'source-c'"),
        ("quotes", {"words": ""}, InputError, "words without backslash"),
        ("quotes", {"words": "a\\u0022"}, InputError, "words without backslash"),
        ("quotes", {"words": "a\nb"}, InputError, "words without backslash"),
        ("quotes", {"words": "a\u202eb"}, InputError, "words without backslash"),
    ],
)
def test_what_cannot_be_set_is_refused(
    name: str, values: dict[str, str], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=f"(?s){message}"):
        answer(name, **values)


@given(words=st.text(min_size=1))
@settings(max_examples=300)
def test_no_text_gets_out_of_its_quotes(words: str) -> None:
    question = QUESTIONS["quotes"]
    try:
        bound = bind(question, {"words": words}, SMALL)
    except InputError:
        return
    asked = f"SELECT ?words {{ {bound[bound.index('  VALUES ?words') : bound.index('  VALUES ?known')]} }}"
    [solution] = ox.Store().query(asked)
    assert solution["words"] == ox.Literal(words)
    [(found,)] = rdflib.Graph().query(asked)
    assert str(found) == words


@pytest.mark.parametrize("value", ["sco> } DROP ALL #", "sco } #", ":sco", "<http://x>", "auto/x"])
def test_no_entity_gets_out_of_its_brackets(value: str) -> None:
    with pytest.raises(NotFoundError):
        answer("members", organisation=value)


def test_a_question_takes_the_base_of_its_project() -> None:
    bound = bind(QUESTIONS["article"], {"article": "source-a"}, SMALL)
    assert "PREFIX : <https://example.org/id/>\n" in bound
    assert "PREFIX source: <https://example.org/id/source/>\n" in bound
    assert "VALUES ?article { <https://example.org/id/source/source-a> }" in bound
    assert "w3id.org/kerege/id" not in bound


def test_the_last_day_counts_of_what_was_known() -> None:
    bound = bind(QUESTIONS["members"], {"known_by": "2024-02", "as_of": "2024"}, SMALL)
    assert 'VALUES ?known_by { "2024-02-29"^^xsd:date }' in bound
    assert 'VALUES ?as_of { "2024-01-01"^^xsd:date }' in bound


def test_a_mistake_in_a_header_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "questions"
    folder.mkdir()
    (folder / "broken.rq").write_text(
        "# title: A\n# titel: B\n# parameter: day time 2016 The day\n"
        "# parameter: who entity sco Who\nPREFIX x: <http://x>\nSELECT * { VALUES ?who { :sco } }\n"
    )
    with pytest.raises(InputError) as caught:
        questions(tmp_path)
    text = str(caught.value)
    for words in (
        "a comment '# titel: B' before the query",
        "0 lines of explanation",
        "parameter 'day time 2016 The day', not NAME KIND",
        "0 values in lines VALUES ?who",
        "no line PREFIX : <https://w3id.org/kerege/id/>",
    ):
        assert words in text


def test_a_project_has_its_own_questions(tmp_path: Path) -> None:
    assert questions(tmp_path) == QUESTIONS
    (tmp_path / "questions").mkdir()
    text = QUESTIONS["members"].text
    (tmp_path / "questions/mine.rq").write_text(text)
    [mine] = questions(tmp_path).values()
    assert isinstance(mine, Question)
    assert (mine.name, mine.text) == ("mine", text)


def test_what_cannot_both_hold_is_found() -> None:
    pairs = [(row["kind"], row["subject"]) for row in answer("contradictions")]
    assert pairs == [("denied", "japan"), ("excluded", "uzbekistan"), ("excluded", "uzbekistan")]
    assert [row["subject"] for row in answer("value-conflicts")] == ["japan"]
    assert [row["subject"] for row in answer("amount-conflicts")] == ["kazakhstan"]
    [days] = answer("date-conflicts")
    assert (days["from"], days["other_from"]) == ("2019-01-02", "2019-01-05")


def test_who_said_on_a_day_that_it_leaves_has_changed() -> None:
    graph = Graph(
        store_of(
            [
                claim("japan", "withdrawsFrom", "sco", observed_on="2012"),
                claim("japan", "memberOf", "sco", observed_on="2011"),
            ]
        )
    )
    rows = graph.question("changes", organisation="sco", since="2010", to="2013")
    assert [(row["day"], row["change"]) for row in rows] == [("2012-01-01", "said of this day")]


@pytest.mark.parametrize("name", ["contradictions", "value-conflicts", "amount-conflicts"])
def test_the_slow_ones_agree_in_rdflib_on_a_small_graph(name: str) -> None:
    text = bind(QUESTIONS[name], {}, SMALL)
    graph = rdflib.Graph().parse(data=SMALL.rdf.serialize(format="nt"), format="nt")
    found = [tuple(each and str(each) for each in row) for row in graph.query(text)]
    wanted = [tuple(each and each.value for each in row) for row in SMALL._triples.query(text)]
    assert found == wanted
    assert found


def test_questions_name_the_relations_that_the_ontology_means() -> None:
    """What a question lists has to follow the ontology, which is no part of the graph."""
    relations = ONTOLOGY.relations.values()
    amounts = {
        (each.id, str(each.tolerance or "0.0"), str(each.tolerance_absolute or "0.0"))
        for each in relations
        if each.range == "Quantity" and each.exclusive
    }
    text = QUESTIONS["amount-conflicts"].text
    assert {tuple(row) for row in _tuples(text, "?relation ?part ?points")} == amounts
    values = {each.id for each in relations if each.exclusive and each.range != "Quantity"}
    for side in _words("value-conflicts", "?relation"):
        assert side == values
    disjoint = {frozenset((each.id, other)) for each in relations for other in each.disjoint}
    pairs = _tuples(QUESTIONS["contradictions"].text, "?relation ?other_relation")
    assert {frozenset(pair) for pair in pairs} == disjoint
    assert _words("contradictions", "?relation") == [{first for first, _ in pairs}]
    no_facts = {each.value for each in Modality} - {"asserted"}
    for name in ("only-planned", "speakers"):
        assert _words(name, "?modality") == [no_facts]
    rungs = {(each.id, each.rung) for each in relations if each.rung and each.range != "Quantity"}
    rows = _tuples(QUESTIONS["commitments"].text, "?relation ?rung")
    assert {tuple(row) for row in rows} == rungs
    made = {"agreed", "signed", "ratified", "inForce"}
    tables = QUESTIONS["agreement-steps"].text.split("VALUES (?relation ?rung)")[1:]
    by_actor, by_day = (
        _tuples(f"VALUES (?relation ?rung){each}", "?relation ?rung") for each in tables
    )
    assert {tuple(row) for row in by_actor} == {
        (name, rung) for name, rung in rungs if rung in made and name != "contractsWorth"
    }
    assert {tuple(row) for row in by_day} == {
        (each.id, each.rung_of_subject)
        for each in relations
        if each.rung_of_subject in made and each.range == "date"
    }
    mutual = QUESTIONS["tie"].text.split("FILTER(?mutual IN (")[1].split(")")[0]
    assert set(mutual.replace("ker:", "").replace(",", " ").split()) == {
        each.id for each in relations if each.symmetric
    }


def _words(name: str, variable: str) -> list[set[str]]:
    """Return what each VALUES block of a variable in a question lists."""
    blocks = QUESTIONS[name].text.split(f"VALUES {variable} {{")[1:]
    return [{word.split(":")[1] for word in block.split("}")[0].split()} for block in blocks]


def _tuples(text: str, variables: str) -> list[list[str]]:
    block = text.split(f"VALUES ({variables}) {{")[1].split("}", maxsplit=1)[0]
    rows = [row.split(")")[0].split() for row in block.split("(")[1:]]
    return [[word.removeprefix("ker:").removeprefix("kv:") for word in row] for row in rows]


DAYS = st.dates(date(2000, 1, 1), date(2003, 12, 31)).map(PartialDate.of) | st.sampled_from(
    [PartialDate(2001), PartialDate(2002), PartialDate(2001, 6), PartialDate(2002, 3)]
)


@st.composite
def memberships(draw: st.DrawFn) -> list[Claim]:
    """Return claims on few propositions, with all that the two clocks look at."""
    found: list[Claim] = []
    for _ in range(draw(st.integers(1, 8))):
        start, until = draw(st.none() | DAYS), draw(st.none() | DAYS)
        if start and until and start.first >= until.first:
            until = None
        made = Claim(
            subject=draw(st.sampled_from(["kazakhstan", "japan"])),
            relation="memberOf",
            object=claim("japan", "memberOf", draw(st.sampled_from(["sco", "eaeu"]))).object,
            polarity=draw(st.sampled_from([Polarity.POSITIVE] * 4 + [Polarity.NEGATIVE])),
            modality=draw(st.sampled_from([Modality.ASSERTED] * 4 + [Modality.PLANNED])),
            opinion=draw(st.sampled_from([False] * 4 + [True])),
            during=Interval(start, until) if draw(st.booleans()) else Interval(),
            observed_on=draw(st.none() | DAYS),
            asserted_by=draw(st.sampled_from(["outlet", "kazakhstan"])),
            recorded_on=draw(DAYS),
            retracted_on=draw(st.sampled_from([None] * 3) | DAYS),
            source=draw(st.sampled_from(["source-a", "source-b"])),
            rank=draw(st.sampled_from([Rank.NORMAL] * 4 + [Rank.PREFERRED, Rank.DEPRECATED])),
            supersedes=tuple(each.id for each in found if draw(st.integers(0, 5)) == 0),
        )
        if made.id not in {each.id for each in found}:
            found.append(made)
    return found


@given(claims=memberships(), as_of=DAYS, known_by=DAYS)
@settings(max_examples=300)
def test_the_clocks_of_a_question_are_those_of_the_library(
    claims: list[Claim], as_of: PartialDate, known_by: PartialDate
) -> None:
    graph = Graph(store_of(claims))
    when = PartialDate.of(as_of.first_day)
    for organisation in ("sco", "eaeu"):
        rows = graph.question("members", organisation=organisation, as_of=as_of, known_by=known_by)
        wanted = {
            each.subject
            for each in holding(graph.store, when, known_by)
            if each.is_plain_fact and getattr(each.object, "id", "") == organisation
        }
        assert {row["member"] for row in rows} == wanted
    held = {
        (each.subject, getattr(each.object, "id", ""))
        for each in holding(graph.store, when, known_by)
        if each.is_plain_fact
    }
    shared = graph.question(
        "shared", one="kazakhstan", other="japan", as_of=as_of, known_by=known_by
    )
    assert {row["shared"] for row in shared} == {
        group for who, group in held if who == "kazakhstan" and ("japan", group) in held
    }


def test_a_neighbour_is_shared_whichever_the_claims_name_first() -> None:
    graph = Graph(
        store_of(
            [
                claim("kazakhstan", "borders", "uzbekistan"),
                claim("uzbekistan", "borders", "japan"),
                claim("japan", "memberOf", "sco", start="2010", until="2012"),
                claim("kazakhstan", "memberOf", "sco", start="2001-06-15"),
            ]
        )
    )
    both = {"one": "kazakhstan", "other": "japan"}
    [row] = graph.question("shared", relation="borders", as_of="2011", **both)
    assert row["shared"] == "uzbekistan"
    assert not graph.question("shared", relation="borders", one="kazakhstan", other="uzbekistan")
    [row] = graph.question("shared", as_of="2011", **both)
    assert row == {"shared": "sco", "since": "2001-06-15", "other_since": "2010-01-01"}
    assert not graph.question("shared", as_of="2012", **both)
    [row] = graph.question("tie", entity="japan", relation="borders", object="uzbekistan")
    assert row["polarity"] == "kv:positive"
    assert not graph.question("tie", entity="sco", relation="memberOf", object="japan")
