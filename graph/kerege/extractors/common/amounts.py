"""Amounts in a text, in any language."""

from dataclasses import dataclass

from kerege.values import Quantity


@dataclass(frozen=True, slots=True)
class Amount:
    """Hold an amount and where its words stand; `rate` where a time follows, as in «a year»."""

    quantity: Quantity
    start: int
    end: int
    rate: str = ""
    comparator: str = ""
