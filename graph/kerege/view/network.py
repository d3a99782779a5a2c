"""The claims as a networkx graph."""

from typing import TYPE_CHECKING

from kerege.model import Claim, Ref
from kerege.store import Store
from kerege.view.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx


def to_networkx(store: Store, claims: "Iterable[Claim]") -> "nx.MultiDiGraph[str]":
    """Return a graph whose nodes are entities and whose edges are claims, keyed by claim id.

    Claims about an amount, a text or a date are no edges: they are sentences in the `facts` of
    their node. All attributes are texts and truth values whose names mean nothing to networkx, so
    that it can write the graph in every format and turn it into a data frame.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(title=store.project.title)
    for claim in claims:
        for name in (claim.subject, *([claim.object.id] if isinstance(claim.object, Ref) else [])):
            if name not in graph:
                entity = store.entities.get(name)
                kind = entity.kind if entity else "Entity"
                graph.add_node(name, label=store.label(name), kind=kind, facts="")
        if isinstance(claim.object, Ref):
            graph.add_edge(claim.subject, claim.object.id, key=claim.id, **_edge(store, claim))
        else:
            said = [graph.nodes[claim.subject]["facts"], sentence(store, claim)]
            graph.nodes[claim.subject]["facts"] = "\n".join(filter(None, said))
    return graph


def _edge(store: Store, claim: Claim) -> dict[str, object]:
    relation = store.ontology.relations.get(claim.relation)
    return {
        "claim": claim.id,
        "relation": claim.relation,
        "label": relation.label if relation else claim.relation,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "opinion": claim.opinion,
        "asserted_by": claim.asserted_by,
        "published_in": claim.source,
        "since": str(claim.during.start or claim.observed_on or ""),
        "until": str(claim.during.until or ""),
    }
