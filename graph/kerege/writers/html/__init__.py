"""The interactive graph: one HTML file that opens anywhere, with no network."""

from typing import BinaryIO

from kerege.store import Store


def write_html(store: Store, stream: BinaryIO) -> None:
    """Write the graph as one page with all its claims, texts and scripts inside."""
    from kerege.writers.html.page import render

    stream.write(render(store).encode())
