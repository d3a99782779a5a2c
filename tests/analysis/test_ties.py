import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import claim, claims, store_of

from kerege.analysis import signed_ties, ties
from kerege.errors import NotFoundError
from kerege.model import Claim, Modality, Polarity, Ref


def test_one_edge_stands_for_all_that_asserts_a_tie() -> None:
    said = [
        claim("kazakhstan", "memberOf", "sco", start="2001"),
        claim("kazakhstan", "memberOf", "sco", start="2001-06-15"),
        claim("kazakhstan", "hosts", "sco", start="2024"),
        claim("japan", "memberOf", "sco", polarity=Polarity.NEGATIVE),
        claim("japan", "visits", "kazakhstan", modality=Modality.PLANNED),
        claim("uzbekistan", "memberOf", "sco", opinion=True),
    ]
    graph = ties(store_of(said), said)
    assert list(graph.edges) == [("kazakhstan", "sco")]
    edge = graph["kazakhstan"]["sco"]
    assert edge["relations"] == "hosts memberOf"
    assert edge["weight"] == 1, "one publisher, however often it says so"
    assert ties(store_of(said), said, weight="claims")["kazakhstan"]["sco"]["weight"] == 3
    assert graph.nodes["sco"]["kind"] == "InternationalOrganization"


def test_an_unknown_weight_names_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="no weight 'origin'; did you mean 'origins'"):
        ties(store_of([]), [], weight="origin")  # type: ignore[arg-type] # what a user may type


@given(found=st.lists(claims(), max_size=8))
def test_a_tie_rests_on_claims_that_assert_it(found: list[Claim]) -> None:
    store = store_of(found)
    for one, other, data in ties(store, store.claims).edges(data=True):
        for name in data["claims"].split():
            said = store.claim(name)
            assert (said.subject, said.object) == (one, Ref(other))
            assert said.is_plain_fact
        assert 1 <= data["weight"] <= len(data["claims"].split())


def test_signs_come_from_the_categories_of_relations() -> None:
    said = [
        claim("kazakhstan", "hasPartnershipWith", "japan", start="2016"),
        claim("japan", "sanctions", "uzbekistan", observed_on="2020"),
        claim("kazakhstan", "meets", "uzbekistan", observed_on="2020"),
    ]
    graph = signed_ties(store_of(said), said)
    signs = {tuple(sorted(pair)): sign for *pair, sign in graph.edges(data="sign")}
    assert signs == {("japan", "kazakhstan"): 1, ("japan", "uzbekistan"): -1}


def test_a_stance_on_one_thing_ties_those_who_take_it() -> None:
    said = [
        claim("kazakhstan", "supports", "natural-gas", observed_on="2020"),
        claim("japan", "supports", "natural-gas", observed_on="2021"),
        claim("uzbekistan", "rejects", "natural-gas", observed_on="2021"),
    ]
    graph = signed_ties(store_of(said), said)
    assert graph["japan"]["kazakhstan"]["sign"] == 1
    assert graph["japan"]["uzbekistan"]["sign"] == -1
    assert set(graph["japan"]["kazakhstan"]["claims"]) == {said[0].id, said[1].id}
