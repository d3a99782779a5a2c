"""When each claim holds, as day numbers that a script can compare."""

from kerege.model import Claim
from kerege.store import Store
from kerege.values.dates import BEGINNING, END
from kerege.view import begins

Span = tuple[int, int, int]
"""The first day, the day after the last, and the matter on which a later word ends the claim.

A matter of -1 says that the end is fixed. Which later word counts depends on what was known, so
the page finds it, by the rule of `view.clocks`.
"""
NEVER: Span = (BEGINNING, BEGINNING, -1)
ALWAYS: Span = (BEGINNING, END, -1)


def spans(store: Store) -> list[Span]:
    """Return the span of every claim of the store, in its order."""
    matters = _open_matters(store)
    return [_span(store, claim, matters) for claim in store.claims]


def _open_matters(store: Store) -> dict[tuple[str, ...], int]:
    """Number the matters that have a claim which only a later word ends."""
    keys = {store.matter(claim) for claim in store.claims if _is_observed(claim)}
    return {key: number for number, key in enumerate(sorted(keys))}


def _is_observed(claim: Claim) -> bool:
    return claim.during.is_open and claim.observed_on is not None


def _span(store: Store, claim: Claim, matters: dict[tuple[str, ...], int]) -> Span:
    shared = matters.get(store.matter(claim), -1) if begins(claim) else -1
    if not claim.during.is_open:
        return (claim.during.first, claim.during.end, shared)
    if claim.observed_on:
        return (claim.observed_on.first, END, shared)
    relation = store.ontology.relations.get(claim.relation)
    return ALWAYS if relation is not None and not relation.wants_date else NEVER
