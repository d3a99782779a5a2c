"""How claims bear on each other without colliding: support, plan and outcome, status and event."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, groupby
from operator import attrgetter

from kerege.model import Claim, Modality, Polarity, Ref, object_key
from kerege.ontology import Relation
from kerege.reasoning.entailment import counterparts, ends, entails
from kerege.reasoning.rules import Rule
from kerege.reasoning.times import Timed, in_common, is_act, timed
from kerege.store import Store
from kerege.values import PartialDate
from kerege.view import begins, live
from kerege.view.origins import Origins

SAME_STATEMENT = Rule(
    id="same-statement",
    problem="Who says the same, and is it a second witness?",
    words="corroborates: same content and sign, both asserted, at a common time, of different "
    "origin; for a verdict the one that supports may be more exact",
    example="a ministry and an agency each say that five presidents took part",
)
PLAN_FULFILLED = Rule(
    id="plan-fulfilled",
    problem="What became of a plan?",
    words="fulfils: an asserted claim says what a plan said, and not before the plan was made",
    example="Kazakhstan will take part in the summit; Kazakhstan took part in the summit",
)
PLAN_FAILED = Rule(
    id="plan-failed",
    problem="A plan that failed does not contradict its outcome.",
    words="fails: an asserted claim denies what a plan said, and not before the plan was made",
    example="the prime minister will visit Kazakhstan; the prime minister did not visit Kazakhstan",
)
PLAN_CALLED_OFF = Rule(
    id="plan-called-off",
    problem="An event that was called off took its plans with it.",
    words="fails: an asserted claim cancels what a plan is about, or suspends the event it is "
    "about, and not before the plan was made",
    example="the summit is planned in Astana for 9 August; Japan postpones the summit",
)
LATER_EVENT = Rule(
    id="later-event",
    problem="What has not happened yet may happen.",
    words="overtakenBy: a claim that an act has not happened, and a later one that the act, or "
    "one higher on the ladder, happened: same subject and object",
    example="in November Kazakhstan has not confirmed; in December Kazakhstan took part",
)


_Pair = tuple[str, str]
"""A subject, and the key of an object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Hold that one claim corroborates, fulfils, fails or is overtakenBy another, by which rule."""

    first: Claim
    kind: str
    second: Claim
    rule: Rule


def links(store: Store, *, known_by: PartialDate | None = None) -> list[Link]:
    """Return how the live claims bear on each other, in order of kind and claims."""
    claims = [claim for claim in live(store, known_by) if not claim.opinion]
    plans = [claim for claim in claims if claim.modality is Modality.PLANNED]
    planned = {end for plan in plans for end in ends(plan)}
    denied = {_pair(claim) for claim in claims if claim.polarity is Polarity.NEGATIVE}
    outcomes: dict[str, list[Claim]] = {}
    denials: dict[_Pair, list[Timed]] = {}
    events: dict[_Pair, list[Timed]] = {}
    origins = Origins(store)
    found: list[Link] = []
    for _, group in groupby(claims, key=attrgetter("subject")):
        items = list(timed(store, group))
        found += _supports(origins, items)
        for item in items:
            if item.claim.modality is Modality.ASSERTED:
                for end in planned.intersection(ends(item.claim)):
                    outcomes.setdefault(end, []).append(item.claim)
            if item.claim.polarity is Polarity.NEGATIVE:
                denials.setdefault(_pair(item.claim), []).append(item)
            else:
                for pair in denied.intersection(_pairs(item)):
                    events.setdefault(pair, []).append(item)
    found += _outcomes(store, plans, outcomes)
    found += _events(store, denials, events)
    return sorted(found, key=lambda link: (link.kind, link.first.id, link.second.id))


def outcome_rule(store: Store, plan: Claim, outcome: Claim) -> Rule | None:
    """Return the rule by which an asserted claim settles a plan, or None."""
    if plan.modality is not Modality.PLANNED or outcome.modality is not Modality.ASSERTED:
        return None
    if plan.polarity is Polarity.NEGATIVE or not _follows(outcome, plan):
        return None
    if outcome.polarity is Polarity.NEGATIVE:
        return PLAN_FAILED if entails(store.ontology, plan, outcome) else None
    if entails(store.ontology, outcome, plan):
        return PLAN_FULFILLED
    return PLAN_CALLED_OFF if _calls_off(store, outcome, plan) else None


def is_overtaken(store: Store, status: Timed, event: Timed) -> bool:
    """Tell whether a status, that an act has not happened, is overtaken by a later event."""
    early, late = status.claim, event.claim
    if early.polarity is Polarity.POSITIVE or late.polarity is Polarity.NEGATIVE:
        return False
    if early.modality is not Modality.ASSERTED or late.modality is not Modality.ASSERTED:
        return False
    after = status.sure is not None and begins(late) and event.first >= status.sure_end
    if not status.is_carried or not after:
        return False
    if not is_act(status.relation):
        return False
    same = (early.subject, early.object) == (late.subject, late.object)
    step = same and _is_step(store, status.relation, event.relation)
    return step or entails(store.ontology, late, early)


def _is_step(store: Store, status: Relation, event: Relation) -> bool:
    """Tell whether an event is the act that a status lacks, or one beyond it."""
    if status.id == event.id:
        return True
    climbed = [rung.id for rung in store.ontology.ladder.values() if not rung.is_exit]
    if status.rung not in climbed:
        return False
    if event.rung in climbed:
        return climbed.index(event.rung) > climbed.index(status.rung)
    return not event.rung and happens_once(store, event) and not event.disjoint & {status.id}


def happens_once(store: Store, relation: Relation) -> bool:
    """Tell whether a relation is about an event, so that what held on one day of it holds."""
    return relation.range in store.ontology.classes and store.ontology.is_a(relation.range, "Event")


def _supports(origins: Origins, items: Iterable[Timed]) -> Iterator[Link]:
    groups: dict[tuple[str, str], list[Timed]] = {}
    for item in items:
        claim = item.claim
        if claim.modality is Modality.ASSERTED:
            groups.setdefault((claim.statement, claim.polarity), []).append(item)
    for group in groups.values():
        for one, two in combinations(sorted(group, key=lambda item: item.claim.id), 2):
            if origins.of(one.claim) != origins.of(two.claim):
                common, _ = in_common(one, two, same=True)
                if common:
                    yield Link(
                        first=one.claim, kind="corroborates", second=two.claim, rule=SAME_STATEMENT
                    )


def _outcomes(
    store: Store, plans: Iterable[Claim], by_end: Mapping[str, list[Claim]]
) -> Iterator[Link]:
    for plan in plans:
        near = {claim.id: claim for end in ends(plan) for claim in by_end.get(end, [])}
        for outcome in near.values():
            if rule := outcome_rule(store, plan, outcome):
                kind = "fulfils" if rule is PLAN_FULFILLED else "fails"
                yield Link(first=outcome, kind=kind, second=plan, rule=rule)


def _events(
    store: Store, denials: Mapping[_Pair, list[Timed]], events: Mapping[_Pair, list[Timed]]
) -> Iterator[Link]:
    """Yield the denials that an event about the same two overtakes."""
    for pair, group in denials.items():
        for status in group:
            for event in events.get(pair, ()):
                if is_overtaken(store, status, event):
                    yield Link(
                        first=status.claim,
                        kind="overtakenBy",
                        second=event.claim,
                        rule=LATER_EVENT,
                    )


def _pair(claim: Claim) -> _Pair:
    return claim.subject, object_key(claim.object)


def _pairs(item: Timed) -> Iterator[_Pair]:
    """Yield the two that an event is about, and those who take part in it, from either end."""
    claim = item.claim
    for other in counterparts(item.relation, claim):
        yield claim.subject, object_key(other)
        if isinstance(other, Ref) and other.id != claim.subject:
            yield other.id, f"entity:{claim.subject}"


def _calls_off(store: Store, outcome: Claim, plan: Claim) -> bool:
    relation = store.ontology.relations.get(outcome.relation)
    if relation is None or not isinstance(outcome.object, Ref):
        return False
    if outcome.object.id not in ends(plan) or outcome.relation == plan.relation:
        return False
    entity = store.entities.get(outcome.object.id)
    is_event = entity is not None and store.ontology.is_a(entity.kind, "Event")
    return relation.rung == "cancelled" or (relation.rung == "suspended" and is_event)


def _follows(outcome: Claim, plan: Claim) -> bool:
    """Tell whether an outcome may lie after the making of a plan; what is undated may."""
    made = plan.stated_on or plan.observed_on or plan.published_on
    came = begins(outcome) or outcome.published_on
    return made is None or came is None or came.end > made.first
