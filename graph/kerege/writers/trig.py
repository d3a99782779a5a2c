"""The graph as TriG: the readable Turtle, with a named graph for each layer."""

import shutil
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from typing import BinaryIO

from kerege.store import Store
from kerege.writers.notation import Turtle
from kerege.writers.subjects import LAYERS, described
from kerege.writers.turtle import prefix_lines, turtle_block

_IN_MEMORY = 2**16


def write_trig(store: Store, stream: BinaryIO) -> None:
    """Write readable Turtle in named graphs: claims, direct and derived."""
    with ExitStack() as stack:
        layers = {layer: stack.enter_context(SpooledTemporaryFile(_IN_MEMORY)) for layer in LAYERS}
        stream.write("".join(prefix_lines(store.project.base)).encode())
        for layer, subjects in described(store, Turtle(store.project.base, store.ontology)):
            layers[layer].write(turtle_block(subjects).encode())
        for name, part in layers.items():
            if part.tell():
                part.seek(0)
                stream.write(f"\n<{store.project.base}graph/{name}> {{".encode())
                shutil.copyfileobj(part, stream)
                stream.write(b"}\n")
