"""What excludes what: how each rule groups claims, and what differs in a group."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial

from kerege.model import Claim, Object, Polarity, Ref, object_key
from kerege.reasoning.amounts import Scales, are_apart
from kerege.reasoning.rates import rate_day
from kerege.reasoning.rules import Rule
from kerege.reasoning.times import Timed
from kerege.values import PartialDate, Quantity

UNKNOWN = "auto/"
"""The start of the ids of mentions that mean nothing known, and may mean anything."""

OPPOSITE_SIGN = Rule(
    id="opposite-sign",
    problem="One says that it holds, another that it does not.",
    words="same subject, relation, object and qualifiers, one positive and one negative",
    example="Armenia is a member of the CSTO; Armenia is not a member of the CSTO",
)
ONE_OBJECT = Rule(
    id="one-object",
    problem="A state has one capital at a time, an agreement one day of signature.",
    words="an exclusive relation, same subject and qualifiers, different objects; a day and the "
    "year that it lies in do not differ, a mention that means nothing known differs from nothing",
    example="the head of government of Kazakhstan is Bektenov; it is Smailov",
)
ONE_SUBJECT = Rule(
    id="one-subject",
    problem="A summit has one host, an office one holder at a time.",
    words="a relation that is exclusive for its object, same object and qualifiers, different "
    "subjects",
    example="Kazakhstan hosts the summit; Uzbekistan hosts the summit",
)
DISJOINT_RELATIONS = Rule(
    id="disjoint-relations",
    problem="Who is a member is no observer.",
    words="two relations that the ontology calls disjoint, same subject, object and context",
    example="Turkmenistan is a member of the dialogue; Turkmenistan is an observer in it",
)
AMOUNTS_APART = Rule(
    id="amounts-apart",
    problem="Two figures for one thing that cannot both be right.",
    words="an exclusive relation, same subject and qualifiers (scope is one), amounts in a common "
    "unit whose ranges lie further apart than the relation's tolerance; figures that belong to "
    "their date must be of the same period; two currencies at the rate of the day on which the "
    "amount was stated, if a rate stands among the inputs",
    example="40 casualties; 100 casualties",
)


@dataclass(frozen=True, slots=True)
class Slot:
    """Hold how one rule groups claims and what differs in a group."""

    rule: Rule
    key: Callable[[Timed], tuple[str, ...] | None]
    value: Callable[[Timed], Hashable]
    differ: Callable[[Timed, Timed], bool]


def rule_against(scales: Scales, one: Timed, two: Timed) -> Rule | None:
    """Return the rule by which two claims exclude each other at any common time, or None."""
    for slot in slots(scales):
        key = slot.key(one)
        same = key is not None and key == slot.key(two)
        if same and slot.value(one) != slot.value(two) and slot.differ(one, two):
            return slot.rule
    return None


def slots(scales: Scales) -> tuple[Slot, ...]:
    """Return the rules of contradiction with their groups."""
    return (
        Slot(OPPOSITE_SIGN, _statement, lambda item: item.claim.polarity, lambda *_: True),
        Slot(ONE_OBJECT, _subject_place, _object, _other_object),
        Slot(ONE_SUBJECT, _object_place, lambda item: item.claim.subject, _other_subject),
        Slot(DISJOINT_RELATIONS, _pair_place, lambda item: item.relation.id, _disjoint),
        Slot(AMOUNTS_APART, _amount_place, partial(_amount, scales), partial(_apart, scales)),
    )


def _statement(item: Timed) -> tuple[str, ...] | None:
    claim = item.claim
    if not item.relation.symmetric:
        return (claim.relation, claim.subject, claim.statement)
    ends = sorted((f"entity:{claim.subject}", object_key(claim.object)))
    return (claim.relation, *ends, *qualifiers(claim))


def _subject_place(item: Timed) -> tuple[str, ...] | None:
    if not item.relation.exclusive or isinstance(item.claim.object, Quantity):
        return None
    return _amount_or_subject(item)


def _amount_place(item: Timed) -> tuple[str, ...] | None:
    if not item.relation.exclusive or not isinstance(item.claim.object, Quantity):
        return None
    return _amount_or_subject(item)


def _amount_or_subject(item: Timed) -> tuple[str, ...] | None:
    claim = item.claim
    if claim.polarity is Polarity.NEGATIVE:
        return None
    return (claim.relation, claim.subject, *qualifiers(claim))


def _object_place(item: Timed) -> tuple[str, ...] | None:
    claim = item.claim
    if not item.relation.exclusive_subject or claim.polarity is Polarity.NEGATIVE:
        return None
    return (claim.relation, object_key(claim.object), *qualifiers(claim))


def _pair_place(item: Timed) -> tuple[str, ...] | None:
    claim = item.claim
    if not item.relation.disjoint or claim.polarity is Polarity.NEGATIVE:
        return None
    context = claim.qualifier("context")
    return (claim.subject, object_key(claim.object), object_key(context) if context else "")


def qualifiers(claim: Claim) -> tuple[str, ...]:
    """Return the qualifiers of a claim as texts, in order."""
    return tuple(f"{key}={object_key(value)}" for key, value in claim.qualifiers)


def _object(item: Timed) -> Hashable:
    return item.claim.object


def _amount(scales: Scales, item: Timed) -> Hashable:
    """Return what makes two amounts alike; money of two days is not, where there are rates."""
    return (item.claim.object, rate_day(item.claim)) if scales.rates else item.claim.object


def _other_object(one: Timed, two: Timed) -> bool:
    return differ(one.claim.object, two.claim.object)


def differ(one: Object, two: Object) -> bool:
    """Tell whether two objects, no amounts, are certainly not the same."""
    match one, two:
        case Ref(), Ref():
            return one != two and not (one.id.startswith(UNKNOWN) or two.id.startswith(UNKNOWN))
        case PartialDate(), PartialDate():
            return not (one.contains(two) or two.contains(one))
        case bool(), bool():
            return one is not two
    return False


def _other_subject(one: Timed, two: Timed) -> bool:
    return differ(Ref(one.claim.subject), Ref(two.claim.subject))


def _disjoint(one: Timed, two: Timed) -> bool:
    return two.relation.id in one.relation.disjoint


def _apart(scales: Scales, one: Timed, two: Timed) -> bool:
    first, second = one.claim.object, two.claim.object
    if not isinstance(first, Quantity) or not isinstance(second, Quantity):
        return False
    days = (rate_day(one.claim), rate_day(two.claim))
    return are_apart(one.relation, scales, first, second, days=days)
