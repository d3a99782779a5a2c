"""A check of the written graph: any SPARQL engine can recompute the ids of its claims."""

from collections.abc import Iterator

import pyoxigraph as ox

from kerege.store import Store
from kerege.writers.turtle import turtle_blocks


def wrong_ids(store: Store) -> Iterator[tuple[str, str]]:
    """Yield the claims whose id, recomputed from their triples, differs."""
    graph = ox.Store()
    graph.bulk_load("".join(turtle_blocks(store)).encode(), format=ox.RdfFormat.TURTLE)
    query = (store.ontology.folder / "claim-ids.rq").read_text(encoding="utf-8")
    rows = graph.query(query)
    for row in rows if isinstance(rows, ox.QuerySolutions) else ():
        yield f"claim {row['claim'].value}", f"{row['expected'].value}"
