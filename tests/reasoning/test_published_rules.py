"""The rules of contradiction, published as SPARQL, find the pairs that the functions find."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reasoning.test_laws import made
from strategies import store_of

import kerege
from kerege.model import Claim
from kerege.reasoning import RULES, contradictions
from kerege.store import Store
from kerege.values import Quantity
from kerege.writers.turtle import turtle_blocks

ROOT = Path(__file__).parents[2]
FILES = {
    path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "ontology/rules").glob("*.rq")
}
ONTOLOGY = (ROOT / "ontology/kerege.ttl").read_bytes()
Pair = tuple[str, frozenset[str]]


def published(store: Store) -> set[Pair]:
    graph = ox.Store()
    graph.load("".join(turtle_blocks(store)).encode(), format=ox.RdfFormat.TURTLE)
    graph.load(ONTOLOGY, format=ox.RdfFormat.TURTLE)
    return {
        (name, frozenset(row[side].value.rpartition("/")[2] for side in ("one", "two")))
        for name, query in FILES.items()
        for row in graph.query(query)
    }


def found(store: Store, *, unlike: bool = True) -> set[Pair]:
    """Return the pairs that the functions find; `unlike` units are what SPARQL cannot compare."""
    return {
        (pair.rule.id, frozenset((pair.first.id, pair.second.id)))
        for pair in contradictions(store)
        if unlike or _unit(pair.first) == _unit(pair.second)
    }


def _unit(claim: Claim) -> str:
    return claim.object.unit if isinstance(claim.object, Quantity) else ""


def test_each_file_is_a_rule_of_contradiction_in_its_version() -> None:
    assert set(FILES) == {
        "opposite-sign", "one-object", "one-subject", "disjoint-relations", "amounts-apart"
    }  # fmt: skip
    for name, text in FILES.items():
        assert f"# rule: {name}\n# version: {RULES[name].version}\n" in text
        assert not re.search(r"[^\x00-\x7f]", text)


def test_they_find_the_conflicts_of_the_project() -> None:
    store = kerege.load(ROOT).store
    assert published(store) == found(store)
    assert len(published(store)) > 5


@settings(max_examples=60)
@given(st.lists(made(), min_size=4, max_size=12))
def test_they_find_the_same_pairs_in_any_world(claims: list[Claim]) -> None:
    store = store_of(claims)
    assert published(store) == found(store, unlike=False)


def test_two_units_are_left_to_the_links_of_the_graph() -> None:
    from strategies import claim

    one = claim("kazakhstan", "hasLength", Quantity.parse("10 km"), start="2020")
    two = claim(
        "kazakhstan", "hasLength", Quantity.parse("30000 m"), start="2020", asserted_by="japan"
    )
    store = store_of([one, two])
    assert published(store) == set()
    assert len(found(store)) == 1


@pytest.mark.parametrize("name", sorted(FILES))
def test_each_finds_something_in_some_world(name: str) -> None:
    """A rule that never fires would agree with anything."""
    from strategies import claim

    cases = {
        "opposite-sign": ("meets", "japan", {"polarity": "negative", "asserted_by": "japan"}),
        "one-object": ("headOfState", "a", {"target": "b"}),
        "one-subject": ("hosts", "summit", {"subject": "japan"}),
        "disjoint-relations": ("memberOf", "sco", {"relation": "observerIn"}),
        "amounts-apart": (
            "hasLength",
            Quantity.parse("10 km"),
            {"target": Quantity.parse("30 km")},
        ),
    }
    relation, target, other = cases[name]
    given = {"subject": "kazakhstan", "relation": relation, "target": target, **other}
    one = claim("kazakhstan", relation, target, start="2020-01-01", until="2021-01-01")
    two = claim(
        str(given.pop("subject")),
        str(given.pop("relation")),
        given.pop("target"),
        **{"start": "2020-01-01", "until": "2021-01-01", **given},
    )
    assert {rule for rule, _ in published(store_of([one, two]))} == {name}
