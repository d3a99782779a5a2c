"""What stands before a story is cut off, and nothing that belongs to the story."""

from collections.abc import Callable

import pytest

from kerege.extractors import Reading
from kerege.extractors.common.datelines import dateline_end
from kerege.extractors.common.lexicons import lexicon_of
from kerege.ontology import load_ontology
from kerege.ontology.lexicon import Dateline
from kerege.resources import bundled

ONTOLOGY = load_ontology(bundled("ontology"))
LEXICONS = {language: lexicon_of(ONTOLOGY, language) for language in ("en", "ja", "ru", "zh")}
ROWS = [(language, row) for language, lexicon in LEXICONS.items() for row in lexicon.datelines]


@pytest.mark.parametrize(("language", "row"), ROWS)
def test_each_row_finds_its_own_dateline_and_no_other(language: str, row: Dateline) -> None:
    assert row.pattern.match(row.match)
    assert dateline_end(row.miss, LEXICONS[language]) == 0


@pytest.mark.parametrize(
    "line",
    [
        "ASTANA, Kazakhstan (AP) — ",
        "WASHINGTON/BEIJING, Oct 5 (Reuters) - ",
        "TOKYO, Dec. 19, 2025 (Xinhua) -- ",
        "MOSCOW, December 20. /TASS/. ",
        "Astana. Dec 20. (Interfax) - ",
        "ASTANA. KAZINFORM - ",
        "The Hague, 5 May 2024 - ",
        "NUR-SULTAN – ",
    ],
)
def test_wires_open_in_many_ways(line: str) -> None:
    assert dateline_end(f"{line}Japan signed it.", LEXICONS["en"]) == len(line)


@pytest.mark.parametrize(
    "text",
    [
        "Japan – Russia talks failed.",
        "NATO — Japan said so — grew.",
        "Kazakhstan, Uzbekistan – Two states signed it.",
        "March 2022 – Kazakhstan abstained.",
        "Japan (the host) - signed it.",
    ],
)
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    assert dateline_end(text, LEXICONS["en"]) == 0


@pytest.mark.parametrize("language", LEXICONS)
@pytest.mark.parametrize(
    "piece", ["A", "A ", "A, ", "Аб ", "【", "ABC, Dec 20 ", "A of the ", "中1月"]
)
def test_a_long_line_is_looked_at_once(language: str, piece: str) -> None:
    """A pattern that tries all ways to cut a line would never come to its end."""
    assert dateline_end(piece * 4_000, LEXICONS[language]) in range(40)


def test_a_place_before_a_story_acts_in_none(read: Callable[[str], Reading]) -> None:
    text = "Beijing, December 20, 2025 – Japan and Kazakhstan joined the SCO."
    claims = read(text).claims
    assert [claim.subject for claim in claims] == ["japan", "kazakhstan"]
    for claim in claims:
        assert claim.evidence
        assert claim.evidence.quote == "Japan and Kazakhstan joined the SCO"
        assert claim.evidence.start == text.index("Japan")
