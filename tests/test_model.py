from dataclasses import fields

import pytest
from hypothesis import given
from strategies import claim, claims, full_store, words

from kerege.errors import GroundingError
from kerege.model import Claim, Evidence, Ref, Text
from kerege.values import PartialDate, Quantity


@given(claims())
def test_the_order_of_qualifiers_does_not_change_the_id(one: Claim) -> None:
    other = claim("kazakhstan", "memberOf", "sco", qualifiers=tuple(reversed(one.qualifiers)))
    again = claim("kazakhstan", "memberOf", "sco", qualifiers=one.qualifiers)
    assert other.id == again.id


@given(claims(), claims())
def test_the_same_statement_has_one_id_whoever_makes_it(one: Claim, other: Claim) -> None:
    same = (one.subject, one.relation, one.object, one.qualifiers) == (
        other.subject,
        other.relation,
        other.object,
        other.qualifiers,
    )
    assert (one.statement == other.statement) == same


@pytest.mark.parametrize(
    "change",
    [
        {"asserted_by": "kazakhstan"},
        {"source": "source-b"},
        {"start": "2001"},
        {"start": "2001-06"},
        {"until": "2001-06"},
        {"observed_on": "2001-06"},
        {"stated_on": "2001-06"},
        {"opinion": True},
        {"evidence": Evidence(quote="x", start=1, end=2)},
        {"qualifiers": (("topic", Ref("natural-gas")),)},
    ],
)
def test_whatever_is_said_differently_has_another_id(change: dict[str, object]) -> None:
    assert (
        claim("kazakhstan", "memberOf", "sco").id
        != claim("kazakhstan", "memberOf", "sco", **change).id
    )


@pytest.mark.parametrize("change", [{"note": "x"}, {"credibility": 3}, {"recorded_on": "2020"}])
def test_what_is_said_about_the_claim_leaves_its_id(change: dict[str, object]) -> None:
    assert (
        claim("kazakhstan", "memberOf", "sco").id
        == claim("kazakhstan", "memberOf", "sco", **change).id
    )


def test_objects_of_different_kinds_are_different() -> None:
    kinds = [
        Ref("sco"),
        Text("sco"),
        Text("sco", "en"),
        PartialDate(2001),
        Text("2001"),
        True,
        Text("true"),
    ]
    kinds.append(Quantity.parse("1 t"))
    assert len({claim("kazakhstan", "memberOf", value).id for value in kinds}) == len(kinds)


@given(words, words)
def test_a_quote_is_grounded_only_where_it_stands(before: str, quote: str) -> None:
    text = before + quote
    Evidence(quote=quote, start=len(before), end=len(text)).verify(text)
    with pytest.raises(GroundingError):
        Evidence(quote=quote + "!", start=len(before), end=len(text) + 1).verify(text)


@pytest.mark.parametrize(("start", "end"), [(None, None), (-2, 1), (5, 5), (0, 99)])
def test_a_quote_without_a_place_is_refused(start: int | None, end: int | None) -> None:
    with pytest.raises(GroundingError):
        Evidence(quote="abc", start=start, end=end).verify("xxabc")


def test_a_claim_refuses_a_confidence_out_of_range() -> None:
    from decimal import Decimal

    with pytest.raises(ValueError, match=r"confidence 1\.1 does not lie between 0 and 1"):
        claim("kazakhstan", "memberOf", "sco", confidence=Decimal("1.1"))


def test_the_store_of_full_claims_leaves_no_field_as_it_is_by_default() -> None:
    store = full_store()
    for each in fields(Claim):
        assert all(getattr(one, each.name) not in (each.default, None, "") for one in store)
    for each in fields(Evidence):
        values = [getattr(one.evidence, each.name) for one in store]
        assert any(value not in (each.default, "") for value in values)
    assert {key for one in store for key, _ in one.qualifiers} == {*store.ontology.qualifiers}
