"""The graph as Turtle that people read and diff: each entity, then what is claimed of it."""

from collections.abc import Iterator
from typing import BinaryIO

from kerege.store import Store
from kerege.writers.claims import Subject
from kerege.writers.notation import Turtle, prefixes
from kerege.writers.subjects import described
from kerege.writers.terms import iri, write_texts

_JOINT = " ;\n    "
"""What stands between two lines about a subject."""


def write_turtle(store: Store, stream: BinaryIO) -> None:
    """Write the graph: the dataset, the sources, then each entity with the claims about it."""
    write_texts(turtle_blocks(store), stream)


def turtle_blocks(store: Store, *, consequences: bool = True) -> Iterator[str]:
    """Yield the prefixes and then, a block each, all subjects of the graph in order.

    Last stands what follows from the claims, unless `consequences` are not asked for.
    """
    notation = Turtle(store.project.base, store.ontology)
    yield from prefix_lines(store.project.base)
    for _, subjects in described(store, notation, consequences=consequences, apart=False):
        yield turtle_block(subjects)


def turtle_block(subjects: list[Subject]) -> str:
    """Return the Turtle of subjects that belong together, an empty line before it."""
    block = "\n"
    for name, said in subjects:
        block += f"{name} {_JOINT.join(said)} .\n"
    return block


def prefix_lines(base: str) -> Iterator[str]:
    """Yield the prefixes of a graph with this base."""
    for name, namespace in prefixes(base).items():
        yield f"@prefix {name}: <{iri(namespace)}> .\n"
