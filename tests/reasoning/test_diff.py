from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from strategies import claim, claims, store_of

from kerege.model import Claim, Polarity, Rank, Source
from kerege.reasoning import Diff, diff
from kerege.store import Store
from kerege.values import PartialDate

ONE = claim("kazakhstan", "memberOf", "sco", start="2001-06-15")
TWIN = claim("kazakhstan", "memberOf", "sco", start="2001-06-15", source="source-b", asserted_by="japan")  # fmt: skip
DENIED = claim("kazakhstan", "memberOf", "sco", start="2001-06-15", polarity=Polarity.NEGATIVE)
FIXED = claim("kazakhstan", "memberOf", "sco", start="2001-06-14", supersedes=(ONE.id,))
READ = claim("kazakhstan", "memberOf", "sco", start="2001-06-15", source="text", method="reader")


def world(*found: Claim) -> Store:
    store = store_of(list(found))
    other = Source(id="source-b", title="b", publisher="japan", kind="wire")
    return replace(store, sources={**store.sources, "source-b": other})


def changed(old: tuple[Claim, ...], new: tuple[Claim, ...]) -> Diff:
    return diff(world(*old), world(*new))


def test_claims_come_and_go() -> None:
    found = changed((ONE,), (TWIN,))
    assert (found.claims("new"), found.claims("withdrawn")) == ((TWIN,), (ONE,))


def test_a_retraction_and_a_demotion_withdraw() -> None:
    retracted = replace(ONE, retracted_on=PartialDate(2026))
    deprecated = replace(ONE, rank=Rank.DEPRECATED)
    for gone in (retracted, deprecated):
        found = changed((ONE,), (gone,))
        assert [(each.before, each.after, each.kind) for each in found.changes] == [
            ("live", "withdrawn", "withdrawn")
        ]
        assert changed((gone,), (ONE,)).claims("restored") == (ONE,)


def test_a_correction_supersedes() -> None:
    found = changed((ONE,), (ONE, FIXED))
    assert (found.claims("superseded"), found.claims("new")) == ((ONE,), (FIXED,))


def test_a_denial_contests_and_its_loss_settles() -> None:
    found = changed((ONE,), (ONE, DENIED))
    (contest,) = found.contested
    assert {contest.first, contest.second} == {ONE, DENIED}
    assert contest.rule.id == "opposite-sign"
    (settled,) = changed((ONE, DENIED), (ONE,)).settled
    assert settled == contest


def test_a_second_origin_corroborates_and_its_loss_weakens() -> None:
    (backing,) = changed((ONE,), (ONE, TWIN)).corroborated
    assert (backing.before, backing.after) == (1, 2)
    (weaker,) = changed((ONE, TWIN), (TWIN,)).weakened
    assert (weaker.before, weaker.after) == (2, 1)
    assert changed((), (ONE,)).corroborated == ()


def test_the_verdict_on_a_claim_of_a_text_changes() -> None:
    (ruling,) = changed((READ,), (READ, DENIED)).verdicts
    assert (ruling.claim, ruling.before, ruling.after) == (READ, "unverified", "contradicted")


worlds = st.lists(claims() | st.sampled_from([ONE, TWIN, DENIED, FIXED, READ]), max_size=8)


@given(worlds)
def test_a_graph_does_not_differ_from_itself(found: list[Claim]) -> None:
    store = world(*found)
    assert not diff(store, store)
    assert diff(store, store) == Diff()


@given(worlds, worlds)
def test_the_other_way_round_is_the_mirror_image(one: list[Claim], two: list[Claim]) -> None:
    there, back = diff(world(*one), world(*two)), diff(world(*two), world(*one))
    assert back == there.mirrored()
    assert there.mirrored().mirrored() == there


@given(worlds, worlds)
def test_the_changes_lead_from_the_old_claims_to_the_new(
    one: list[Claim], two: list[Claim]
) -> None:
    old, new = world(*one), world(*two)
    found = diff(old, new)
    gone = {each.claim.id for each in found.changes if each.after == "absent"}
    came = {each.claim.id for each in found.changes if each.before == "absent"}
    assert {claim.id for claim in old} - gone | came == {claim.id for claim in new}
