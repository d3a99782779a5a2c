"""The graph one statement a line: as N-Triples, and as N-Quads with the layer of each."""

from collections.abc import Iterator
from typing import BinaryIO

from kerege.store import Store
from kerege.writers.notation import NTriples
from kerege.writers.subjects import LAYERS, described
from kerege.writers.terms import write_texts


def write_ntriples(store: Store, stream: BinaryIO) -> None:
    """Write one triple a line, for line tools and bulk loaders."""
    write_texts(statement_lines(store), stream)


def write_nquads(store: Store, stream: BinaryIO) -> None:
    """Write one triple a line with its layer: claims, direct or derived."""
    write_texts(statement_lines(store, layers=True), stream)


def statement_lines(
    store: Store, *, layers: bool = False, consequences: bool = True
) -> Iterator[str]:
    """Yield the statements of each subject, a line each, with their layers if these are asked for.

    Last stands what follows from the claims, unless `consequences` are not asked for.
    """
    base = store.project.base
    ends = {name: f" <{base}graph/{name}> .\n" if layers else " .\n" for name in LAYERS}
    notation = NTriples(base, store.ontology)
    for layer, subjects in described(store, notation, consequences=consequences):
        end = ends[layer]
        for name, said in subjects:
            yield f"{name} {f'{end}{name} '.join(said)}{end}"
