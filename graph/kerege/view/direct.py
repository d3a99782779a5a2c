"""Which claims stand as direct triples."""

from kerege.model import Claim, Rank, object_key
from kerege.store import Store
from kerege.view.clocks import holding
from kerege.view.origins import Origins

UNRELIABLE = frozenset("DEF")


def direct_claims(store: Store) -> list[Claim]:
    """Return one claim for each direct triple, in canonical order.

    A triple stands for a claim that asserts its content, holds on the build date and is of the
    best rank that its subject and relation have. What one origin alone says, graded D to F, does
    not stand.
    """
    facts = [claim for claim in holding(store, store.build_date) if claim.is_plain_fact]
    preferred = {(claim.subject, claim.relation) for claim in facts if claim.rank is Rank.PREFERRED}
    reliable = {claim.statement for claim in facts if not _is_unreliable(store, claim)}
    doubtful = [claim for claim in facts if claim.statement not in reliable]
    finder = Origins(store)
    origins: dict[str, set[str]] = {}
    for claim in doubtful:
        origins.setdefault(claim.statement, set()).add(finder.of(claim))
    alone = {statement for statement, found in origins.items() if len(found) == 1}
    chosen: dict[tuple[str, str, str], Claim] = {}
    for claim in facts:
        best = claim.rank is Rank.PREFERRED or (claim.subject, claim.relation) not in preferred
        if best and claim.statement not in alone:
            triple = (claim.subject, claim.relation, object_key(claim.object))
            chosen.setdefault(triple, claim)
    return list(chosen.values())


def _is_unreliable(store: Store, claim: Claim) -> bool:
    source = store.sources.get(claim.source)
    return source is not None and source.reliability in UNRELIABLE
