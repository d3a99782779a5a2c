"""What follows from claims by versioned rules, never stronger than what it rests on."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from kerege.ids import digest, encode
from kerege.model import ENCODING as CLAIM_ENCODING
from kerege.model import Claim, Modality, Object, Polarity, object_key
from kerege.reasoning.inference import (
    INVERSE,
    STRENGTH,
    SUBRELATION,
    SYMMETRIC,
    THROUGH_BLOC,
    TRANSITIVE,
    Fact,
    by_bloc,
    by_inverse,
    by_subrelation,
    by_symmetric,
    by_transitive,
    keep_firmest,
)
from kerege.reasoning.rules import Rule
from kerege.reasoning.sums import SUM_OF_PARTS, by_sum_of_parts
from kerege.store import Store
from kerege.values import Interval, PartialDate
from kerege.view import live

ENCODING = "kerege-derived-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedClaim:
    """Hold what follows from claims: by which rule, from which premises, in their common time.

    Nobody says it. It is as confident as its least confident premise, as firm as the weakest, and
    known from the day on which the last of them was. Its id hashes content, time, rule, premises.
    """

    subject: str
    relation: str
    object: Object
    qualifiers: tuple[tuple[str, Object], ...] = ()
    modality: Modality
    during: Interval
    rule: Rule
    premises: tuple[str, ...]
    confidence: Decimal
    recorded_on: PartialDate
    id: str = field(init=False)
    statement: str = field(init=False)

    def __post_init__(self) -> None:
        content = [
            ("subject", self.subject),
            ("relation", self.relation),
            ("object", object_key(self.object)),
            *((key, object_key(value)) for key, value in self.qualifiers),
        ]
        fields = [
            *content,
            ("modality", self.modality),
            ("from", str(self.during.start or "")),
            ("until", str(self.during.until or "")),
            ("rule", f"{self.rule.id}-{self.rule.version}"),
            *(("premise", premise) for premise in self.premises),
        ]
        object.__setattr__(self, "id", digest(encode(fields, version=ENCODING)))
        object.__setattr__(self, "statement", digest(encode(content, version=CLAIM_ENCODING)))


def derived(
    store: Store, *, known_by: PartialDate | None = None, rules: Iterable[Rule] | None = None
) -> list[DerivedClaim]:
    """Return what follows from the live claims, in order of subject, relation, object and time.

    Denials, opinions and what names no time though its relation wants one give nothing. Of several
    ways to one conclusion for one time the firmest stands. Conclusions are premises of their own
    rule only: a chain of parts is followed to its end.
    """
    chosen = _RULES if rules is None else {rule: _RULES[rule] for rule in rules}
    facts = [fact for claim in live(store, known_by) if (fact := _taken(store, claim))]
    said: dict[tuple[str, str, str], list[Interval]] = {}
    for fact in facts:
        content = (fact.subject, fact.relation, object_key(fact.object))
        said.setdefault(content, []).append(fact.during)
    found: dict[tuple[Hashable, ...], DerivedClaim] = {}
    for rule, apply in chosen.items():
        best: dict[tuple[Hashable, ...], Fact] = {}
        for fact in apply(store, facts):
            keep_firmest(best, fact)
        for key, fact in best.items():
            spoken = said.get((fact.subject, fact.relation, object_key(fact.object)), ())
            if not any(during.contains(fact.during) for during in spoken):
                found[rule.id, *key] = _derived_claim(rule, fact)
    return sorted(
        found.values(),
        key=lambda one: (
            one.subject,
            one.relation,
            object_key(one.object),
            one.during.first,
            one.id,
        ),
    )


def _taken(store: Store, claim: Claim) -> Fact | None:
    relation = store.ontology.relations.get(claim.relation)
    if relation is None or claim.opinion or claim.polarity is Polarity.NEGATIVE:
        return None
    during = claim.during
    if during.is_open:
        if claim.observed_on:
            during = Interval.during(claim.observed_on)
        elif relation.wants_date:
            return None
    return Fact(claim.subject, claim.relation, claim.object, claim.qualifiers, during, (claim,))


def _derived_claim(rule: Rule, fact: Fact) -> DerivedClaim:
    weakest, confidence, _, premises = fact.strength
    return DerivedClaim(
        subject=fact.subject,
        relation=fact.relation,
        object=fact.object,
        qualifiers=fact.qualifiers,
        modality=STRENGTH[weakest],
        during=fact.during,
        rule=rule,
        premises=tuple(premises),
        confidence=-confidence,
        recorded_on=max(claim.recorded_on for claim in fact.premises),
    )


_RULES: dict[Rule, Callable[[Store, Iterable[Fact]], Iterator[Fact]]] = {
    INVERSE: by_inverse,
    SYMMETRIC: by_symmetric,
    SUBRELATION: by_subrelation,
    TRANSITIVE: by_transitive,
    THROUGH_BLOC: by_bloc,
    SUM_OF_PARTS: by_sum_of_parts,
}
