"""Dates, intervals and amounts as sources give them: partial, bounded, with their precision."""

from kerege.values.dates import Interval, PartialDate
from kerege.values.quantities import Quantity

__all__ = ["Interval", "PartialDate", "Quantity"]
