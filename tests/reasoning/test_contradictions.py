"""Who collides with whom, on the cases that a reader would check first."""

from dataclasses import replace

import pytest
from strategies import claim, store_of

from kerege.model import Claim, Entity, Modality, Polarity, Rank, Ref, Text
from kerege.reasoning import contradictions
from kerege.values import PartialDate, Quantity

NO = Polarity.NEGATIVE
PLANNED = Modality.PLANNED
day = PartialDate.parse
amount = Quantity.parse


def rules(*found: Claim, as_of: str = "", known_by: str = "") -> list[str]:
    pairs = contradictions(
        store_of(list(found)),
        as_of=day(as_of) if as_of else None,
        known_by=day(known_by) if known_by else None,
    )
    return [pair.rule.id for pair in pairs]


def casualties(words: str, **fields: object) -> Claim:
    given = {"observed_on": "2025-05-01", **fields}
    return claim("attack", "hasCount", amount(words), **given)


def reserve(words: str, **fields: object) -> Claim:
    gas = (("topic", Ref("natural-gas")),)
    return claim("kazakhstan", "hasReserve", amount(words), **{"qualifiers": gas, **fields})


def scoped(relation: str, words: str, scope: str) -> Claim:
    return claim(
        "japan", relation, amount(words), qualifiers=(("scope", Text(scope)),), observed_on="2024"
    )


def test_a_succession_is_no_contradiction() -> None:
    old = claim("kazakhstan", "capital", "nur-sultan", start="2019-03-23", until="2022-09-17")
    new = claim("kazakhstan", "capital", "astana", start="2022-09-17")
    assert rules(old, new) == []


def test_two_hosts_of_one_summit_collide() -> None:
    one = claim("kazakhstan", "hosts", "summit", observed_on="2024-08-09")
    two = claim("uzbekistan", "hosts", "summit", observed_on="2024-08-10", source="source-b")
    (found,) = contradictions(store_of([one, two]))
    assert (found.rule.id, found.severity) == ("one-subject", "error")


@pytest.mark.parametrize(
    ("one", "two", "collide"),
    [
        ("40 count", "100 count", True),
        ("~ 40 count", "42 count", False),
        ("~ 40 count", "45 count", False),
        ("~ 40 count", "60 count", True),
        ("40 count", "41 count", False),
        ("> 18 count", "19.9 count", False),
        ("> 18 count", "15.6 count", True),
        ("> 18 count", "< 15 count", True),
        ("> 18 count", "> 30 count", False),
        ("40 count", "100 persons", False),
    ],
)
def test_amounts_collide_where_their_ranges_do_not_meet(one: str, two: str, collide: bool) -> None:
    found = rules(casualties(one), casualties(two, asserted_by="japan"))
    assert found == (["amounts-apart"] if collide else [])


@pytest.mark.parametrize(
    ("one", "two", "collide"),
    [
        ("> 18e12 m3", "19.9e12 m3", False),
        ("> 18e12 m3", "15.6e12 m3", True),
        ("85e12 ft3", "2.407e12 m3", False),
        ("85e12 ft3", "4e12 m3", True),
    ],
)
def test_amounts_are_compared_in_a_common_unit(one: str, two: str, collide: bool) -> None:
    found = rules(reserve(one, start="2020", until="2021"), reserve(two, observed_on="2020"))
    assert found == (["amounts-apart"] if collide else [])


def test_figures_of_another_year_or_of_a_part_of_it_do_not_collide() -> None:
    whole = reserve("10 m3", start="2023", until="2024")
    assert rules(whole, reserve("20 m3", observed_on="2022")) == []
    assert rules(whole, reserve("20 m3", start="2023-08", until="2023-09")) == []
    assert rules(whole, reserve("20 m3", observed_on="2023")) == ["amounts-apart"]


def test_amounts_of_another_scope_are_not_compared() -> None:
    one = scoped("hasCost", "300e9 JPY", "announced")
    assert rules(one, scoped("hasCost", "300e9 JPY", "disbursed")) == []
    assert rules(one, scoped("hasCost", "100e9 JPY", "disbursed")) == []
    assert rules(one, scoped("hasCost", "100e9 JPY", "announced")) == ["amounts-apart"]


def test_currencies_are_not_compared_without_a_rate() -> None:
    assert (
        rules(scoped("hasCost", "2e9 USD", "total"), scoped("hasCost", "300e9 JPY", "total")) == []
    )


@pytest.mark.parametrize(
    ("rate", "on", "yen", "collide"),
    [
        ("150 JPY", "2024-08", "300e9 JPY", False),
        ("150 JPY", "2024-08", "400e9 JPY", True),
        ("150 JPY", "2024", "400e9 JPY", True),
        ("150 JPY", "2023", "400e9 JPY", False),
        ("0.00667 USD", "2024-08", "300e9 JPY", False),
        ("0.00667 USD", "2024-08", "400e9 JPY", True),
    ],
)
def test_currencies_are_compared_at_the_rate_of_the_stated_date(
    rate: str, on: str, yen: str, collide: bool
) -> None:
    """Two billion dollars are 300 billion yen at 150; a rate of another year says nothing."""
    said = {"stated_on": "2024-08-05", "start": "2024"}
    dollars = claim("railway", "hasCost", amount("2e9 USD"), **said)
    other = claim("railway", "hasCost", amount(yen), asserted_by="japan", **said)
    subject = "yen" if rate.endswith("USD") else "dollar"
    worth = claim(subject, "exchangeRate", amount(rate), observed_on=on)
    store = store_of([dollars, other, worth])
    money = {
        "dollar": Entity(id="dollar", kind="Currency", short="USD"),
        "yen": Entity(id="yen", kind="Currency", short="JPY"),
    }
    store = replace(store, entities={**store.entities, **money})
    found = [pair.rule.id for pair in contradictions(store)]
    assert found == (["amounts-apart"] if collide else [])


def test_two_pledges_may_both_be_made() -> None:
    one, two = scoped("pledges", "300e9 JPY", "x"), scoped("pledges", "3e12 JPY", "x")
    assert rules(one, two) == []


def test_a_member_is_no_observer_at_the_same_time() -> None:
    member = claim("uzbekistan", "memberOf", "eaeu", start="2021-01-01")
    observer = claim("uzbekistan", "observerIn", "eaeu", start="2020-12-11")
    before = claim("uzbekistan", "observerIn", "eaeu", start="2015-01-01", until="2021-01-01")
    assert rules(member, observer) == ["disjoint-relations"]
    assert rules(member, before) == []


def test_an_observer_of_one_day_who_later_joins_is_none() -> None:
    observer = claim("uzbekistan", "observerIn", "eaeu", observed_on="2020-12-11")
    member = claim("uzbekistan", "memberOf", "eaeu", start="2023-01-01", asserted_by="japan")
    assert rules(observer, member) == []


def test_a_plan_that_failed_does_not_collide_with_its_outcome() -> None:
    plan = claim("japan", "participatesIn", "summit", modality=PLANNED, observed_on="2024-08-01")
    outcome = claim("japan", "participatesIn", "summit", polarity=NO, observed_on="2024-08-09")
    assert rules(plan, outcome) == []


@pytest.mark.parametrize("relation", ["confirmsAttendanceAt", "participatesIn"])
def test_a_status_overtaken_by_a_later_event_does_not_collide(relation: str) -> None:
    status = claim(
        "kazakhstan", "confirmsAttendanceAt", "summit", polarity=NO, observed_on="2025-11"
    )
    event = claim(
        "kazakhstan", relation, "summit", observed_on="2025-12-20", asserted_by="kazakhstan"
    )
    assert rules(status, event) == []


def test_an_act_denied_after_it_was_done_collides() -> None:
    done = claim("kazakhstan", "participatesIn", "summit", observed_on="2025-12-20")
    denied = claim(
        "kazakhstan",
        "participatesIn",
        "summit",
        polarity=NO,
        observed_on="2025-12-22",
        asserted_by="japan",
    )
    assert rules(done, denied) == ["opposite-sign"]


DENIED = {"polarity": NO, "asserted_by": "japan", "observed_on": "2025-06-01"}


def signed(**fields: object) -> Claim:
    """Return that Kazakhstan signed a gas agreement with Uzbekistan."""
    terms = (("party", Ref("uzbekistan")), ("topic", Ref("natural-gas")))
    given = {"qualifiers": terms, "observed_on": "2025-05-20", **fields}
    return claim("kazakhstan", "signs", "auto/gas-agreement-1a2b3c", **given)


@pytest.mark.parametrize(
    ("relation", "target", "topic", "collide"),
    [
        ("hasAgreementWith", "uzbekistan", "", True),
        ("hasAgreementWith", "uzbekistan", "natural-gas", True),
        ("hasAgreementWith", "uzbekistan", "crude-oil", False),
        ("hasAgreementWith", "china", "", False),
        ("hasPartnershipWith", "uzbekistan", "", False),
        ("signs", "auto/gas-agreement-1a2b3c", "", True),
        ("signs", "auto/other-agreement-1a2b3c", "", False),
        ("ratifies", "auto/gas-agreement-1a2b3c", "", False),
    ],
)
def test_who_denies_any_agreement_denies_the_one_on_gas_and_no_other_thing(
    relation: str, target: str, topic: str, collide: bool
) -> None:
    about = (("topic", Ref(topic)),) if topic else ()
    denial = claim("kazakhstan", relation, target, qualifiers=about, **DENIED)
    assert rules(signed(), denial) == (["general-denial"] if collide else [])


def test_an_agreement_is_denied_from_either_end() -> None:
    denial = claim("uzbekistan", "hasAgreementWith", "kazakhstan", **DENIED)
    assert rules(signed(), denial) == ["general-denial"]


def test_an_agreement_that_came_after_the_denial_overtakes_it() -> None:
    denial = claim("kazakhstan", "hasAgreementWith", "uzbekistan", **DENIED)
    assert rules(signed(observed_on="2025-07-01"), denial) == []
    assert rules(signed(observed_on=None, start="2025-07"), denial) == []


def test_a_denial_is_of_what_it_says_and_of_all_that_says_more() -> None:
    chairs = claim("kazakhstan", "chairs", "summit", observed_on="2025-12-20")
    absent = claim(
        "kazakhstan", "participatesIn", "summit", **{**DENIED, "observed_on": "2025-12-20"}
    )
    assert rules(chairs, absent) == ["general-denial"]
    present = claim("kazakhstan", "participatesIn", "summit", observed_on="2025-12-20")
    no_chair = claim("kazakhstan", "chairs", "summit", **{**DENIED, "observed_on": "2025-12-20"})
    assert rules(present, no_chair) == []
    day_known = claim("treaty", "signedOn", day("2023-04-18"))
    assert rules(day_known, claim("treaty", "signedOn", day("2023"), polarity=NO)) == [
        "general-denial"
    ]
    assert rules(day_known, claim("treaty", "signedOn", day("2024"), polarity=NO)) == []
    assert rules(claim("treaty", "signedOn", day("2023")), replace(day_known, polarity=NO)) == []


def test_a_general_denial_is_compared_once_with_what_it_denies() -> None:
    """Each more exact claim stands in the group of the denial, whatever its own terms are."""
    exact = [signed(source=f"source-{n}", asserted_by=f"paper-{n}") for n in range(3)]
    denial = claim("kazakhstan", "hasAgreementWith", "uzbekistan", **DENIED)
    pairs = contradictions(store_of([*exact, denial]))
    assert [pair.rule.id for pair in pairs] == ["general-denial"] * 3
    assert len({pair.matter for pair in pairs}) == 1


def test_two_speakers_who_disagree_both_stay() -> None:
    yes = claim("kazakhstan", "memberOf", "eaeu", observed_on="2020")
    no = claim(
        "kazakhstan", "memberOf", "eaeu", observed_on="2021", polarity=NO, asserted_by="japan"
    )
    (found,) = contradictions(store_of([yes, no]))
    assert (found.rule.id, found.severity) == ("opposite-sign", "note")
    assert str(found.common) == "2021/.."


def test_a_speakers_next_word_closes_only_that_speakers_observation() -> None:
    first = claim("kazakhstan", "memberOf", "eaeu", observed_on="2020")
    changed = claim("kazakhstan", "memberOf", "eaeu", observed_on="2021", polarity=NO)
    assert rules(first, changed) == []


def test_a_coarse_beginning_collides_only_where_it_must() -> None:
    old = claim("kazakhstan", "headOfState", "nazarbayev", start="1991", until="2019-03-20")
    new = claim("kazakhstan", "headOfState", "tokayev", start="2019")
    late = claim("kazakhstan", "headOfState", "tokayev", start="2018")
    assert rules(old, new) == []
    assert rules(old, late) == ["one-object"]


def test_a_day_and_its_year_are_one_date() -> None:
    year = claim("treaty", "signedOn", day("2023"))
    assert rules(year, claim("treaty", "signedOn", day("2023-04-18"))) == []
    assert rules(year, claim("treaty", "signedOn", day("2024-04-18"))) == ["one-object"]


def test_a_mention_that_means_nothing_known_differs_from_nothing() -> None:
    known = claim("kazakhstan", "capital", "astana")
    assert rules(known, claim("kazakhstan", "capital", "auto/akmola-1a2b3c")) == []
    assert rules(known, claim("kazakhstan", "capital", "almaty")) == ["one-object"]


def test_symmetric_relations_collide_from_both_ends() -> None:
    met = claim("kazakhstan", "meets", "japan", observed_on="2025-12-18")
    denied = claim("japan", "meets", "kazakhstan", observed_on="2025-12-18", polarity=NO)
    assert rules(met, denied) == ["opposite-sign"]


@pytest.mark.parametrize(
    "fields",
    [
        {"opinion": True},
        {"modality": Modality.HYPOTHETICAL},
        {"modality": Modality.DEMANDED},
        {"rank": Rank.DEPRECATED},
        {"retracted_on": "2026-02-01"},
    ],
)
def test_only_live_assertions_collide(fields: dict[str, object]) -> None:
    yes = claim("kazakhstan", "memberOf", "eaeu", start="2020-01-01")
    no = claim("kazakhstan", "memberOf", "eaeu", start="2020-01-01", polarity=NO, **fields)
    assert rules(yes, no) == []


def test_a_superseded_claim_collides_only_until_its_correction_was_known() -> None:
    yes = claim("kazakhstan", "memberOf", "eaeu", start="2020-01-01", recorded_on="2026-01-01")
    no = claim(
        "kazakhstan", "memberOf", "eaeu", start="2020-01-01", polarity=NO, recorded_on="2026-01-02"
    )
    fixed = claim(
        "kazakhstan",
        "memberOf",
        "eaeu",
        start="2020-01-02",
        recorded_on="2026-02-01",
        supersedes=(no.id,),
    )
    assert rules(yes, no, fixed) == []
    assert rules(yes, no, fixed, known_by="2026-01-31") == ["opposite-sign"]
    assert rules(yes, no, fixed, known_by="2026-01-01") == []


def test_as_of_asks_for_what_collides_on_that_day() -> None:
    one = claim("kazakhstan", "capital", "astana", start="2000-01-01", until="2010-01-01")
    two = claim("kazakhstan", "capital", "almaty", start="2005-01-01")
    assert rules(one, two, as_of="2007") == ["one-object"]
    assert rules(one, two, as_of="2012") == []


def test_a_proof_names_the_claims_the_rule_and_the_common_time() -> None:
    one = claim("kazakhstan", "capital", "astana", start="2000-01-01", until="2010-01-01")
    two = claim("kazakhstan", "capital", "almaty", start="2005-01-01", credibility=5)
    (found,) = contradictions(store_of([one, two]))
    assert {c.id for c in found.claims} == {one.id, two.id}
    assert found.rule.words
    assert str(found.common) == "2005-01-01/2010-01-01"
    assert found.severity == "warning"


def test_an_open_end_is_sure_only_up_to_the_day_on_which_it_was_said() -> None:
    old = claim("japan", "headOfGovernment", "kishida", start="2021-10-04", stated_on="2022-05-01")
    new = claim("japan", "headOfGovernment", "ishiba", start="2024-10-01", asserted_by="kazakhstan")
    seen = claim("japan", "headOfGovernment", "ishiba", observed_on="2025-01-02")
    wrong = claim("japan", "headOfGovernment", "ishiba", start="2021-11-01")
    assert rules(old, new) == []
    assert rules(old, wrong) == ["one-object"]
    (found,) = contradictions(store_of([old, seen]))
    assert found.severity == "note"
