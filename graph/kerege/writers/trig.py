"""The graph as TriG: the readable Turtle, with a named graph for each layer."""

import shutil
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from typing import BinaryIO

from kerege.store import Store
from kerege.writers.statements import LAYERS
from kerege.writers.turtle import layered_blocks

_IN_MEMORY = 2**20
_NEXT = " ;\n    "


def write_trig(store: Store, stream: BinaryIO) -> None:
    """Write readable Turtle in named graphs: claims, direct and derived."""
    relations = {f"ker:{name}" for name in store.ontology.relations}
    with ExitStack() as stack:
        layers = {layer: stack.enter_context(SpooledTemporaryFile(_IN_MEMORY)) for layer in LAYERS}
        for layer, block in layered_blocks(store):
            if block.startswith("@prefix"):
                stream.write(block.encode())
                continue
            ties, rest = _untied(block, relations)
            layers["direct"].write(ties.encode())
            layers[layer].write(rest.encode())
        for name, part in layers.items():
            if part.tell():
                part.seek(0)
                stream.write(f"\n<{store.project.base}graph/{name}> {{".encode())
                shutil.copyfileobj(part, stream)
                stream.write(b"}\n")


def _untied(block: str, relations: set[str]) -> tuple[str, str]:
    """Return the direct triples of a block, and the block without them."""
    head, *lines = block.removesuffix(" .\n").split(_NEXT)
    ties = [line for line in lines if line.partition(" ")[0] in relations]
    if not ties:
        return "", block
    subject = head.partition(" ")[0]
    rest = [line for line in lines if line not in ties]
    return f"{subject} {_NEXT.join(ties)} .\n", f"{_NEXT.join([head, *rest])} .\n"
