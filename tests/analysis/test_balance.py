"""Structural balance, held against its definition by brute force."""

from itertools import combinations, product

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from kerege.analysis import Balance, balance

NODES = "abcdef"


@st.composite
def signed_graphs(draw: st.DrawFn) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    for one, other in combinations(NODES, 2):
        sign = draw(st.sampled_from([0, 1, -1]))
        if sign:
            graph.add_edge(one, other, sign=sign, weight=draw(st.integers(1, 3)))
    return graph


def strain(graph: "nx.Graph[str]", found: Balance) -> int:
    return sum(graph[one][other]["weight"] for one, other in found.frustrated)


def least_strain(graph: "nx.Graph[str]") -> int:
    names = sorted(graph)
    splits = (dict(zip(names, signs, strict=True)) for signs in product([1, -1], repeat=len(names)))
    return min(
        sum(d["weight"] for a, b, d in graph.edges(data=True) if d["sign"] * side[a] * side[b] < 0)
        for side in splits
    )


@given(graph=signed_graphs())
@settings(max_examples=200)
def test_what_is_balanced_falls_into_two_factions_without_strain(graph: "nx.Graph[str]") -> None:
    found = balance(graph)
    assert sorted([*found.factions[0], *found.factions[1]]) == sorted(graph)
    assert strain(graph, found) >= least_strain(graph)
    assert strain(graph, found) * 2 <= sum(weight for *_, weight in graph.edges(data="weight"))
    for triad in found.triads:
        one, two, three = triad.actors
        assert triad.signs == tuple(
            graph[a][b]["sign"] for a, b in [(one, two), (two, three), (three, one)]
        )


@given(sides=st.fixed_dictionaries({name: st.sampled_from([1, -1]) for name in NODES}))
def test_two_camps_are_found_again(sides: dict[str, int]) -> None:
    graph: nx.Graph[str] = nx.Graph()
    for one, other in combinations(NODES, 2):
        graph.add_edge(one, other, sign=sides[one] * sides[other], weight=1)
    found = balance(graph)
    camps = {
        frozenset(name for name in NODES if sides[name] == side) for side in set(sides.values())
    }
    assert {frozenset(faction) for faction in found.factions if faction} == camps
    assert found.degree == 1
    assert found.frustrated == ()


def test_two_friends_of_foes_strain_a_triad() -> None:
    graph: nx.Graph[str] = nx.Graph()
    for one, other, sign in [("a", "b", 1), ("b", "c", 1), ("a", "c", -1)]:
        graph.add_edge(one, other, sign=sign, weight=1)
    found = balance(graph)
    assert found.degree == 0
    assert str(found.unbalanced[0]) == "a + b + c − a"
    assert len(found.frustrated) == 1
    assert "0% balanced" in repr(found)


def test_nobody_is_in_balance() -> None:
    assert balance(nx.Graph()).degree == 1
