"""Rates of exchange: claims about currencies, with a day and a source like any other."""

from collections.abc import Iterable
from decimal import Decimal

from kerege.model import Claim, Polarity
from kerege.store import Store
from kerege.values import PartialDate, Quantity
from kerege.view import begins

RELATION = "exchangeRate"
_Dated = tuple[int, int, str, Decimal]


class Rates:
    """Find the rate between two currencies on a day, as the inputs have it.

    A rate for a day goes before one for its month, and that before one for its year. There is no
    rate but on a date that the inputs name: none is carried on to another.
    """

    def __init__(self, store: Store, claims: Iterable[Claim]) -> None:
        self._dated: dict[tuple[str, str], list[_Dated]] = {}
        for claim in claims:
            if claim.relation == RELATION and claim.polarity is Polarity.POSITIVE:
                self._add(store, claim)
        for rates in self._dated.values():
            rates.sort()

    def __bool__(self) -> bool:
        return bool(self._dated)

    def factor(self, here: str, there: str, on: PartialDate | None) -> Decimal | None:
        """Return how many units of one currency a unit of another is worth on a date, or None."""
        if on is None:
            return None
        for length, first, _, rate in self._dated.get((here, there), ()):
            if first <= on.first and on.end <= first + length:
                return rate
        return None

    def _add(self, store: Store, claim: Claim) -> None:
        entity, when = store.entities.get(claim.subject), begins(claim)
        if not isinstance(claim.object, Quantity) or entity is None or when is None:
            return
        here, there, rate = entity.short, claim.object.unit, claim.object.amount
        if here not in store.ontology.units or not rate:
            return
        end = claim.during.end if claim.during.until else when.end
        dated = (end - when.first, when.first, claim.id)
        self._dated.setdefault((here, there), []).append((*dated, rate))
        self._dated.setdefault((there, here), []).append((*dated, 1 / rate))


def rate_day(claim: Claim) -> PartialDate | None:
    """Return the date at whose rate an amount counts: when it was stated, or held, or published."""
    return claim.stated_on or begins(claim) or claim.published_on
