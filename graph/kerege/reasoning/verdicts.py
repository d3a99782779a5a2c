"""What the rest of the graph says of the claims of a text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kerege.model import Claim, Modality, Polarity, Ref, object_key
from kerege.reasoning.amounts import Scales
from kerege.reasoning.collisions import rule_against
from kerege.reasoning.datings import (
    ENDED_BEFORE,
    OTHER_TIME,
    dates,
    is_elsewhen,
    is_over,
    leaves_room,
)
from kerege.reasoning.entailment import counterparts, ends, entails
from kerege.reasoning.figures import (
    BOUND_FAR_OFF,
    CONTRADICTED,
    NARROWER_MATTER,
    OTHER_INSTRUMENT,
    OVERTAKEN,
    PARTLY,
    SUPPORTED,
    Ground,
    figure_grounds,
)
from kerege.reasoning.links import (
    LATER_EVENT,
    PLAN_FULFILLED,
    SAME_STATEMENT,
    is_overtaken,
    outcome_rule,
)
from kerege.reasoning.rates import Rates
from kerege.reasoning.rules import Rule
from kerege.reasoning.times import Timed, in_common, timed
from kerege.store import Store
from kerege.values import Quantity
from kerege.view import live
from kerege.view.origins import Origins

VERDICTS = (SUPPORTED, CONTRADICTED, PARTLY, OVERTAKEN, "disputed", "unverified", "opinion")
GRAVEST_FIRST = (
    CONTRADICTED, "disputed", OVERTAKEN, PARTLY, SUPPORTED, "unverified", "opinion",
)  # fmt: skip
"""In which order verdicts are of interest to a reader."""
_IMPROBABLE = 5

OPINION = Rule(
    id="opinion",
    problem="A judgement of taste is neither true nor false.",
    words="opinion: the claim is marked as one, and is not checked",
    example="this is a slap in the face",
)
SUCCESSION = Rule(
    id="succession",
    problem="What a text says of its day may have changed since.",
    words="overtaken: another object, or subject, of an exclusive relation begins after the day of "
    "which the text speaks",
    example="in May 2021 the prime minister is Suga; from October 2021 it is Kishida",
)
NOTHING_KNOWN = Rule(
    id="nothing-known",
    problem="Silence is no denial.",
    words="unverified: no claim of another source bears on it",
    example="a fund of which nobody else speaks",
)
BOTH_SIDES = Rule(
    id="both-sides",
    problem="Sources on both sides are not to be counted.",
    words="disputed: some support the claim, and others contradict it or have a figure that it "
    "misses",
    example="over 18 trillion m³; 19.9 trillion in one source, 15.6 trillion in another",
)
_FITTING = {BOUND_FAR_OFF, NARROWER_MATTER, OTHER_INSTRUMENT}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold what the rest of a graph says of a claim, and the claims and rules it rests on."""

    claim: Claim
    verdict: str
    rule: Rule
    grounds: tuple[Ground, ...] = ()

    def because(self) -> list[dict[str, Any]]:
        """Return the rules with the ids of the claims, as JSON takes them."""
        if not self.grounds:
            return [{"rule": self.rule.id, "claim": None}]
        return [{"rule": ground.rule.id, "claim": ground.claim.id} for ground in self.grounds]


def verify(store: Store, claims: Iterable[Claim]) -> list[Verdict]:
    """Return a verdict on each claim of a text, by the live claims of all other sources.

    What curators call improbable (credibility 5) speaks for nothing. Support counts only from
    another origin than the text's own.
    """
    claims = list(claims)
    own = {claim.source for claim in claims}
    facts = [
        claim
        for claim in live(store)
        if claim.source not in own and not claim.opinion and claim.credibility != _IMPROBABLE
    ]
    judge = _Judge(store, timed(store, facts, undated=True))
    times = {item.claim.id: item for item in timed(store, claims, undated=True)}
    return [judge.verdict(claim, times.get(claim.id)) for claim in claims]


class _Judge:
    """Find what bears on a claim, and weigh it."""

    def __init__(self, store: Store, facts: Iterable[Timed]) -> None:
        self._store, self._scales = store, Scales(store.ontology, Rates(store, live(store)))
        self._origins = Origins(store)
        self._facts: dict[tuple[str, ...], list[Timed]] = {}
        for fact in facts:
            for key in fact_keys(fact):
                self._facts.setdefault(key, []).append(fact)

    def verdict(self, claim: Claim, item: Timed | None) -> Verdict:
        if claim.opinion:
            return Verdict(claim, "opinion", OPINION)
        grounds = self._grounds(item) if item else []
        grounds.sort(key=lambda ground: (VERDICTS.index(ground.side), ground.claim.id))
        side = _weigh(claim, grounds)
        if side == "unverified":
            return Verdict(claim, side, NOTHING_KNOWN)
        if side == "disputed":
            return Verdict(claim, side, BOTH_SIDES, tuple(grounds))
        chosen = tuple(ground for ground in grounds if ground.side == side)
        return Verdict(claim, side, chosen[0].rule, chosen)

    def _grounds(self, item: Timed) -> list[Ground]:
        claim = item.claim
        facts = self._bearing_on(item)
        if isinstance(claim.object, Quantity):
            found = figure_grounds(self._store.ontology, self._scales, item, facts)
        else:
            found = self._statement_grounds(item, facts)
        return [
            ground
            for ground in found
            if ground.side != SUPPORTED or not self._same_origin(claim, ground.claim)
        ]

    def _statement_grounds(self, item: Timed, facts: Iterable[Timed]) -> list[Ground]:
        """Return what others say of a statement.

        Who dates it as the text does outweighs who speaks of another time, which may be a further
        one; who does not date it has no say where others date it otherwise. That it once ended
        counts where nothing else does.
        """
        found = [ground for fact in facts if (ground := self._ground(item, fact))]
        rules = {ground.rule for ground in found}
        outweighed = ENDED_BEFORE if rules - {ENDED_BEFORE} else None
        if OTHER_TIME in rules:
            agreed = [g for g in found if g.rule is SAME_STATEMENT and dates(item.claim, g.claim)]
            outweighed = OTHER_TIME if agreed else SAME_STATEMENT
        return [ground for ground in found if ground.rule is not outweighed]

    def _bearing_on(self, item: Timed) -> list[Timed]:
        """Return the facts that may bear on a claim, each once."""
        found = {
            fact.claim.id: fact for key in claim_keys(item) for fact in self._facts.get(key, ())
        }
        return list(found.values())

    def _ground(self, item: Timed, fact: Timed) -> Ground | None:
        claim, other = item.claim, fact.claim
        if claim.modality is Modality.PLANNED:
            rule = outcome_rule(self._store, claim, other)
            if rule:
                return Ground(SUPPORTED if rule is PLAN_FULFILLED else OVERTAKEN, other, rule)
        if claim.modality is not other.modality:
            return None
        if claim.polarity is other.polarity and self._gives(item, fact):
            return self._same(item, fact)
        return self._against(item, fact) if claim.modality is Modality.ASSERTED else None

    def _same(self, item: Timed, fact: Timed) -> Ground | None:
        """Judge a fact that says, or denies, the same: at that time, at another, or at none."""
        meets = in_common(item, fact, same=True)[0] is not None
        is_said = item.claim.polarity is Polarity.POSITIVE
        if is_said and is_elsewhen(self._store.ontology, item, fact, meets=meets):
            return Ground(PARTLY, fact.claim, OTHER_TIME)
        if meets:
            return Ground(SUPPORTED, fact.claim, SAME_STATEMENT)
        over = is_said and is_over(item, fact)
        return Ground(OVERTAKEN, fact.claim, ENDED_BEFORE) if over else None

    def _against(self, item: Timed, fact: Timed) -> Ground | None:
        if is_overtaken(self._store, item, fact):
            return Ground(OVERTAKEN, fact.claim, LATER_EVENT)
        if self._ended(item, fact):
            return Ground(SUPPORTED, fact.claim, ENDED_BEFORE)
        rule = rule_against(self._scales, item, fact)
        if rule is None:
            return None
        common, sure = in_common(item, fact)
        firm = sure or (common and item.sure and fact.is_carried and fact.has_start)
        if firm and not leaves_room(item, fact):
            return Ground(CONTRADICTED, fact.claim, rule)
        later = item.sure and fact.has_start and fact.first >= item.sure.end
        return Ground(OVERTAKEN, fact.claim, SUCCESSION) if later and item.is_carried else None

    def _ended(self, denial: Timed, fact: Timed) -> bool:
        """Tell whether what is denied had ended by then."""
        signs = (denial.claim.polarity, fact.claim.polarity)
        is_denied = signs == (Polarity.NEGATIVE, Polarity.POSITIVE)
        return is_denied and is_over(denial, fact) and self._gives(denial, fact)

    def _gives(self, item: Timed, fact: Timed) -> bool:
        """Tell whether the fact says what the claim says, or denies what it denies.

        To hold, the more exact is enough; to be denied, the more general is.
        """
        if fact.claim.polarity is Polarity.NEGATIVE:
            return entails(self._store.ontology, item.claim, fact.claim)
        return entails(self._store.ontology, fact.claim, item.claim)

    def _same_origin(self, claim: Claim, other: Claim) -> bool:
        return self._origins.of(claim) == self._origins.of(other)


def fact_keys(fact: Timed) -> Iterator[tuple[str, ...]]:
    """Yield the keys under which a fact is found by the claims that it may bear on.

    What its speaker says next on the same matter has the same keys.
    """
    claim, relation = fact.claim, fact.relation
    yield from _pairs(fact)
    if not isinstance(claim.object, Ref):
        yield ("subject", claim.subject)
    if relation.exclusive:
        yield ("one-object", relation.id, claim.subject)
    if relation.exclusive_subject:
        yield ("one-subject", relation.id, object_key(claim.object))
    if relation.rung and isinstance(claim.object, Ref):
        yield ("called-off", claim.object.id)


def claim_keys(item: Timed) -> Iterator[tuple[str, ...]]:
    """Yield the keys of the facts that may bear on a claim.

    They have the same two ends; or the same subject, where the object is no entity; or the same
    place in an exclusive relation; or they call off what a plan is about.
    """
    claim, relation = item.claim, item.relation
    yield from _pairs(item)
    if not isinstance(claim.object, Ref):
        yield ("subject", claim.subject)
    yield ("one-object", relation.id, claim.subject)
    yield ("one-subject", relation.id, object_key(claim.object))
    if claim.modality is Modality.PLANNED:
        yield from (("called-off", end) for end in ends(claim))


def _pairs(item: Timed) -> Iterator[tuple[str, ...]]:
    subject = f"entity:{item.claim.subject}"
    for other in counterparts(item.relation, item.claim):
        yield ("ends", *sorted((subject, object_key(other))))


def _weigh(claim: Claim, grounds: list[Ground]) -> str:
    sides = {ground.side for ground in grounds}
    missed = any(ground.side == PARTLY and ground.rule not in _FITTING for ground in grounds)
    if OVERTAKEN in sides and (CONTRADICTED not in sides) and _is_status(claim, sides):
        return OVERTAKEN
    if SUPPORTED in sides and (CONTRADICTED in sides or missed):
        return "disputed"
    order = (SUPPORTED, CONTRADICTED, PARTLY, OVERTAKEN)
    return next((side for side in order if side in sides), "unverified")


def _is_status(claim: Claim, sides: set[str]) -> bool:
    """Tell whether what came later matters more than that the claim held once."""
    waits = claim.polarity is Polarity.NEGATIVE or claim.modality is Modality.PLANNED
    return waits or SUPPORTED not in sides
