"""The explorer inside another document, as a notebook shows it."""

from pathlib import Path

from browser.conftest import Opened
from browser.sample import sample_store

from kerege.library import Graph


def test_a_frame_opens_at_its_entity_and_works(explorer: Opened, tmp_path: Path) -> None:
    shown = Graph(sample_store()).show("kazakhstan", view="timeline")
    outer = tmp_path / "notebook.html"
    outer.write_text(f"<!doctype html><title>n</title>{shown._repr_html_()}", encoding="utf-8")
    explorer.written["notebook"] = outer
    explorer.page.goto(outer.as_uri())
    frame = explorer.page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for()
    inside = explorer.page.frames[1]
    assert inside.evaluate("kerege.app.state.entity") == "kazakhstan"
    assert inside.evaluate("kerege.app.state.view") == "timeline"
    inside.evaluate("kerege.app.clear()")
    assert inside.evaluate("kerege.app.state.entity") == ""
