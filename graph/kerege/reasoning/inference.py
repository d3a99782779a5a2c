"""The rules by which claims give claims: from facts to what follows from them.

Each rule is words and a function; `derivation` applies them. What follows from claims has their
common time, and carries them along as premises.
"""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from kerege.model import Claim, Modality, Object, Ref, object_key
from kerege.ontology import Relation
from kerege.reasoning.entailment import lineage
from kerege.reasoning.rules import Rule
from kerege.store import Store
from kerege.values import Interval

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


@dataclass(frozen=True, slots=True)
class Fact:
    """Hold what a rule takes and gives: content, common time, and the claims it rests on."""

    subject: str
    relation: str
    object: Object
    qualifiers: tuple[tuple[str, Object], ...]
    during: Interval
    premises: tuple[Claim, ...]

    @property
    def content(self) -> tuple[Hashable, ...]:
        """Return what is said and for when: the same for all ways to one conclusion."""
        qualifiers = tuple((name, object_key(value)) for name, value in self.qualifiers)
        return self.subject, self.relation, object_key(self.object), qualifiers, self.during

    @property
    def is_asserted(self) -> bool:
        """Tell whether all that it rests on is said to be so."""
        return all(claim.modality is Modality.ASSERTED for claim in self.premises)

    @property
    def strength(self) -> tuple[int, Decimal, int, list[str]]:
        """Return what orders the ways to one conclusion: the best is the least."""
        weakest = max(STRENGTH.index(claim.modality) for claim in self.premises)
        confidence = min(claim.confidence for claim in self.premises)
        return weakest, -confidence, len(self.premises), sorted(c.id for c in self.premises)


def keep_firmest(best: dict[tuple[Hashable, ...], Fact], fact: Fact) -> bool:
    """Keep a conclusion if no firmer way leads to it; tell whether it was kept."""
    key = fact.content
    if key in best and best[key].strength <= fact.strength:
        return False
    best[key] = fact
    return True


def by_inverse(store: Store, facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield each tie from its other end, by the inverse relation."""
    for fact, relation in _between(store, facts):
        if relation.inverse:
            yield _turned(fact, relation.inverse)


def by_symmetric(store: Store, facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield each tie that holds both ways from its other end."""
    for fact, relation in _between(store, facts):
        if relation.symmetric:
            yield _turned(fact, relation.id)


def by_subrelation(store: Store, facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield each fact under the relations above its own."""
    for fact in facts:
        for name in lineage(store.ontology, fact.relation)[1:]:
            if name in store.ontology.relations:
                yield replace(fact, relation=name)


def by_transitive(store: Store, facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield the ends of all chains; what meets nowhere in time ends a chain."""
    links = [fact for fact, relation in _between(store, facts) if relation.transitive]
    onward: dict[tuple[str, Hashable], list[Fact]] = {}
    for link in links:
        onward.setdefault((link.relation, link.subject), []).append(link)
    reached: dict[tuple[Hashable, ...], Fact] = {}
    ahead = links
    while ahead:
        further = []
        for fact in ahead:
            for link in onward.get((fact.relation, _end(fact)), ()):
                joined = _joined(fact, link, fact.relation, ())
                loops = _end(link) == fact.subject or set(link.premises) & set(fact.premises)
                if joined and not loops and keep_firmest(reached, joined):
                    further.append(joined)
        ahead = further
    yield from reached.values()


def by_bloc(store: Store, facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield the ties that members of a bloc have through it."""
    statuses = {AFFILIATED} | {
        name
        for name, relation in store.ontology.relations.items()
        if AFFILIATED in relation.parents
    }
    pairs = [fact for fact, _ in _between(store, facts)]
    ties: dict[str, list[Fact]] = {}
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


def _between(store: Store, facts: Iterable[Fact]) -> Iterator[tuple[Fact, Relation]]:
    for fact in facts:
        if isinstance(fact.object, Ref):
            yield fact, store.ontology.relations[fact.relation]


def _turned(fact: Fact, relation: str) -> Fact:
    return Fact(
        _end(fact), relation, Ref(fact.subject), fact.qualifiers, fact.during, fact.premises
    )


def _joined(
    one: Fact, two: Fact, relation: str, qualifiers: tuple[tuple[str, Object], ...]
) -> Fact | None:
    common = one.during.intersection(two.during)
    if common is None:
        return None
    return Fact(
        one.subject, relation, two.object, qualifiers, common, (*one.premises, *two.premises)
    )


def _end(fact: Fact) -> str:
    return fact.object.id if isinstance(fact.object, Ref) else ""
