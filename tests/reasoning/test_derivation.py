"""What follows from claims, and what does not."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import claim, claims, store_of

from kerege.model import Claim, Modality, Polarity, Ref, Text
from kerege.reasoning.derivation import DerivedClaim, derived
from kerege.reasoning.inference import (
    INVERSE,
    STRENGTH,
    SUBRELATION,
    SYMMETRIC,
    THROUGH_BLOC,
    TRANSITIVE,
)
from kerege.reasoning.rules import Rule
from kerege.reasoning.sums import SUM_OF_PARTS
from kerege.values import Interval, PartialDate, Quantity


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


NUMBER = claim("sco", "numberOfStates", Quantity.parse("2 count"))
PARTS = [claim(name, "partOf", "sco") for name in ("japan", "kazakhstan")]


def people(where: str, words: str, **fields: object) -> Claim:
    """Return how many people live somewhere in 2024, by the first source."""
    return claim(where, "population", Quantity.parse(words), **{"observed_on": "2024", **fields})


COUNTED = [people("japan", "100 persons"), people("kazakhstan", "20 persons")]


def sums(*found: Claim, known_by: str = "") -> list[tuple[str, str, str]]:
    concluded = following(SUM_OF_PARTS, *found, known_by=known_by)
    return [(one.subject, str(one.object), str(one.during)) for one in concluded]


def test_a_region_of_which_all_states_are_counted_has_their_sum() -> None:
    (found,) = following(SUM_OF_PARTS, NUMBER, *PARTS, *COUNTED)
    assert (found.subject, found.object) == ("sco", Quantity.parse("120 persons"))
    assert found.during == Interval.during(PartialDate(2024))
    assert found.premises == tuple(sorted(one.id for one in (NUMBER, *PARTS, *COUNTED)))
    assert found.rule.version == 1


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        (NUMBER, None),
        (NUMBER, replace(NUMBER, object=Quantity.parse("3 count"))),
        (NUMBER, replace(NUMBER, object=Quantity.parse("~ 2 count"))),
        (PARTS[1], None),
        (PARTS[1], replace(PARTS[1], modality=Modality.PLANNED)),
        (PARTS[1], claim("kazakhstan", "partOf", "sco", until="2020")),
        (PARTS[1], claim("natural-gas", "partOf", "sco")),
        (COUNTED[1], None),
        (COUNTED[1], people("kazakhstan", "20 persons", observed_on="2023")),
        (COUNTED[1], people("kazakhstan", "20 persons", observed_on="2024-05")),
        (COUNTED[1], people("kazakhstan", "20 count")),
        (COUNTED[1], people("kazakhstan", "> 20 persons")),
        (COUNTED[1], people("kazakhstan", "20 persons", asserted_by="uzbekistan")),
        (COUNTED[1], people("kazakhstan", "20 persons", qualifiers=(("scope", Text("urban")),))),
        (COUNTED[1], people("kazakhstan", "20 persons", retracted_on="2026-02-01")),
    ],
    ids=str,
)
def test_nothing_is_summed_that_is_incomplete_or_counted_otherwise(
    part: Claim, instead: Claim | None
) -> None:
    given = [one for one in (NUMBER, *PARTS, *COUNTED) if one != part]
    assert sums(*given, *([instead] if instead else [])) == []


def test_what_does_not_add_up_is_not_summed() -> None:
    sold = [claim(name, "exports", Quantity.parse("10 USD"), observed_on="2024") for name in ("japan", "kazakhstan")]  # fmt: skip
    assert sums(NUMBER, *PARTS, *sold) == []


def test_two_figures_of_one_origin_for_one_part_make_no_sum() -> None:
    other = people("kazakhstan", "21 persons", source="source-b")
    assert sums(NUMBER, *PARTS, *COUNTED, other) == []
    same = people("kazakhstan", "20 persons", source="source-b")
    assert sums(NUMBER, *PARTS, *COUNTED, same) == [("sco", "120 persons", "2024/2025")]


def test_a_sum_is_as_rough_and_as_weak_as_its_figures_and_holds_in_their_common_time() -> None:
    rough = people(
        "kazakhstan", "~ 20 persons", confidence=Decimal("0.6"), modality=Modality.PLANNED
    )
    joined = claim("kazakhstan", "partOf", "sco", start="2024-07-01")
    (found,) = following(SUM_OF_PARTS, NUMBER, PARTS[0], joined, COUNTED[0], rough)
    assert found.object == Quantity.parse("~ 120 persons")
    assert (found.modality, found.confidence) == (Modality.PLANNED, Decimal("0.6"))
    assert str(found.during) == "2024-07-01/2025"


def test_a_sum_goes_with_its_premise_and_gives_way_to_what_is_said() -> None:
    gone = replace(NUMBER, retracted_on=PartialDate(2026, 3))
    assert sums(gone, *PARTS, *COUNTED) == []
    assert len(sums(gone, *PARTS, *COUNTED, known_by="2026-02")) == 1
    assert sums(NUMBER, *PARTS, *COUNTED, people("sco", "120 persons")) == []


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
