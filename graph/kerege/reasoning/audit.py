"""Verdicts on claims of many sources at once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kerege.model import Claim
from kerege.reasoning.links import ends
from kerege.reasoning.verdicts import Verdict, verify
from kerege.store import Store
from kerege.view import live


def audit(store: Store, claims: Iterable[Claim]) -> Iterator[Verdict]:
    """Yield a verdict on each claim, those of one source judged by the live ones of all others.

    The verdicts are those of `verify`; only what shares an entity with a source's claims is looked
    at, so that the cost is that of what is near.
    """
    near: dict[str, list[Claim]] = {}
    for claim in live(store):
        for end in set(ends(claim)):
            near.setdefault(end, []).append(claim)
    sources: dict[str, list[Claim]] = {}
    for claim in claims:
        sources.setdefault(claim.source, []).append(claim)
    for said in sources.values():
        touched = {end for claim in said for end in ends(claim)}
        facts = {fact.id: fact for end in touched for fact in near.get(end, ())}
        yield from verify(replace(store, claims=tuple(facts.values())), said)
