"""The formats by name."""

from typing import BinaryIO, Protocol, cast

from kerege.plugins import plugin
from kerege.store import Store


class Writer(Protocol):
    """Write a store to a binary stream, the same bytes for the same store."""

    def __call__(self, store: Store, stream: BinaryIO, /) -> None:
        """Write the store."""
        ...


WRITERS = {
    "turtle": "kerege.writers.turtle:write_turtle",
    "nquads": "kerege.writers.nquads:write_nquads",
    "jsonl": "kerege.writers.jsonl:write_jsonl",
    "graphml": "kerege.writers.graphml:write_graphml",
    "html": "kerege.writers.html:write_html",
}
"""The built-in formats; each is imported when it is asked for."""


def writer(name: str) -> Writer:
    """Return the writer of a format; raise NotFoundError with the nearest where there is none."""
    return cast("Writer", plugin("kerege.writers", name, WRITERS))
