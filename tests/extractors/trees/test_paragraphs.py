"""Paragraphs in the style of agency news, written apart from the readers, with all that they say.

Each block has the text after `>`, then one line for each claim, or for Chinese for each mention,
time and amount. `wrong:` comes out and should not, `missed:` should and does not; the figures of
`docs/languages.md` are counted from these lines.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from claim_lines import line

from kerege.extractors import Reading
from kerege.library.texts import Texts
from kerege.values import PartialDate

HOME = Path(__file__).parent / "paragraphs"
BLOCKS = [
    pytest.param(path.stem, block, id=f"{path.stem}-{place}")
    for path in sorted(HOME.glob("*.txt"))
    for place, block in enumerate(path.read_text(encoding="utf-8").strip().split("\n\n"))
]
DAY = PartialDate(2025, 11, 21)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts.of(Path(__file__).parents[3])


def shown(reading: Reading) -> list[str]:
    text = reading.document.text
    if reading.document.source.language != "zh":
        return [line(claim) for claim in reading.claims]
    return [
        *(f"m {one.span.of(text)} {one.entity}" for one in reading.mentions if one.entity),
        *(f"t {one.span.of(text)} {one.when} {one.role}" for one in reading.times),
        *(f"a {one.span.of(text)} {one.quantity}" for one in reading.measures),
    ]


@pytest.mark.parametrize(("language", "block"), BLOCKS)
def test_paragraph(
    language: str, block: str, texts: Texts, reader_of: Callable[[str], object]
) -> None:
    reader_of(language)
    first, *lines = block.split("\n")
    given = {"published": DAY, "language": language, "publisher": "tester"}
    found = shown(texts.read(first.removeprefix("> "), given))
    expected = [one.removeprefix("wrong: ") for one in lines if not one.startswith("missed: ")]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("language", ["ja", "ru", "zh"])
def test_the_figures_of_the_docs_are_those_of_the_paragraphs(language: str) -> None:
    lines = [
        one
        for block in (HOME / f"{language}.txt").read_text(encoding="utf-8").split("\n\n")
        for one in block.strip().split("\n")[1:]
    ]
    wrong = sum(one.startswith("wrong: ") for one in lines)
    missed = sum(one.startswith("missed: ") for one in lines)
    right = len(lines) - wrong - missed
    docs = Path(__file__).parents[3] / "docs/languages.md"
    row = f"{right} of {right + wrong} | {right} of {right + missed} |"
    assert row in docs.read_text(encoding="utf-8")
