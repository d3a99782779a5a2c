"""The scores of CaRB against cases counted by hand."""

import pytest

from kerege.evaluation.carb import Extraction, area_under, best_of, curve_of, gold_of, matched


def ex(relation: str, *arguments: str, sure: float = 1.0) -> Extraction:
    return Extraction(relation, arguments, sure)


@pytest.mark.parametrize(
    ("gold", "got", "score"),
    [
        (ex("met", "the king", "a bishop"), ex("met", "the king", "a bishop"), (1, 1)),
        # 3 of 4 words found are wanted, 3 of 5 wanted are found
        (ex("met", "the king", "a bishop"), ex("met", "a king", "bishop"), (3 / 4, 3 / 5)),
        # a word that stands twice counts twice only where it is wanted twice
        (ex("met", "king", "men"), ex("met", "king king", "men"), (3 / 4, 1)),
        # no word of the relation: nothing
        (ex("saw", "the king", "a bishop"), ex("met", "the king", "a bishop"), (0, 0)),
        # `be` stands for any of its forms
        (ex("was", "Ada", "a queen"), ex("be", "Ada", "a queen"), (1, 1)),
        # further arguments are one with the second
        (ex("met", "Ada", "Bo", "in May"), ex("met", "Ada", "Bo in May"), (1, 1)),
        # a missing second argument: nothing; one too many is not counted
        (ex("met", "Ada", "Bo"), ex("met", "Ada"), (0, 0)),
        (ex("slept", "Ada"), ex("slept", "Ada", "long"), (1, 1)),
        # who speaks may stand second
        (ex("said", "Ada", "it is late"), ex("said", "it is late", "Ada"), (1, 1)),
        (ex("sold", "Ada", "it"), ex("sold", "it", "Ada"), (1 / 3, 1 / 3)),
    ],
)
def test_words_are_matched_slot_by_slot(
    gold: Extraction, got: Extraction, score: tuple[float, float]
) -> None:
    assert matched(gold, got) == pytest.approx(score)


GOLD = ["Ada met Bo and Cy .\tmet\tAda\tBo", "Ada met Bo and Cy .\tmet\tAda\tCy"]


def test_precision_pairs_each_once_and_recall_does_not() -> None:
    got = {"Ada met Bo and Cy .": [ex("met", "Ada", "Bo and Cy")]}
    (point,) = curve_of(gold_of(GOLD), got)
    assert point == pytest.approx((3 / 5, 1.0))


def test_a_surer_part_has_its_own_point() -> None:
    got = {
        "AdametBoandCy": [ex("met", "Ada", "Bo", sure=0.9), ex("met", "Ada", "x y", sure=0.5)],
        "Elsewhere .": [ex("is", "x", "y", sure=0.7)],
    }
    low, middle, high = curve_of(gold_of(GOLD), got)
    # at 0.5 the second pairs with Cy: met and Ada of its four words
    assert low == pytest.approx(((1 + 2 / 4) / 2, (1 + 2 / 3) / 2))
    assert middle == high == pytest.approx((1, (1 + 2 / 3) / 2))
    assert best_of([low, middle, high]) == pytest.approx((1, 5 / 6, 10 / 11))
    assert area_under([low, high]) == pytest.approx(5 / 6)


def test_of_nothing_found_all_is_nought() -> None:
    assert best_of(curve_of(gold_of(GOLD), {})) == (0, 0, 0)


def test_gold_leaves_out_context_and_blank_lines() -> None:
    assert gold_of(["A b .\tr\ta\tC: x\tb", ""]) == {"A b .": [ex("r", "a", "b")]}
