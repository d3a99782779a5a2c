"""Measure every canned question with its defaults, on the curated graph and on one that grew.

    python bench/questions.py [CLAIMS]

CPU milliseconds of pyoxigraph with every row read, the median of three runs. In the grown graph
each entity and each source of the defaults has copies: a question is asked about the copy, or the
original, that gives it the most rows. It is stopped after a minute.
"""

import os
import resource
import statistics
import sys
from itertools import product
from pathlib import Path

import pyoxigraph as ox
from grown import grown_store
from queries import spent

import kerege
from kerege.library import Graph
from kerege.library.questions import Question, bind
from kerege.library.rows import ask
from kerege.store import Store
from kerege.writers.turtle import turtle_blocks

ROOT = Path(__file__).parents[1]
RUNS = 3
PATIENCE = 60
COPY = "-7"


def triples(store: Store) -> ox.Store:
    held = ox.Store()
    turtle = "".join(turtle_blocks(store, consequences=False))
    held.bulk_load(turtle.encode(), format=ox.RdfFormat.TURTLE)
    return held


def variants(question: Question, grown: Graph) -> list[str]:
    """Return the query about what the defaults name, and about a copy of each."""
    choices = []
    for parameter in question.parameters:
        name = parameter.default
        known = {"entity": grown.store.entities, "source": grown.store.sources}
        names = [each for each in (name, name + COPY) if each in known.get(parameter.kind, ())]
        choices.append([(parameter.name, each) for each in names] or [(parameter.name, name)])
    return [bind(question, dict(values), grown) for values in product(*choices)]


def measured(held: ox.Store, query: str, base: str) -> tuple[float, int]:
    """Return the milliseconds and rows of a query in a process of its own, which may be ended."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
        times = [spent(lambda: ask(held, query, base)) for _ in range(RUNS)]
        rows = len(ask(held, query, base))
        os.write(writer, f"{1000 * statistics.median(times)} {rows}".encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader) as stream:
        time, rows = (stream.read() or f"{1000 * PATIENCE} 0").split()
    return float(time), int(rows)


def main(size: int) -> None:
    """Print the table."""
    curated = kerege.load(ROOT)
    grown = Graph(grown_store(size))
    base = curated.store.project.base
    small, large = triples(curated.store), triples(grown.store)
    print(f"| question | rows | curated, ms | rows | {size:,} claims, ms |\n|---|---|---|---|---|")
    for name, question in sorted(curated.questions.items()):
        time, rows = measured(small, bind(question, {}, curated), base)
        found = [measured(large, query, base) for query in variants(question, grown)]
        slow, many = max(found, key=lambda pair: (pair[1], pair[0]))
        print(f"| {name} | {rows:,} | {time:.1f} | {many:,} | {slow:,.0f} |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
