"""Open a graph: an output folder, a Turtle file, or a project folder."""

from pathlib import Path

from kerege.errors import InputError, Problem
from kerege.library.graph import Graph
from kerege.ontology import load_ontology
from kerege.pipeline.assembly import Tell, assemble, silent
from kerege.pipeline.manifest import inputs_of, is_up_to_date
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
    if is_up_to_date(path / "out", inputs_of(path)):
        return load(path / "out")
    return Graph(assemble(path, tell=tell).store, root=path)
