"""Verdicts on claims of many sources at once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kerege.model import Claim
from kerege.reasoning.rates import RELATION
from kerege.reasoning.times import timed
from kerege.reasoning.verdicts import Verdict, claim_keys, fact_keys, verify
from kerege.store import Store
from kerege.view import live


def audit(store: Store, claims: Iterable[Claim]) -> Iterator[Verdict]:
    """Yield a verdict on each claim, those of one source judged by the live ones of all others.

    The verdicts are those of `verify`; only what may bear on a source's claims is looked at, so
    that the cost does not grow with the number of sources times that of claims.
    """
    claims, standing = list(claims), live(store)
    facts: dict[tuple[str, ...], list[Claim]] = {}
    for fact in timed(store, standing, undated=True):
        for key in fact_keys(fact):
            facts.setdefault(key, []).append(fact.claim)
    rates = [claim for claim in standing if claim.relation == RELATION]
    sources: dict[str, list[Claim]] = {}
    for claim in claims:
        sources.setdefault(claim.source, []).append(claim)
    for said in sources.values():
        keys = {key for item in timed(store, said, undated=True) for key in claim_keys(item)}
        near = {fact.id: fact for key in keys for fact in facts.get(key, ())}
        near |= {rate.id: rate for rate in rates}
        yield from verify(replace(store, claims=tuple(near.values())), said)
