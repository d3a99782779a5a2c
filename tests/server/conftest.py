"""One server for all tests that do not stop it."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from server.running import Running, running
from strategies import claim, store_of

from kerege.model import Evidence
from kerege.values import Quantity
from kerege.writers.turtle import turtle_blocks

MANY = 60


@pytest.fixture(scope="session")
def turtle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small graph: some members of an organisation, and claims enough to multiply."""
    members = [
        claim(name, "memberOf", "sco", start="2001", evidence=Evidence(quote=name, cell="B2"))
        for name in ("kazakhstan", "japan")
    ]
    others = [
        claim(
            "uzbekistan",
            "population",
            Quantity(Decimal(10**6 + year), "persons"),
            observed_on=f"{1950 + year}",
        )
        for year in range(MANY)
    ]
    path = tmp_path_factory.mktemp("graph") / "graph.ttl"
    path.write_text("".join(turtle_blocks(store_of([*members, *others]))), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def server(turtle: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    log = tmp_path_factory.mktemp("log") / "log.jsonl"
    options = ["--seconds", "2", "--megabytes", "200", "--rows", "2000", "--workers", "2"]
    with running(turtle, log, *options) as found:
        yield found


@pytest.fixture(scope="module")
def tab(browser: Browser, server: Running) -> Iterator[Page]:
    """Yield a page of a browser that may reach the server."""
    with browser.new_context(viewport={"width": 1100, "height": 900}, accept_downloads=True) as one:
        yield one.new_page()
