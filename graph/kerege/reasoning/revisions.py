"""How claims came to stand or fall: what supersedes what, and what was withdrawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kerege.model import Claim, Rank
from kerege.store import Store
from kerege.values import PartialDate
from kerege.values.dates import END

STATES = ("stands", "superseded", "retracted", "deprecated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Hold what became of a claim: its state, since when, and the claims that supersede it."""

    claim: Claim
    state: str
    since: PartialDate
    by: tuple[Claim, ...] = ()


def history(store: Store, claim: Claim, *, known_by: PartialDate | None = None) -> list[Revision]:
    """Return the claim with all that it superseded and all that superseded it, oldest first."""
    for chain in _chains(store, known_by):
        if claim in chain:
            return [_revision(store, one, known_by) for one in chain]
    return []


def histories(store: Store, *, known_by: PartialDate | None = None) -> list[list[Revision]]:
    """Return every chain of corrections, and each withdrawal, by the claim that came first."""
    found = [
        [_revision(store, claim, known_by) for claim in chain] for chain in _chains(store, known_by)
    ]
    return [chain for chain in found if len(chain) > 1 or chain[0].state == "retracted"]


def supersession_circle(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return the ids of claims that supersede each other in a circle, or none.

    Each id is superseded by the one before it, and the first by the last.
    """
    older = {claim.id: claim.supersedes for claim in claims}
    done: set[str] = set()
    for start in sorted(older):
        circle = _circle_from(start, older, done)
        if circle:
            return circle
    return ()


def _circle_from(
    start: str, older: Mapping[str, tuple[str, ...]], done: set[str]
) -> tuple[str, ...]:
    """Walk down from a claim without recursion; what was walked before leads to no circle."""
    path: dict[str, None] = {}
    ahead: list[tuple[str, bool]] = [(start, False)]
    while ahead:
        name, is_left = ahead.pop()
        if is_left:
            done.add(path.popitem()[0])
        elif name in path:
            walked = tuple(path)
            return walked[walked.index(name) :]
        elif name not in done and name in older:
            path[name] = None
            ahead.append((name, True))
            ahead += [(old, False) for old in older[name]]
    return ()


def _chains(store: Store, known_by: PartialDate | None) -> list[list[Claim]]:
    """Return the known claims in groups that supersession ties, in order of the first of each."""
    until = known_by.end if known_by else END
    known = {claim.id: claim for claim in store.claims if claim.recorded_on.first < until}
    ties: dict[str, list[str]] = {name: [] for name in known}
    for claim in known.values():
        for old in claim.supersedes:
            if old in known:
                ties[claim.id].append(old)
                ties[old].append(claim.id)
    chains, seen = [], set()
    for name in known:
        if name in seen:
            continue
        chain, ahead = [], [name]
        seen.add(name)
        while ahead:
            reached = ahead.pop()
            chain.append(known[reached])
            fresh = [tied for tied in ties[reached] if tied not in seen]
            seen.update(fresh)
            ahead += fresh
        chains.append(sorted(chain, key=lambda one: (one.recorded_on, one.id)))
    return chains


def _revision(store: Store, claim: Claim, known_by: PartialDate | None) -> Revision:
    until = known_by.end if known_by else END
    newer = tuple(
        other for other in store.superseded_by.get(claim.id, ()) if other.recorded_on.first < until
    )
    if claim.retracted_on and claim.retracted_on.first < until:
        return Revision(claim=claim, state="retracted", since=claim.retracted_on, by=newer)
    if newer:
        first = min(other.recorded_on for other in newer)
        return Revision(claim=claim, state="superseded", since=first, by=newer)
    state = "deprecated" if claim.rank is Rank.DEPRECATED else "stands"
    return Revision(claim=claim, state=state, since=claim.recorded_on)
