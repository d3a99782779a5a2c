"""An amount that a text gives, against the figures that others give for the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kerege.model import Claim, Modality, Polarity
from kerege.ontology import Ontology
from kerege.reasoning.amounts import Scales, distance, is_bound, is_figure, tolerance
from kerege.reasoning.rates import rate_day
from kerege.reasoning.rules import Rule
from kerege.reasoning.times import Timed
from kerege.values import Quantity
from kerege.view import begins

NEAR = 4
"""Within so many times the tolerance an amount is of the right kind, but inexact."""
_TELLING = Decimal("0.5")

AMOUNT_FITS = Rule(
    id="amount-fits",
    problem="Is a figure right?",
    words="supported: same subject, relation and qualifiers, amounts within the relation's "
    "tolerance, or a bound that holds; of figures that change with time each source's latest "
    "counts where the text names no year, else those of the same period",
    example="reserves of over 18 trillion m³; 19.9 trillion m³",
)
AMOUNT_NEAR = Rule(
    id="amount-near",
    problem="A figure that is off by little is not made up.",
    words="partly: off by more than the tolerance, but by no more than four times that",
    example="98.5 % of the oil is imported; 99.7 %",
)
AMOUNT_WRONG = Rule(
    id="amount-wrong",
    problem="A figure that nobody else has.",
    words="contradicted: off by more than four times the tolerance from every figure",
    example="reserves of over 50 billion barrels; 31.2 billion barrels",
)
BOUND_FAR_OFF = Rule(
    id="bound-far-off",
    problem="A bound may hold and mislead.",
    words="partly: a bound that holds, but is off by more than half of the known amount",
    example="more than 40 % from the Middle East; 95.1 %",
)
OTHER_INSTRUMENT = Rule(
    id="other-instrument",
    problem="The sum is right, but it is no loan.",
    words="partly: a sum of money that fits in subject, party and amount, with another topic, "
    "scope or context; only for relations that may hold several times at once",
    example="loans of 300 billion yen; a frame for trade insurance of 300 billion yen",
)
NARROWER_MATTER = Rule(
    id="narrower-matter",
    problem="A figure for crude oil is none for all imports.",
    words="partly: a figure that fits, but of a topic, party, context or whole that the text "
    "does not name; one that does not fit says nothing",
    example="40 % of imports come from China; 41 % of the imports of machines do",
)
SUPPORTED, PARTLY, CONTRADICTED, OVERTAKEN = "supported", "partly", "contradicted", "overtaken"
_BEST_FIRST = (SUPPORTED, PARTLY, CONTRADICTED)


@dataclass(frozen=True, slots=True)
class Ground:
    """Hold what another claim says of a claim: which verdict it speaks for, by which rule."""

    side: str
    claim: Claim
    rule: Rule


def figure_grounds(
    ontology: Ontology, scales: Scales, claim: Timed, facts: Iterable[Timed]
) -> list[Ground]:
    """Return what the figures of others say of an amount."""
    alike = [fact for fact in facts if _is_comparable(claim, fact)]
    if is_figure(claim.relation, claim.claim) and claim.claim.during.is_open:
        alike = _latest(alike)
    else:
        alike = [fact for fact in alike if _same_period(claim, fact)]
    grounds = [ground for fact in alike if (ground := _ground(scales, claim, fact))]
    if not claim.claim.qualifier("scope"):
        grounds = _of_nearest_scope(grounds)
    outweighed = AMOUNT_WRONG if _is_near_at_best(grounds) else None
    return [ground for ground in grounds if ground.rule is not outweighed]


def _is_near_at_best(grounds: list[Ground]) -> bool:
    rules = {ground.rule for ground in grounds}
    return AMOUNT_NEAR in rules and AMOUNT_FITS not in rules


def _of_nearest_scope(grounds: list[Ground]) -> list[Ground]:
    """Leave out the scopes that an amount without one cannot mean, where it fits another better.

    43 % of the world's uranium fits what is mined, and says nothing of what lies in the ground.
    """
    best: dict[object, int] = {}
    for ground in grounds:
        scope, rank = ground.claim.qualifier("scope"), _BEST_FIRST.index(ground.side)
        best[scope] = min(rank, best.get(scope, rank))
    nearest = min((rank for scope, rank in best.items() if scope), default=0)
    return [
        ground
        for ground in grounds
        if not (scope := ground.claim.qualifier("scope")) or best[scope] == nearest
    ]


def _is_comparable(claim: Timed, fact: Timed) -> bool:
    one, two = claim.claim, fact.claim
    firm = two.modality is Modality.ASSERTED or one.modality is two.modality
    return (
        (one.subject, one.relation) == (two.subject, two.relation)
        and one.polarity is two.polarity is Polarity.POSITIVE
        and firm
        and isinstance(two.object, Quantity)
    )


def _latest(facts: list[Timed]) -> list[Timed]:
    """Keep of each source's figures for one thing the latest."""
    last: dict[tuple[object, ...], Timed] = {}
    for fact in sorted(facts, key=lambda fact: (fact.first, fact.claim.id)):
        last[fact.claim.source, fact.claim.qualifiers] = fact
    return list(last.values())


def _same_period(claim: Timed, fact: Timed) -> bool:
    if not is_figure(claim.relation, claim.claim) or not begins(claim.claim):
        return True
    here, there = claim.holds, fact.holds
    if here.until is None or there.until is None:
        return here.meets(there)
    return (here.first, here.end) == (there.first, there.end)


def _ground(scales: Scales, claim: Timed, fact: Timed) -> Ground | None:
    here, there = dict(claim.claim.qualifiers), dict(fact.claim.qualifiers)
    others = {key for key in {*here, *there} if here.get(key) != there.get(key)}
    unlike = here.keys() & others
    if unlike and (claim.relation.exclusive or unlike & {"party", "share_of"}):
        return None
    side, rule = _compared(scales, claim, fact)
    if rule is None:
        return None
    if not claim.relation.exclusive:
        return _instrument(fact, side, rule, unlike)
    if others <= {"scope"}:
        return Ground(side, fact.claim, rule)
    if rule not in (AMOUNT_FITS, BOUND_FAR_OFF):
        return None
    return Ground(PARTLY, fact.claim, NARROWER_MATTER if rule is AMOUNT_FITS else rule)


def _instrument(fact: Timed, side: str, rule: Rule, unlike: set[str]) -> Ground | None:
    """Judge a sum of money, of which there may be several: only one that fits says anything."""
    if not unlike:
        return Ground(side, fact.claim, rule) if side != CONTRADICTED else None
    return Ground(PARTLY, fact.claim, OTHER_INSTRUMENT) if side == SUPPORTED else None


def _compared(scales: Scales, claim: Timed, fact: Timed) -> tuple[str, Rule | None]:
    given, known = claim.claim.object, fact.claim.object
    if not isinstance(given, Quantity) or not isinstance(known, Quantity):
        return "", None
    known_here = scales.convert(known, given.unit, on=rate_day(fact.claim))
    return _judge(claim, given, known_here) if known_here else ("", None)


def _judge(claim: Timed, given: Quantity, known: Quantity) -> tuple[str, Rule | None]:
    relation = claim.relation
    allowed, apart = tolerance(relation, known.amount), distance(relation, given, known)
    if apart > NEAR * allowed:
        return CONTRADICTED, AMOUNT_WRONG
    if apart > allowed:
        return PARTLY, AMOUNT_NEAR
    off = abs(given.amount - known.amount)
    if is_bound(known) and off > NEAR * allowed:
        return "", None
    if is_bound(given) and off > _TELLING * abs(known.amount):
        return PARTLY, BOUND_FAR_OFF
    return SUPPORTED, AMOUNT_FITS
