"""The rules of contradiction, published as SPARQL, find the pairs that the functions find."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reasoning.test_laws import made
from strategies import store_of

import kerege
from kerege.model import Claim, Entity, Polarity
from kerege.ontology import load_ontology
from kerege.ontology.schema import Unit
from kerege.reasoning import RULES, contradictions
from kerege.store import Store
from kerege.values import PartialDate, Quantity
from kerege.writers.turtle import turtle_blocks

ROOT = Path(__file__).parents[2]
FILES = {
    path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "ontology/rules").glob("*.rq")
}
ONTOLOGY = [(ROOT / "ontology" / name).read_bytes() for name in ("kerege.ttl", "codes.ttl")]
Pair = tuple[str, frozenset[str]]
UNITS = load_ontology(ROOT / "ontology").units
_CODES = ox.Store()
_CODES.load(ONTOLOGY[1], format=ox.RdfFormat.TURTLE)
MULTIPLIERS = {
    row["unit"].value.rpartition("/")[2]: (
        float(row["factor"].value),
        row["base"].value.rpartition("/")[2],
    )
    for row in _CODES.query(
        "PREFIX ker: <https://w3id.org/kerege/ns#> PREFIX qudt: <http://qudt.org/schema/qudt/> "
        "SELECT * { ?unit ker:baseUnit ?base ; qudt:conversionMultiplier ?factor }"
    )
}


def published(store: Store) -> set[Pair]:
    graph = ox.Store()
    graph.load("".join(turtle_blocks(store)).encode(), format=ox.RdfFormat.TURTLE)
    for part in ONTOLOGY:
        graph.load(part, format=ox.RdfFormat.TURTLE)
    return {
        (name, frozenset(row[side].value.rpartition("/")[2] for side in ("one", "two")))
        for name, query in FILES.items()
        for row in graph.query(query)
    }


def found(store: Store) -> set[Pair]:
    return {
        (pair.rule.id, frozenset((pair.first.id, pair.second.id))) for pair in contradictions(store)
    }


def test_each_file_is_a_rule_of_contradiction_in_its_version() -> None:
    assert set(FILES) == {
        "opposite-sign", "general-denial", "one-object", "one-subject", "disjoint-relations",
        "amounts-apart",
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
    assert published(store) == found(store)


@pytest.mark.parametrize(
    ("words", "collide"),
    [("30000 m", True), ("10200 m", False), ("~ 13 km", True), ("~ 11 km", False)],
)
def test_amounts_in_two_units_are_compared_too(words: str, collide: bool) -> None:
    from strategies import claim

    one = claim("kazakhstan", "hasLength", Quantity.parse("10 km"), start="2020")
    two = claim("kazakhstan", "hasLength", Quantity.parse(words), start="2020", asserted_by="japan")
    store = store_of([one, two])
    assert published(store) == found(store)
    assert bool(published(store)) is collide


def test_two_currencies_are_left_to_the_links_of_the_graph() -> None:
    from strategies import claim

    said = {"start": "2024", "stated_on": "2024-08-05"}
    dollars = claim("kazakhstan", "hasCost", Quantity.parse("2e9 USD"), **said)
    yen = claim("kazakhstan", "hasCost", Quantity.parse("400e9 JPY"), asserted_by="japan", **said)
    rate = claim("dollar", "exchangeRate", Quantity.parse("150 JPY"), observed_on="2024-08")
    store = store_of([dollars, yen, rate])
    money = {"dollar": Entity(id="dollar", kind="Currency", short="USD")}
    store = replace(store, entities={**store.entities, **money})
    assert published(store) == set()
    assert len(found(store)) == 1


@pytest.mark.parametrize(
    "unit", [unit for unit in UNITS.values() if unit.pint], ids=lambda unit: unit.code
)
def test_the_multiplier_of_a_unit_is_what_its_expression_says(unit: Unit) -> None:
    """A unit without a base has none to convert into."""
    factor, base = MULTIPLIERS.get(unit.id, (None, unit.id))
    known = {each.id: each for each in UNITS.values()}
    expressions = load_ontology(ROOT / "ontology").conversions
    if factor is not None:
        exact = Quantity(Decimal(1), unit.code).to(known[base].code, expressions).amount
        assert factor == pytest.approx(float(exact), rel=1e-12)
        return
    for other in expressions:
        if other != unit.code:
            with pytest.raises(ValueError, match=r"(?i)cannot convert"):
                Quantity(Decimal(1), unit.code).to(other, expressions)


@pytest.mark.parametrize("name", sorted(FILES))
def test_each_finds_something_in_some_world(name: str) -> None:
    """A rule that never fires would agree with anything."""
    from strategies import claim

    cases = {
        "opposite-sign": ("meets", "japan", {"polarity": "negative", "asserted_by": "japan"}),
        "general-denial": (
            "chairs",
            "summit",
            {"relation": "participatesIn", "polarity": "negative"},
        ),
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


def test_a_year_that_is_denied_takes_in_its_months() -> None:
    from strategies import claim

    month = claim("kazakhstan", "signedOn", PartialDate(2020, 1), observed_on="2020-01-01")
    year = claim(
        "kazakhstan", "signedOn", PartialDate(2020), start="2020-01-01", polarity=Polarity.NEGATIVE
    )
    store = store_of([month, year])
    assert published(store) == found(store)
    assert len(published(store)) == 1
