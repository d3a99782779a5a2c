"""Track records: how the claims of a source or a speaker fare against those of others."""

from collections import Counter
from dataclasses import dataclass, replace

from kerege.model import Claim, Modality
from kerege.reasoning.audit import audit
from kerege.reasoning.plans import OUTCOMES, plan_outcomes
from kerege.reasoning.verdicts import VERDICTS
from kerege.store import Store
from kerege.values import PartialDate
from kerege.view import live

ROLES = ("speaker", "publisher", "source")
FEWEST = 5
"""With fewer than so many claims that others speak to, there is no rate."""
UNDECIDED = frozenset({"unverified", "opinion", "overtaken"})
"""Verdicts that speak neither for nor against: what was overtaken may have held in its time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRecord:
    """Hold how many of somebody's claims have each verdict, and how many plans each outcome.

    It says how they fare against the claims of others, not who is right.
    """

    who: str
    claims: int
    verdicts: dict[str, int]
    plans: dict[str, int]

    @property
    def checked(self) -> int:
        """Return how many claims others bear out or not, plans that came out included."""
        claims = sum(n for verdict, n in self.verdicts.items() if verdict not in UNDECIDED)
        return claims + self.plans.get("fulfilled", 0) + self.plans.get("failed", 0)

    @property
    def borne_out(self) -> int:
        """Return how many claims others support, or plans came true."""
        return self.verdicts.get("supported", 0) + self.plans.get("fulfilled", 0)

    @property
    def are_few(self) -> bool:
        """Tell whether the numbers are too small to say anything."""
        return self.checked < FEWEST

    @property
    def share(self) -> float | None:
        """Return which part of the checked claims is borne out, or None where they are few."""
        return None if self.are_few else self.borne_out / self.checked


def track_records(
    store: Store, role: str = "speaker", *, known_by: PartialDate | None = None
) -> list[TrackRecord]:
    """Return the record of each speaker, publisher or source, most checked claims first.

    Each claim is judged as `verify` judges those of a text: by all other sources, support counting
    only from another origin.
    """
    standing = live(store, known_by)
    outcomes = plan_outcomes(store, known_by=known_by)
    claims: dict[str, int] = Counter(_who(store, claim, role) for claim in standing)
    verdicts: dict[str, Counter[str]] = {who: Counter() for who in claims}
    plans: dict[str, Counter[str]] = {who: Counter() for who in claims}
    known = replace(store, claims=tuple(standing))
    for verdict in audit(
        known, (each for each in standing if each.modality is not Modality.PLANNED)
    ):
        verdicts[_who(store, verdict.claim, role)][verdict.verdict] += 1
    for outcome in outcomes.values():
        plans[_who(store, outcome.plan, role)][outcome.state] += 1
    found = [
        TrackRecord(
            who=who,
            claims=number,
            verdicts={name: verdicts[who][name] for name in VERDICTS if verdicts[who][name]},
            plans={name: plans[who][name] for name in OUTCOMES if plans[who][name]},
        )
        for who, number in claims.items()
    ]
    return sorted(found, key=lambda record: (-record.checked, -record.claims, record.who))


def _who(store: Store, claim: Claim, role: str) -> str:
    if role == "speaker":
        return claim.asserted_by
    source = store.sources.get(claim.source)
    return source.publisher if role == "publisher" and source else claim.source
