"""Who is central, and who belongs together."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kerege.errors import NotFoundError

if TYPE_CHECKING:
    import networkx as nx

_SEED = 0
"""Louvain visits nodes in an order drawn at random; a fixed seed makes it the same each time."""


def _betweenness(graph: "nx.DiGraph[str]") -> dict[str, float]:
    import networkx as nx

    near = graph.to_undirected()
    for _, _, data in near.edges(data=True):
        data["length"] = 1 / data["weight"]
    return dict(nx.betweenness_centrality(near, weight="length"))


def _pagerank(graph: "nx.DiGraph[str]") -> dict[str, float]:
    import networkx as nx

    return dict(nx.pagerank(graph, weight="weight"))


def _degree(graph: "nx.DiGraph[str]") -> dict[str, float]:
    return {name: float(weight) for name, weight in graph.degree(weight="weight")}


MEASURES: dict[str, Callable[["nx.DiGraph[str]"], dict[str, float]]] = {
    "betweenness": _betweenness,
    "degree": _degree,
    "pagerank": _pagerank,
}
"""How central an entity can be: on how many shortest ways, by how many ties, tied by how many."""


def centrality(graph: "nx.DiGraph[str]", measure: str = "pagerank") -> dict[str, float]:
    """Return how central each node is, the most central first.

    Heavier ties count for more: betweenness takes a tie of weight 4 for a quarter as long. Raises
    NotFoundError for an unknown measure.
    """
    if measure not in MEASURES:
        raise NotFoundError("measure", measure, MEASURES)
    found = MEASURES[measure](graph) if len(graph) else {}
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def communities(graph: "nx.DiGraph[str]", *, resolution: float = 1.0) -> list[list[str]]:
    """Return groups of nodes with more ties inside than between them, the largest first.

    Louvain's method over the weights of the ties; a resolution above 1 makes more, smaller groups.
    """
    import networkx as nx

    found: Any = nx.community.louvain_communities(
        graph.to_undirected(), weight="weight", resolution=resolution, seed=_SEED
    )
    return sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))
