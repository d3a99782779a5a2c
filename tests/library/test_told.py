"""What the library gives shows itself well, and is what a person with data expects."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest
from strategies import claim, store_of

import kerege
from kerege.errors import NotFoundError
from kerege.library import Graph
from kerege.library.told import Findings
from kerege.model import Claim, Evidence, Polarity, Source
from kerege.values import PartialDate, Quantity

ROOT = Path(__file__).parents[2]
TIE = claim("kazakhstan", "memberOf", "sco", start="2001-06-15", until="2024")
OTHER = claim("kazakhstan", "memberOf", "sco", polarity=Polarity.NEGATIVE, observed_on="2010")
WATCHER = claim("kazakhstan", "observerIn", "eaeu", start="2003")
AMOUNTS = [
    claim("kazakhstan", "population", Quantity.parse(f"{n}e6 persons"), observed_on=str(2000 + n))
    for n in (15, 20)
]


@pytest.fixture(scope="module")
def small() -> Graph:
    return Graph(store_of([TIE, OTHER, WATCHER, *AMOUNTS], names=["Kazakhstan"]))


@pytest.fixture(scope="module")
def g() -> Graph:
    return kerege.load(ROOT)


FINDINGS: dict[str, Callable[[Graph], Any]] = {
    "conflicts": Graph.conflicts,
    "links": Graph.links,
    "derived": lambda g: g.derived("iran"),
    "status": lambda g: g.status("cku-railway"),
    "paths": lambda g: g.path("japan", "sco"),
    "camps": lambda g: g.camps("sco"),
    "track record": Graph.track_record,
    "gaps": Graph.gaps,
    "history": Graph.history,
    "origins": lambda g: g.origins(g.claims("iran", relation="memberOf", object="sco")[0]),
    "explanation": lambda g: g.explain(g.claims("iran")[0]),
}


@pytest.mark.parametrize("name", FINDINGS)
def test_what_is_found_shows_itself_as_text_table_and_frame(g: Graph, name: str) -> None:
    found = FINDINGS[name](g)
    assert isinstance(found, Findings)
    assert all(len(row) == len(found.columns) for row in found.rows())
    assert repr(found).startswith(f"{len(found)} ")
    assert "Claim(" not in repr(found)
    assert found._repr_html_().count("<th>") == len(found.columns)
    assert len(found.to_pandas()) == len(found.to_dicts()) == len(found)
    assert type(found[:1]) is Findings


def test_findings_are_a_list_and_say_what_is_left_out(g: Graph) -> None:
    found = g.gaps()
    assert repr(found).endswith(f"… {len(found) - 20} more")
    assert found.only([]) == []
    assert repr(found.only([])) == "0 cells"


def test_conflicts_of_one_matter_stand_together_with_the_words_of_both_sides() -> None:
    def people(n: int, **fields: object) -> Claim:
        quote = Evidence(quote=f"{n} million people", start=0, end=17)
        amount = Quantity.parse(f"{n}e6 persons")
        return claim(
            "kazakhstan", "population", amount, observed_on="2024", evidence=quote, **fields
        )

    found = Graph(
        store_of(
            [
                people(20),
                people(30, asserted_by="japan"),
                people(40, asserted_by="sco", credibility=5),
                claim("kazakhstan", "memberOf", "sco", start="2001-06-15"),
                claim("kazakhstan", "observerIn", "sco", start="2001-06-15"),
            ]
        )
    ).conflicts()
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows()]
    assert [(row["severity"], row["matter"]) for row in rows] == [
        ("error", "kazakhstan · sco"),
        ("error", "kazakhstan · population"),
        ("warning", "kazakhstan · population"),
        ("warning", ""),
    ]
    sides = {rows[1]["one says"], rows[1]["the other says"]}
    assert {side.splitlines()[-1] for side in sides} == {
        "“20 million people”",
        "“30 million people”",
    }


def test_each_claim_says_how_many_independent_origins_it_has_and_why() -> None:
    made = {
        name: Source(id=name, title=name, publisher=f"p-{name}", kind="wire", origin=origin)
        for name, origin in (
            ("wire", ""),
            ("own", ""),
            *((f"reprint-{n}", "wire") for n in range(9)),
        )
    }
    said = [
        claim(
            "kazakhstan", "memberOf", "sco", start="2001", source=name, asserted_by=source.publisher
        )
        for name, source in made.items()
    ]
    graph = Graph(replace(store_of(said), sources=made))
    for one in said:
        lines = graph.explain(one)
        assert ("independent origins", "2") in lines
        origins = [words for what, words in lines if what == "origin"]
        assert origins[0] == "p-own (own)"
        assert origins[1].startswith("p-wire (10 sources: reprint-0, ")
        assert origins[1].endswith(" by declared-origin")


def test_markup_in_a_name_is_no_markup_in_a_notebook() -> None:
    graph = Graph(store_of([TIE, OTHER], names=["<img src=x onerror=alert(1)>"]))
    shown = graph.conflicts()._repr_html_()
    assert "<img" not in shown
    assert "&lt;img" in shown


@pytest.mark.parametrize(
    "day",
    [
        "2010",
        2010,
        date(2010, 1, 1),
        datetime.fromisoformat("2010-01-01"),
        pd.Timestamp(2010, 1, 1),
    ],
    ids=["text", "year", "date", "datetime", "timestamp"],
)
def test_a_day_is_given_in_any_way(g: Graph, day: Any) -> None:
    members = g.claims(relation="memberOf", object="sco", as_of=day)
    assert sorted({claim.subject for claim in members})[:2] == ["china", "kazakhstan"]
    assert len(g.question("members", organisation="sco", as_of=day)) == 6


@pytest.mark.parametrize("day", ["2010-13", "soon", 2.5, None])
def test_what_is_no_day_is_said_so(small: Graph, day: Any) -> None:
    if day is None:
        assert len(small.claims(as_of=day)) == len(small)
        return
    with pytest.raises(ValueError, match=r"is no date"):
        small.claims(as_of=day)


def test_one_relation_or_several_may_be_given(small: Graph) -> None:
    assert len(small.claims(relation=["memberOf", "observerIn"])) == 3
    assert len(small.claims(relation="memberOf")) == 2
    assert small.networkx(relations="observerIn").number_of_edges() == 1
    with pytest.raises(NotFoundError, match="did you mean 'memberOf'"):
        small.claims(relation=["memberOff"])


def test_a_graph_is_asked_what_is_in_it(small: Graph) -> None:
    assert "Kazakhstan" in small
    assert "Atlantis" not in small
    assert 5 not in small
    assert TIE in small
    assert list(small) == list(small.claims())
    assert small.relations["memberOf"].range == "InternationalOrganization"
    assert {claim.source for claim in small} <= set(small.sources)


def test_values_are_short_on_a_prompt(small: Graph) -> None:
    assert repr(small.claim(TIE.id)) == (
        f"<Claim {TIE.id[:8]}: kazakhstan memberOf sco, 2001-06-15/2024; {TIE.asserted_by} in "
        f"{TIE.source}>"
    )
    assert "not memberOf sco, 2010;" in repr(OTHER)
    assert repr(small["kazakhstan"]) == "<Entity kazakhstan: Kazakhstan (State)>"
    assert eval(repr(TIE.during.start), {"PartialDate": PartialDate}) == TIE.during.start
    assert repr(small.entities).splitlines()[0] == f"{len(small.entities)} entities"
    assert all(len(line) < 250 for line in repr(small.questions).splitlines())


def test_what_there_is_is_listed_where_it_is_little(small: Graph) -> None:
    with pytest.raises(NotFoundError, match="there are betweenness, degree, pagerank"):
        small.centrality("importance")
    with pytest.raises(NotFoundError, match="there are article, map, network, table, timeline"):
        small.show(view="everything")


def test_pandas_computes_with_the_columns(small: Graph) -> None:
    frame = small.claims().to_pandas()
    assert frame["amount"].mean() == 17_500_000
    assert frame["opinion"].dtype == bool
    assert frame["from"].max().year == 2003


def test_an_answer_is_a_frame_with_numbers_and_days(small: Graph) -> None:
    rows = small.query(
        "SELECT ?relation (COUNT(*) AS ?n) (MIN(?start) AS ?first) (1 > 0 AS ?true) (1.5 AS ?d) "
        "{ ?c rdf:predicate ?relation OPTIONAL { ?c ker:validFrom ?start } } "
        "GROUP BY ?relation ORDER BY ?relation"
    )
    frame = rows.to_pandas()
    assert frame["n"].sum() == 5
    assert frame["d"].sum() == 4.5
    assert bool(frame["true"].all())
    assert rows.to_polars()["n"].to_list() == [2, 1, 2]
    assert small.query("SELECT ?s { ?s ker:notThere ?o }").to_arrow().num_rows == 0
    mixed = small.query("SELECT ?x { VALUES ?x { 1 'a' } }")
    assert mixed.to_pandas()["x"].tolist() == ["1", "a"]


def test_weighted_ties_go_to_gephi_as_they_are(small: Graph, tmp_path: Path) -> None:
    ties = small.networkx(weight="origins")
    nx.write_gexf(ties, tmp_path / "ties.gexf")
    again = nx.read_gexf(tmp_path / "ties.gexf")
    assert again["kazakhstan"]["sco"]["relations"] == "memberOf"
