"""What follows from the claims stands in the Turtle, with rule and proof."""

from dataclasses import replace

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st
from strategies import claim, claims, store_of

from kerege.library import Graph
from kerege.model import Claim, Entity, Modality, Polarity, Source
from kerege.values import PartialDate, Quantity
from kerege.writers.turtle import turtle_blocks

MEMBER = claim("kazakhstan", "memberOf", "eaeu", start="2015-01-01", stated_on="2016")
AGAIN = claim(
    "kazakhstan", "memberOf", "eaeu", start="2015-01-01", stated_on="2016", source="source-b"
)
OBSERVER = claim("kazakhstan", "observerIn", "eaeu", start="2014", asserted_by="japan")
TIE = claim("eaeu", "observerIn", "sco", start="2018", until="2020")


def graph(*found: Claim) -> Graph:
    store = store_of(list(found))
    other = Source(id="source-b", title="b", publisher="japan", kind="wire", reliability="B")
    summit = Entity(id="summit", kind="Meeting")
    return Graph(
        replace(
            store,
            sources={**store.sources, "source-b": other},
            entities={**store.entities, "summit": summit},
        )
    )


def test_a_contradiction_is_a_link_with_rule_common_time_and_severity() -> None:
    [row] = graph(MEMBER, OBSERVER).query(
        "SELECT ?rule ?from ?until ?severity { ?l a ker:Link ; ker:linkKind ker:contradicts ; "
        "ker:byRule ?rule ; ker:commonFrom ?from ; ker:severity ?severity "
        "OPTIONAL { ?l ker:commonUntil ?until } }"
    )
    assert row == {
        "rule": "kv:rule-disjoint-relations",
        "from": "2015-01-01",
        "until": "2017-01-01",
        "severity": "error",
    }


def test_a_contradiction_reads_from_both_sides_and_a_corroboration_from_one() -> None:
    g = graph(MEMBER, OBSERVER, replace(AGAIN, asserted_by="japan"))
    both = g.query("SELECT ?a ?b { ?a ker:contradicts ?b . ?b ker:contradicts ?a }")
    assert len(both) == 4
    assert len(g.query("SELECT ?a { ?a ker:corroborates ?b }")) == 1


def test_plans_outcomes_and_overtaken_statuses_are_linked() -> None:
    plan = claim("japan", "participatesIn", "summit", modality=Modality.PLANNED, stated_on="2025-08", observed_on="2025-12")  # fmt: skip
    came = claim("japan", "participatesIn", "summit", observed_on="2025-12-20")
    waits = claim("kazakhstan", "confirmsAttendanceAt", "summit", polarity=Polarity.NEGATIVE, observed_on="2025-11")  # fmt: skip
    comes = claim("kazakhstan", "participatesIn", "summit", observed_on="2025-12-20")
    rows = graph(plan, came, waits, comes).query(
        "SELECT ?a ?kind ?b { ?l ker:linkFrom ?a ; ker:linkKind ?kind ; ker:linkTo ?b . ?a ?kind ?b } ORDER BY ?kind"
    )
    assert [tuple(row.values()) for row in rows] == [
        (f"claim/{came.id}", "ker:fulfils", f"claim/{plan.id}"),
        (f"claim/{waits.id}", "ker:overtakenBy", f"claim/{comes.id}"),
    ]


def test_each_live_claim_has_its_number_of_origins_and_why() -> None:
    relayed = replace(AGAIN, asserted_by="outlet")
    gone = replace(OBSERVER, retracted_on=PartialDate(2026, 2))
    rows = graph(MEMBER, relayed, gone).query(
        "SELECT ?c ?n ?o ?rule { ?c ker:origins ?n ; ker:goesBackTo ?o OPTIONAL { ?c ker:originRule ?rule } } ORDER BY ?rule"
    )
    assert [(row["n"], row["o"], row["rule"]) for row in rows] == [
        ("1", "outlet", None),
        ("1", "outlet", "kv:rule-quotation-chain"),
    ]


def test_a_derived_claim_has_premises_and_no_speaker_and_is_not_read_back_as_said() -> None:
    g = graph(MEMBER, TIE)
    [row] = g.query(
        "SELECT ?o ?from ?until ?rule { ?c a ker:DerivedClaim ; rdf:subject :kazakhstan ; rdf:object ?o ; "
        "ker:validFrom ?from ; ker:validUntil ?until ; ker:byRule ?rule FILTER NOT EXISTS { ?c ker:assertedBy ?who } }"
    )
    assert row == {"o": "sco", "from": "2018-01-01", "until": "2020-01-01", "rule": "kv:rule-bloc"}
    assert len(g.query("SELECT ?p { ?c a ker:DerivedClaim ; prov:wasDerivedFrom ?p }")) == 2
    assert len(g.query("SELECT ?c { ?c a ker:ReportedClaim }")) == len(g.store) == 2


def test_a_sum_over_parts_stands_there_with_its_amount_and_premises() -> None:
    number = claim("sco", "numberOfStates", Quantity.parse("2 count"))
    parts = [claim(name, "partOf", "sco") for name in ("japan", "kazakhstan")]
    counted = [
        claim(name, "population", Quantity.parse("10 persons"), observed_on="2024")
        for name in ("japan", "kazakhstan")
    ]
    [row] = graph(number, *parts, *counted).query(
        "SELECT ?n ?unit (COUNT(?p) AS ?premises) { ?c ker:byRule kv:rule-sum-of-parts ; rdf:object ?o ; "
        "prov:wasDerivedFrom ?p . ?o qudt:numericValue ?n ; ker:unitCode ?unit } GROUP BY ?n ?unit"
    )
    assert row == {"n": "20", "unit": "persons", "premises": "5"}


def test_what_is_written_is_a_part_that_can_be_left_out() -> None:
    store = graph(MEMBER, OBSERVER).store
    plain = "".join(turtle_blocks(store, consequences=False))
    following = "".join(turtle_blocks(store)).removeprefix(plain)
    assert following.startswith("\nlink:")
    assert "ker:Link" not in plain


@given(st.lists(claims(), max_size=8))
def test_any_consequences_are_turtle(found: list[Claim]) -> None:
    text = "".join(turtle_blocks(store_of(found)))
    assert sum(1 for _ in ox.parse(text, format=ox.RdfFormat.TURTLE)) > 0
