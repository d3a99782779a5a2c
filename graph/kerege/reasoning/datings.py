"""What a text dates and others date otherwise: when a state began, when a single act was done."""

from kerege.model import Claim
from kerege.ontology import Ontology
from kerege.reasoning.rules import Rule
from kerege.reasoning.times import Timed, is_act

OTHER_TIME = Rule(
    id="other-time",
    problem="The fact is right, but its date is wrong.",
    words="partly: what the text lets begin on a day and last, or what is done once (one takes "
    "part in an event, signs an agreement), began or was done at another time by each source that "
    "dates it",
    example="Kazakhstan joined the EAEU in 2013; it is a member from January 2015",
)


def is_elsewhen(ontology: Ontology, claim: Timed, fact: Timed, *, meets: bool) -> bool:
    """Tell whether a fact dates otherwise what it says as the claim says it.

    `meets` is whether the two share a time: a state that was over before is another one.
    """
    if not _begins(claim.claim):
        return not meets and bool(claim.sure and fact.sure) and _is_done_once(ontology, claim)
    begun, known = claim.claim.during.start, fact.claim.during.start
    if not meets or begun is None or known is None:
        return False
    return not (begun.contains(known) or known.contains(begun))


def dates(claim: Claim, fact: Claim) -> bool:
    """Tell whether a fact that supports a claim dates what the claim dates."""
    return fact.during.start is not None or not _begins(claim)


def _begins(claim: Claim) -> bool:
    """Tell whether a claim says when something begins, and not that it ends."""
    return claim.during.start is not None and claim.during.until is None


def _is_done_once(ontology: Ontology, claim: Timed) -> bool:
    ranges = ("Event", "Agreement")
    return is_act(claim.relation) and any(
        ontology.is_a(claim.relation.range, kind) for kind in ranges
    )
