from dataclasses import replace

import pytest
from strategies import ONTOLOGY, claim, store_of

from kerege.checks import CHECKS, all_checks, quick_checks
from kerege.model import Entity, Name
from kerege.store import Store


def found(store: Store, check: str) -> list[str]:
    return [problem.place for problem in CHECKS[check](store)]


def test_a_fact_without_a_date_is_found() -> None:
    dated = claim("kazakhstan", "memberOf", "sco", start="2001")
    undated = claim("kazakhstan", "memberOf", "eaeu")
    timeless = claim("kazakhstan", "borders", "uzbekistan")
    assert found(store_of([dated, undated, timeless]), "undated") == [f"claim {undated.id[:8]}"]


def test_an_entity_that_nothing_mentions_is_found() -> None:
    orphans = found(store_of([claim("kazakhstan", "memberOf", "sco", start="2001")]), "orphan")
    assert "entity japan" in orphans
    assert not {"entity kazakhstan", "entity sco", "entity outlet"} & set(orphans)


def test_a_name_that_two_bear_is_found() -> None:
    store = store_of([])
    twins = {
        name: Entity(id=name, kind="State", names=(Name("en", "Twin", is_label=True),))
        for name in ("japan", "kazakhstan")
    }
    assert found(replace(store, entities={**store.entities, **twins}), "shared-name") == [
        "name 'Twin'"
    ]


def test_a_source_that_nobody_can_open_is_found() -> None:
    store = store_of([claim("kazakhstan", "memberOf", "sco", start="2001")])
    assert found(store, "no-link") == ["source source-a"]


def test_shacl_finds_a_claim_of_the_wrong_kind() -> None:
    wrong = claim("natural-gas", "memberOf", "japan", start="2001")
    places = found(store_of([wrong], names=["Kazakhstan"]), "shape")
    assert any("memberOf" in place for place in places)


def test_shacl_that_looks_at_nothing_is_an_error() -> None:
    from rdflib import Graph

    from kerege.checks.shapes import focus_nodes

    shapes = Graph().parse(ONTOLOGY.folder / "shapes-core.ttl")
    assert focus_nodes(shapes, Graph()) == 0


@pytest.mark.parametrize("check", CHECKS.values())
def test_every_check_says_what_to_do(check: object) -> None:
    from kerege.checks import Check

    assert isinstance(check, Check)
    assert check.problem
    assert check.solution
    assert check.level in {"error", "warning", "note"}


def test_a_build_runs_only_the_quick_ones() -> None:
    store = store_of([claim("kazakhstan", "memberOf", "eaeu")])
    assert {problem.found.split(":")[0] for problem in quick_checks(store)} <= {
        problem.found.split(":")[0] for problem in all_checks(store)
    }
