"""The claims as a networkx graph."""

from typing import TYPE_CHECKING

from kerege.model import Claim, Ref
from kerege.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx


def to_networkx(store: Store, claims: "Iterable[Claim]") -> "nx.MultiDiGraph[str]":
    """Return a graph whose nodes are entities and whose edges are claims, keyed by claim id.

    Claims about an amount, a text or a date are no edges: they stand in the node's `claims`.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(title=store.project.title)
    for claim in claims:
        for name in (claim.subject, *([claim.object.id] if isinstance(claim.object, Ref) else [])):
            if name not in graph:
                entity = store.entities.get(name)
                kind = entity.kind if entity else "Entity"
                graph.add_node(name, label=store.label(name), kind=kind, claims=[])
        if isinstance(claim.object, Ref):
            graph.add_edge(claim.subject, claim.object.id, key=claim.id, **_edge(claim))
        else:
            graph.nodes[claim.subject]["claims"].append(claim)
    return graph


def _edge(claim: Claim) -> dict[str, object]:
    return {
        "claim": claim,
        "relation": claim.relation,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "asserted_by": claim.asserted_by,
        "source": claim.source,
        "start": str(claim.during.start or claim.observed_on or ""),
        "until": str(claim.during.until or ""),
    }
