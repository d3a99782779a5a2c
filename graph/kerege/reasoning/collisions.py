"""What excludes what: how each rule groups claims, and what differs in a group."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import partial

from kerege.model import Claim, Object, Polarity, Ref, object_key
from kerege.ontology import Ontology, Relation
from kerege.reasoning.amounts import Scales, are_apart
from kerege.reasoning.entailment import Key, ends, general_keys, statement_key
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
GENERAL_DENIAL = Rule(
    id="general-denial",
    problem="Who denies that there is any agreement denies the one on gas too.",
    words="one denies in general what the other says more exactly: same subject and object, the "
    "same relation or one above it, and no qualifier but those of the other; a year takes in its "
    "days, and what is signed with a party is an agreement with it",
    example="Turkmenistan has no agreement with China; Turkmenistan signed a gas agreement with "
    "China",
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Hold which relations a rule takes, how it groups their claims, and what differs in a group.

    A claim may stand in several groups, or in none. Claims of one value never differ, so that a
    group of one value has nothing to compare.
    """

    rule: Rule
    takes: Callable[[Relation], bool]
    keys: Callable[[Claim, Relation], tuple[Key, ...]]
    value: Callable[[Claim], Hashable]
    differ: Callable[[Timed, Timed], bool]

    def keys_of(self, item: Timed) -> tuple[Key, ...]:
        """Return the groups of a claim, none where the rule says nothing of it."""
        return self.keys(item.claim, item.relation) if self.takes(item.relation) else ()

    def excludes(self, one: Timed, two: Timed) -> bool:
        """Tell whether two claims exclude each other at any common time."""
        is_shared = not set(self.keys_of(one)).isdisjoint(self.keys_of(two))
        return (
            is_shared and self.value(one.claim) != self.value(two.claim) and self.differ(one, two)
        )


class Denials:
    """Find which of the statements that claims deny follow from another claim.

    Few claims can have any: their subject must stand in a denial, and they must say something more
    exactly than need be. All others cost a look into a set.
    """

    def __init__(self, ontology: Ontology, claims: Iterable[Claim]) -> None:
        denials = [claim for claim in claims if claim.polarity is Polarity.NEGATIVE]
        self._ontology = ontology
        self._keys = {statement_key(ontology, claim) for claim in denials}
        self._ends = {end for claim in denials for end in ends(claim)}

    def following_from(self, claim: Claim, relation: Relation) -> tuple[Key, ...]:
        """Return the denied statements that say less than a claim and follow from it."""
        if claim.subject not in self._ends:
            return ()
        is_exact = relation.parents or claim.qualifiers or isinstance(claim.object, PartialDate)
        if not is_exact:
            return ()
        return tuple(key for key in general_keys(self._ontology, claim) if key in self._keys)


def rule_against(scales: Scales, one: Timed, two: Timed) -> Rule | None:
    """Return the rule by which two claims exclude each other at any common time, or None."""
    return next((slot.rule for slot in slots(scales) if slot.excludes(one, two)), None)


def slots(scales: Scales, denied: Denials | None = None) -> tuple[Slot, ...]:
    """Return the rules of contradiction with their groups.

    Where all denials are known, what says more exactly the same is grouped under these alone.
    """
    return (
        Slot(
            rule=OPPOSITE_SIGN,
            takes=lambda _: True,
            keys=partial(_statement, scales.ontology),
            value=lambda claim: claim.polarity,
            differ=lambda one, two: one.claim.polarity is not two.claim.polarity,
        ),
        Slot(
            rule=GENERAL_DENIAL,
            takes=lambda _: True,
            keys=partial(_general_statements, scales.ontology, denied),
            value=lambda claim: claim.polarity,
            differ=lambda one, two: one.claim.polarity is not two.claim.polarity,
        ),
        Slot(
            rule=ONE_OBJECT,
            takes=lambda relation: relation.exclusive,
            keys=_subject_place,
            value=lambda claim: claim.object,
            differ=_other_object,
        ),
        Slot(
            rule=ONE_SUBJECT,
            takes=lambda relation: relation.exclusive_subject,
            keys=_object_place,
            value=lambda claim: claim.subject,
            differ=_other_subject,
        ),
        Slot(
            rule=DISJOINT_RELATIONS,
            takes=lambda relation: bool(relation.disjoint),
            keys=_pair_place,
            value=lambda claim: claim.relation,
            differ=_disjoint,
        ),
        Slot(
            rule=AMOUNTS_APART,
            takes=lambda relation: relation.exclusive,
            keys=_amount_place,
            value=partial(_amount, scales),
            differ=partial(_apart, scales),
        ),
    )


def _statement(ontology: Ontology, claim: Claim, relation: Relation) -> tuple[Key, ...]:
    if relation.symmetric:
        return (statement_key(ontology, claim),)
    return ((claim.relation, claim.subject, claim.statement),)


def _general_statements(
    ontology: Ontology, denied: Denials | None, claim: Claim, relation: Relation
) -> tuple[Key, ...]:
    """Return what a denial denies, or what follows from an affirmation and may be denied."""
    if claim.polarity is Polarity.NEGATIVE:
        return (statement_key(ontology, claim),)
    if denied is None:
        return tuple(general_keys(ontology, claim))
    return denied.following_from(claim, relation)


def _subject_place(claim: Claim, _: Relation) -> tuple[Key, ...]:
    return () if isinstance(claim.object, Quantity) else _place(claim, claim.subject)


def _amount_place(claim: Claim, _: Relation) -> tuple[Key, ...]:
    return _place(claim, claim.subject) if isinstance(claim.object, Quantity) else ()


def _object_place(claim: Claim, _: Relation) -> tuple[Key, ...]:
    return _place(claim, object_key(claim.object))


def _place(claim: Claim, end: str) -> tuple[Key, ...]:
    if claim.polarity is Polarity.NEGATIVE:
        return ()
    return ((claim.relation, end, *qualifiers(claim)),)


def _pair_place(claim: Claim, _: Relation) -> tuple[Key, ...]:
    if claim.polarity is Polarity.NEGATIVE:
        return ()
    context = claim.qualifier("context")
    return ((claim.subject, object_key(claim.object), object_key(context) if context else ""),)


def qualifiers(claim: Claim) -> Key:
    """Return the qualifiers of a claim as texts, in order."""
    return tuple(f"{key}={object_key(value)}" for key, value in claim.qualifiers)


def _amount(scales: Scales, claim: Claim) -> Hashable:
    """Return what makes two amounts alike; money of two days is not, where there are rates."""
    return (claim.object, rate_day(claim)) if scales.rates else claim.object


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
