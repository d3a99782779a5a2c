"""The network as GEXF 1.3, for Gephi: edges live in the time in which their claims hold."""

from typing import BinaryIO

from kerege.store import Store
from kerege.writers.network import NODE_TYPES, Xml, edge_types, edges, nodes


def write_gexf(store: Store, stream: BinaryIO) -> None:
    """Write entities and claims as a dynamic network for Gephi, with the time of each edge."""
    xml = Xml(stream)
    xml.start("gexf", xmlns="http://gexf.net/1.3", version="1.3")
    xml.start(
        "graph",
        mode="dynamic",
        defaultedgetype="directed",
        timeformat="date",
        timerepresentation="interval",
    )
    for of, types in (("node", NODE_TYPES), ("edge", edge_types(store))):
        xml.start("attributes", class_=of)
        for name, kind in types.items():
            xml.leaf("attribute", id=name, title=name, type=kind)
        xml.end()
    xml.start("nodes")
    for node in nodes(store):
        xml.start("node", id=node.id, label=node.label)
        _values(xml, node.attributes)
        xml.end()
    xml.end()
    xml.start("edges")
    for edge in edges(store):
        # The end of an edge is its last day; until is the first day on which it holds no more.
        days = {"start": edge.first, "end": edge.last}
        spell = {name: day.isoformat() for name, day in days.items() if day}
        ends = {"source": edge.claim.subject, "target": edge.target}
        xml.start("edge", id=edge.claim.id, **ends, label=edge.label, **spell)
        _values(xml, edge.attributes)
        xml.end()
    xml.close()


def _values(xml: Xml, attributes: dict[str, str]) -> None:
    xml.start("attvalues")
    for name, value in attributes.items():
        xml.leaf("attvalue", for_=name, value=value)
    xml.end()
