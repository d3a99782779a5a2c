"""Measure every export in turn with what the usual library takes to write the same claims.

    python bench/exports.py [CLAIMS]

CPU seconds and added megabytes, medians of three runs, each in a process of its own.
"""

import sys
import tempfile
from collections.abc import Callable
from io import BytesIO

from run import compare

from kerege.store import Store
from kerege.writers import writer

PEERS = {
    "ntriples": "pyoxigraph_ntriples",
    "jsonld": "rdflib_jsonld",
    "csv": "pandas_csv",
    "graphml": "networkx_graphml",
    "gexf": "networkx_gexf",
}
"""Who else writes a format; networkx writes eight attributes of an edge, kerege forty."""
FORMATS = (
    *("turtle", "ntriples", "nquads", "trig", "jsonld", "rdf12", "nanopubs"),
    *("jsonl", "csv", "parquet", "graphml", "gexf", "cypher", "neo4j_csv"),
)


def export(form: str) -> Callable[[Store], None]:
    """Return the job of writing a format to a file."""

    def job(store: Store) -> None:
        with tempfile.TemporaryFile() as stream:
            writer(form)(store, stream)

    return job


turtle, ntriples, nquads, trig, jsonld, rdf12, nanopubs = map(export, FORMATS[:7])
jsonl, csv, parquet, graphml, gexf, cypher = map(export, FORMATS[7:13])
neo4j_csv = export("neo4j-csv")


def pyoxigraph_ntriples(store: Store) -> None:
    """Write Turtle, and stream it through pyoxigraph to N-Triples."""
    import pyoxigraph as ox

    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as stream:
        writer("turtle")(store, source)
        source.seek(0)
        quads = ox.parse(source, format=ox.RdfFormat.TURTLE)
        ox.serialize(quads, stream, format=ox.RdfFormat.N_TRIPLES)


def rdflib_jsonld(store: Store) -> None:
    """Read the Turtle into rdflib, and write JSON-LD."""
    import rdflib

    turtle, stream = BytesIO(), BytesIO()
    writer("turtle")(store, turtle)
    graph = rdflib.Graph().parse(data=turtle.getvalue(), format="turtle")
    graph.serialize(stream, format="json-ld")


def pandas_csv(store: Store) -> None:
    """Make a data frame of the table, and write that."""
    import pandas as pd

    from kerege.view.table import columns, rows

    names = [column.name for column in columns(store.ontology)]
    with tempfile.TemporaryFile() as stream:
        pd.DataFrame(list(rows(store, store)), columns=names).to_csv(stream)


def networkx_graphml(store: Store) -> None:
    """Build a networkx graph, and write GraphML."""
    import networkx as nx

    with tempfile.TemporaryFile() as stream:
        nx.write_graphml(_network(store), stream)


def networkx_gexf(store: Store) -> None:
    """Build a networkx graph, and write GEXF."""
    import networkx as nx

    with tempfile.TemporaryFile() as stream:
        nx.write_gexf(_network(store), stream)


def _network(store: Store) -> "object":
    from kerege.view import to_networkx

    return to_networkx(store, store.claims)


def main(size: int) -> None:
    """Print the table."""
    print(f"| {size:,} claims to | CPU s | added MB | peer | CPU s | added MB |")
    print("|---|---|---|---|---|---|")
    for form in FORMATS:
        peer = PEERS.get(form, "")
        found = compare([form, *([peer] if peer else [])], size, runs=3, module="exports")
        cells = [f"{seconds:.2f} | {megabytes:.0f}" for seconds, megabytes in found.values()]
        name = peer.partition("_")[0]
        print(
            f"| {form.replace('_', '-')} | {cells[0]} | {name} | {(*cells, ' | ')[1]} |", flush=True
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 10_000)
