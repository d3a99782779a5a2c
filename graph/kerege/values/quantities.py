"""Amounts as sources give them: a decimal, a unit, and how it bounds the true value."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import pint

COMPARATORS = ("=", ">", ">=", "<", "<=", "~")
_LONGEST = 1_000
"""Digits of an amount; a few characters like 1e999999999 would otherwise fill the memory."""
_PATTERN = re.compile(
    r"(?P<comparator>=|>=|<=|>|<|~)?\s*"
    r"(?P<amount>[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?)"
    r"(?:\s+(?P<unit>\S+))?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """Hold an amount in a unit, and the comparator it was given with.

    Two spellings of one number are one quantity. The unit is a code of the ontology's unit list.

    >>> reserve = Quantity.parse("> 18e12 m3")
    >>> reserve.amount, reserve.unit, reserve.comparator
    (Decimal('18000000000000'), 'm3', '>')
    >>> reserve == Quantity.parse(">18000e9 m3")
    True
    """

    amount: Decimal
    unit: str
    comparator: str = "="

    def __post_init__(self) -> None:
        if self.comparator not in COMPARATORS:
            raise ValueError(f"{self.comparator!r} is none of {' '.join(COMPARATORS)}")
        if not self.amount.is_finite():
            raise ValueError(f"{self.amount} is not a number")
        if abs(self.amount.adjusted()) > _LONGEST:
            raise ValueError(f"{self.amount} has more than {_LONGEST} digits")
        object.__setattr__(self, "amount", _plain(self.amount))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `[=|>|>=|<|<=|~] number unit`; raise ValueError with the reason otherwise."""
        match = _PATTERN.fullmatch(text.strip())
        if not match:
            raise ValueError(f"{text!r} is no amount like '> 18e12 m3'")
        if not match["unit"]:
            raise ValueError(f"{text!r} has no unit")
        return cls(Decimal(match["amount"]), match["unit"], match["comparator"] or "=")

    def to(self, unit: str, expressions: dict[str, str]) -> "Quantity":
        """Convert to another unit; raise ValueError where the two measure different things.

        `expressions` gives the pint expression of a unit code; codes without one only convert
        to themselves.
        """
        if unit == self.unit:
            return self
        try:
            here, there = expressions[self.unit], expressions[unit]
        except KeyError as missing:
            raise ValueError(f"{missing.args[0]} converts to no other unit") from None
        import pint

        try:
            factor = _registry().Quantity(Decimal(1), here).to(there).magnitude
        except pint.DimensionalityError as error:
            raise ValueError(str(error)) from None
        return replace(self, amount=self.amount * factor, unit=unit)

    @property
    def plain_amount(self) -> str:
        """Return the amount in full, without exponent: the canonical xsd:decimal."""
        return f"{self.amount:f}"

    def __str__(self) -> str:
        sign = "" if self.comparator == "=" else f"{self.comparator} "
        return f"{sign}{self.plain_amount} {self.unit}"


def _plain(amount: Decimal) -> Decimal:
    """Drop exponent, trailing zeros and the sign of zero, without rounding to a context."""
    digits = f"{amount:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return Decimal("0" if digits in {"-0", "+0"} else digits)


@cache
def _registry() -> "pint.UnitRegistry[Any]":
    import pint

    return pint.UnitRegistry(non_int_type=Decimal)
