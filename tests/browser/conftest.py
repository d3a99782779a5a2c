"""Real Chromium, cut off from every network, on a page written for the occasion."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from browser.sample import crowded_store, hostile_store, sample_store
from machine import from_npm
from playwright.sync_api import Page

from kerege.writers.html.page import render


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "viewport": {"width": 1440, "height": 900},
        "offline": True,
        "locale": "en-GB",
        "timezone_id": "UTC",
        "reduced_motion": "reduce",
        "color_scheme": "light",
        "accept_downloads": True,
    }


@pytest.fixture(scope="session")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the linter and what drives Firefox."""
    return from_npm(tmp_path_factory, Path(__file__).parent, "eslint.config.mjs", "firefox.mjs")


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    stores = {"sample": sample_store(), "hostile": hostile_store(), "crowded": crowded_store(2000)}
    pages = {name: render(store) for name, store in stores.items()}
    for name, html in pages.items():
        (folder / f"{name}.html").write_bytes(html.encode())
    return {name: folder / f"{name}.html" for name in pages}


@dataclass
class Opened:
    """Hold a page, and what it asked for and complained of."""

    page: Page
    written: dict[str, Path]
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    expected: str = ""

    def open(self, hash_: str = "", *, name: str = "sample") -> Page:
        address = self.written[name].as_uri() + (f"#{hash_}" if hash_ else "")
        if self.page.url.split("#")[0] == address.split("#")[0]:
            self.page.goto("about:blank")
        self.page.goto(address)
        self.page.locator("html[data-ready]").wait_for()
        return self.page

    def click(self, entity: str) -> None:
        """Click the sign of an entity with the mouse."""
        self._click(f"kerege.app.network.place(kerege.app.data.entity('{entity}'))")

    def click_pair(self, key: str) -> None:
        """Click the middle of the arc between two entities."""
        self._click(f"kerege.app.network.middleOf('{key}')")

    def click_bead(self, number: int) -> None:
        """Click one of the beads into which the arc of a chosen pair is opened."""
        self._click(f"kerege.app.network.beads()[{number}]")

    def _click(self, place: str) -> None:
        at = self.page.evaluate(place)
        box = self.page.locator("#net").bounding_box()
        assert box
        self.page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])

    def state(self, name: str) -> Any:
        return self.page.evaluate(f"kerege.app.state.{name}")


@pytest.fixture
def explorer(page: Page, written: dict[str, Path]) -> Iterator[Opened]:
    opened = Opened(page, written)
    page.on("request", lambda request: opened.requests.append(request.url))
    page.on("pageerror", lambda error: opened.errors.append(str(error)))
    page.on(
        "console",
        lambda message: opened.errors.append(message.text) if message.type == "error" else None,
    )
    yield opened
    assert [e for e in opened.errors if not opened.expected or opened.expected not in e] == []
    own = tuple(path.as_uri() for path in opened.written.values())
    foreign = [u for u in opened.requests if not u.startswith((*own, "data:", "blob:", "about:"))]
    assert foreign == []
