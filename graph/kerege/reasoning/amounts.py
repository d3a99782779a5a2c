"""Amounts side by side: in one unit, as ranges, within what the relation lets pass."""

from decimal import Decimal

from kerege.model import Claim
from kerege.ontology import Ontology, Relation
from kerege.reasoning.rates import Rates
from kerege.values import PartialDate, Quantity

ABOUT = 2
"""`about` widens a range on both sides by so many times the relation's tolerance."""
_ENDLESS = Decimal("Infinity")


class Scales:
    """Convert amounts between the units of an ontology, each pair of units once.

    Currencies convert at the rate of a day, if `rates` has one, and else to nothing.
    """

    def __init__(self, ontology: Ontology, rates: Rates | None = None) -> None:
        self.ontology, self.rates = ontology, rates
        self._expressions = ontology.conversions
        self._factors: dict[tuple[str, str], Decimal | None] = {}

    def convert(
        self, quantity: Quantity, unit: str, *, on: PartialDate | None = None
    ) -> Quantity | None:
        """Return the amount in a unit, or None where the two measure different things.

        `on` is the date at whose rate a currency is converted.
        """
        if quantity.unit == unit:
            return quantity
        factor = self._factor(quantity.unit, unit)
        if factor is None and self.rates:
            factor = self.rates.factor(quantity.unit, unit, on)
        if factor is None:
            return None
        return Quantity(quantity.amount * factor, unit, quantity.comparator)

    def _factor(self, here: str, there: str) -> Decimal | None:
        if (here, there) not in self._factors:
            try:
                one = Quantity(Decimal(1), here).to(there, self._expressions)
                self._factors[here, there] = one.amount
            except ValueError:
                self._factors[here, there] = None
        return self._factors[here, there]


def tolerance(relation: Relation, amount: Decimal) -> Decimal:
    """Return how far an amount of a relation may be off and still be the same."""
    if relation.tolerance_absolute is not None:
        return relation.tolerance_absolute
    return (relation.tolerance or Decimal(0)) * abs(amount)


def is_bound(quantity: Quantity) -> bool:
    """Tell whether an amount only says what the true one lies above or below."""
    return quantity.comparator[0] in "<>"


def distance(relation: Relation, one: Quantity, two: Quantity) -> Decimal:
    """Return how far the ranges of two amounts in one unit lie apart; 0 where they meet."""
    low, high = _range(relation, one)
    other_low, other_high = _range(relation, two)
    return max(low - other_high, other_low - high, Decimal(0))


def are_apart(
    relation: Relation,
    scales: Scales,
    one: Quantity,
    two: Quantity,
    *,
    days: tuple[PartialDate | None, PartialDate | None] = (None, None),
) -> bool:
    """Tell whether two amounts have a common unit and are further apart than the tolerance.

    `days` are the dates at whose rates they count, if they are money; of two currencies, that of
    the code that sorts later is converted.
    """
    if two.unit < one.unit:
        one, two, days = two, one, days[::-1]
    other = scales.convert(two, one.unit, on=days[1])
    if other is None:
        return False
    allowed = tolerance(relation, max(abs(one.amount), abs(other.amount)))
    return distance(relation, one, other) > allowed


def is_figure(relation: Relation, claim: Claim) -> bool:
    """Tell whether a claim gives an amount that belongs to its date and to no other."""
    return isinstance(claim.object, Quantity) and relation.wants_date


def _range(relation: Relation, quantity: Quantity) -> tuple[Decimal, Decimal]:
    amount = quantity.amount
    width = ABOUT * tolerance(relation, amount) if quantity.comparator == "~" else Decimal(0)
    low = -_ENDLESS if quantity.comparator[0] == "<" else amount - width
    high = _ENDLESS if quantity.comparator[0] == ">" else amount + width
    return low, high
