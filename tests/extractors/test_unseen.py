"""News paragraphs written with their gold before the reader ever saw them.

`unseen.txt`, `wires.txt` and `dispatches.txt` hold them: the text after `>`, then the claims. `=` is in the gold and came out so,
`~` came out and says less than the gold, or what the gold left out, but nothing false, `x` came
out and is wrong, `-` is in the gold and did not come out.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kerege.extractors import Reading

HERE = Path(__file__).parent
BLOCKS = (HERE / "unseen.txt").read_text().strip().split("\n\n")
WIRES = (HERE / "wires.txt").read_text().strip().split("\n\n")
DISPATCHES = (HERE / "dispatches.txt").read_text().strip().split("\n\n")
HASH = re.compile(r"(auto/[a-z0-9-]+?)-[0-9a-f]{6}\b")
LEAST_RIGHT = 0.85
"""The share of claims that must say nothing false; a wrong claim is worse than a missed one."""


def lines(block: str, *marks: str) -> list[str]:
    """Return the lines of a block with one of some marks, without it."""
    return [line[2:] for line in block.split("\n") if line.startswith(marks)]


@pytest.mark.parametrize("block", [*BLOCKS, *WIRES, *DISPATCHES], ids=lambda block: block[2:40])
def test_unseen(
    block: str, read: Callable[[str], Reading], show: Callable[[Reading], list[str]]
) -> None:
    found = [HASH.sub(r"\1", line) for line in show(read(" ".join(lines(block, ">", "  "))))]
    assert found == lines(block, "= ", "~ ", "x ")


@pytest.mark.parametrize(
    ("blocks", "counts"),
    [(BLOCKS, (28, 19, 30)), (WIRES, (51, 21, 43)), (DISPATCHES, (59, 15, 46))],
    ids=["unseen", "wires", "dispatches"],
)
def test_what_came_out_of_all_paragraphs(blocks: list[str], counts: tuple[int, int, int]) -> None:
    whole, less, wrong, missed = (
        sum(len(lines(block, mark)) for block in blocks) for mark in ("= ", "~ ", "x ", "- ")
    )
    assert len(blocks) >= 30
    assert (whole, less, missed) == counts
    assert (whole + less) / (whole + less + wrong) >= LEAST_RIGHT
