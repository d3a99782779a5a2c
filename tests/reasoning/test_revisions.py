"""Corrections and withdrawals: kept, followed, and never in a circle."""

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from strategies import claim, store_of

from kerege.reasoning import histories, history
from kerege.reasoning.revisions import supersession_circle
from kerege.values import PartialDate
from kerege.view import live

if TYPE_CHECKING:
    from kerege.model import Claim

OLD = claim("kazakhstan", "memberOf", "sco", start="2001", recorded_on="2026-01-01")
NEW = claim(
    "kazakhstan", "memberOf", "sco", start="2001-06", recorded_on="2026-02-01", supersedes=(OLD.id,)
)
NEWEST = claim(
    "kazakhstan",
    "memberOf",
    "sco",
    start="2001-06-15",
    recorded_on="2026-03-01",
    supersedes=(NEW.id,),
)


def states(chain: object) -> list[tuple[str, str]]:
    return [(one.state, str(one.since)) for one in chain]


def test_a_chain_of_corrections_is_the_same_from_each_of_its_claims() -> None:
    store = store_of([NEWEST, OLD, NEW])
    for one in (OLD, NEW, NEWEST):
        chain = history(store, one)
        assert [revision.claim for revision in chain] == [OLD, NEW, NEWEST]
        assert states(chain) == [
            ("superseded", "2026-02-01"),
            ("superseded", "2026-03-01"),
            ("stands", "2026-03-01"),
        ]
    assert chain[0].by == (NEW,)


def test_what_was_not_yet_known_has_not_yet_superseded() -> None:
    store = store_of([NEWEST, OLD, NEW])
    chain = history(store, OLD, known_by=PartialDate(2026, 2))
    assert states(chain) == [("superseded", "2026-02-01"), ("stands", "2026-02-01")]
    assert history(store, NEWEST, known_by=PartialDate(2026, 2)) == []


def test_all_histories_are_the_chains_and_the_withdrawals() -> None:
    gone = claim("japan", "memberOf", "sco", start="2001", retracted_on="2026-04-02")
    quiet = claim("uzbekistan", "memberOf", "sco", start="2001")
    found = histories(store_of([NEWEST, OLD, NEW, gone, quiet]))
    assert [len(chain) for chain in found] == [1, 3]
    assert states(found[0]) == [("retracted", "2026-04-02")]
    assert histories(store_of([gone]), known_by=PartialDate(2026, 3)) == []


def test_a_claim_that_corrects_two_ties_both() -> None:
    other = claim("kazakhstan", "memberOf", "sco", start="2002", recorded_on="2026-01-02")
    both = replace(NEW, supersedes=(OLD.id, other.id))
    assert {one.claim for one in history(store_of([OLD, other, both]), OLD)} == {OLD, other, both}


def test_a_circle_is_found_and_a_tree_is_none() -> None:
    circle = [replace(OLD, supersedes=(NEWEST.id,)), NEW, NEWEST]
    assert set(supersession_circle(circle)) == {OLD.id, NEW.id, NEWEST.id}
    assert supersession_circle([replace(OLD, supersedes=(OLD.id,))]) == (OLD.id,)
    assert supersession_circle([OLD, NEW, NEWEST]) == ()
    long = [claim("japan", "note", f"n-{n}") for n in range(3000)]
    chain = [replace(one, supersedes=(before.id,)) for before, one in itertools.pairwise(long)]
    assert supersession_circle([long[0], *chain]) == ()


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=12))
def test_a_circle_is_found_if_and_only_if_there_is_one(pairs: list[tuple[int, int]]) -> None:
    made = [claim("japan", "note", f"n-{n}") for n in range(8)]
    older = {n: {b for a, b in pairs if a == n} for n in range(8)}
    reach = {n: set(older[n]) for n in older}
    for _ in range(8):
        reach = {n: found.union(*(reach[m] for m in found)) for n, found in reach.items()}
    claims: list[Claim] = [
        replace(one, supersedes=tuple(made[m].id for m in sorted(older[n])))
        for n, one in enumerate(made)
    ]
    circle = supersession_circle(claims)
    assert bool(circle) == any(n in reach[n] for n in reach)
    for above, below in zip(circle, (*circle[1:], *circle[:1]), strict=True):
        assert below in next(one for one in claims if one.id == above).supersedes


def test_a_chain_leaves_one_standing() -> None:
    assert live(store_of([OLD, NEW, NEWEST])) == [NEWEST]
