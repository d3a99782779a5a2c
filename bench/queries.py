"""Measure ten representative questions over many claims: kerege, bare pyoxigraph, rdflib.

    python bench/queries.py [CLAIMS]

`ask` is what `Graph.query` and `kerege query` call. All hold the same triples in memory and read
every row of every answer. kerege and pyoxigraph take turns, and the median of their runs counts;
rdflib has one run a question, cut off after two minutes.
"""

import gc
import signal
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import pyoxigraph as ox
from synthetic import synthetic_store

from kerege.library.rows import ask
from kerege.ontology import PREFIXES
from kerege.writers.turtle import turtle_blocks

RUNS = 5
PATIENCE = 120
QUESTIONS = {
    "one hop": "SELECT ?who { ?who ker:memberOf :bloc-7 }",
    "two hops": "SELECT DISTINCT ?other { :state-7 ker:memberOf ?b . ?other ker:memberOf ?b }",
    "property path": "SELECT DISTINCT ?x { :state-7 (ker:memberOf|^ker:memberOf)+ ?x }",
    "as of a day": """SELECT ?who { ?c rdf:object :bloc-7 ; rdf:predicate ker:memberOf ;
        rdf:subject ?who ; ker:validFrom ?from ; ker:validUntil ?until
        FILTER(?from <= "2010-06-01"^^xsd:date && "2010-06-01"^^xsd:date < ?until) }""",
    "count by relation": """SELECT ?p (COUNT(?c) AS ?n) { ?c rdf:predicate ?p } GROUP BY ?p""",
    "with its provenance": """SELECT ?c ?who ?source ?quote { ?c rdf:object :bloc-7 ;
        ker:assertedBy ?who ; ker:source ?source
        OPTIONAL { ?c ker:evidence ?e . ?e ker:quote ?quote } }""",
    "contains a text": """SELECT ?c { ?c ker:note ?note FILTER(CONTAINS(?note, "9999")) }""",
    "count by source": """SELECT ?s (COUNT(?c) AS ?n) {
        ?c ker:source ?s ; ker:polarity kv:positive } GROUP BY ?s ORDER BY DESC(?n) ?s LIMIT 10""",
    "not exists": """SELECT ?who { ?who ker:memberOf :bloc-7
        FILTER NOT EXISTS { ?who ker:observerIn :bloc-8 } }""",
    "construct": """CONSTRUCT { ?a ker:memberOf ?b } {
        ?c rdf:predicate ker:memberOf ; rdf:subject ?a ; rdf:object ?b }""",
}


def main(size: int) -> None:
    """Print the table."""
    store = synthetic_store(size)
    base = store.project.base
    prefixes = {"": base, **PREFIXES}
    turtle = "".join(turtle_blocks(store, consequences=False))
    bare = ox.Store()
    bare.bulk_load(turtle.encode(), format=ox.RdfFormat.TURTLE)
    peer = rdflib_graph(turtle, prefixes)
    gc.collect()
    gc.freeze()
    print(f"{size:,} claims, {len(bare):,} triples, CPU ms\n")
    print(
        "| question | rows | kerege | pyoxigraph | rdflib | kerege / pyoxigraph | rdflib / kerege |"
    )
    print("|---|---|---|---|---|---|---|")
    shares, gains = [], []
    for name, query in QUESTIONS.items():
        ours, theirs = [], []
        for _ in range(RUNS):
            ours.append(spent(lambda q=query: ask(bare, q, base)))
            theirs.append(spent(lambda q=query: read_all(bare.query(q, prefixes=prefixes))))
        mine, other = statistics.median(ours), statistics.median(theirs)
        slow = patiently(lambda q=query: list(peer.query(q)))
        shares.append(mine / other)
        gains.append((slow or PATIENCE) / mine)
        shown = f"{1000 * slow:,.0f}" if slow else f"over {PATIENCE:,} s"
        print(
            f"| {name} | {len(ask(bare, query, base)):,} | {1000 * mine:,.1f} "
            f"| {1000 * other:,.1f} | {shown} | {shares[-1]:.2f} | {gains[-1]:,.0f} |",
            flush=True,
        )
    print(f"| median | | | | | {statistics.median(shares):.2f} | {statistics.median(gains):,.0f} |")


def read_all(result: Any) -> list[Any]:
    """Read every value of an answer, as a caller does."""
    if isinstance(result, ox.QuerySolutions):
        return [tuple(value and value.value for value in row) for row in result]
    return [(t.subject.value, t.predicate.value, t.object.value) for t in result]


def rdflib_graph(turtle: str, prefixes: dict[str, str]) -> Any:
    import rdflib

    graph = rdflib.Graph(bind_namespaces="none")
    lines = ox.serialize(ox.parse(turtle, format=ox.RdfFormat.TURTLE), format=ox.RdfFormat.N_QUADS)
    graph.parse(data=lines, format="nt")
    for prefix, namespace in prefixes.items():
        graph.bind(prefix, namespace)
    return graph


def spent(job: Callable[[], Any]) -> float:
    """Return the CPU seconds of a job."""
    began = time.process_time()
    job()
    return time.process_time() - began


def patiently(job: Callable[[], Any]) -> float | None:
    """Return the CPU seconds of a job, None where it takes too long."""

    def give_up(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE)
    try:
        return spent(job)
    except TimeoutError:
        return None
    finally:
        signal.alarm(0)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
