"""What the graph says of each subject, as pairs of predicate and object in full."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from kerege.ontology import PREFIXES
from kerege.store import Store
from kerege.writers.notation import NTriples
from kerege.writers.subjects import described

RDF, XSD = PREFIXES["rdf"], PREFIXES["xsd"]

Pairs = tuple[tuple[str, str], ...]
"""Predicates with their objects, as N-Triples writes them."""


class Description(NamedTuple):
    """Hold a subject with its predicates and objects, as N-Triples writes them, and its layer."""

    layer: str
    subject: str
    pairs: Pairs


def descriptions(store: Store) -> Iterator[Description]:
    """Yield what the graph says of each subject, in the order of the Turtle.

    The direct triples of an entity are a description of their own; an amount that several claims
    name comes with each of them.
    """
    return chain.from_iterable(blocks(store))


def blocks(store: Store, *, consequences: bool = True) -> Iterator[list[Description]]:
    """Yield the descriptions that belong together, such as a claim's and that of its evidence.

    What follows from the claims comes last, unless `consequences` are not asked for.
    """
    notation = NTriples(store.project.base, store.ontology)
    for layer, subjects in described(store, notation, consequences=consequences):
        yield [
            Description(layer, name, tuple([_pair(line) for line in said]))
            for name, said in subjects
        ]


# Most lines stand in many claims.
@lru_cache(maxsize=2**9)
def _pair(line: str) -> tuple[str, str]:
    predicate, _, term = line.partition(" ")
    return predicate, term
