"""What holds of contradiction whatever the claims."""

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from strategies import claim, claims, store_of

from kerege.model import Claim, Modality, Polarity, Ref
from kerege.reasoning import claim_links, contradictions, verify
from kerege.reasoning.amounts import Scales
from kerege.reasoning.collisions import rule_against
from kerege.reasoning.contradictions import claim_counts
from kerege.reasoning.entailment import entails, general_keys, statement_key
from kerege.reasoning.links import is_overtaken
from kerege.reasoning.times import in_common, timed
from kerege.values import Interval, PartialDate, Quantity
from kerege.view import holding

START = date(2020, 1, 1)
OBJECTS = {
    "affiliatedWith": ["sco", "eaeu"],
    "memberOf": ["sco", "eaeu"],
    "observerIn": ["sco", "eaeu"],
    "headOfState": ["a", "b", "auto/c-123456"],
    "hosts": ["summit"],
    "participatesIn": ["summit"],
    "chairs": ["summit"],
    "signs": ["treaty"],
    "hasAgreementWith": ["japan", "kazakhstan"],
    "signedOn": [PartialDate(2020), PartialDate(2020, 1), PartialDate(2020, 1, 5)],
    "confirmsAttendanceAt": ["summit"],
    "meets": ["japan", "kazakhstan"],
    "population": [Quantity.parse(f"{sign}{n} persons") for sign in ("", "~", ">", "<") for n in (9, 10, 12, 40)],
    "hasLength": [Quantity.parse(words) for words in ("10 km", "10100 m", "30 km", "> 20 km")],
}  # fmt: skip


@st.composite
def made(draw: st.DrawFn, speakers: tuple[str, ...] = ("outlet", "kazakhstan")) -> Claim:
    """Draw a claim about few things and few days, so that many collide."""
    relation = draw(st.sampled_from(sorted(OBJECTS)))
    days = st.integers(0, 8).map(lambda n: START + timedelta(n))
    fields: dict[str, object] = {}
    if draw(st.booleans()):
        fields["observed_on"] = draw(days).isoformat()
    else:
        first, last = sorted((draw(days), draw(days)))
        fields["start"] = first.isoformat()
        fields["until"] = (last + timedelta(1)).isoformat() if draw(st.booleans()) else None
    frame = (
        dict(draw(st.lists(st.sampled_from(QUALIFIERS), max_size=2))) if draw(st.booleans()) else {}
    )
    return claim(
        draw(st.sampled_from(["kazakhstan", "kazakhstan", "japan"])),
        relation,
        draw(st.sampled_from(OBJECTS[relation])),
        polarity=draw(st.sampled_from([*[Polarity.POSITIVE] * 3, Polarity.NEGATIVE])),
        modality=draw(st.sampled_from([Modality.ASSERTED] * 5 + [Modality.PLANNED])),
        qualifiers=tuple((key, Ref(name)) for key, name in sorted(frame.items())),
        asserted_by=draw(st.sampled_from(speakers)),
        source=draw(st.sampled_from(["source-a", "source-b"])),
        **fields,
    )


QUALIFIERS = [("party", "japan"), ("party", "kazakhstan"), ("topic", "natural-gas")]
worlds = st.lists(made(), min_size=4, max_size=14)


def pairs(found: list[Claim]) -> set[tuple[str, str, str, str]]:
    return {
        (pair.first.id, pair.second.id, pair.rule.id, pair.severity)
        for pair in contradictions(store_of(found))
    }


@given(worlds)
def test_no_claim_contradicts_itself(found: list[Claim]) -> None:
    assert all(pair.first.id < pair.second.id for pair in contradictions(store_of(found)))


@given(worlds, st.randoms())
def test_the_order_of_claims_does_not_matter(found: list[Claim], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)
    assert contradictions(store_of(shuffled)) == contradictions(store_of(found))


@given(worlds)
def test_one_pass_finds_what_comparing_all_pairs_finds(found: list[Claim]) -> None:
    store = store_of(found)
    scales = Scales(store.ontology)
    items = list(timed(store, [c for c in store if claim_counts(c)]))
    expected = set()
    for one, two in combinations(items, 2):
        rule = rule_against(scales, one, two)
        assert rule == rule_against(scales, two, one)
        assert in_common(one, two) == in_common(two, one)
        over = is_overtaken(store, one, two) or is_overtaken(store, two, one)
        if rule and in_common(one, two)[0] and not over:
            expected.add(frozenset((one.claim.id, two.claim.id)))
    assert {frozenset((one, two)) for one, two, _, _ in pairs(found)} == expected


@given(made(), made())
def test_what_follows_from_a_claim_is_found_by_its_keys(fact: Claim, claim_: Claim) -> None:
    ontology = store_of([]).ontology
    keys = {statement_key(ontology, fact), *general_keys(ontology, fact)}
    assert entails(ontology, fact, claim_) == (statement_key(ontology, claim_) in keys)


@given(worlds, st.integers(-2000, 2000))
def test_moving_all_times_by_the_same_days_changes_nothing(found: list[Claim], by: int) -> None:
    def places(claims: list[Claim]) -> set[tuple[frozenset[int], str, str]]:
        place = {c.id: n for n, c in enumerate(claims)}
        return {
            (frozenset((place[one], place[two])), rule, severity)
            for one, two, rule, severity in pairs(claims)
        }

    assert places([moved(c, by) for c in found]) == places(found)


@given(worlds, made(speakers=("newcomer",)))
def test_a_new_voice_removes_no_contradiction_among_others(
    found: list[Claim], newcomer: Claim
) -> None:
    assert pairs(found) <= pairs([*found, newcomer])


def moved(old: Claim, by: int) -> Claim:
    def later(when: PartialDate | None) -> PartialDate | None:
        return when and PartialDate.of(when.first_day + timedelta(by))

    return Claim(
        subject=old.subject,
        relation=old.relation,
        object=old.object,
        qualifiers=old.qualifiers,
        polarity=old.polarity,
        modality=old.modality,
        asserted_by=old.asserted_by,
        source=old.source,
        recorded_on=old.recorded_on,
        during=Interval(later(old.during.start), later(old.during.until)),
        observed_on=later(old.observed_on),
    )


@given(st.lists(claims(), max_size=10))
def test_any_claims_can_be_weighed(found: list[Claim]) -> None:
    store = store_of(found)
    contradictions(store)
    claim_links(store)
    assert [verdict.claim for verdict in verify(store, found)] == found


@given(worlds, st.integers(0, 8))
def test_as_of_commutes_with_filters(found: list[Claim], day: int) -> None:
    when = PartialDate.of(START + timedelta(day))

    def is_of_kazakhstan(one: Claim) -> bool:
        return one.subject == "kazakhstan"

    of_all = list(filter(is_of_kazakhstan, holding(store_of(found), when)))
    assert of_all == holding(store_of(list(filter(is_of_kazakhstan, found))), when)


@given(worlds, st.integers(0, 8))
def test_what_collides_on_a_day_is_what_collides_and_meets_that_day(
    found: list[Claim], day: int
) -> None:
    when = PartialDate.of(START + timedelta(day))
    store = store_of(found)
    meeting = [pair for pair in contradictions(store) if pair.common.meets(Interval.during(when))]
    assert contradictions(store, as_of=when) == meeting
