from hypothesis import given
from hypothesis import strategies as st

from kerege.evaluation.measures import Measure, confused, macro_f1, overlap

LABELS = st.sampled_from("abc")


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_f1_lies_between_precision_and_recall(right: int, more: int, missed: int) -> None:
    measure = Measure("x", right, right + more, right + missed)
    low, high = sorted([measure.precision, measure.recall])
    if right:
        assert low - 1e-9 <= measure.f1 <= high + 1e-9
    assert 0 <= measure.f1 <= 1


@given(st.lists(st.tuples(LABELS, LABELS)))
def test_all_right_is_one_and_confusion_counts_the_rest(pairs: list[tuple[str, str]]) -> None:
    wrong = sum(number for _, _, number in confused(pairs))
    assert wrong == sum(wanted != got for wanted, got in pairs)
    assert 0 <= macro_f1(pairs) <= 1
    assert (macro_f1(pairs) == 1) == (wrong == 0)


def test_overlap_counts_unit_by_unit() -> None:
    assert overlap("x", [({1, 2}, {2}), ({1}, {1, 3})]) == Measure("x", 2, 3, 3)
