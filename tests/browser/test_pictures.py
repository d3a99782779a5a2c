"""How each view looks: against pictures so small that fonts do not matter, and for the docs."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from browser.conftest import Opened
from browser.test_flagship import flagship
from PIL import Image, ImageChops

__all__ = ["flagship"]
HERE = Path(__file__).parent / "pictures"
DOCS = Path(__file__).parents[2] / "docs"
WRITE = os.environ.get("KEREGE_GOLDEN") == "write"
SCREENS = {"desktop": (1440, 900), "tablet": (768, 1024), "phone": (390, 844)}
SMALLER = 12
"""One cell stands for so many pixels across and down: a line of text is a shade of grey."""
FAR = 28
NEAR = 0.03
"""How many of the cells may be off by more than FAR of 255. Measured: the same fonts 0.001, a serif
font everywhere 0.003 to 0.028, no signs in the network 0.033."""

VIEWS = {
    "network": "pins=sco",
    "map": "view=map&entity=kazakhstan",
    "timeline": "view=timeline",
    "table": "view=table&camp=tokyo&beside=beijing",
    "article": "view=article",
}
IN_DOCS = {
    "network": "",
    "map": "view=map&pins=sco,csto",
    "timeline": "view=timeline&entity=japan",
    "table": "view=table&camp=tokyo&beside=beijing",
    "article": "view=article",
    "contradictions": "only=contested",
    "phone": "entity=kazakhstan&theme=dark",
}


def shot(explorer: Opened, size: tuple[int, int], state: str, name: str = "sample") -> Image.Image:
    explorer.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = explorer.open(state, name=name)
    page.wait_for_timeout(150)
    return Image.open(BytesIO(page.screenshot())).convert("RGB")


def sheet(explorer: Opened, state: str) -> Image.Image:
    """Return a view on all screens, light above dark, in cells."""
    shots = [
        [shot(explorer, size, f"{state}&theme={theme}") for size in SCREENS.values()]
        for theme in ("light", "dark")
    ]
    cells = [
        [
            one.resize((one.width // SMALLER, one.height // SMALLER), Image.Resampling.BOX)
            for one in row
        ]
        for row in shots
    ]
    height = max(one.height for one in cells[0])
    found = Image.new("RGB", (sum(one.width for one in cells[0]), 2 * height))
    for down, row in enumerate(cells):
        across = 0
        for one in row:
            found.paste(one, (across, down * height))
            across += one.width
    return found


def distance(one: Image.Image, other: Image.Image) -> float:
    """Return the share of cells that differ clearly."""
    counts = ImageChops.difference(one, other).convert("L").histogram()
    return sum(counts[FAR:]) / sum(counts)


def kept_picture(path: Path) -> Image.Image:
    with Image.open(path) as found:
        return found.convert("RGB")


@pytest.mark.parametrize("view", VIEWS)
def test_looks_as_it_did(explorer: Opened, view: str) -> None:
    seen = sheet(explorer, VIEWS[view])
    kept = HERE / f"{view}.png"
    if WRITE:
        seen.quantize(128).save(kept, optimize=True)
    before = kept_picture(kept)
    assert before.size == seen.size
    assert distance(before, seen) < NEAR


def test_the_comparison_sees_what_is_lost(explorer: Opened) -> None:
    kept = kept_picture(HERE / "network.png")
    assert distance(kept, sheet(explorer, "kinds=person")) > NEAR


@pytest.mark.parametrize("name", IN_DOCS)
def test_the_docs_show_each_view(explorer: Opened, flagship: Path, name: str) -> None:
    kept = DOCS / "explorer" / f"{name}.png"
    size = SCREENS["phone" if name == "phone" else "desktop"]
    if WRITE:
        explorer.written = {**explorer.written, "flagship": flagship}
        shot(explorer, size, IN_DOCS[name], "flagship").quantize(
            256, Image.Quantize.MAXCOVERAGE
        ).save(kept, optimize=True)
    assert kept_picture(kept).size == size
    assert f"explorer/{name}.png" in (DOCS / "explorer.md").read_text(encoding="utf-8")
