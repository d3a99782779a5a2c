"""Claims that cannot both hold at one time, each pair with its proof."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from kerege.model import Claim, Modality
from kerege.reasoning.amounts import Scales
from kerege.reasoning.collisions import Denials, Slot, slots
from kerege.reasoning.entailment import Key
from kerege.reasoning.links import happens_once, is_overtaken
from kerege.reasoning.rates import Rates
from kerege.reasoning.rules import Rule
from kerege.reasoning.sweep import clashes
from kerege.reasoning.times import Timed, in_common, timed
from kerege.store import Store
from kerege.values import Interval, PartialDate
from kerege.view import live
from kerege.view.clocks import stored_ends
from kerege.view.direct import UNRELIABLE

SEVERITIES = ("error", "warning", "note")
_DOUBTFUL = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Hold a pair of claims that cannot both hold, and the proof: the rule and the common time.

    `matter` is what the two are about, the same for all pairs about it. `severity` is error where
    both name a common time and neither source is doubtful, warning where one is, note where
    they only meet if what was observed is carried on to a later day.
    """

    first: Claim
    second: Claim
    rule: Rule
    common: Interval
    matter: tuple[str, ...]
    severity: str

    @property
    def claims(self) -> tuple[Claim, Claim]:
        """Return the two claims, in the order of their ids."""
        return (self.first, self.second)


def contradictions(
    store: Store, *, as_of: PartialDate | None = None, known_by: PartialDate | None = None
) -> list[Contradiction]:
    """Return the pairs of live, asserted claims that cannot both hold, gravest first.

    With `as_of`, only those that collide on some day of that date.
    """
    claims = [claim for claim in live(store, known_by) if claim_counts(claim)]
    scales = Scales(store.ontology, Rates(store, claims))
    found = list(_pairs(store, claims, scales))
    if as_of:
        day = Interval.during(as_of)
        found = [pair for pair in found if pair.common.meets(day)]
    return sorted(
        found,
        key=lambda pair: (
            SEVERITIES.index(pair.severity),
            pair.matter,
            pair.rule.id,
            pair.first.id,
            pair.second.id,
        ),
    )


def claim_counts(claim: Claim) -> bool:
    """Tell whether a claim can contradict: it is asserted, and no opinion."""
    return claim.modality is Modality.ASSERTED and not claim.opinion


def is_doubtful(store: Store, claim: Claim) -> bool:
    """Tell whether a source is graded D to F, or the claim itself improbable or beyond judging."""
    source = store.sources.get(claim.source)
    unreliable = source is not None and source.reliability in UNRELIABLE
    return unreliable or (claim.credibility or 0) >= _DOUBTFUL


def _pairs(store: Store, claims: list[Claim], scales: Scales) -> Iterator[Contradiction]:
    relations = store.ontology.relations.values()
    once = {relation.id for relation in relations if happens_once(store, relation)}
    ends = stored_ends(store, claims)
    for slot, key, group in _contested(store, claims, scales):
        items = timed(store, group, ends=ends)
        for one, two in clashes(items, slot.value, slot.differ):
            common, sure = in_common(one, two)
            if common and not _is_succession(store, one, two):
                first, second = sorted((one.claim, two.claim), key=attrgetter("id"))
                yield Contradiction(
                    first=first,
                    second=second,
                    rule=slot.rule,
                    common=common,
                    matter=key,
                    severity=_severity(store, one, two, sure=sure or one.relation.id in once),
                )


def _contested(
    store: Store, claims: list[Claim], scales: Scales
) -> Iterator[tuple[Slot, Key, list[Claim]]]:
    """Yield the groups of claims in which more than one value stands, a group of each rule.

    Most claims have nothing beside them. So a first pass keeps one value a group, and no list.
    """
    rules = slots(scales, Denials(store.ontology, claims))
    asked = {
        relation.id: [(place, slot) for place, slot in enumerate(rules) if slot.takes(relation)]
        for relation in store.ontology.relations.values()
    }

    def places() -> Iterator[tuple[int, Key, Claim]]:
        for claim in claims:
            for place, slot in asked.get(claim.relation, ()):
                for key in slot.keys(claim, store.ontology.relations[claim.relation]):
                    yield place, key, claim

    values: list[dict[Key, Hashable]] = [{} for _ in rules]
    groups: dict[tuple[int, Key], list[Claim]] = {}
    for place, key, claim in places():
        value = rules[place].value(claim)
        if values[place].setdefault(key, value) != value:
            groups[place, key] = []
    values.clear()
    for place, key, claim in places():
        if (place, key) in groups:
            groups[place, key].append(claim)
    for (place, key), group in groups.items():
        yield rules[place], key, group


def _is_succession(store: Store, one: Timed, two: Timed) -> bool:
    return is_overtaken(store, one, two) or is_overtaken(store, two, one)


def _severity(store: Store, one: Timed, two: Timed, *, sure: bool) -> str:
    if not sure:
        return "note"
    doubtful = is_doubtful(store, one.claim) or is_doubtful(store, two.claim)
    return "warning" if doubtful else "error"
