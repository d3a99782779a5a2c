"""Measure ten representative questions over many claims: kerege, bare pyoxigraph, rdflib.

    python bench/queries.py [CLAIMS]

The graph is the curated one, grown. Each question is put as a user writes it: in SPARQL to all
three, and to kerege also in the way that its own library offers, with `claims` or `sql`, where that
answers the same. All hold their data in memory and read every row; kerege and pyoxigraph take
turns, and the median of their runs counts; rdflib has one run a question, cut off after two
minutes.
"""

import gc
import signal
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import pyoxigraph as ox
from grown import grown_store

from kerege.library import Graph
from kerege.library.rows import ask
from kerege.ontology import PREFIXES
from kerege.writers.turtle import turtle_blocks

RUNS = 5
PATIENCE = 120
WORD = "secretariat"
Way = Callable[[Graph], Any]
QUESTIONS: dict[str, tuple[str, str, Way | None]] = {
    "one hop": ("SELECT ?who { ?who ker:memberOf :eaeu }", "query", None),
    "two hops": (
        "SELECT DISTINCT ?other { :kazakhstan-7 ker:memberOf ?b . ?other ker:memberOf ?b }",
        "query",
        None,
    ),
    "property path": ("SELECT ?x { :almaty-7 (ker:locatedIn|ker:partOf)+ ?x }", "query", None),
    "as of a day": (
        """SELECT ?who { ?c a ker:Claim ; rdf:predicate ker:memberOf ; rdf:object :csto ;
        rdf:subject ?who ; ker:validFrom ?from ; ker:validUntil ?until
        FILTER(?from <= "2010-06-01"^^xsd:date && "2010-06-01"^^xsd:date < ?until) }""",
        "claims",
        lambda g: [
            claim.subject
            for claim in g.claims(relation="memberOf", object="csto", as_of="2010-06-01")
        ],
    ),
    "count by relation": (
        "SELECT ?p (COUNT(?c) AS ?n) { ?c a ker:Claim ; rdf:predicate ?p } GROUP BY ?p",
        "sql",
        lambda g: g.sql("SELECT relation, count(*) FROM claims GROUP BY 1").words(),
    ),
    "with its provenance": (
        """SELECT ?c ?who ?source ?quote { ?c a ker:Claim ; rdf:object :csto ;
        ker:assertedBy ?who ; ker:source ?source
        OPTIONAL { ?c ker:evidence ?e . ?e ker:quote ?quote } }""",
        "claims",
        lambda g: [
            (claim.id, claim.asserted_by, claim.source, claim.evidence and claim.evidence.quote)
            for claim in g.claims(object="csto")
        ],
    ),
    "contains a text": (
        f"""SELECT ?c {{ ?c a ker:Claim ; ker:note ?note
        FILTER(CONTAINS(LCASE(?note), "{WORD}")) }}""",
        "sql",
        lambda g: g.sql(f"SELECT id FROM claims WHERE contains(lower(note), '{WORD}')").words(),
    ),
    "count by source": (
        """SELECT ?s (COUNT(?c) AS ?n) { ?c a ker:Claim ; ker:source ?s ;
        ker:polarity kv:positive } GROUP BY ?s ORDER BY DESC(?n) ?s LIMIT 10""",
        "sql",
        lambda g: g.sql(
            "SELECT source, count(*) FROM claims WHERE polarity = 'positive' "
            "GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 10"
        ).words(),
    ),
    "not exists": (
        """SELECT ?who { ?who ker:memberOf :sco
        FILTER NOT EXISTS { ?who ker:memberOf :csto } }""",
        "query",
        None,
    ),
    "construct": (
        """CONSTRUCT { ?a ker:memberOf ?b } { ?c a ker:Claim ; rdf:predicate ker:memberOf ;
        rdf:subject ?a ; rdf:object ?b }""",
        "claims",
        lambda g: {(claim.subject, claim.object) for claim in g.claims(relation="memberOf")},
    ),
}


def main(size: int) -> None:
    """Print the table."""
    store = grown_store(size)
    base = store.project.base
    prefixes = {"": base, **PREFIXES}
    turtle = "".join(turtle_blocks(store, consequences=False))
    bare = ox.Store()
    bare.bulk_load(turtle.encode(), format=ox.RdfFormat.TURTLE)
    graph = Graph(store)
    began = time.process_time()
    graph.sql("SELECT 1")
    print(f"{size:,} claims, {len(bare):,} triples, CPU ms; ", end="")
    print(f"the tables of `sql` are made once in {time.process_time() - began:.1f} s\n")
    graph.claims(as_of="2010")
    peer = rdflib_graph(turtle, prefixes)
    gc.collect()
    gc.freeze()
    print("| question | rows | pyoxigraph | kerege query | / pyoxigraph ", end="")
    print("| kerege | by | rdflib | rdflib / kerege |\n|---|---|---|---|---|---|---|---|---|")
    shares, gains = [], []
    for name, (query, by, way) in QUESTIONS.items():
        ours, theirs, own = [], [], []
        for _ in range(RUNS):
            ours.append(spent(lambda q=query: ask(bare, q, base)))
            theirs.append(spent(lambda q=query: read_all(bare.query(q, prefixes=prefixes))))
            own.append(spent(lambda w=way: w(graph)) if way else ours[-1])
        sparql, other, mine = map(statistics.median, (ours, theirs, own))
        rows = len(ask(bare, query, base))
        if way:
            assert len(way(graph)) == rows or by == "claims", (name, len(way(graph)), rows)
        slow = patiently(lambda q=query: list(peer.query(q)))
        shares.append(sparql / other)
        gains.append((slow or PATIENCE) / mine)
        shown = f"{1000 * slow:,.0f}" if slow else f"over {PATIENCE:,} s"
        print(
            f"| {name} | {rows:,} | {1000 * other:,.1f} | {1000 * sparql:,.1f} | {shares[-1]:.2f} "
            f"| {1000 * mine:,.2f} | `{by}` | {shown} | {gains[-1]:,.0f} |",
            flush=True,
        )
    middle = statistics.median(shares), statistics.median(gains)
    print(f"| median | | | | {middle[0]:.2f} | | | | {middle[1]:,.0f} |")


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
