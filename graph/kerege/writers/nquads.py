"""The graph as N-Quads in two layers: the direct triples, and the claims with all else."""

from collections.abc import Iterator
from typing import BinaryIO

import pyoxigraph as ox

from kerege.ontology import NS
from kerege.store import Store
from kerege.writers.turtle import turtle_blocks


def write_nquads(store: Store, stream: BinaryIO) -> None:
    """Write one quad a line, its graph the layer that it belongs to."""
    ox.serialize(layered(store), stream, format=ox.RdfFormat.N_QUADS)


def layered(store: Store) -> Iterator[ox.Quad]:
    """Yield every triple of the graph with its layer: `graph/direct` or `graph/claims`."""
    base = store.project.base
    direct, claims = (ox.NamedNode(f"{base}graph/{name}") for name in ("direct", "claims"))
    relations = {NS + name for name in store.ontology.relations}
    lines = "".join(turtle_blocks(store))
    for quad in ox.parse(lines, format=ox.RdfFormat.TURTLE):
        layer = direct if quad.predicate.value in relations else claims
        yield ox.Quad(quad.subject, quad.predicate, quad.object, layer)
