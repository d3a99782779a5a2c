"""A check of the written graph against the SHACL shapes of the ontology."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kerege.errors import InputError, Problem
from kerege.store import Store
from kerege.writers.turtle import turtle_blocks

if TYPE_CHECKING:
    from rdflib import Graph

_SH = "http://www.w3.org/ns/shacl#"
_ENGINES = {"shapes-core.ttl": "default", "shapes-sparql.ttl": "Oxigraph"}
"""Which rdflib store serves which shapes: SPARQL runs 25 times faster in Oxigraph, walks do not."""


def violations(store: Store) -> Iterator[tuple[str, str]]:
    """Yield each node that breaks a shape, with the shape's message.

    Raises InputError where the shapes find no node in focus: such a validation says nothing.
    """
    from pyshacl import validate
    from rdflib import Graph, Namespace

    sh = Namespace(_SH)
    text = "".join(turtle_blocks(store))
    for name, engine in _ENGINES.items():
        path = store.ontology.folder / name
        shapes, data = Graph().parse(path, format="turtle"), Graph(store=engine)
        data.parse(data=text, format="turtle")
        for terms in ("kerege.ttl", "codes.ttl"):
            data.parse(store.ontology.folder / terms, format="turtle")
        if not focus_nodes(shapes, data):
            raise InputError([Problem(path=str(path), found="shapes that find no node in focus")])
        _, results, _ = validate(data, shacl_graph=shapes, inplace=True)
        for result in sorted(results.subjects(sh.resultSeverity, None)):
            node, message = (
                results.value(result, sh[key]) for key in ("focusNode", "resultMessage")
            )
            yield str(node), str(message)


def focus_nodes(shapes: "Graph", data: "Graph") -> int:
    """Return how many nodes of the data the shapes look at."""
    from rdflib import RDF, Namespace

    sh = Namespace(_SH)
    nodes = {
        node
        for target in shapes.objects(None, sh.targetClass)
        for node in data.subjects(RDF.type, target)
    }
    for predicate in shapes.objects(None, sh.targetSubjectsOf):
        nodes.update(data.subjects(predicate, None))
    for predicate in shapes.objects(None, sh.targetObjectsOf):
        nodes.update(data.objects(None, predicate))
    return len(nodes)
