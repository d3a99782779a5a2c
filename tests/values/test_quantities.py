from decimal import Decimal

import pytest
from hypothesis import given
from strategies import ONTOLOGY, quantities

from kerege.values import Quantity


@given(quantities)
def test_an_amount_reads_back_as_it_is_written(quantity: Quantity) -> None:
    assert Quantity.parse(str(quantity)) == quantity


@given(quantities)
def test_the_plain_amount_is_canonical(quantity: Quantity) -> None:
    digits = quantity.plain_amount
    assert "e" not in digits.lower()
    assert Decimal(digits) == quantity.amount
    assert not ("." in digits and digits.endswith(("0", ".")))


def test_spellings_of_one_number_are_one_amount() -> None:
    assert len({Quantity(Decimal(text), "t") for text in ("1.50", "1.5", "15e-1", "+1.5")}) == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("18e12", "'18e12' has no unit"),
        ("about 5 t", "'about 5 t' is no amount like '> 18e12 m3'"),
        ("1,000 t", "'1,000 t' is no amount like '> 18e12 m3'"),
    ],
)
def test_what_is_no_amount_says_why(text: str, reason: str) -> None:
    with pytest.raises(ValueError) as error:
        Quantity.parse(text)
    assert str(error.value) == reason


def test_conversion_keeps_comparator_and_value() -> None:
    converted = Quantity.parse("> 2 km").to("m", ONTOLOGY.conversions)
    assert converted == Quantity.parse("> 2000 m")


def test_trillion_cubic_feet_are_cubic_metres() -> None:
    gas = Quantity.parse("400 tcf").to("m3", ONTOLOGY.conversions)
    assert abs(gas.amount / Decimal("11.3267e12") - 1) < Decimal("1e-4")


def test_what_measures_different_things_does_not_convert() -> None:
    with pytest.raises(ValueError, match="Cannot convert"):
        Quantity.parse("2 km").to("t", ONTOLOGY.conversions)


def test_every_unit_of_the_ontology_is_known_to_pint() -> None:
    for code in ONTOLOGY.conversions:
        assert Quantity(Decimal(1), code).to(code, ONTOLOGY.conversions).unit == code
        Quantity(Decimal(1), code)
    import pint

    registry = pint.UnitRegistry()
    for code, expression in ONTOLOGY.conversions.items():
        assert registry.parse_units(expression) is not None, code
