"""The network as GEXF 1.3, for Gephi: edges live in the time in which their claims hold.

Gephi merges edges of one kind between the same two nodes, so that parallel claims have kinds of
their own: `memberOf`, `memberOf 2`. Amounts are attributes of their node that change in time.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from kerege.store import Store
from kerege.writers.network import (
    NODE_TYPES,
    Amount,
    Edge,
    amounts,
    edge_types,
    edges,
    nodes,
)
from kerege.writers.terms import write_texts
from kerege.writers.xml import HEAD, attributes, element, opening

_GRAPH = {
    "mode": "dynamic",
    "defaultedgetype": "directed",
    "timeformat": "date",
    "timerepresentation": "interval",
}


def write_gexf(store: Store, stream: BinaryIO) -> None:
    """Write entities and claims as a dynamic network for Gephi, with the time of each edge."""
    write_texts(_parts(store), stream)


def _parts(store: Store) -> Iterator[str]:
    yield f"{HEAD}{opening('gexf', xmlns='http://gexf.net/1.3', version='1.3')}>"
    yield f"{opening('graph', **_GRAPH)}>"
    names = {each.name for _, claims in store.subjects() for each in amounts(store, claims)}
    changing = dict.fromkeys(sorted(names), "double")
    of_edge = edge_types(store)
    for of, mode, types in (
        ("node", "static", NODE_TYPES),
        ("node", "dynamic", changing),
        ("edge", "static", of_edge),
    ):
        declared = (
            element("attribute", id=name, title=name, type=kind) for name, kind in types.items()
        )
        yield element("attributes", "".join(declared), class_=of, mode=mode)
    starts = {name: opening("attvalue", for_=name) for name in (*NODE_TYPES, *changing, *of_edge)}
    yield f"{opening('nodes')}>"
    for node in nodes(store):
        values = _values(starts, node.attributes) + _spells(starts, amounts(store, node.claims))
        yield element("node", element("attvalues", values), id=node.id, label=node.label)
    yield f"</nodes>{opening('edges')}>"
    for _, parallel in groupby(edges(store), key=_tie):
        for number, edge in enumerate(parallel, 1):
            yield element(
                "edge",
                element("attvalues", _values(starts, edge.attributes)),
                id=edge.claim.id,
                source=edge.claim.subject,
                target=edge.target,
                kind=edge.claim.relation + (f" {number}" if number > 1 else ""),
                label=edge.label,
                **_days(edge.first, edge.last),
            )
    yield "</edges></graph></gexf>\n"


def _tie(edge: Edge) -> tuple[str, str, str]:
    """Return what parallel edges share; in canonical order they stand side by side."""
    return edge.claim.subject, edge.claim.relation, edge.target


def _values(starts: dict[str, str], given: dict[str, str]) -> str:
    return "".join([f"{starts[key]} value={quoteattr(value)}/>" for key, value in given.items()])


def _spells(starts: dict[str, str], changing: Iterable[Amount]) -> str:
    return "".join(
        f'{starts[each.name]} value="{each.value!r}"{attributes(**_days(each.first, each.last))}/>'
        for each in changing
    )


def _days(first: date | None, last: date | None) -> dict[str, str]:
    """Return the first and the last day as attributes; a side that is not known is open."""
    days = {"start": first, "end": last}
    return {name: day.isoformat() for name, day in days.items() if day}
