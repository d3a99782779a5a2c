"""Each canned question has the answer that was looked through, in two engines.

`KEREGE_GOLDEN=write pytest tests/seeds/test_questions.py` writes the answers anew.
"""

import csv
import io
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import rdflib

import kerege
from kerege.library import Graph
from kerege.library.questions import bind, questions
from kerege.model import Claim
from kerege.store import begins
from kerege.values import PartialDate

ROOT = Path(__file__).parents[2]
ANSWERS = Path(__file__).parent / "answers"
QUESTIONS = questions(ROOT / "ontology")
SLOW = {"amount-conflicts", "contradictions", "value-conflicts"}
"""What rdflib takes long for: they look at pairs of claims, and it applies no filter before the last
join. tests/library/test_questions.py compares the three on a small graph."""
TOPICAL = {"kazakhstan", "japan", "sco", "eaeu"}
"""What a claim has to mention for rdflib to be asked about it: on all of them it takes five times as long."""
FIVE = {"kazakhstan", "kyrgyzstan", "tajikistan", "turkmenistan", "uzbekistan"}


@pytest.fixture(scope="module")
def g() -> Graph:
    return kerege.load(ROOT)


@pytest.fixture(scope="module")
def topical(g: Graph) -> Graph:
    """Return the claims about a few, which are enough to answer most questions."""
    return Graph(
        replace(g.store, claims=tuple(each for each in g.store.claims if TOPICAL & named(each)))
    )


def named(claim: Claim) -> set[str]:
    return {claim.subject, getattr(claim.object, "id", "")}


@pytest.fixture(scope="module")
def rdf(topical: Graph) -> rdflib.Graph:
    """Return the same triples in rdflib's own memory, so that its own engine answers."""
    return rdflib.Graph().parse(data=topical.rdf.serialize(format="nt"), format="nt")


def column(g: Graph, question: str, name: str, **values: str) -> set[str | None]:
    return {row[name] for row in g.question(question, **values)}


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_answer_is_the_one_that_was_looked_through(g: Graph, name: str) -> None:
    rows = g.question(name)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(rows.columns)
    writer.writerows([value or "" for value in row] for row in rows.values)
    path = ANSWERS / f"{name}.csv"
    if os.environ.get("KEREGE_GOLDEN") == "write":
        path.write_text(text.getvalue(), encoding="utf-8")
    assert text.getvalue() == path.read_text(encoding="utf-8")
    assert rows.values, "a question without an answer shows nothing"


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_example_of_a_question_has_an_answer(g: Graph, name: str) -> None:
    command, *pairs = QUESTIONS[name].example.split(" --set ")
    assert command == f"kerege query {name}"
    assert len(g.question(name, **dict(pair.split("=", 1) for pair in pairs)))


def test_every_answer_belongs_to_a_question() -> None:
    assert {path.stem for path in ANSWERS.glob("*.csv")} == set(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_file_runs_as_it_is(g: Graph, name: str) -> None:
    """The text of the file, unbound, gives the same."""
    assert g.query(QUESTIONS[name].text).values == g.question(name).values


@pytest.mark.parametrize("name", sorted(QUESTIONS.keys() - SLOW))
def test_rdflib_gives_the_same_rows_in_the_same_order(
    topical: Graph, rdf: rdflib.Graph, name: str
) -> None:
    text = bind(QUESTIONS[name], {}, topical)
    wanted: Any = topical._triples.query(text)
    assert [_plain(row) for row in rdf.query(text)] == [_plain(row) for row in wanted]


def _plain(row: Any) -> tuple[tuple[str, str, str] | None, ...]:
    """Return the terms of a row as value, language and datatype, whichever engine made them."""
    return tuple(term if term is None else _term(term) for term in row)


def _term(term: Any) -> tuple[str, str, str]:
    value = (
        str(getattr(term, "value", term)) if type(term).__module__ != "rdflib.term" else str(term)
    )
    language = getattr(term, "language", None) or ""
    datatype = getattr(term, "datatype", None)
    kind = str(getattr(datatype, "value", datatype) or "")
    return value, language, "" if kind.endswith(("#string", "#langString")) else kind


def test_all_but_three_run_in_rdflib() -> None:
    assert len(SLOW) == 3
    assert set(QUESTIONS) > SLOW


def test_who_was_in_both_sco_and_eaeu(g: Graph) -> None:
    both = column(
        g, "members-of-both", "member", organisation="sco", other="eaeu", as_of="2016-01-01"
    )
    assert both == {"kazakhstan", "kyrgyzstan", "russia"}


def test_sco_members_that_were_not_in_the_cis(g: Graph) -> None:
    outside = column(
        g, "members-outside", "member", organisation="sco", other="cis", as_of="2024-07-05"
    )
    assert outside == {"china", "india", "iran", "pakistan"}


def test_nobody_was_ever_in_the_csto_but_not_in_the_cis(g: Graph) -> None:
    """On each day on which a membership began or ended, on the day before, and on its last one."""
    days = set()
    for claim in g.store.claims:
        if claim.relation == "memberOf" and getattr(claim.object, "id", "") in {"csto", "cis"}:
            for when in (claim.during.start, claim.during.until, claim.observed_on):
                days |= {when.first, when.first - 1} if when else set()
    assert len(days) > 15
    for day in sorted(days):
        when = PartialDate.of(PartialDate(1, 1, 1).first_day.fromordinal(day))
        rows = g.question("members-outside", organisation="csto", other="cis", as_of=when)
        assert list(rows) == [], when


@pytest.mark.parametrize(
    ("day", "number"), [("2001-06-15", 6), ("2017-06-09", 8), ("2023-07-04", 9), ("2024-07-04", 10)]
)
def test_the_sco_grew(g: Graph, day: str, number: int) -> None:
    assert len(g.question("members", organisation="sco", as_of=day)) == number


def test_who_joined_the_sco_after_2017(g: Graph) -> None:
    joined = list(g.question("joined-after", organisation="sco", after="2017-12-31"))
    assert [(row["member"], row["earliest"]) for row in joined] == [
        ("iran", "2023-07-04"),
        ("belarus", "2024-07-04"),
    ]


def test_uzbekistan_came_back_to_the_csto_and_left_again(g: Graph) -> None:
    joined = column(g, "joined-after", "member", organisation="csto", after="2000")
    assert "uzbekistan" in joined
    assert "uzbekistan" not in column(g, "members", "member", organisation="csto", as_of="2013")


def test_leaders_of_a_day(g: Graph) -> None:
    rows = g.question("leaders", as_of="2016-07-01")
    leads = {(row["state"], row["office"]): row["person"] for row in rows}
    assert leads["japan", "ker:headOfGovernment"] == "abe-shinzo"
    assert leads["uzbekistan", "ker:headOfState"] == "karimov-islam"
    assert leads["kazakhstan", "ker:headOfState"] == "nazarbayev-nursultan"


def test_two_sources_have_two_days_for_kyrgyzstan_and_the_eaeu(g: Graph) -> None:
    [row] = g.question("date-conflicts", relation="memberOf")
    assert (row["subject"], row["object"]) == ("kyrgyzstan", "eaeu")
    assert (row["from"], row["other_from"]) == ("2015-08-06", "2015-08-12")


def test_the_cost_of_the_railway_is_a_conflict(g: Graph) -> None:
    costs = [row for row in g.question("amount-conflicts") if row["subject"] == "cku-railway"]
    assert {costs[0]["amount"], costs[0]["other_amount"]} == {"4700000000", "8000000000"}


def test_saudi_arabia_in_brics_is_a_contradiction(g: Graph) -> None:
    assert ("saudi-arabia", "brics") in {
        (row["subject"], row["object"]) for row in g.question("contradictions")
    }


def test_what_tokyo_pledges(g: Graph) -> None:
    pledges = {
        (row["what"], row["modality"])
        for row in g.question("plans", actor="japan")
        if row["relation"] == "ker:pledges" and (row["day"] or "") >= "2025"
    }
    assert ("3000000000000 JPY", "kv:planned") in pledges
    assert "30000000000000 JPY" not in {what for what, _ in pledges}


def test_a_person_speaks_and_plans_for_nobody_else(g: Graph) -> None:
    camp = column(g, "said-by", "who", speaker="china", entity="kazakhstan")
    assert len(camp) > 1
    assert column(g, "said-by", "who", speaker="xi-jinping", entity="kazakhstan") <= {"xi-jinping"}
    assert column(g, "plans", "who", actor="takaichi-sanae") <= {"takaichi-sanae"}


def test_what_was_announced_in_a_time(g: Graph) -> None:
    """The day of the word counts, not the time that it is meant for."""
    rows = g.question("plans", actor="japan", since="2025-12-20", to="2025-12-20")
    assert {row["day"] for row in rows} == {"2025-12-20"}
    assert len(rows) < len(g.question("plans", actor="japan"))


def test_the_article_says_that_they_did_not_confirm_and_others_say_they_did(g: Graph) -> None:
    [row] = [
        row
        for row in g.question("article", article="toutiao-2025-11")
        if row["subject"] == "kazakhstan"
        and row["relation"] == "ker:confirmsAttendanceAt"
        and row["polarity"] == "kv:negative"
    ]
    assert row["quote"]
    assert int(row["affirmed"] or 0) >= 2


def test_tokyo_hosted_the_summit_of_2025(g: Graph) -> None:
    [row] = [row for row in g.question("summits") if row["event"] == "ca-japan-summit-2025"]
    assert (row["host"], row["place"], row["day"]) == ("japan", "tokyo", "2025-12-19")


def test_kazakhstan_and_russia_agree_once(g: Graph) -> None:
    agreed = [
        row
        for row in g.question("votes", state="kazakhstan", other="russia")
        if row["agree"] == "true"
    ]
    assert [row["resolution"] for row in agreed] == ["a-res-es-11-3"]


def test_all_five_are_bound_by_the_treaty_of_semipalatinsk(g: Graph) -> None:
    rows = g.question("commitments", object="treaty-of-semipalatinsk")
    assert {row["actor"] for row in rows if row["rung"] == "kv:inForce"} == FIVE


def done(g: Graph, *relations: str) -> list[Claim]:
    """Return the claims by which something is said to be done with an agreement."""
    is_a, entities = g.store.ontology.is_a, g.store.entities
    return [
        claim
        for relation in relations
        for claim in g.claims(relation=relation)
        if claim.polarity.value == "positive" and claim.modality.value == "asserted"
        for about in (claim.subject, getattr(claim.object, "id", ""))
        if about in entities and is_a(entities[about].kind, "Agreement")
    ]


@pytest.mark.parametrize("year", [1991, 1992, 2000, 2013, 2015, 2022, 2025])
def test_agreements_of_a_year_are_those_of_the_claims(g: Graph, year: int) -> None:
    def of_the_year(*relations: str) -> set[str]:
        found = set()
        for claim in done(g, *relations):
            when = claim.object if isinstance(claim.object, PartialDate) else begins(claim)
            if when and when.first_day.year == year:
                found.add(claim.subject if when is claim.object else claim.object.id)
        return found

    for step, relations in (
        ("agreed", ["agreesTo"]),
        ("signed", ["signs", "signedOn"]),
        ("ratified", ["ratifies"]),
        ("inForce", ["partyTo", "bringsIntoForce", "inForceSince"]),
    ):
        rows = g.question("agreement-steps", step=step, since=str(year), to=str(year))
        assert {row["agreement"] for row in rows} == of_the_year(*relations), step


def test_what_russia_and_uzbekistan_agreed_on_in_a_time(g: Graph) -> None:
    pair = {"one": "russia", "other": "uzbekistan"}
    assert column(g, "agreements", "agreement", since="2015", **pair) == {
        "russia-uzbekistan-gas-contract-2023"
    }
    assert column(g, "agreements", "agreement", since="2004", to="2005", **pair) == {
        "russia-uzbekistan-strategic-partnership-2004",
        "russia-uzbekistan-allied-treaty-2005",
    }


def test_china_and_russia_have_three_neighbours_in_common(g: Graph) -> None:
    common = column(g, "shared", "shared", one="china", other="russia", relation="borders")
    assert common == {"kazakhstan", "mongolia", "north-korea"}


@pytest.mark.parametrize("day", ["1993", "2001-06-15", "2010", "2016", "2025-12-20"])
def test_what_two_share_is_what_each_is_in(g: Graph, day: str) -> None:
    shared = column(g, "shared", "shared", one="russia", other="uzbekistan", as_of=day)
    each = [
        column(g, "organisations", "organisation", entity=who, as_of=day)
        for who in ("russia", "uzbekistan")
    ]
    assert shared == each[0] & each[1]
    assert shared


def test_did_they_meet_in_a_time(g: Graph) -> None:
    pair = {"entity": "tokayev-kassym-jomart", "relation": "meets", "object": "takaichi-sanae"}
    assert len(g.question("tie", since="2025-12", to="2025-12", **pair)) == 1
    assert not g.question("tie", since="2026", **pair)
