"""The real reader on the gold data of this checkout: no figure falls unnoticed."""

from pathlib import Path

import pytest

import kerege.library.measured as measured
from kerege.errors import NotFoundError
from kerege.evaluation import Evaluation

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "seeds/gold"


def shares(found: Evaluation) -> dict[str, float]:
    return {measure.layer: measure.recall for measure in found.measures}


def test_plover_gold_records() -> None:
    whole, _, held_out = measured.measure(GOLD / "plover.json", project=ROOT)
    assert whole.units == 322
    assert shares(whole)["all three"] >= 0.59
    assert shares(held_out)["all three"] >= 0.55


def test_the_seed_article_is_read_whole() -> None:
    (found,) = measured.measure(GOLD / "toutiao-2025-11.yaml", project=ROOT)
    rows, claims, opinions, never = found.measures
    assert (rows.right, rows.wanted) == (16, 16)
    assert claims.precision == 1.0
    assert (opinions.right, opinions.wanted) == (6, 6)
    assert never.found == 0


@pytest.mark.parametrize("part", ["gazetteer", "attribution", "composition"])
def test_each_part_of_the_reader_is_worth_something(part: str) -> None:
    (found,) = measured.measure(GOLD / "toutiao-2025-11.yaml", project=ROOT, without=[part])
    assert found.measures[0].right < 16


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(NotFoundError, match="gazeteer"):
        measured.measure(project=ROOT, without=["gazeteer"])
