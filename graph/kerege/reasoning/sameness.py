"""When one claim says all that another says, whatever their stance and time."""

from kerege.model import Claim, Object, Text, object_key
from kerege.ontology import Ontology
from kerege.values import PartialDate


def entails(ontology: Ontology, fact: Claim, claim: Claim) -> bool:
    """Tell whether what a claim says follows from what a fact says.

    The fact may be more exact: a relation below the claim's, a day in its year, qualifiers that
    it leaves open. Whoever chairs a meeting takes part in it.
    """
    return (
        claim.relation in lineage(ontology, fact.relation)
        and _same_ends(ontology, fact, claim)
        and set(claim.qualifiers) <= set(fact.qualifiers)
    )


def lineage(ontology: Ontology, relation: str) -> list[str]:
    """Return a relation and all those above it."""
    line = [relation]
    for name in line:
        known = ontology.relations.get(name)
        line += [parent for parent in (known.parents if known else ()) if parent not in line]
    return line


def _same_ends(ontology: Ontology, fact: Claim, claim: Claim) -> bool:
    if fact.subject == claim.subject and _covers(claim.object, fact.object):
        return True
    relation = ontology.relations.get(claim.relation)
    swapped = (object_key(fact.object), f"entity:{fact.subject}")
    ends = (f"entity:{claim.subject}", object_key(claim.object))
    return relation is not None and relation.symmetric and ends == swapped


def _covers(general: Object, exact: Object) -> bool:
    if isinstance(general, PartialDate) and isinstance(exact, PartialDate):
        return general.contains(exact)
    if isinstance(general, Text) and isinstance(exact, Text):
        return general.value.casefold() == exact.value.casefold()
    return general == exact
