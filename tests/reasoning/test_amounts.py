from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import ONTOLOGY, quantities

from kerege.reasoning.amounts import Scales, are_apart, distance, tolerance
from kerege.values import Quantity

GDP, SHARE = ONTOLOGY.relations["gdp"], ONTOLOGY.relations["importShareFrom"]
amount = Quantity.parse


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [("40 km", "42.1 km", False), ("40 km", "42.2 km", True), ("-1 km", "1 km", True)],
)
def test_the_tolerance_is_a_part_of_the_greater_amount(one: str, two: str, apart: bool) -> None:
    scales = Scales(ONTOLOGY)
    assert are_apart(GDP, scales, amount(one), amount(two)) is apart
    assert are_apart(GDP, scales, amount(two), amount(one)) is apart


def test_shares_may_be_off_by_points() -> None:
    assert tolerance(SHARE, Decimal(99)) == Decimal("0.5")
    assert are_apart(SHARE, Scales(ONTOLOGY), amount("40 %"), amount("40.6 %"))
    assert not are_apart(SHARE, Scales(ONTOLOGY), amount("~ 40 %"), amount("41.5 %"))


@given(quantities)
def test_no_amount_is_apart_from_itself(one: Quantity) -> None:
    assert distance(GDP, one, one) == 0
    assert not are_apart(GDP, Scales(ONTOLOGY), one, one)


@given(st.sampled_from([GDP, SHARE]), quantities, quantities)
def test_being_apart_is_mutual(relation: object, one: Quantity, two: Quantity) -> None:
    same = Quantity(two.amount, one.unit, two.comparator)
    scales = Scales(ONTOLOGY)
    assert are_apart(relation, scales, one, same) == are_apart(relation, scales, same, one)


def test_units_that_measure_different_things_have_no_common_one() -> None:
    scales = Scales(ONTOLOGY)
    assert scales.convert(amount("1 m3"), "km") is None
    assert scales.convert(amount("2e9 USD"), "JPY") is None
    assert scales.convert(amount("~ 2 km"), "m") == amount("~ 2000 m")
