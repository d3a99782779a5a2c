"""Invented paragraphs on other countries and facts, each with all that may be taken from it.

`paragraphs.txt` holds them: the text after `>`, then one line for each claim or refusal. What a
paragraph says beyond these lines is missed; nothing else may come out.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kerege.extractors import Reading

BLOCKS = (Path(__file__).parent / "paragraphs.txt").read_text().strip().split("\n\n")
HASH = re.compile(r"(auto/[a-z0-9-]+?)-[0-9a-f]{6}\b")


def split(block: str) -> tuple[str, list[str]]:
    """Return the text and the lines of a block."""
    lines = block.split("\n")
    text = [line for line in lines if line.startswith((">", "  "))]
    return " ".join(line[2:] for line in text), [line for line in lines if line not in text]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block[2:40])
def test_paragraph(
    block: str, read: Callable[[str], Reading], show: Callable[[Reading], list[str]]
) -> None:
    text, expected = split(block)
    reading = read(text)
    found = [HASH.sub(r"\1", line) for line in show(reading)]
    found += [f"! {refusal.reason}" for refusal in reading.refusals]
    assert found == expected


def test_there_are_enough_paragraphs() -> None:
    assert len(BLOCKS) >= 45
