"""The graph one statement a line: as N-Triples, and as N-Quads with the layer of each."""

from collections.abc import Iterator
from typing import BinaryIO

from kerege.store import Store
from kerege.writers.statements import LAYERS, descriptions
from kerege.writers.terms import write_texts


def write_ntriples(store: Store, stream: BinaryIO) -> None:
    """Write one triple a line, for line tools and bulk loaders."""
    _write(store, stream, dict.fromkeys(LAYERS, ""))


def write_nquads(store: Store, stream: BinaryIO) -> None:
    """Write one triple a line with its layer: claims, direct or derived."""
    graph = f" <{store.project.base}graph/"
    _write(store, stream, {layer: f"{graph}{layer}>" for layer in LAYERS})


def _write(store: Store, stream: BinaryIO, graphs: dict[str, str]) -> None:
    write_texts(_texts(store, graphs), stream)


def _texts(store: Store, graphs: dict[str, str]) -> Iterator[str]:
    for layer, subject, pairs in descriptions(store):
        end = f"{graphs[layer]} .\n"
        yield "".join([f"{subject} {predicate} {term}{end}" for predicate, term in pairs])
