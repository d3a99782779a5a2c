"""What became of plans: fulfilled, failed, still open, overdue."""

from dataclasses import dataclass
from datetime import date

from kerege.model import Claim, Modality, Polarity
from kerege.reasoning.entailment import ends
from kerege.reasoning.links import Link, links
from kerege.store import Store
from kerege.values import PartialDate
from kerege.view import begins, live

OUTCOMES = ("fulfilled", "failed", "disputed", "overdue", "open")
_EVENT_DAYS = ("startsOn", "endsOn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Hold what became of a plan by a day.

    `state` is one of OUTCOMES: disputed where one claim fulfils the plan and another fails it,
    overdue where the last day that it names has passed in silence. `due` is that day, `links` the
    claims that settle the plan, with their rules.
    """

    plan: Claim
    state: str
    due: PartialDate | None
    links: tuple[Link, ...]


def said_on(claim: Claim) -> PartialDate:
    """Return when a claim was made, as closely as it is known."""
    return claim.stated_on or claim.observed_on or claim.published_on or claim.recorded_on


def plan_outcomes(
    store: Store, *, as_of: PartialDate | None = None, known_by: PartialDate | None = None
) -> dict[str, Outcome]:
    """Return the outcome of each live plan by the end of a date, by claim id.

    Without `as_of`, the build date. A plan made later than that is no plan yet.
    """
    day = as_of or store.build_date
    settled: dict[str, list[Link]] = {}
    for link in links(store, known_by=known_by):
        came = begins(link.first) or link.first.published_on
        if link.kind in ("fulfils", "fails") and (came is None or came.first < day.end):
            settled.setdefault(link.second.id, []).append(link)
    standing = live(store, known_by)
    event_days = _event_days(store, standing)
    return {
        plan.id: _outcome(plan, settled.get(plan.id, []), _due(plan, event_days), day)
        for plan in standing
        if plan.modality is Modality.PLANNED and not plan.opinion and said_on(plan).first < day.end
    }


def _outcome(plan: Claim, found: list[Link], due: PartialDate | None, day: PartialDate) -> Outcome:
    kinds = {link.kind for link in found}
    if len(kinds) > 1:
        state = "disputed"
    elif kinds:
        state = "fulfilled" if "fulfils" in kinds else "failed"
    else:
        state = "overdue" if due and due.end <= day.first else "open"
    return Outcome(plan=plan, state=state, due=due, links=tuple(found))


def _due(plan: Claim, event_days: dict[str, list[PartialDate]]) -> PartialDate | None:
    """Return the last day by which a plan says that it will have come, or None."""
    if plan.during.until:
        return PartialDate.of(date.fromordinal(plan.during.end - 1))
    if plan.during.start:
        return plan.during.start
    if isinstance(plan.object, PartialDate):
        return plan.object
    days = [day for end in ends(plan) for day in event_days.get(end, [])]
    return max(days, key=lambda day: day.end, default=None)


def _event_days(store: Store, claims: list[Claim]) -> dict[str, list[PartialDate]]:
    """Return the days that are known of each event; what is built over years has none."""
    days: dict[str, list[PartialDate]] = {}
    for claim in claims:
        known = store.entities.get(claim.subject)
        is_event = known is not None and store.ontology.is_a(known.kind, "Event")
        is_day = claim.relation in _EVENT_DAYS and claim.polarity is Polarity.POSITIVE
        if is_event and is_day and isinstance(claim.object, PartialDate) and not claim.opinion:
            days.setdefault(claim.subject, []).append(claim.object)
    return days
