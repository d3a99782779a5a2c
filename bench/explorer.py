"""Measure the explorer in headless Chromium without a graphics card, and print a table.

    python bench/explorer.py [ENTITIES …]

CPU seconds are those of the page's main thread, so that other work on the machine counts little.
A frame is the mean over a pan with every entity of the graph shown.
"""

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from chromium import ARGUMENTS, CHROMIUM
from playwright.sync_api import CDPSession, sync_playwright
from worlds import crowded_store

from kerege.writers.html.page import render

EVERYTHING = "kinds=state,org,event,person,body,deal,place,topic&depth=all"
STEPS = 60
PAN = """async (steps) => {
  for (let step = 0; step < steps; step += 1) {
    await new Promise(requestAnimationFrame);
    kerege.app.network.pan(6, 2);
  }
}"""


def metrics(session: CDPSession) -> dict[str, float]:
    """Return the counters of a page since it was opened: CPU seconds and bytes of heap."""

    def read() -> dict[str, float]:
        found: list[dict[str, Any]] = session.send("Performance.getMetrics")["metrics"]
        return {one["name"]: one["value"] for one in found}

    spent = read()["TaskDuration"]
    session.send("HeapProfiler.collectGarbage")
    return {
        "cpu": spent,
        "cpu and cleaning": read()["TaskDuration"],
        "heap": read()["JSHeapUsedSize"],
    }


def measure(path: Path) -> dict[str, float]:
    """Return first frame, frame while panning and heap of a file."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(path.as_uri())
        page.locator("html[data-ready]").wait_for()
        opened = metrics(session)
        page.evaluate(f"location.hash = '{EVERYTHING}'")
        page.wait_for_timeout(2000)
        before = metrics(session)
        page.evaluate(PAN, STEPS)
        after = metrics(session)
        browser.close()
    return {
        "file MB": path.stat().st_size / 1e6,
        "first frame, CPU s": opened["cpu"],
        "frame, CPU ms": (after["cpu"] - before["cpu and cleaning"]) / STEPS * 1000,
        "heap MB": opened["heap"] / 1e6,
        "heap MB, all shown": after["heap"] / 1e6,
    }


def main(sizes: list[int]) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        for number, size in enumerate(sizes):
            store = crowded_store(size)
            began = time.process_time()
            path = Path(folder) / f"{size}.html"
            path.write_bytes(render(store).encode())
            row = {
                "entities": size,
                "written in, CPU s": time.process_time() - began,
                **measure(path),
            }
            if not number:
                print("| " + " | ".join(row) + " |\n" + "|---" * len(row) + "|")
            cells = [
                f"{value:,}" if name == "entities" else f"{value:.2f}"
                for name, value in row.items()
            ]
            print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or [100, 10_000, 100_000])
