"""What follows from claims, and what does not."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from strategies import claim, claims, store_of

from kerege.model import Claim, Modality, Polarity, Ref
from kerege.reasoning.derivation import (
    INVERSE,
    STRENGTH,
    SUBRELATION,
    SYMMETRIC,
    THROUGH_BLOC,
    TRANSITIVE,
    DerivedClaim,
    derived,
)
from kerege.reasoning.rules import Rule
from kerege.values import PartialDate


def following(rule: Rule, *found: Claim, known_by: str = "") -> list[DerivedClaim]:
    day = PartialDate.parse(known_by) if known_by else None
    return derived(store_of(list(found)), rules=[rule], known_by=day)


def said(one: DerivedClaim) -> tuple[str, str, str, str]:
    assert isinstance(one.object, Ref)
    return one.subject, one.relation, one.object.id, str(one.during)


MEMBER = claim("kazakhstan", "memberOf", "eaeu", start="2015-01-01")
TIE = claim("eaeu", "observerIn", "sco", start="2018", until="2020", confidence=Decimal("0.6"))


def test_a_member_has_its_organisation_as_inverse_and_is_affiliated() -> None:
    (inverse,) = following(INVERSE, MEMBER)
    assert said(inverse) == ("eaeu", "hasMember", "kazakhstan", "2015-01-01/..")
    (above,) = following(SUBRELATION, MEMBER)
    assert said(above) == ("kazakhstan", "affiliatedWith", "eaeu", "2015-01-01/..")
    assert above.premises == inverse.premises == (MEMBER.id,)


def test_a_border_has_two_sides_at_all_times() -> None:
    (turned,) = following(SYMMETRIC, claim("japan", "borders", "kazakhstan"))
    assert said(turned) == ("kazakhstan", "borders", "japan", "../..")


def test_a_tie_through_a_bloc_holds_in_the_common_time_and_is_as_weak_as_the_weakest() -> None:
    planned = replace(TIE, modality=Modality.PLANNED)
    (firm,) = following(THROUGH_BLOC, MEMBER, TIE)
    assert said(firm) == ("kazakhstan", "affiliatedWith", "sco", "2018/2020")
    assert firm.qualifiers == (("context", Ref("eaeu")),)
    assert firm.confidence == Decimal("0.6")
    assert firm.premises == tuple(sorted((MEMBER.id, TIE.id)))
    (weak,) = following(THROUGH_BLOC, MEMBER, planned)
    assert weak.modality is Modality.PLANNED
    before = replace(MEMBER, during=replace(MEMBER.during, until=PartialDate(2018)))
    assert following(THROUGH_BLOC, before, TIE) == []


def test_a_chain_of_parts_is_followed_to_its_end_and_a_circle_ends() -> None:
    chain = [claim(one, "partOf", two) for one, two in ("ab", "bc", "cd")]
    assert {said(one)[:3] for one in following(TRANSITIVE, *chain)} == {
        ("a", "partOf", "c"),
        ("a", "partOf", "d"),
        ("b", "partOf", "d"),
    }
    longest = next(one for one in following(TRANSITIVE, *chain) if said(one)[::2] == ("a", "d"))
    assert set(longest.premises) == {link.id for link in chain}
    circle = [*chain, claim("d", "partOf", "a")]
    assert all(one.subject != said(one)[2] for one in following(TRANSITIVE, *circle))


def test_what_is_said_outright_is_not_derived() -> None:
    chain = [claim("a", "partOf", "b"), claim("b", "partOf", "c"), claim("a", "partOf", "c")]
    assert following(TRANSITIVE, *chain) == []
    once = claim("a", "partOf", "c", start="2001", until="2002")
    assert len(following(TRANSITIVE, *chain[:2], once)) == 1


def test_of_two_ways_to_one_conclusion_the_firmer_stands() -> None:
    sure = replace(TIE, confidence=Decimal(1), source="source-b")
    (found,) = following(THROUGH_BLOC, MEMBER, TIE, sure)
    assert sure.id in found.premises


def test_nothing_outlives_a_retracted_premise() -> None:
    gone = replace(TIE, retracted_on=PartialDate(2026, 3))
    assert following(THROUGH_BLOC, MEMBER, gone) == []
    (known,) = following(THROUGH_BLOC, MEMBER, gone, known_by="2026-02")
    assert known.recorded_on == PartialDate(2026, 1, 1)
    newer = replace(MEMBER, source="source-b", supersedes=(TIE.id,))
    assert following(THROUGH_BLOC, MEMBER, TIE, newer) == []


def test_denials_opinions_and_the_undated_give_nothing() -> None:
    for fields in ({"polarity": Polarity.NEGATIVE}, {"opinion": True}):
        assert following(INVERSE, replace(MEMBER, **fields)) == []
    assert following(INVERSE, claim("kazakhstan", "memberOf", "eaeu")) == []


@given(st.lists(claims(), max_size=8), st.randoms())
def test_no_conclusion_is_stronger_longer_or_older_than_its_premises(
    found: list[Claim], random: object
) -> None:
    store = store_of(found)
    by_id = {one.id: one for one in store}
    conclusions = derived(store)
    for one in conclusions:
        premises = [by_id[name] for name in one.premises]
        assert one.confidence == min(premise.confidence for premise in premises)
        assert one.modality == max((p.modality for p in premises), key=STRENGTH.index)
        assert one.recorded_on == max(premise.recorded_on for premise in premises)
        assert all(
            premise.during.is_open or premise.during.contains(one.during) for premise in premises
        )
    shuffled = list(found)
    random.shuffle(shuffled)
    assert derived(store_of(shuffled)) == conclusions
