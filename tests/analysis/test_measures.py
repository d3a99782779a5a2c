import networkx as nx
import pytest
from strategies import claim, store_of

from kerege.analysis import centrality, communities, ties
from kerege.errors import NotFoundError

PAIRS = [("japan", "kazakhstan"), ("uzbekistan", "kazakhstan"), ("kazakhstan", "sco")]
SAID = [claim(one, "visits", other, observed_on="2020") for one, other in PAIRS]
GRAPH = ties(store_of(SAID), SAID)


@pytest.mark.parametrize("measure", ["pagerank", "betweenness", "degree"])
def test_who_is_in_the_middle_is_central(measure: str) -> None:
    found = centrality(GRAPH, measure)
    assert list(found.values()) == sorted(found.values(), reverse=True)
    assert "kazakhstan" in list(found)[:2]
    assert set(found) == set(GRAPH)


def test_nobody_is_central_in_no_graph() -> None:
    assert centrality(nx.DiGraph()) == {}
    assert communities(nx.DiGraph()) == []


def test_an_unknown_measure_names_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="no measure 'page-rank'; did you mean 'pagerank'"):
        centrality(GRAPH, "page-rank")


def test_two_rings_with_one_bridge_are_two_communities() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    for ring in ("abc", "xyz"):
        for place in range(3):
            graph.add_edge(ring[place], ring[(place + 1) % 3], weight=2)
    graph.add_edge("a", "x", weight=1)
    assert communities(graph) == [["a", "b", "c"], ["x", "y", "z"]]
