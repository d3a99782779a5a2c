"""The network as GraphML, for networkx, yEd and Gephi."""

from collections.abc import Iterator
from typing import BinaryIO
from xml.sax.saxutils import escape

from kerege.store import Store
from kerege.writers.network import NODE_TYPES, edge_types, edges, nodes
from kerege.writers.terms import write_texts
from kerege.writers.xml import HEAD, element, opening


def write_graphml(store: Store, stream: BinaryIO) -> None:
    """Write entities as nodes and claims between them as edges, for networkx and yEd."""
    write_texts(_parts(store), stream)


def _parts(store: Store) -> Iterator[str]:
    yield f"{HEAD}{opening('graphml', xmlns='http://graphml.graphdrawing.org/xmlns')}>"
    of_node = {"label": "string", **NODE_TYPES}
    of_edge = {"label": "string", **edge_types(store)}
    for for_, types in (("node", of_node), ("edge", of_edge)):
        for name, kind in types.items():
            key = f"{for_}.{name}"
            yield element("key", id=key, for_=for_, attr__name=name, attr__type=kind)
    yield f"{opening('graph', edgedefault='directed')}>"
    starts = {name: f"{opening('data', key=f'node.{name}')}>" for name in of_node}
    for node in nodes(store):
        data = _data(starts, {"label": node.label, **node.attributes})
        yield element("node", data, id=node.id)
    starts = {name: f"{opening('data', key=f'edge.{name}')}>" for name in of_edge}
    for edge in edges(store):
        data = _data(starts, {"label": edge.label, **edge.attributes})
        ends = {"source": edge.claim.subject, "target": edge.target}
        yield element("edge", data, id=edge.claim.id, **ends)
    yield "</graph></graphml>\n"


def _data(starts: dict[str, str], attributes: dict[str, str]) -> str:
    return "".join([f"{starts[key]}{escape(value)}</data>" for key, value in attributes.items()])
