"""The interactive graph: one HTML file that opens anywhere, with no network."""

from pathlib import Path

from kerege.store import Store


def write_html(store: Store, path: Path) -> None:
    """Write the graph as one page with all its claims, texts and scripts inside."""
    from kerege.writers.html.page import render

    path.write_bytes(render(store).encode())
