"""Measure every canned question with its defaults, on the curated graph and on one that grew.

    python bench/questions.py [CLAIMS]

CPU milliseconds of pyoxigraph with every row read, the median of three runs on the curated graph,
one run on the grown one. There a question is stopped after a minute.
"""

import os
import resource
import statistics
import sys
from pathlib import Path

import pyoxigraph as ox
from grown import grown_store
from queries import spent

import kerege
from kerege.library.questions import bind
from kerege.library.rows import ask
from kerege.store import Store
from kerege.writers.turtle import turtle_blocks

ROOT = Path(__file__).parents[1]
RUNS = 3
PATIENCE = 60


def triples(store: Store) -> ox.Store:
    held = ox.Store()
    turtle = "".join(turtle_blocks(store, consequences=False))
    held.bulk_load(turtle.encode(), format=ox.RdfFormat.TURTLE)
    return held


def measured(held: ox.Store, query: str, base: str) -> str:
    """Return the milliseconds of a query in a process of its own, which may be ended."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
        os.write(writer, f"{1000 * spent(lambda: ask(held, query, base)):,.0f}".encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader) as stream:
        return stream.read() or f"over {1000 * PATIENCE:,}"


def main(size: int) -> None:
    """Print the table."""
    curated = kerege.load(ROOT)
    base = curated.store.project.base
    small, large = triples(curated.store), triples(grown_store(size))
    print(f"| question | rows | curated, ms | {size:,} claims, ms |\n|---|---|---|---|")
    for name, question in sorted(curated.questions.items()):
        query = bind(question, {}, curated)
        times = [spent(lambda q=query: ask(small, q, base)) for _ in range(RUNS)]
        rows = len(ask(small, query, base))
        slow = measured(large, query, base)
        print(f"| {name} | {rows} | {1000 * statistics.median(times):.1f} | {slow} |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
