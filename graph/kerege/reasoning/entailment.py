"""When one claim says all that another says, whatever their stance and time."""

from collections.abc import Iterator
from itertools import combinations

from kerege.model import Claim, Object, Ref, Text, object_key
from kerege.ontology import Ontology, Relation
from kerege.values import PartialDate

Key = tuple[str, ...]


def entails(ontology: Ontology, fact: Claim, claim: Claim) -> bool:
    """Tell whether what a claim says follows from what a fact says.

    The fact may be more exact: a relation below the claim's, a day in its year, qualifiers that
    it leaves open. Whoever chairs a meeting takes part in it; whoever signs a treaty with a party
    has an agreement with it.
    """
    return any(
        claim.relation in lineage(ontology, relation)
        and _same_ends(ontology, fact.subject, target, claim)
        and set(claim.qualifiers) <= set(qualifiers)
        for relation, target, qualifiers in _readings(ontology, fact)
    )


def lineage(ontology: Ontology, relation: str) -> list[str]:
    """Return a relation and all those above it."""
    line = [relation]
    for name in line:
        known = ontology.relations.get(name)
        line += [parent for parent in (known.parents if known else ()) if parent not in line]
    return line


def ends(claim: Claim) -> list[str]:
    """Return the entities at the two ends of a claim."""
    return [claim.subject, *([claim.object.id] if isinstance(claim.object, Ref) else [])]


def counterparts(relation: Relation, claim: Claim) -> list[Object]:
    """Return what a claim ties its subject to: its object, and the party that it is made with."""
    party = claim.qualifier("party") if relation.towards_party else None
    return [claim.object, *([party] if isinstance(party, Ref) else [])]


def statement_key(ontology: Ontology, claim: Claim) -> Key:
    """Return what a claim says as texts: relation, both ends, qualifiers.

    The ends of a symmetric relation stand in one order, whichever of them is the subject.
    """
    return _key(ontology, claim.relation, claim.subject, claim.object, claim.qualifiers)


def general_keys(ontology: Ontology, claim: Claim) -> Iterator[Key]:
    """Yield the keys of the statements that follow from a claim and say less than it does."""
    own = statement_key(ontology, claim)
    for relation, target, qualifiers in _readings(ontology, claim):
        for name in lineage(ontology, relation):
            for general in _takes_in(target):
                for number in range(len(qualifiers) + 1):
                    for left in combinations(qualifiers, number):
                        key = _key(ontology, name, claim.subject, general, left)
                        if key != own:
                            yield key


_Reading = tuple[str, Object, tuple[tuple[str, Object], ...]]


def _readings(ontology: Ontology, claim: Claim) -> Iterator[_Reading]:
    """Yield what a claim says of its object, and what that makes of the party it is made with."""
    yield claim.relation, claim.object, claim.qualifiers
    known = ontology.relations.get(claim.relation)
    if known and known.towards_party:
        rest = tuple(pair for pair in claim.qualifiers if pair[0] != "party")
        for party in counterparts(known, claim)[1:]:
            yield known.towards_party, party, rest


def _same_ends(ontology: Ontology, subject: str, target: Object, claim: Claim) -> bool:
    if subject == claim.subject and _covers(claim.object, target):
        return True
    relation = ontology.relations.get(claim.relation)
    swapped = (object_key(target), f"entity:{subject}")
    ends = (f"entity:{claim.subject}", object_key(claim.object))
    return relation is not None and relation.symmetric and ends == swapped


def _covers(general: Object, exact: Object) -> bool:
    if isinstance(general, PartialDate) and isinstance(exact, PartialDate):
        return general.contains(exact)
    if isinstance(general, Text) and isinstance(exact, Text):
        return general.value.casefold() == exact.value.casefold()
    return general == exact


def _takes_in(target: Object) -> list[Object]:
    """Return an object and all that take it in: a day lies in its month and its year."""
    if not isinstance(target, PartialDate):
        return [target]
    parts = [part for part in (target.year, target.month, target.day) if part is not None]
    return [PartialDate(*parts[:number]) for number in range(len(parts), 0, -1)]


def _key(
    ontology: Ontology,
    relation: str,
    subject: str,
    target: Object,
    qualifiers: tuple[tuple[str, Object], ...],
) -> Key:
    known = ontology.relations.get(relation)
    ends = [f"entity:{subject}", object_key(target)]
    if known and known.symmetric:
        ends.sort()
    return (relation, *ends, *(f"{key}={object_key(value)}" for key, value in qualifiers))
