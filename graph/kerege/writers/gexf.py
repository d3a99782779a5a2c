"""The network as GEXF 1.3, for Gephi: edges live in the time in which their claims hold.

Gephi merges edges of one kind between the same two nodes, so that parallel claims have kinds of
their own: `memberOf`, `memberOf 2`. Amounts are attributes of their node that change in time.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import BinaryIO

from kerege.store import Store
from kerege.writers.network import NODE_TYPES, Amount, Xml, amounts, edge_types, edges, nodes


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
    changing = amounts(store)
    names = sorted({amount.name for found in changing.values() for amount in found})
    for of, mode, types in (
        ("node", "static", NODE_TYPES),
        ("node", "dynamic", dict.fromkeys(names, "double")),
        ("edge", "static", edge_types(store)),
    ):
        xml.start("attributes", class_=of, mode=mode)
        for name, kind in types.items():
            xml.leaf("attribute", id=name, title=name, type=kind)
        xml.end()
    xml.start("nodes")
    for node in nodes(store):
        xml.start("node", id=node.id, label=node.label)
        _values(xml, node.attributes, changing.get(node.id, ()))
        xml.end()
    xml.end()
    xml.start("edges")
    kinds: Counter[tuple[str, str, str]] = Counter()
    for edge in edges(store):
        # The end of an edge is its last day; until is the first day on which it holds no more.
        tie = (edge.claim.subject, edge.claim.relation, edge.target)
        kinds[tie] += 1
        kind = edge.claim.relation + (f" {kinds[tie]}" if kinds[tie] > 1 else "")
        ends = {"source": edge.claim.subject, "target": edge.target}
        spell = _spell(edge.first, edge.last)
        xml.start("edge", id=edge.claim.id, **ends, kind=kind, label=edge.label, **spell)
        _values(xml, edge.attributes)
        xml.end()
    xml.close()


def _values(xml: Xml, attributes: dict[str, str], changing: Iterable[Amount] = ()) -> None:
    xml.start("attvalues")
    for name, value in attributes.items():
        xml.leaf("attvalue", for_=name, value=value)
    for amount in changing:
        spell = _spell(amount.first, amount.last)
        xml.leaf("attvalue", for_=amount.name, value=repr(amount.value), **spell)
    xml.end()


def _spell(first: date | None, last: date | None) -> dict[str, str]:
    """Return the first and the last day as attributes; a side that is not known is open."""
    days = {"start": first, "end": last}
    return {name: day.isoformat() for name, day in days.items() if day}
