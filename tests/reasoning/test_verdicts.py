"""Verdicts by general rules: small cases, and the seed article."""

from dataclasses import replace
from pathlib import Path

import pytest
from strategies import claim, store_of

import kerege
from kerege.library import Graph
from kerege.model import Claim, Modality, Polarity, Ref, Source, Text
from kerege.reasoning import VERDICTS, Verdict, verify
from kerege.values import PartialDate, Quantity

ROOT = Path(__file__).parents[2]
NO = Polarity.NEGATIVE
PLANNED = Modality.PLANNED
amount = Quantity.parse
GAS, OIL = (("topic", Ref("natural-gas")),), (("topic", Ref("crude-oil")),)


def said(subject: str, relation: str, target: object, **fields: object) -> Claim:
    """Return a claim of the article, of November 2025."""
    given = {"source": "article", "asserted_by": "author", "published_on": PartialDate(2025, 11)}
    return claim(subject, relation, target, **{**given, **fields})


def judged(text: Claim, *facts: Claim) -> Verdict:
    store = store_of(list(facts))
    article = Source(id="article", title="a", publisher="paper", kind="opinion")
    store = replace(store, sources={**store.sources, "article": article})
    (verdict,) = verify(store, [text])
    return verdict


def of(text: Claim, *facts: Claim) -> tuple[str, str]:
    verdict = judged(text, *facts)
    return verdict.verdict, verdict.rule.id


def test_an_opinion_is_not_checked() -> None:
    assert of(said("japan", "targets", "sco", opinion=True)) == ("opinion", "opinion")


def test_what_nobody_speaks_of_is_unverified() -> None:
    verdict = judged(said("japan", "memberOf", "sco"), claim("japan", "borders", "sco"))
    assert (verdict.verdict, verdict.because()) == (
        "unverified",
        [{"rule": "nothing-known", "claim": None}],
    )


def test_a_claim_without_time_speaks_of_its_day() -> None:
    still = claim("uzbekistan", "memberOf", "csto", start="2006-08-16")
    assert of(said("uzbekistan", "memberOf", "csto"), still) == ("supported", "same-statement")
    assert of(said("uzbekistan", "observerIn", "csto"), still) == (
        "contradicted",
        "disjoint-relations",
    )


def test_a_more_exact_fact_supports_and_a_more_general_denial_contradicts() -> None:
    scope = (("scope", Text("minister")),)
    part = said("japan", "participatesIn", "summit", observed_on="2025-10-01")
    chairs = claim("japan", "chairs", "summit", observed_on="2025-10-01", qualifiers=scope)
    assert of(part, chairs) == ("supported", "same-statement")
    exact = replace(part, qualifiers=scope)
    denial = claim("japan", "participatesIn", "summit", observed_on="2025-10-01", polarity=NO)
    assert of(exact, denial) == ("contradicted", "general-denial")
    narrow = replace(denial, qualifiers=(("scope", Text("in person")),))
    assert of(exact, narrow)[0] == "unverified"


def test_the_same_origin_is_no_support() -> None:
    text = said("japan", "memberOf", "sco", asserted_by="outlet")
    fact = claim("japan", "memberOf", "sco", start="2001", source="source-a")
    store = store_of([fact])
    article = Source(id="article", title="a", publisher="outlet", kind="wire")
    store = replace(store, sources={**store.sources, "article": article})
    assert verify(store, [text])[0].verdict == "unverified"


def test_what_is_called_improbable_speaks_for_nothing() -> None:
    fact = claim("japan", "memberOf", "sco", start="2001", credibility=5)
    assert of(said("japan", "memberOf", "sco"), fact)[0] == "unverified"


def test_support_and_denial_make_a_dispute() -> None:
    yes = claim("japan", "memberOf", "sco", start="2001")
    no = claim("japan", "memberOf", "sco", start="2001", polarity=NO, asserted_by="kazakhstan")
    verdict = judged(said("japan", "memberOf", "sco"), yes, no)
    assert (verdict.verdict, verdict.rule.id) == ("disputed", "both-sides")
    assert {ground.rule.id for ground in verdict.grounds} == {"same-statement", "opposite-sign"}


@pytest.mark.parametrize(
    ("start", "verdict"),
    [
        ("2013", ("partly", "other-time")),
        ("2019", ("partly", "other-time")),
        ("2014-12-31", ("partly", "other-time")),
        ("2015", ("supported", "same-statement")),
        ("2015-01-01", ("supported", "same-statement")),
    ],
)
def test_a_state_that_began_at_another_time_is_partly_right(
    start: str, verdict: tuple[str, str]
) -> None:
    member = claim("kazakhstan", "memberOf", "eaeu", start="2015-01-01")
    seen = claim("kazakhstan", "memberOf", "eaeu", observed_on="2020-05-19", source="source-b")
    text = said("kazakhstan", "memberOf", "eaeu", start=start)
    assert of(text, member) == verdict
    assert of(text, member, seen) == verdict
    assert of(text, seen) == ("supported", "same-statement")


def test_who_agrees_on_a_beginning_outweighs_who_speaks_of_another() -> None:
    first = claim("uzbekistan", "memberOf", "csto", start="1994", until="1999")
    again = claim("uzbekistan", "memberOf", "csto", start="2006", until="2012-12-19")
    text = said("uzbekistan", "memberOf", "csto", start="1994")
    verdict = judged(text, first, again)
    assert (verdict.verdict, [ground.claim for ground in verdict.grounds]) == ("supported", [first])
    assert of(replace(text, during=again.during), first, again)[0] == "supported"
    after = said("uzbekistan", "memberOf", "csto", start="2020")
    assert of(after, first, again) == ("unverified", "nothing-known")


def test_what_had_ended_is_overtaken_and_its_denial_right() -> None:
    member = claim("uzbekistan", "memberOf", "csto", start="2006-08-16", until="2012-12-19")
    text = said("uzbekistan", "memberOf", "csto")
    assert of(text, member) == ("overtaken", "ended-before")
    assert of(replace(text, polarity=NO), member) == ("supported", "ended-before")
    assert of(replace(text, observed_on=PartialDate(2008)), member)[0] == "supported"
    again = claim("uzbekistan", "memberOf", "csto", start="2020", source="source-b")
    assert of(text, member, again) == ("supported", "same-statement")
    assert of(replace(text, polarity=NO), member, again) == ("contradicted", "opposite-sign")
    seen = claim("uzbekistan", "memberOf", "csto", start="2012", until="2013")
    assert of(text, seen) == ("unverified", "nothing-known")


def test_a_coarse_beginning_takes_no_place_from_an_exact_one() -> None:
    member = claim(
        "belarus", "memberOf", "sco", start="2024-07-04", stated_on=PartialDate(2024, 7, 4)
    )
    text = said("belarus", "memberOf", "sco", start="2024-07", stated_on=PartialDate(2025, 11))
    assert of(text, member) == ("supported", "same-statement")


def test_what_is_done_once_was_not_done_at_another_time() -> None:
    signed = claim("japan", "signs", "treaty", start="2014-05-29", until="2014-05-30")
    wrong = said("japan", "signs", "treaty", start="2013", until="2014")
    assert of(wrong, signed) == ("partly", "other-time")
    assert of(said("japan", "signs", "treaty", start="2014", until="2015"), signed) == (
        "supported",
        "same-statement",
    )
    visit = claim("japan", "visits", "kazakhstan", start="2014-05-29", until="2014-05-30")
    again = said("japan", "visits", "kazakhstan", start="2013", until="2014")
    assert of(again, visit) == ("unverified", "nothing-known")


def test_what_was_so_and_changed_later_is_overtaken() -> None:
    text = said("japan", "headOfGovernment", "suga", observed_on="2021-05")
    kishida = claim("japan", "headOfGovernment", "kishida", start="2021-10-04")
    suga = claim("japan", "headOfGovernment", "suga", start="2020-09-16", until="2021-10-04")
    assert of(text, kishida) == ("overtaken", "succession")
    assert of(text, kishida, suga) == ("supported", "same-statement")
    late = said("japan", "headOfGovernment", "suga", observed_on="2022-05")
    assert of(late, kishida) == ("contradicted", "one-object")


def test_who_held_an_office_in_a_year_need_not_have_held_it_all_the_year() -> None:
    suga = claim("japan", "headOfGovernment", "suga", start="2020-09-16", until="2021-10-04")
    kishida = claim("japan", "headOfGovernment", "kishida", start="2021-10-04", until="2024-10-01")
    for year, verdict in ((2021, "supported"), (2022, "supported"), (2025, "overtaken")):
        text = said("japan", "headOfGovernment", "kishida", start=f"{year}", until=f"{year + 1}")
        assert of(text, suga, kishida)[0] == verdict
    text = said("japan", "headOfGovernment", "suga", start="2023", until="2024")
    assert of(text, suga, kishida) == ("contradicted", "one-object")


def test_a_figure_without_a_scope_is_weighed_by_the_scope_that_it_fits_best() -> None:
    def share(number: str, scope: str, source: str = "source-a") -> Claim:
        return claim(
            "kazakhstan", "worldShare", amount(number), observed_on="2022", source=source,
            qualifiers=(("scope", Text(scope)), ("topic", Ref("uranium"))),
        )  # fmt: skip

    mined, lying = share("43 %", "production"), share("15 %", "resources", "source-b")
    more = share("45 %", "production", "source-c")
    for number, verdict in (
        ("43 %", ("supported", "amount-fits")),
        ("15 %", ("supported", "amount-fits")),
        ("40 %", ("partly", "amount-near")),
        ("80 %", ("contradicted", "amount-wrong")),
    ):
        text = said("kazakhstan", "worldShare", amount(number), qualifiers=mined.qualifiers[1:])
        assert of(text, mined, lying) == verdict
    text = said("kazakhstan", "worldShare", amount("40 %"), qualifiers=mined.qualifiers[1:])
    assert of(text, mined, more, lying) == ("partly", "amount-near")


def test_what_began_before_and_has_no_end_still_contradicts() -> None:
    ishiba = claim(
        "japan", "headOfGovernment", "ishiba", start="2024-10-01", stated_on="2024-10-02"
    )
    text = said("japan", "headOfGovernment", "kishida")
    assert of(text, ishiba) == ("contradicted", "one-object")


def test_an_act_without_a_day_may_have_happened_on_any_day_before() -> None:
    text = said("japan", "visits", "kazakhstan")
    once = claim("japan", "visits", "kazakhstan", start="2015-10-22", until="2015-10-29")
    never = claim(
        "japan", "visits", "kazakhstan", start="2024-08-09", until="2024-08-13", polarity=NO
    )
    assert of(text, once) == ("supported", "same-statement")
    assert of(text, never) == ("unverified", "nothing-known")
    assert of(replace(text, observed_on=PartialDate(2024, 8, 10)), never) == (
        "contradicted",
        "opposite-sign",
    )


def test_a_plan_is_supported_fulfilled_or_failed() -> None:
    plan = said("kazakhstan", "participatesIn", "summit", modality=PLANNED)
    came = claim("kazakhstan", "participatesIn", "summit", observed_on="2025-12-20")
    stayed = replace(came, polarity=NO)
    same = replace(came, modality=PLANNED, observed_on=PartialDate(2025, 11, 20))
    assert of(plan, came) == ("supported", "plan-fulfilled")
    assert of(plan, stayed) == ("overtaken", "plan-failed")
    assert of(plan, same) == ("supported", "same-statement")
    assert of(replace(plan, modality=Modality.ASSERTED), same)[0] == "unverified"


@pytest.mark.parametrize(
    ("words", "known", "expected"),
    [
        ("30e9 bbl", "31e9 bbl", ("supported", "amount-fits")),
        ("27e9 bbl", "30e9 bbl", ("partly", "amount-near")),
        ("> 50e9 bbl", "31.2e9 bbl", ("contradicted", "amount-wrong")),
        ("> 10e9 bbl", "31.2e9 bbl", ("partly", "bound-far-off")),
        ("> 25e9 bbl", "31.2e9 bbl", ("supported", "amount-fits")),
        ("50e9 bbl", "> 30e9 bbl", ("unverified", "nothing-known")),
        ("20e9 bbl", "> 30e9 bbl", ("contradicted", "amount-wrong")),
        ("30e9 bbl", "30e9 t", ("unverified", "nothing-known")),
        ("4.77e9 m3", "30e9 bbl", ("supported", "amount-fits")),
    ],
)
def test_an_amount_is_judged_by_its_distance(
    words: str, known: str, expected: tuple[str, str]
) -> None:
    text = said("kazakhstan", "hasReserve", amount(words), qualifiers=OIL)
    fact = claim("kazakhstan", "hasReserve", amount(known), qualifiers=OIL, observed_on="2021")
    assert of(text, fact) == expected


def test_figures_of_another_thing_or_year_say_nothing() -> None:
    text = said(
        "kazakhstan", "hasReserve", amount("10 m3"), qualifiers=GAS, start="2023", until="2024"
    )
    other = claim("kazakhstan", "hasReserve", amount("20 m3"), qualifiers=OIL, observed_on="2023")
    earlier = claim("kazakhstan", "hasReserve", amount("20 m3"), qualifiers=GAS, observed_on="2022")
    assert of(text, other, earlier)[0] == "unverified"


def test_the_latest_figure_of_each_source_counts_where_no_year_is_named() -> None:
    text = said("kazakhstan", "population", amount("20e6 persons"))
    old = claim("kazakhstan", "population", amount("16e6 persons"), observed_on="1990")
    new = claim("kazakhstan", "population", amount("20.1e6 persons"), observed_on="2024")
    other = replace(old, source="source-b")
    assert of(text, old, new)[0] == "supported"
    assert of(text, old, new, other) == ("disputed", "both-sides")


def test_a_figure_of_a_narrower_matter_is_partly_right_or_says_nothing() -> None:
    text = said("japan", "importShareFrom", amount("95 %"), start="2023", until="2024")
    fits = claim(
        "japan", "importShareFrom", amount("95.1 %"), qualifiers=OIL, start="2023", until="2024"
    )
    assert of(text, fits) == ("partly", "narrower-matter")
    off = replace(fits, object=amount("12 %"))
    assert of(text, off)[0] == "unverified"


def test_a_sum_for_another_instrument_is_partly_right() -> None:
    party = ("party", Ref("kazakhstan"))
    loan, cover = ("topic", Ref("loan")), ("topic", Ref("insurance"))
    text = said("japan", "pledges", amount("300e9 JPY"), qualifiers=(party, loan), modality=PLANNED)
    fact = claim(
        "japan",
        "pledges",
        amount("300e9 JPY"),
        qualifiers=(party, cover),
        modality=PLANNED,
        observed_on="2024-08-07",
    )
    assert of(text, fact) == ("partly", "other-instrument")
    assert of(replace(text, qualifiers=(party,)), fact) == ("supported", "amount-fits")
    assert of(text, replace(fact, object=amount("3e12 JPY")))[0] == "unverified"
    assert of(text, replace(fact, qualifiers=(("party", Ref("uzbekistan")), cover)))[0] == (
        "unverified"
    )


FIVE = ("kazakhstan", "uzbekistan", "turkmenistan", "kyrgyzstan", "tajikistan")
WAITING = ("kazakhstan", "turkmenistan", "tajikistan")
GOLD: list[tuple[tuple[str, ...], str, str, set[str]]] = [
    (("takaichi-sanae",), "invites", "", {"supported", "unverified"}),
    (("japan",), "organizes", "", {"supported"}),
    (FIVE, "partOf", "", {"supported"}),
    (("central-asia",), "hasReserve", "natural-gas", {"disputed", "partly"}),
    (("central-asia",), "hasReserve", "crude-oil", {"contradicted"}),
    (("japan",), "importDependence", "crude-oil", {"partly"}),
    (("japan",), "importDependence", "natural-gas", {"contradicted"}),
    (("japan",), "importShareFrom", "", {"partly"}),
    (("meti",), "designates", "", {"unverified"}),
    (("japan",), "pledges", "", {"partly"}),
    (("japan",), "establishes", "", {"unverified"}),
    (FIVE, "participatesIn", "", {"unverified"}),
    (WAITING, "confirmsAttendanceAt", "", {"overtaken"}),
    (("kazakhstan",), "prioritizes", "", {"unverified"}),
    (("uzbekistan",), "conditionsCooperationOn", "", {"unverified"}),
]


@pytest.fixture(scope="module")
def g() -> Graph:
    return kerege.load(ROOT)


@pytest.mark.parametrize(
    ("subjects", "relation", "topic", "expected"), GOLD, ids=[f"{r[1]} {r[2]}" for r in GOLD]
)
def test_the_seed_article_gets_the_verdicts_of_a_careful_reader(
    g: Graph, subjects: tuple[str, ...], relation: str, topic: str, expected: set[str]
) -> None:
    found = [
        verdict
        for verdict in g.verify_source("toutiao-2025-11")
        if verdict.claim.relation == relation
        and verdict.claim.subject in subjects
        and (not topic or verdict.claim.qualifier("topic") == Ref(topic))
    ]
    assert {verdict.claim.subject for verdict in found} == set(subjects)
    assert {verdict.verdict for verdict in found} <= expected


def test_every_claim_of_the_seed_article_stands_in_the_table(g: Graph) -> None:
    found = {verdict.claim.relation for verdict in g.verify_source("toutiao-2025-11")}
    assert found - {"opinion"} <= {relation for _, relation, _, _ in GOLD}
    assert set(g.verify_source("toutiao-2025-11").counts) <= set(VERDICTS)


def test_every_conflict_of_the_seeds_is_one_that_a_person_has_seen(g: Graph) -> None:
    """A new conflict is either real, and goes into this list, or a fault of a rule."""
    found = {
        (pair.rule.id, pair.first.relation, pair.first.subject, pair.second.subject)
        for pair in g.conflicts()
    }
    assert found == {
        ("opposite-sign", "memberOf", "saudi-arabia", "saudi-arabia"),
        ("amounts-apart", "population", "turkmenistan", "turkmenistan"),
        ("disjoint-relations", "observerIn", "turkmenistan", "turkmenistan"),
        ("amounts-apart", "importDependence", "japan", "japan"),
        (
            "one-object",
            "signedOn",
            "uzbekistan-tajikistan-allied-treaty",
            "uzbekistan-tajikistan-allied-treaty",
        ),
        ("amounts-apart", "hasCost", "cku-railway", "cku-railway"),
    }
