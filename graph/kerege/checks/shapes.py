"""A check of the written graph against the SHACL shapes of the ontology."""

from collections.abc import Iterator

from kerege.errors import InputError, Problem
from kerege.store import Store
from kerege.writers.turtle import turtle_blocks

_SH = "http://www.w3.org/ns/shacl#"


def violations(store: Store) -> Iterator[tuple[str, str]]:
    """Yield each node that breaks a shape; raise InputError where no node was in focus at all."""
    from pyshacl import validate
    from rdflib import Graph, Namespace

    sh = Namespace(_SH)
    data, shapes = Graph(), Graph()
    data.parse(data="".join(turtle_blocks(store)), format="turtle")
    folder = store.ontology.folder
    for name in ("shapes-core.ttl", "shapes-sparql.ttl"):
        shapes.parse(folder / name, format="turtle")
    targets = set(shapes.objects(None, sh.targetClass))
    if not any((None, None, target) in data for target in targets):
        raise InputError([Problem(path=str(folder), found="shapes that find no node in focus")])
    terms = Graph()
    for name in ("kerege.ttl", "codes.ttl"):
        terms.parse(folder / name, format="turtle")
    _, results, _ = validate(data, shacl_graph=shapes, ont_graph=terms, advanced=False)
    for result in sorted(results.subjects(sh.resultSeverity, None)):
        node = results.value(result, sh.focusNode)
        message = results.value(result, sh.resultMessage)
        yield str(node), str(message)
