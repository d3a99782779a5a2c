"""Open a graph: an output folder, a Turtle file, or a project folder."""

from pathlib import Path

from kerege.errors import InputError, Problem
from kerege.library.graph import Graph
from kerege.library.rows import Rows, ask
from kerege.ontology import PREFIXES, load_ontology
from kerege.pipeline.assembly import Tell, assemble, silent
from kerege.pipeline.manifest import inputs_of, is_up_to_date, is_whole
from kerege.readers import read_turtle
from kerege.readers.folder import ontology_folder
from kerege.readers.project import FILE

_GRAPH = "graph.ttl"


def load(path: str | Path = ".", *, tell: Tell = silent) -> Graph:
    """Open a graph from an output folder, a Turtle file of kerege or a project folder.

    A project whose `out/` is up to date is read from there, otherwise from its seeds. Raises
    InputError where there is no graph, or its inputs have problems.
    """
    path = Path(path).resolve()
    if path.suffix == ".ttl" or (path / _GRAPH).is_file():
        turtle = path if path.suffix == ".ttl" else path / _GRAPH
        project = turtle.parent.parent
        root = project if (project / FILE).is_file() else None
        return Graph(read_turtle(turtle, load_ontology(ontology_folder(project))), root=root)
    if not (path / FILE).is_file():
        problem = Problem(
            path=str(path),
            found="neither a graph nor a project",
            expected=f"a folder with {_GRAPH} or {FILE}, or a Turtle file",
            next_step="kerege init DIR makes a project, kerege build its graph",
        )
        raise InputError([problem])
    if _is_built(path):
        return load(path / "out")
    return Graph(assemble(path, tell=tell).store, root=path)


def answer(path: str | Path, sparql: str, *, tell: Tell = silent) -> Rows:
    """Return the answer to a SPARQL query as `load(path).query(sparql)` does, but sooner.

    Of a project whose `out/` is up to date, and of an output folder as it was built, the triples
    are read, and no claims are made of them.
    """
    path = Path(path).resolve()
    if (path / FILE).is_file() and _is_built(path):
        path = path / "out"
    elif not ((path / _GRAPH).is_file() and is_whole(path)):
        return load(path, tell=tell).query(sparql)
    import pyoxigraph as ox

    graph = ox.Store()
    graph.bulk_load(path=str(path / _GRAPH), format=ox.RdfFormat.TURTLE)
    dataset = ox.NamedNode(PREFIXES["void"] + "Dataset")
    kind = ox.NamedNode(PREFIXES["rdf"] + "type")
    base = next(graph.quads_for_pattern(None, kind, dataset, None)).subject
    return ask(graph, sparql, str(getattr(base, "value", base)))


def _is_built(project: Path) -> bool:
    return is_up_to_date(project / "out", inputs_of(project))
