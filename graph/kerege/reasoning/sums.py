"""What the parts of a region add up to, where all of them are known and counted alike."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from kerege.model import Claim, Object, Ref
from kerege.reasoning.inference import Fact
from kerege.reasoning.rules import Rule
from kerege.store import Store
from kerege.values import Interval, Quantity
from kerege.view import Origins

PART, NUMBER, STATE, COUNT = "partOf", "numberOfStates", "State", "count"

SUM_OF_PARTS = Rule(
    id="sum-of-parts",
    problem="How many people live in a region of which each state is counted?",
    words="a relation whose figures add up: a region of which as many states are part as it is "
    "said to consist of has the sum of their figures, in the time that all have in common; all "
    "figures are of one origin, unit and period, with the same qualifiers",
    example="Central Asia consists of five states, and the World Bank gives the population of "
    "each in 2024: that of Central Asia is their sum",
)

_Slot = tuple[str, tuple[tuple[str, Object], ...], str, Interval, str]
"""Relation, qualifiers, unit, period and origin: figures that share them add up."""


def by_sum_of_parts(store: Store, facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield the sums over the states of each region whose states are all known."""
    facts = list(facts)
    wholes = _wholes(store, facts)
    figures = _figures(store, facts) if wholes else {}
    for region, (number, parts) in wholes.items():
        for (relation, qualifiers, *_), known in figures.items():
            counted = [_agreed(known.get(part, ())) for part in parts]
            if total := _total(number, list(parts.values()), counted):
                amount, common, premises = total
                yield Fact(region, relation, amount, qualifiers, common, premises)


def _wholes(store: Store, facts: Iterable[Fact]) -> dict[str, tuple[Fact, dict[str, Fact]]]:
    """Return the regions of which as many states are part as they are said to consist of."""
    numbers: dict[str, list[Fact]] = {}
    parts: dict[str, dict[str, Fact]] = {}
    for fact in facts:
        if not fact.is_asserted:
            continue
        if fact.relation == NUMBER:
            numbers.setdefault(fact.subject, []).append(fact)
        elif fact.relation == PART and isinstance(fact.object, Ref):
            part = store.entities.get(fact.subject)
            if part is not None and part.kind == STATE:
                of_this = parts.setdefault(fact.object.id, {})
                of_this[fact.subject] = _firmer(of_this.get(fact.subject), fact)
    agreed = {region: number for region, said in numbers.items() if (number := _agreed(said))}
    return {
        region: (number, parts[region])
        for region, number in agreed.items()
        if number.object == Quantity(Decimal(len(parts.get(region, ()))), COUNT)
    }


def _total(
    number: Fact, parts: list[Fact], counted: list[Fact | None]
) -> tuple[Quantity, Interval, tuple[Claim, ...]] | None:
    """Return the sum of the figures of all parts, its time and premises; None where one lacks."""
    figures = [figure for figure in counted if figure is not None]
    amount = _added([figure.object for figure in figures])
    if amount is None or len(figures) < len(counted):
        return None
    common = number.during
    for fact in (*parts, *figures):
        meeting = common.intersection(fact.during)
        if meeting is None:
            return None
        common = meeting
    premises = (claim for fact in (number, *parts, *figures) for claim in fact.premises)
    return amount, common, tuple(premises)


def _figures(store: Store, facts: Iterable[Fact]) -> dict[_Slot, dict[str, list[Fact]]]:
    """Return the figures that add up, by what they must share and then by subject."""
    origins = Origins(store)
    found: dict[_Slot, dict[str, list[Fact]]] = {}
    for fact in facts:
        if isinstance(fact.object, Quantity) and store.ontology.relations[fact.relation].additive:
            (claim,) = fact.premises
            origin = origins.of(claim)
            slot = (fact.relation, fact.qualifiers, fact.object.unit, fact.during, origin)
            found.setdefault(slot, {}).setdefault(fact.subject, []).append(fact)
    return found


def _agreed(figures: Iterable[Fact]) -> Fact | None:
    """Return the firmest of some facts, or None where there is none or their amounts differ."""
    chosen: Fact | None = None
    for figure in figures:
        if chosen and chosen.object != figure.object:
            return None
        chosen = _firmer(chosen, figure)
    return chosen


def _firmer(one: Fact | None, two: Fact) -> Fact:
    return two if one is None or two.strength < one.strength else one


def _added(amounts: list[Object]) -> Quantity | None:
    """Return the sum of exact or rounded amounts; bounds add up to nothing certain."""
    found = [amount for amount in amounts if isinstance(amount, Quantity)]
    signs = {amount.comparator for amount in found}
    if not found or not signs <= {"=", "~"}:
        return None
    sign = "~" if "~" in signs else "="
    return Quantity(sum((one.amount for one in found), Decimal(0)), found[0].unit, sign)
