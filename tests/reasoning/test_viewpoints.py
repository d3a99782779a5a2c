from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import claim, claims, store_of

from kerege.errors import NotFoundError
from kerege.model import Claim, Polarity, Text
from kerege.project import Camp
from kerege.reasoning import disputes, resolutions, seen_by
from kerege.store import Store

NO = Polarity.NEGATIVE
TOKYO = Camp(id="tokyo", label="Tokyo", members=frozenset({"japan"}))
ASTANA = Camp(id="astana", label="Astana", members=frozenset({"kazakhstan"}))


def world(*found: Claim) -> Store:
    store = store_of(list(found))
    return replace(store, project=replace(store.project, camps=(TOKYO, ASTANA)))


def rules(*found: Claim) -> list[str]:
    return [dispute.rule.id for dispute in disputes(world(*found))]


def seen(camp: str, *found: Claim) -> set[Claim]:
    return set(seen_by(world(*found), camp).claims)


MINE = claim("japan", "claimsTerritory", "natural-gas")
THEIRS = claim("kazakhstan", "claimsTerritory", "natural-gas", source="source-b")
THIRD = claim("uzbekistan", "claimsTerritory", "natural-gas")


def test_all_sides_stand_until_a_camp_is_asked() -> None:
    assert rules(MINE, THEIRS, THIRD) == ["rival-subjects"] * 3
    assert seen("tokyo", MINE, THEIRS, THIRD) == {MINE}
    assert seen("astana", MINE, THEIRS, THIRD) == {THEIRS}


def test_a_camp_without_a_word_sets_nothing_aside() -> None:
    assert seen("astana", MINE, THIRD) == {MINE, THIRD}


def test_a_place_goes_by_the_name_that_a_camp_gives_it() -> None:
    ours = claim("sco", "officialName", Text("Our Name", "en"), asserted_by="japan")
    other = claim("sco", "officialName", Text("Their Name", "en"), asserted_by="kazakhstan")
    russian = claim("sco", "officialName", Text("Имя", "ru"), asserted_by="kazakhstan")
    assert rules(ours, other, russian) == ["rival-objects"]
    view = seen_by(world(ours, other, russian), "tokyo")
    assert set(view.claims) == {ours, russian}
    assert view.label("sco") == "Our Name"
    assert seen_by(world(ours, other, russian), "astana").label("sco", "ru") == "Имя"


def test_who_recognises_and_who_does_not() -> None:
    yes = claim("japan", "recognizes", "uzbekistan")
    no = claim("kazakhstan", "recognizes", "uzbekistan", polarity=NO)
    too = claim("sco", "recognizes", "uzbekistan")
    assert rules(yes, no, too) == ["rival-signs"] * 2
    assert seen("tokyo", yes, no, too) == {yes, too}
    assert seen("astana", yes, no, too) == {no}


def test_a_contradiction_is_settled_by_the_camps_own_word() -> None:
    here = claim("kazakhstan", "hosts", "summit", asserted_by="japan", observed_on="2024")
    there = claim("uzbekistan", "hosts", "summit", asserted_by="sco", observed_on="2024")
    assert rules(here, there) == ["one-subject"]
    assert seen("tokyo", here, there) == {here}
    assert seen("astana", here, there) == {here, there}
    (resolution,) = resolutions(world(here, there), TOKYO)
    assert (resolution.held, resolution.set_aside) == (here, there)


def test_an_unknown_camp_is_named_with_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="no camp 'tokio'; did you mean 'tokyo'"):
        seen_by(world(), "tokio")


@given(st.lists(claims(), max_size=10))
def test_a_viewpoint_only_takes_away_and_keeps_its_own(found: list[Claim]) -> None:
    store = world(*found)
    view = seen_by(store, "astana")
    assert set(view.claims) <= set(store.claims)
    own = {claim for claim in store.claims if claim.asserted_by in ASTANA.members}
    assert own <= set(view.claims)
