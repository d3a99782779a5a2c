import pytest
from hypothesis import given
from hypothesis import strategies as st
from reasoning.test_laws import made
from strategies import claim, claims, partial_dates, store_of

from kerege.model import Claim
from kerege.values import PartialDate
from kerege.values.dates import END
from kerege.view import holding, live
from kerege.view.clocks import observed_ends, stored_ends


def as_of(found: list[Claim], day: str, known_by: str | None = None) -> set[str]:
    known = PartialDate.parse(known_by) if known_by else None
    return {c.id for c in holding(store_of(found), PartialDate.parse(day), known)}


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        ("2006-08-15", False),
        ("2006-08-16", True),
        ("2012-12-18", True),
        ("2012-12-19", False),
        ("2012", True),
        ("2013", False),
    ],
)
def test_membership_holds_from_its_first_day_until_its_end(day: str, holds: bool) -> None:
    member = claim("uzbekistan", "memberOf", "sco", start="2006-08-16", until="2012-12-19")
    assert as_of([member], day) == ({member.id} if holds else set())


def test_an_observation_holds_until_its_speakers_next_word() -> None:
    before = claim("kazakhstan", "memberOf", "eaeu", observed_on="2020-05", asserted_by="outlet")
    after = claim("kazakhstan", "memberOf", "eaeu", observed_on="2022", asserted_by="outlet")
    assert as_of([before, after], "2019") == set()
    assert as_of([before, after], "2021-12-31") == {before.id}
    assert as_of([before, after], "2022-01-01") == {after.id}


def test_two_speakers_who_disagree_both_stay() -> None:
    from kerege.model import Polarity

    yes = claim("kazakhstan", "memberOf", "eaeu", observed_on="2020")
    no = claim(
        "kazakhstan",
        "memberOf",
        "eaeu",
        observed_on="2021",
        asserted_by="japan",
        polarity=Polarity.NEGATIVE,
    )
    assert as_of([yes, no], "2023") == {yes.id, no.id}


def test_a_new_holder_of_an_exclusive_place_ends_what_was_observed() -> None:
    first = claim("kazakhstan", "capital", "japan", observed_on="1998")
    second = claim("kazakhstan", "capital", "uzbekistan", start="2019-03-23")
    assert as_of([first, second], "2018") == {first.id}
    assert as_of([first, second], "2020") == {second.id}


def test_what_has_no_date_holds_only_where_its_relation_wants_none() -> None:
    border = claim("kazakhstan", "borders", "uzbekistan")
    member = claim("kazakhstan", "memberOf", "sco")
    assert as_of([border, member], "2000") == {border.id}


def test_a_claim_is_known_from_its_record_until_its_retraction() -> None:
    told = claim(
        "kazakhstan",
        "memberOf",
        "sco",
        start="2001",
        recorded_on="2020-01-10",
        retracted_on="2021-01-10",
    )
    assert [
        bool(as_of([told], "2010", day))
        for day in ("2020-01-09", "2020-01-10", "2021-01-09", "2021-01-10")
    ] == [
        False,
        True,
        True,
        False,
    ]


def test_a_correction_replaces_once_it_is_recorded() -> None:
    old = claim("kazakhstan", "memberOf", "sco", start="2000", recorded_on="2020")
    new = claim(
        "kazakhstan", "memberOf", "sco", start="2001", recorded_on="2022", supersedes=(old.id,)
    )
    assert as_of([old, new], "2010", "2021") == {old.id}
    assert as_of([old, new], "2010", "2022") == {new.id}


@given(st.lists(claims(), max_size=8), partial_dates(), partial_dates())
def test_what_holds_was_known(found: list[Claim], day: PartialDate, known_by: PartialDate) -> None:
    store = store_of(found)
    known = {c.id for c in live(store, known_by)}
    assert {c.id for c in holding(store, day, known_by)} <= known
    assert all(c.recorded_on.first < known_by.end for c in store if c.id in known)


def test_amounts_of_different_partners_do_not_end_each_other() -> None:
    from kerege.model import Ref
    from kerege.values import Quantity

    one = claim(
        "japan",
        "importShareFrom",
        Quantity.parse("95 %"),
        observed_on="2023",
        qualifiers=(("party", Ref("kazakhstan")),),
    )
    other = claim(
        "japan",
        "importShareFrom",
        Quantity.parse("1 %"),
        observed_on="2024",
        qualifiers=(("party", Ref("uzbekistan")),),
    )
    assert as_of([one, other], "2025") == {one.id, other.id}


@given(st.lists(made(), min_size=4, max_size=14), partial_dates())
def test_few_claims_need_a_look_and_none_is_overlooked(
    found: list[Claim], known_by: PartialDate
) -> None:
    """An observation ends where it does whether all claims are looked at or only a few."""
    store = store_of(found)
    for known in (None, known_by):
        standing = live(store, known)
        few, every = stored_ends(store, standing), observed_ends(store, standing)
        assert {name: end for name, end in every.items() if end != END} == {
            name: end for name, end in few.items() if end != END
        }
