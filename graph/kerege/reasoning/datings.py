"""What a text dates and others date otherwise: when a state began or ended, an act was done."""

from kerege.model import Claim, Polarity
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

ENDED_BEFORE = Rule(
    id="ended-before",
    problem="What was so is no longer so.",
    words="overtaken: the state ended before the time of which the text speaks, by each source "
    "that says when it ended, and nobody has it hold then; a denial of it is supported",
    example="Uzbekistan is a member of the CSTO; it was one until December 2012",
)


def is_over(claim: Timed, fact: Timed) -> bool:
    """Tell whether a state that a text affirms or denies had ended by then.

    What the text lets begin anew did not end before, and what is known of one year, month or day
    alone did not end with it.
    """
    anew = _begins(claim.claim) and claim.claim.polarity is Polarity.POSITIVE
    if claim.sure is None or anew or is_act(fact.relation):
        return False
    during = fact.claim.during
    return during.until is not None and not during.is_whole and fact.end <= claim.sure_first


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


def leaves_room(claim: Timed, fact: Timed) -> bool:
    """Tell whether a claim of some time in a year or month may hold beside a fact of a part of it.

    Suga headed the government until October 2021, and Kishida in 2021.
    """
    sure = claim.sure
    if sure is None or sure.start is None or not sure.is_whole or sure.start.precision == "day":
        return False
    affirms = claim.claim.polarity is Polarity.POSITIVE
    return affirms and claim.period is None and not fact.holds.contains(sure)


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
