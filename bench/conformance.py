"""Run the W3C's SPARQL 1.1 query tests through a running endpoint, and print what fails.

    python bench/conformance.py FOLDER

FOLDER is the checkout of w3c/rdf-tests. All data files are named graphs of one dataset; each test
chooses its own with `default-graph-uri` and `named-graph-uri`, so the protocol is tested too. The
answers are compared as multisets, numbers by value, blank nodes up to renaming.
"""

import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pyoxigraph as ox

MANIFESTS = ("manifest-sparql11-query.ttl", "csv-tsv-res/manifest.ttl", "json-res/manifest.ttl")
PREFIXES = """
PREFIX mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#>
PREFIX qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#>
PREFIX rs: <http://www.w3.org/2001/sw/DataAccess/tests/result-set#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
"""
TESTS = """
SELECT ?test ?kind ?query ?data ?expected {
  ?m mf:entries/rdf:rest*/rdf:first ?test . ?test a ?kind ; mf:action ?action
  OPTIONAL { ?action qt:query ?inner } OPTIONAL { ?action qt:data ?data }
  OPTIONAL { ?test mf:result ?expected } BIND(COALESCE(?inner, ?action) AS ?query)
}"""
SERVER = """
import sys
from pathlib import Path
from kerege.server.app import endpoint
from kerege.server.pool import Dataset
from kerege.server.run import listen
listen(endpoint(Dataset(Path(sys.argv[1]), "application/n-quads")), port=0,
       ready=lambda address: print(address, flush=True))
"""
NUMBERS = ("integer", "decimal", "double", "float")
REASONS = {
    "a column order of its own for SELECT *, and blank nodes under other names": (
        "csv-tsv-res/csv01",
        "csv-tsv-res/csv02",
        "csv-tsv-res/csv03",
    ),
    "numbers and truth values are kept by value, so 0 comes back as false, -3 as an integer": (
        *(f"cast/cast-{name}" for name in ("bool", "decimal", "double", "float", "int", "string")),
        "csv-tsv-res/tsv03",
    ),
    "GROUP_CONCAT leaves texts with a language out": (
        "aggregates/agg-groupconcat-04",
        "aggregates/agg-groupconcat-06",
    ),
    "a path of no step finds only terms of the graph": tuple(
        f"property-path/{path}_set_{side}"
        for path in ("zero_or_more", "zero_or_one")
        for side in ("start", "end")
    ),
    "BNODE of one text is one blank node in all rows": ("functions/bnode01",),
    "GRAPH with a variable that nothing inside uses, or that it binds, is not walked through": (
        "aggregates/agg-empty-group-count-graph",
        "bindings/graph",
        "negation/graph-minus",
    ),
    "a function that nobody defined is a mistake in the query": ("syntax-query/test_4",),
}
EXCLUDED = {name: reason for reason, names in REASONS.items() for name in names}
"""Tests that the engine fails, with the reason."""

Cell = tuple[str, ...]
Row = dict[str, Cell]


class Test(NamedTuple):
    """Hold a test of the suite."""

    name: str
    kind: str
    query: Path
    data: Path | None
    named: tuple[Path, ...]
    expected: Path | None


def tests(manifest: Path) -> Iterator[Test]:
    """Yield the tests of a manifest and of those that it includes."""
    store = loaded(manifest)
    included = "SELECT ?m { ?all mf:include/rdf:rest*/rdf:first ?m }"
    for row in store.query(PREFIXES + included):
        yield from tests(path_of(row["m"]))
    for row in store.query(PREFIXES + TESTS):
        graphs = f"SELECT ?g {{ {row['test']} mf:action/qt:graphData ?g }}"
        yield Test(
            name=row["test"].value.rpartition("sparql11/")[2].replace("/manifest#", "/"),
            kind=row["kind"].value.rpartition("#")[2],
            query=path_of(row["query"]),
            data=row["data"] and path_of(row["data"]),
            named=tuple(path_of(found["g"]) for found in store.query(PREFIXES + graphs)),
            expected=row["expected"] and path_of(row["expected"]),
        )


class Answer(NamedTuple):
    """Hold what an engine says: whether it took the query, in which format, with which bytes."""

    is_good: bool
    media_type: str
    body: bytes


Asker = Callable[[Test, str, str], Answer]


def endpoint(client: httpx.Client) -> Asker:
    """Return what asks the endpoint."""

    def ask(test: Test, query: str, rows_type: str) -> Answer:
        # a dataset in the request would go before that of the query
        form: dict[str, str | list[str]] = {"query": query}
        if "\nFROM " not in query:
            form["default-graph-uri"] = [test.data.as_uri()] if test.data else []
            form["named-graph-uri"] = [path.as_uri() for path in test.named]
        accept = f"{rows_type}, application/n-triples"
        answer = client.post("/sparql", data=form, headers={"Accept": accept})
        return Answer(answer.status_code == 200, answer.headers["content-type"], answer.content)

    return ask


def bare(test: Test, query: str, rows_type: str) -> Answer:
    """Ask pyoxigraph itself, a store for each test."""
    store = ox.Store()
    if test.data:
        store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in parsed(test.data))
    for path in test.named:
        graph = ox.NamedNode(path.as_uri())
        store.add_graph(graph)
        store.extend(ox.Quad(q.subject, q.predicate, q.object, graph) for q in parsed(path))
    try:
        found = store.query(query)
        if isinstance(found, ox.QueryTriples):
            body = ox.serialize(found, format=ox.RdfFormat.N_TRIPLES)
            return Answer(True, "application/n-triples", body)
        form = ox.QueryResultsFormat.from_media_type(rows_type)
        return Answer(True, rows_type, found.serialize(format=form))
    except (SyntaxError, OSError, RuntimeError, ValueError) as error:
        return Answer(False, "", str(error).encode())
    except BaseException as error:  # a panic of the engine is no Exception
        if type(error).__name__ != "PanicException":
            raise
        return Answer(False, "", b"panic")


def outcome(test: Test, ask: Asker) -> str:
    """Return '' for a test that passes, else what is wrong."""
    query = f"BASE <{test.query.as_uri()}>\n" + test.query.read_text(encoding="utf-8")
    suffix = test.expected.suffix if test.expected else ""
    rows_type = {".csv": "text/csv", ".tsv": "text/tab-separated-values"}.get(
        suffix, "application/sparql-results+json"
    )
    answer = ask(test, query, rows_type)
    if "SyntaxTest" in test.kind:
        is_right = answer.is_good == test.kind.startswith("Positive")
        return "" if is_right else "taken" if answer.is_good else answer.body.decode()[:120]
    if not answer.is_good:
        return answer.body.decode()[:120]
    assert test.expected
    if suffix == ".csv":
        lines = [sorted(body.split()) for body in (answer.body, test.expected.read_bytes())]
        return "" if lines[0] == lines[1] else "other lines"
    if answer.media_type.startswith("application/n-triples"):
        found = graph_rows(ox.parse(answer.body, format=ox.RdfFormat.N_TRIPLES))
        wanted = graph_rows(parsed(test.expected))
    else:
        form = ox.QueryResultsFormat.from_media_type(answer.media_type)
        found = rows(ox.parse_query_results(answer.body, format=form))
        wanted = expected_rows(test.expected)
    return "" if alike(found, wanted) else f"{len(found)} rows, {len(wanted)} expected"


def rows(results: Any) -> list[Row]:
    if isinstance(results, ox.QueryBoolean):
        return [{"": ("truth", str(bool(results)))}]
    names = [variable.value for variable in results.variables]
    return [
        {name: cell(value) for name, value in zip(names, row, strict=True) if value is not None}
        for row in results
    ]


def expected_rows(path: Path) -> list[Row]:
    """Return the rows of a result file, which may be a result set in Turtle."""
    if form := ox.QueryResultsFormat.from_extension(path.suffix.lstrip(".")):
        return rows(ox.parse_query_results(path=str(path), format=form))
    store = loaded(path)
    truth = list(store.query(PREFIXES + "SELECT ?b { ?s rs:boolean ?b }"))
    if truth:
        return [{"": ("truth", truth[0]["b"].value.capitalize())}]
    bindings = "SELECT ?s ?n ?v { ?s rs:binding ?b . ?b rs:variable ?n ; rs:value ?v }"
    solutions = store.query(PREFIXES + "SELECT ?s { ?set rs:solution ?s }")
    found: dict[str, Row] = {str(row["s"]): {} for row in solutions}
    for row in store.query(PREFIXES + bindings):
        found[str(row["s"])][row["n"].value] = cell(row["v"])
    return list(found.values())


def graph_rows(quads: Any) -> list[Row]:
    triples = {(cell(q.subject), cell(q.predicate), cell(q.object)) for q in quads}
    return [dict(zip("spo", triple, strict=True)) for triple in triples]


def cell(term: Any) -> Cell:
    """Return a term such that equal values are equal."""
    if not isinstance(term, ox.Literal):
        return (type(term).__name__, term.value)
    datatype = term.datatype.value.rpartition("#")[2]
    if datatype in NUMBERS:
        try:
            number = Decimal(term.value.replace("INF", "Infinity"))
            return ("number", datatype, str(number.normalize()))
        except InvalidOperation:
            pass
    return ("literal", datatype, term.value, (term.language or "").lower())


def alike(found: list[Row], wanted: list[Row], names: dict[str, str] | None = None) -> bool:
    """Tell whether rows are the same, for some renaming of blank nodes."""
    if len(found) != len(wanted):
        return False
    if not found:
        return True
    names = names or {}
    for place, row in enumerate(wanted):
        renamed = matched(found[0], row, names)
        if renamed is not None and alike(found[1:], wanted[:place] + wanted[place + 1 :], renamed):
            return True
    return False


def matched(found: Row, wanted: Row, names: dict[str, str]) -> dict[str, str] | None:
    """Return the renaming under which two rows are the same, None where there is none."""
    if found.keys() != wanted.keys():
        return None
    names = dict(names)
    for key, value in found.items():
        other = wanted[key]
        if value[0] == other[0] == "BlankNode":
            if names.setdefault(value[1], other[1]) != other[1]:
                return None
            if Counter(names.values())[other[1]] > 1:
                return None
        elif value != other:
            return None
    return names


def loaded(path: Path) -> ox.Store:
    store = ox.Store()
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in parsed(path))
    return store


def parsed(path: Path) -> Iterator[ox.Quad]:
    form = ox.RdfFormat.from_extension(path.suffix.lstrip("."))
    return iter(
        ox.parse(path=str(path), format=form, base_iri=path.as_uri(), rename_blank_nodes=True)
    )


def path_of(term: Any) -> Path:
    return Path(term.value.removeprefix("file://"))


def main(folder: Path) -> int:
    """Run all tests; return how many fail that are not excluded."""
    root = folder.resolve() / "sparql/sparql11"
    found = [test for manifest in MANIFESTS for test in tests(root / manifest)]
    files = {path for test in found for path in (test.data, *test.named) if path}
    with tempfile.NamedTemporaryFile(suffix=".nq") as data:
        for path in sorted(files):
            graph = ox.NamedNode(path.as_uri())
            quads = (ox.Quad(q.subject, q.predicate, q.object, graph) for q in parsed(path))
            ox.serialize(quads, data, format=ox.RdfFormat.N_QUADS)
        data.flush()
        with subprocess.Popen(
            [sys.executable, "-c", SERVER, data.name],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as server:
            assert server.stdout
            with httpx.Client(base_url=server.stdout.readline().strip(), timeout=30) as client:
                ours = failures(found, endpoint(client))
            server.terminate()
    engines = failures(found, bare)
    for name, why in sorted(ours.items()):
        print(f"{name}: {EXCLUDED.get(name) or why}" + (" [engine]" if name in engines else ""))
    for name in sorted((engines.keys() - ours.keys()) | (EXCLUDED.keys() - ours.keys())):
        print(f"{name}: passes here")
    total = len(found)
    print(f"endpoint {total - len(ours)}, pyoxigraph {total - len(engines)} of {total} tests")
    return len(ours.keys() - EXCLUDED.keys())


def failures(tests_: list[Test], ask: Asker) -> dict[str, str]:
    return {test.name: why for test in tests_ if (why := outcome(test, ask))}


if __name__ == "__main__":
    sys.exit(bool(main(Path(sys.argv[1]))))
