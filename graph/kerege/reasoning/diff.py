"""What changed between two graphs: claims, and what follows from them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from kerege.model import CURATED, Claim, Rank, object_key
from kerege.reasoning.audit import audit
from kerege.reasoning.contradictions import contradictions
from kerege.reasoning.rules import Rule
from kerege.store import Store
from kerege.view import live
from kerege.view.origins import said, witnesses

ABSENT, LIVE, SUPERSEDED, WITHDRAWN = "absent", "live", "superseded", "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Hold a claim that stands otherwise in the new graph: absent, live, superseded, withdrawn."""

    claim: Claim
    before: str
    after: str

    @property
    def kind(self) -> str:
        """Return what happened to the claim: new, withdrawn, superseded or restored."""
        if self.before == ABSENT:
            return "new"
        if self.after == SUPERSEDED:
            return "superseded"
        return "restored" if self.after == LIVE else "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """Hold a pair of claims that cannot both hold, in one of the two graphs only."""

    first: Claim
    second: Claim
    rule: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """Hold how many independent origins say what a claim says, in the old graph and the new."""

    claim: Claim
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Hold the verdicts on a claim of a text that is in both graphs."""

    claim: Claim
    before: str
    after: str


Turned = TypeVar("Turned", Change, Backing, Ruling)


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """Hold all that changed from one graph to another, each part in canonical order.

    `contested` and `settled` are the contradictions that only the new or only the old graph has,
    notes left aside; `corroborated` and `weakened` what has more or fewer independent origins,
    two or more on one side at least.
    """

    changes: tuple[Change, ...] = ()
    contested: tuple[Contest, ...] = ()
    settled: tuple[Contest, ...] = ()
    corroborated: tuple[Backing, ...] = ()
    weakened: tuple[Backing, ...] = ()
    verdicts: tuple[Ruling, ...] = ()

    def __bool__(self) -> bool:
        return any(len(part) for part in self._parts())

    def claims(self, kind: str) -> tuple[Claim, ...]:
        """Return the claims that are new, withdrawn, superseded or restored."""
        return tuple(change.claim for change in self.changes if change.kind == kind)

    def mirrored(self) -> "Diff":
        """Return what changed the other way round."""
        return Diff(
            changes=_turned(self.changes),
            contested=self.settled,
            settled=self.contested,
            corroborated=_turned(self.weakened),
            weakened=_turned(self.corroborated),
            verdicts=_turned(self.verdicts),
        )

    def _parts(self) -> Iterable[tuple[object, ...]]:
        yield from (self.changes, self.contested, self.settled)
        yield from (self.corroborated, self.weakened, self.verdicts)


def diff(old: Store, new: Store) -> Diff:
    """Return what changed from one graph to another.

    Claims are the same if their ids are. A claim that the new graph lacks, has retracted or
    deprecates is withdrawn.
    """
    before, after = _contests(old), _contests(new)
    backings = _backings(old, new)
    return Diff(
        changes=tuple(_changes(old, new)),
        contested=tuple(contest for key, contest in after.items() if key not in before),
        settled=tuple(contest for key, contest in before.items() if key not in after),
        corroborated=tuple(each for each in backings if each.after > each.before),
        weakened=tuple(each for each in backings if each.after < each.before),
        verdicts=tuple(_rulings(old, new)),
    )


def _turned(parts: tuple[Turned, ...]) -> tuple[Turned, ...]:
    return tuple(replace(each, before=each.after, after=each.before) for each in parts)


def _changes(old: Store, new: Store) -> Iterable[Change]:
    before, after = _standing(old), _standing(new)
    claims = {claim.id: claim for claim in (*old.claims, *new.claims)}
    for name in sorted(claims, key=lambda name: _order(claims[name])):
        was, now = before.get(name, ABSENT), after.get(name, ABSENT)
        if was != now:
            yield Change(claim=claims[name], before=was, after=now)


def _standing(store: Store) -> dict[str, str]:
    found = {}
    for claim in store.claims:
        withdrawn = claim.retracted_on or claim.rank is Rank.DEPRECATED
        gone = SUPERSEDED if claim.id in store.superseded_by else WITHDRAWN if withdrawn else LIVE
        found[claim.id] = gone
    return found


def _contests(store: Store) -> dict[tuple[str, str, str], Contest]:
    return {
        (pair.first.id, pair.second.id, pair.rule.id): Contest(
            first=pair.first, second=pair.second, rule=pair.rule
        )
        for pair in sorted(contradictions(store), key=lambda pair: _order(pair.first))
        if pair.severity != "note"
    }


def _backings(old: Store, new: Store) -> list[Backing]:
    earlier, later = live(old), live(new)
    before, after = witnesses(old, earlier), witnesses(new, later)
    turned = {
        what: numbers
        for what in {**before, **after}
        if len({*(numbers := (len(before.get(what, ())), len(after.get(what, ()))))}) > 1
        and max(numbers) > 1
    }
    shown: dict[str, Claim] = {}
    for claim in sorted((*earlier, *later), key=_order):
        if said(claim) in turned:
            shown.setdefault(said(claim), claim)
    return [
        Backing(claim=claim, before=turned[what][0], after=turned[what][1])
        for what, claim in shown.items()
    ]


def _rulings(old: Store, new: Store) -> list[Ruling]:
    """Return where the verdict on an extracted claim changed."""
    before, after = _verdicts(old, new), _verdicts(new, old)
    found = [
        Ruling(claim=claim, before=was, after=after[name][1])
        for name, (claim, was) in before.items()
        if was != after[name][1]
    ]
    return sorted(found, key=lambda ruling: _order(ruling.claim))


def _verdicts(store: Store, other: Store) -> dict[str, tuple[Claim, str]]:
    """Return the verdicts on the extracted claims that another graph has too."""
    shared = {claim.id for claim in other.claims}
    read = [each for each in store.claims if each.method != CURATED and each.id in shared]
    return {found.claim.id: (found.claim, found.verdict) for found in audit(store, read)}


def _order(claim: Claim) -> tuple[str, str, str, str]:
    return (claim.subject, claim.relation, object_key(claim.object), claim.id)
