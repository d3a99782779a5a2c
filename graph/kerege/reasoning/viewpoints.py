"""Disputed facts, and how a camp resolves them for itself.

By default all sides of a dispute stand. Under the viewpoint of a camp, what the camp says stands,
and what rivals it is set aside.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from kerege.errors import NotFoundError
from kerege.model import Claim, Entity, Modality, Name, Polarity, Text, object_key
from kerege.ontology import Relation
from kerege.project import Camp
from kerege.reasoning.contradictions import contradictions
from kerege.reasoning.rules import Rule
from kerege.store import Store
from kerege.values import PartialDate
from kerege.view import live

RIVAL_SUBJECTS = Rule(
    id="rival-subjects",
    problem="Two states claim one territory, and neither denies that the other does.",
    words="dispute: a relation in which only one subject can be right, same object, different "
    "subjects, both affirmed",
    example="Japan claims the Senkaku Islands; China claims the Diaoyu Islands",
)
RIVAL_OBJECTS = Rule(
    id="rival-objects",
    problem="One place has a name for each side.",
    words="dispute: a relation in which each side has an object of its own, same subject, "
    "qualifiers and language, different objects",
    example="the official name is Senkaku Islands; it is Diaoyu Islands",
)
RIVAL_SIGNS = Rule(
    id="rival-signs",
    problem="Who recognises and who does not take sides about one thing.",
    words="dispute: a relation by which its subject takes sides, same object, one affirmed and "
    "one denied",
    example="one state recognises another; a third does not",
)
_RULES = {"subject": RIVAL_SUBJECTS, "object": RIVAL_OBJECTS, "sign": RIVAL_SIGNS}
RIVALRIES = tuple(_RULES.values())
"""The rules of disputes that are no contradictions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Hold two claims that stand for different views of one fact, and by which rule."""

    first: Claim
    second: Claim
    rule: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Hold a claim that a camp sets aside, the one that it holds instead, and the rule."""

    held: Claim
    set_aside: Claim
    rule: Rule


def disputes(store: Store, *, known_by: PartialDate | None = None) -> list[Dispute]:
    """Return the pairs of live claims that stand for different views of one fact.

    They are the contradictions, and the rivals that the ontology names (`ker:dispute`): claims to
    one territory, names for one place, recognition and its refusal.
    """
    found = {
        frozenset((pair.first.id, pair.second.id)): Dispute(
            first=pair.first, second=pair.second, rule=pair.rule
        )
        for pair in contradictions(store, known_by=known_by)
    }
    for dispute in _rivals(store, live(store, known_by)):
        found.setdefault(frozenset((dispute.first.id, dispute.second.id)), dispute)
    return sorted(found.values(), key=lambda each: (each.first.id, each.second.id))


def resolutions(store: Store, camp: Camp) -> list[Resolution]:
    """Return what a camp sets aside: what rivals its own word, and which word of its own.

    Its own are the claims that it asserts, and what its members claim or recognise, whoever
    reports that. Where it has no word, or two, nothing is set aside.
    """
    found = []
    for dispute in disputes(store):
        one, two = dispute.first, dispute.second
        mine, other = _is_own(store, one, camp), _is_own(store, two, camp)
        if mine != other:
            held, rival = (one, two) if mine else (two, one)
            found.append(Resolution(held=held, set_aside=rival, rule=dispute.rule))
    return found


def seen_by(store: Store, camp: str) -> Store:
    """Return a graph as a camp resolves it: without what it sets aside, under its own names.

    Raises NotFoundError for an unknown camp.
    """
    chosen = camp_of(store, camp)
    gone = {each.set_aside.id for each in resolutions(store, chosen)}
    names = {
        (claim.subject, claim.object.lang): claim.object.value
        for claim in live(store)
        if _names(store, claim) and isinstance(claim.object, Text) and claim.is_plain_fact
        if _is_own(store, claim, chosen)
    }
    renamed = {
        subject: _renamed(store.entities[subject], lang, text)
        for (subject, lang), text in names.items()
        if subject in store.entities
    }
    return replace(
        store,
        entities={**store.entities, **renamed},
        claims=tuple(claim for claim in store.claims if claim.id not in gone),
    )


def camp_of(store: Store, name: str) -> Camp:
    """Return a camp by its id; raise NotFoundError with the nearest where there is none."""
    camps = {camp.id: camp for camp in store.project.camps}
    if name not in camps:
        raise NotFoundError("camp", name, camps)
    return camps[name]


def _rivals(store: Store, claims: Iterable[Claim]) -> Iterator[Dispute]:
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        relation = store.ontology.relations.get(claim.relation)
        counts = claim.modality is Modality.ASSERTED and not claim.opinion
        if relation and relation.dispute and counts:
            groups.setdefault(_place(relation, claim), []).append(claim)
    for group in groups.values():
        rule = _RULES[store.ontology.relations[group[0].relation].dispute]
        for one, two in combinations(sorted(group, key=lambda claim: claim.id), 2):
            if _differ(rule, one, two):
                yield Dispute(first=one, second=two, rule=rule)


def _place(relation: Relation, claim: Claim) -> tuple[str, ...]:
    if relation.dispute != "object":
        return (relation.id, object_key(claim.object))
    lang = claim.object.lang if isinstance(claim.object, Text) else ""
    frame = [f"{key}={object_key(value)}" for key, value in claim.qualifiers]
    return (relation.id, claim.subject, lang, *frame)


def _differ(rule: Rule, one: Claim, two: Claim) -> bool:
    affirmed = one.polarity is two.polarity is Polarity.POSITIVE
    if rule is RIVAL_SUBJECTS:
        return affirmed and one.subject != two.subject
    if rule is RIVAL_OBJECTS:
        return affirmed and one.object != two.object and one.asserted_by != two.asserted_by
    return one.polarity is not two.polarity and one.subject != two.subject


def _is_own(store: Store, claim: Claim, camp: Camp) -> bool:
    relation = store.ontology.relations.get(claim.relation)
    takes_sides = relation is not None and relation.dispute in ("subject", "sign")
    return claim.asserted_by in camp.members or (takes_sides and claim.subject in camp.members)


def _names(store: Store, claim: Claim) -> bool:
    relation = store.ontology.relations.get(claim.relation)
    return relation is not None and relation.dispute == "object"


def _renamed(entity: Entity, lang: str, text: str) -> Entity:
    """Return an entity with another label in a language; the old one stays a name."""
    names = [replace(name, is_label=name.is_label and name.lang != lang) for name in entity.names]
    names = [name for name in names if (name.lang, name.text) != (lang, text)]
    return replace(entity, names=(*names, Name(lang, text, is_label=True)))
