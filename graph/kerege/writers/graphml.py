"""The whole graph as GraphML, for Gephi, yEd and networkx."""

from typing import BinaryIO

from kerege.store import Store
from kerege.view import sentence, to_networkx


def write_graphml(store: Store, stream: BinaryIO) -> None:
    """Write entities as nodes and claims between them as edges with their times and speakers.

    Claims about amounts, texts and dates stand as sentences in a node's `facts`, a line each.
    """
    import networkx as nx

    graph = to_networkx(store, store.claims)
    for _, data in graph.nodes(data=True):
        data["facts"] = "\n".join(sentence(store, claim) for claim in data.pop("claims"))
    for _, _, data in graph.edges(data=True):
        claim = data.pop("claim")
        data["label"] = store.ontology.relation(claim.relation).label
        data["quote"] = claim.evidence.quote if claim.evidence else ""
        data["claim"] = claim.id
    nx.write_graphml(graph, stream, named_key_ids=True)
