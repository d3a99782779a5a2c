"""The network as GraphML, for networkx, yEd and Gephi."""

from typing import BinaryIO

from kerege.store import Store
from kerege.writers.network import NODE_TYPES, Xml, edge_types, edges, nodes


def write_graphml(store: Store, stream: BinaryIO) -> None:
    """Write entities as nodes and claims between them as edges, for networkx and yEd."""
    xml = Xml(stream)
    xml.start("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for for_, types in (("node", NODE_TYPES), ("edge", edge_types(store))):
        for name, kind in {"label": "string", **types}.items():
            key = f"{for_}.{name}"
            xml.leaf("key", id=key, for_=for_, attr__name=name, attr__type=kind)
    xml.start("graph", edgedefault="directed")
    for node in nodes(store):
        xml.start("node", id=node.id)
        for name, value in {"label": node.label, **node.attributes}.items():
            xml.leaf("data", value, key=f"node.{name}")
        xml.end()
    for edge in edges(store):
        xml.start("edge", id=edge.claim.id, source=edge.claim.subject, target=edge.target)
        for name, value in {"label": edge.label, **edge.attributes}.items():
            xml.leaf("data", value, key=f"edge.{name}")
        xml.end()
    xml.close()
