"""The notebook of the docs runs from top to bottom, in a real kernel."""

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

TUTORIAL = Path(__file__).parents[1] / "docs/tutorial.ipynb"


@pytest.fixture(scope="module")
def run() -> Any:
    notebook = nbformat.read(TUTORIAL, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=180,
        kernel_name="python3",
        resources={"metadata": {"path": str(TUTORIAL.parent)}},
    )
    return client.execute()


def outputs(run: Any, words: str) -> list[Any]:
    [cell] = [cell for cell in run.cells if cell.cell_type == "code" and words in cell.source]
    return list(cell.outputs)


def test_no_output_is_committed() -> None:
    notebook = nbformat.read(TUTORIAL, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert len(code) > 17
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)


def test_every_cell_runs_and_shows_something(run: Any) -> None:
    for cell in run.cells:
        if cell.cell_type == "code":
            assert cell.outputs, cell.source
            assert all(output.output_type != "error" for output in cell.outputs)


def test_pictures_tables_and_frames_are_shown(run: Any) -> None:
    for words in ("plot_memberships", "plot_timeline"):
        assert "image/png" in outputs(run, words)[0].data
    assert "<table" in outputs(run, "hasReserve")[0].data["text/html"]
    assert "<iframe" in outputs(run, "g.show")[0].data["text/html"]
    assert "Узбекистан" in outputs(run, "g.card")[0].data["text/html"]
    assert "near: who joined the SCO after 2017?" in outputs(run, "refusal")[0].text
