"""What an answer hangs on: the smallest sets of claims that carry it, and those that break it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from kerege.reasoning.verdicts import Verdict, verify
from kerege.store import Store
from kerege.view import Path

MOST_SETS = 64
MOST_TRIALS = 600
_MOST_BREAKERS = 2000

Holds = Callable[[frozenset[str]], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Supports:
    """Hold what an answer rests on.

    Each of `sets` alone carries the answer, and no part of it does; `breakers` are the smallest
    sets of claims whose loss takes the answer away. Both are all that there are if `complete`;
    otherwise the search was cut short, and each set given carries the answer, but others may too.
    """

    sets: tuple[frozenset[str], ...]
    breakers: tuple[frozenset[str], ...]
    complete: bool

    def survives(self, lost: Iterable[str]) -> bool:
        """Tell whether one of the sets is left when these claims are gone."""
        gone = frozenset(lost)
        return any(not support & gone for support in self.sets)

    @property
    def statement(self) -> str:
        """Say how far the search went."""
        if self.complete:
            return f"{len(self.sets)} minimal support sets, all there are"
        return f"at least {len(self.sets)} minimal support sets: the search was cut short"


def minimal_supports(
    claims: Sequence[str],
    holds: Holds,
    *,
    most_sets: int = MOST_SETS,
    most_trials: int = MOST_TRIALS,
) -> Supports:
    """Return the minimal sets of claims with which an answer holds.

    `holds` tells whether it holds with these claims and no others; more claims must not make it
    fail. `claims` come likeliest first. Every set of claims that meets all supports found so far
    is taken away in turn: where the answer still holds, a further support is left; where none is,
    all have been found. The number of supports may grow exponentially, so both it and the number
    of trials are bounded.

    >>> def tied(kept):  # either c alone, or a with b
    ...     return kept >= {"a", "b"} or "c" in kept
    >>> found = minimal_supports("abcd", tied)
    >>> [sorted(each) for each in found.sets], [sorted(each) for each in found.breakers]
    ([['c'], ['a', 'b']], [['a', 'c'], ['b', 'c']])
    """
    search = _Search(list(claims), holds, most_trials)
    supports: list[frozenset[str]] = []
    breakers: set[frozenset[str]] = set()
    try:
        while missing := [each for each in _hitting_sets(supports) if each not in breakers]:
            for hitting in missing:
                left = [claim for claim in search.claims if claim not in hitting]
                if search.holds(left):
                    if len(supports) == most_sets:
                        raise _CutShortError
                    supports.append(search.shrink(left))
                    break
                breakers.add(hitting)
        complete = True
    except _CutShortError:
        complete = False
    final = _hitting_sets(supports) if complete and supports else []
    return Supports(sets=_ordered(supports), breakers=_ordered(final), complete=complete)


def verdict_supports(store: Store, verdict: Verdict) -> Supports:
    """Return which of the claims that a verdict rests on suffice for it.

    All that bears on the claim otherwise is left out.
    """
    grounds = {ground.claim.id: ground.claim for ground in verdict.grounds}

    def holds(kept: frozenset[str]) -> bool:
        facts = tuple(claim for name, claim in grounds.items() if name in kept)
        (again,) = verify(replace(store, claims=facts), [verdict.claim])
        return again.verdict == verdict.verdict

    return minimal_supports(list(grounds), holds)


def path_supports(paths: Iterable[Path]) -> Supports:
    """Return the sets of claims that carry one of several paths: a claim for each of its ties."""
    ways = [[frozenset(claim.id for claim in tie.claims) for tie in path.ties] for path in paths]
    claims = sorted({claim for way in ways for tie in way for claim in tie})
    return minimal_supports(
        claims, lambda kept: any(all(tie & kept for tie in way) for way in ways)
    )


class _CutShortError(Exception):
    """End a search that has used up its bounds, or whose answer more claims make fail."""


class _Search:
    """Try sets of claims, each once, up to a bound."""

    def __init__(self, claims: list[str], holds: Holds, trials: int) -> None:
        self.claims, self._holds, self._left = claims, holds, trials
        self._known: dict[frozenset[str], bool] = {}

    def holds(self, claims: Iterable[str]) -> bool:
        kept = frozenset(claims)
        if kept not in self._known:
            if not self._left:
                raise _CutShortError
            self._left -= 1
            self._known[kept] = self._holds(kept)
        return self._known[kept]

    def shrink(self, claims: list[str]) -> frozenset[str]:
        """Return a part of the claims that carries the answer, and of which no part does."""
        if self.holds([]):
            return frozenset()
        size = 1
        while size < len(claims) and not self.holds(claims[:size]):
            size *= 2
        found = frozenset(self._needed([], claims[:size], is_new=False))
        if not self.holds(found):  # more claims made it fail
            raise _CutShortError
        return found

    def _needed(self, given: list[str], claims: list[str], *, is_new: bool) -> list[str]:
        """Return which of the claims are needed beside those given (QuickXplain)."""
        if is_new and self.holds(given):
            return []
        if len(claims) == 1:
            return claims
        half = len(claims) // 2
        early, late = claims[:half], claims[half:]
        of_late = self._needed(given + early, late, is_new=bool(early))
        of_early = self._needed(given + of_late, early, is_new=bool(of_late))
        return of_early + of_late


def _hitting_sets(sets: list[frozenset[str]]) -> list[frozenset[str]]:
    """Return the smallest sets that have a member in each of the sets (Berge's algorithm)."""
    found = [frozenset[str]()]
    for each in sets:
        grown = {old if old & each else old | {name} for old in found for name in each}
        if len(grown) > _MOST_BREAKERS:
            raise _CutShortError
        found = [one for one in grown if not any(other < one for other in grown)]
    return list(_ordered(found))


def _ordered(sets: Iterable[frozenset[str]]) -> tuple[frozenset[str], ...]:
    return tuple(sorted(sets, key=lambda each: (len(each), sorted(each))))
