from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from strategies import claim, claims, store_of

from kerege.model import Claim, Modality, Polarity, Source
from kerege.reasoning import TrackRecord, track_records, verify
from kerege.reasoning.audit import audit
from kerege.reasoning.track_record import FEWEST

NO = Polarity.NEGATIVE
ORGANISATIONS = ["sco", "eaeu", "c", "d", "e", "f"]


def record(*found: Claim, of: str = "outlet", by: str = "speaker") -> TrackRecord:
    store = store_of(list(found))
    other = Source(id="source-b", title="b", publisher="japan", kind="wire")
    store = replace(store, sources={**store.sources, "source-b": other})
    return next(each for each in track_records(store, by) if each.who == of)


def member(of: str, **fields: object) -> Claim:
    return claim("kazakhstan", "memberOf", of, start="2001", **fields)


def other(of: str, **fields: object) -> Claim:
    return member(of, source="source-b", asserted_by="japan", **fields)


def test_claims_are_weighed_by_those_of_other_origins() -> None:
    found = record(
        *(member(name) for name in ORGANISATIONS[:4]),
        other("sco"),
        other("eaeu", polarity=NO),
        member("d", source="source-a", stated_on="2025"),
    )
    assert found.verdicts == {"supported": 1, "contradicted": 1, "unverified": 3}
    assert (found.claims, found.checked, found.borne_out) == (5, 2, 1)


def test_small_numbers_are_called_too_few() -> None:
    for number in (FEWEST - 1, FEWEST):
        names = ORGANISATIONS[:number]
        found = record(*(member(name) for name in names), *(other(name) for name in names))
        assert found.are_few == (number < FEWEST)
        assert found.share == (None if number < FEWEST else 1.0)


def test_plans_count_by_their_outcome_and_not_as_claims() -> None:
    plan = {"modality": Modality.PLANNED, "stated_on": "2024"}
    found = record(
        claim("kazakhstan", "visits", "sco", **plan),
        claim("kazakhstan", "visits", "eaeu", **plan),
        claim("kazakhstan", "visits", "japan", start="2024-05", **plan),
        claim("kazakhstan", "visits", "sco", observed_on="2025", source="source-b"),
        claim("kazakhstan", "visits", "eaeu", observed_on="2025", polarity=NO, source="source-b"),
        by="publisher",
    )
    assert found.plans == {"fulfilled": 1, "failed": 1, "overdue": 1}
    assert found.verdicts == {}
    assert (found.checked, found.borne_out) == (2, 1)


def test_records_are_kept_by_speaker_publisher_or_source() -> None:
    one = member("sco", asserted_by="kazakhstan")
    for by, who in (("speaker", "kazakhstan"), ("publisher", "outlet"), ("source", "source-a")):
        assert record(one, of=who, by=by).claims == 1


@given(st.lists(claims(), max_size=10))
def test_an_audit_gives_what_verifying_each_source_gives(found: list[Claim]) -> None:
    store = store_of(found)
    expected = {}
    for source in ("source-a", "source-b"):
        said = [claim for claim in store.claims if claim.source == source]
        expected |= {each.claim.id: each.verdict for each in verify(store, said)}
    audited = {each.claim.id: each.verdict for each in audit(store, store.claims)}
    assert audited == expected
