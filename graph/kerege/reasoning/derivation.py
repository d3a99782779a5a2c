"""What follows from claims by versioned rules, never stronger than what it rests on."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from kerege.ids import digest, encode
from kerege.model import ENCODING as CLAIM_ENCODING
from kerege.model import Claim, Modality, Object, Polarity, Ref, object_key
from kerege.ontology import Ontology, Relation
from kerege.reasoning.rules import Rule
from kerege.store import Store
from kerege.values import Interval, PartialDate
from kerege.view import live

ENCODING = "kerege-derived-1"
AFFILIATED, MEMBER = "affiliatedWith", "memberOf"
STRENGTH = (Modality.ASSERTED, Modality.PLANNED, Modality.DEMANDED, Modality.HYPOTHETICAL)
"""How firmly things are said, firmest first."""

INVERSE = Rule(
    id="inverse",
    problem="Who has members is asked as often as who is one.",
    words="p is the inverse of q: s p o gives o q s",
    example="Kazakhstan is a member of the SCO: the SCO has the member Kazakhstan",
)
SYMMETRIC = Rule(
    id="symmetric",
    problem="A border has two sides.",
    words="p is symmetric: s p o gives o p s",
    example="Kazakhstan borders China: China borders Kazakhstan",
)
SUBRELATION = Rule(
    id="subrelation",
    problem="Whoever is a member is affiliated.",
    words="p is a subrelation of q: s p o gives s q o",
    example="Japan chairs the summit: Japan takes part in the summit",
)
TRANSITIVE = Rule(
    id="transitive",
    problem="What lies in a part lies in the whole.",
    words="p is transitive: s p o and o p t give s p t, in the time that both have in common",
    example="Fergana is part of Central Asia, and that of Asia: Fergana is part of Asia",
)
THROUGH_BLOC = Rule(
    id="bloc",
    problem="A state deals with an organisation through its bloc.",
    words="s is a member of an organisation b that has a status in another, o: s is affiliated "
    "with o in the context of b, in the time that both have in common",
    example="Armenia is a member of the EAEU, and the EAEU an observer in the SCO: Armenia is "
    "affiliated with the SCO in the context of the EAEU",
)


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


@dataclass(frozen=True, slots=True)
class _Fact:
    """Hold what a rule takes and gives: content, common time, and the claims it rests on."""

    subject: str
    relation: str
    object: Object
    qualifiers: tuple[tuple[str, Object], ...]
    during: Interval
    premises: tuple[Claim, ...]

    @property
    def strength(self) -> tuple[int, Decimal, int, list[str]]:
        """Return what orders the ways to one conclusion: the best is the least."""
        weakest = max(STRENGTH.index(claim.modality) for claim in self.premises)
        confidence = min(claim.confidence for claim in self.premises)
        return weakest, -confidence, len(self.premises), sorted(c.id for c in self.premises)


def derived(
    store: Store, *, known_by: PartialDate | None = None, rules: Iterable[Rule] | None = None
) -> list[DerivedClaim]:
    """Return what follows from the live claims, in order of subject, relation, object and time.

    Denials, opinions and what names no time though its relation wants one give nothing. Of several
    ways to one conclusion for one time the firmest stands. Conclusions are premises of their own
    rule only: a chain of parts is followed to its end.
    """
    chosen = _RULES if rules is None else {rule: _RULES[rule] for rule in rules}
    facts = [fact for claim in live(store, known_by) if (fact := _fact(store, claim))]
    said: dict[tuple[str, str, str], list[Interval]] = {}
    for fact in facts:
        content = (fact.subject, fact.relation, object_key(fact.object))
        said.setdefault(content, []).append(fact.during)
    found: dict[tuple[object, ...], DerivedClaim] = {}
    for rule, apply in chosen.items():
        best: dict[tuple[object, ...], _Fact] = {}
        for fact in apply(store.ontology, facts):
            _keep(best, fact)
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


def _fact(store: Store, claim: Claim) -> _Fact | None:
    relation = store.ontology.relations.get(claim.relation)
    if relation is None or claim.opinion or claim.polarity is Polarity.NEGATIVE:
        return None
    during = claim.during
    if during.is_open:
        if claim.observed_on:
            during = Interval.during(claim.observed_on)
        elif relation.wants_date:
            return None
    return _Fact(claim.subject, claim.relation, claim.object, claim.qualifiers, during, (claim,))


def _keep(best: dict[tuple[object, ...], _Fact], fact: _Fact) -> bool:
    """Keep a conclusion if no firmer way leads to it; tell whether it was kept."""
    key = (
        fact.subject,
        fact.relation,
        object_key(fact.object),
        tuple((name, object_key(value)) for name, value in fact.qualifiers),
        fact.during,
    )
    if key in best and best[key].strength <= fact.strength:
        return False
    best[key] = fact
    return True


def _derived_claim(rule: Rule, fact: _Fact) -> DerivedClaim:
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


def _inverse(ontology: Ontology, facts: Iterable[_Fact]) -> Iterator[_Fact]:
    for fact, relation in _between(ontology, facts):
        if relation.inverse:
            yield _turned(fact, relation.inverse)


def _symmetric(ontology: Ontology, facts: Iterable[_Fact]) -> Iterator[_Fact]:
    for fact, relation in _between(ontology, facts):
        if relation.symmetric:
            yield _turned(fact, relation.id)


def _subrelation(ontology: Ontology, facts: Iterable[_Fact]) -> Iterator[_Fact]:
    for fact in facts:
        line = list(ontology.relations[fact.relation].parents)
        for name in line:
            parent = ontology.relations.get(name)
            if parent is None:
                continue
            line += [above for above in parent.parents if above not in line]
            yield _Fact(
                fact.subject, name, fact.object, fact.qualifiers, fact.during, fact.premises
            )


def _transitive(ontology: Ontology, facts: Iterable[_Fact]) -> Iterator[_Fact]:
    """Yield the ends of all chains; what meets nowhere in time ends a chain."""
    links = [fact for fact, relation in _between(ontology, facts) if relation.transitive]
    onward: dict[tuple[str, object], list[_Fact]] = {}
    for link in links:
        onward.setdefault((link.relation, link.subject), []).append(link)
    reached: dict[tuple[object, ...], _Fact] = {}
    ahead = links
    while ahead:
        further = []
        for fact in ahead:
            for link in onward.get((fact.relation, _end(fact)), ()):
                joined = _joined(fact, link, fact.relation, ())
                loops = _end(link) == fact.subject or set(link.premises) & set(fact.premises)
                if joined and not loops and _keep(reached, joined):
                    further.append(joined)
        ahead = further
    yield from reached.values()


def _bloc(ontology: Ontology, facts: Iterable[_Fact]) -> Iterator[_Fact]:
    statuses = {AFFILIATED} | {
        name for name, relation in ontology.relations.items() if AFFILIATED in relation.parents
    }
    pairs = [fact for fact, _ in _between(ontology, facts)]
    ties: dict[str, list[_Fact]] = {}
    for fact in pairs:
        if fact.relation in statuses:
            ties.setdefault(fact.subject, []).append(fact)
    for member in pairs:
        if member.relation == MEMBER:
            for tie in ties.get(_end(member), ()):
                context = (("context", Ref(tie.subject)),)
                joined = _joined(member, tie, AFFILIATED, context)
                if joined and _end(tie) != member.subject:
                    yield joined


def _between(ontology: Ontology, facts: Iterable[_Fact]) -> Iterator[tuple[_Fact, Relation]]:
    for fact in facts:
        if isinstance(fact.object, Ref):
            yield fact, ontology.relations[fact.relation]


def _turned(fact: _Fact, relation: str) -> _Fact:
    return _Fact(
        _end(fact), relation, Ref(fact.subject), fact.qualifiers, fact.during, fact.premises
    )


def _joined(
    one: _Fact, two: _Fact, relation: str, qualifiers: tuple[tuple[str, Object], ...]
) -> _Fact | None:
    common = one.during.intersection(two.during)
    if common is None:
        return None
    return _Fact(
        one.subject, relation, two.object, qualifiers, common, (*one.premises, *two.premises)
    )


def _end(fact: _Fact) -> str:
    return fact.object.id if isinstance(fact.object, Ref) else ""


_RULES: dict[Rule, Callable[[Ontology, Iterable[_Fact]], Iterator[_Fact]]] = {
    INVERSE: _inverse,
    SYMMETRIC: _symmetric,
    SUBRELATION: _subrelation,
    TRANSITIVE: _transitive,
    THROUGH_BLOC: _bloc,
}
