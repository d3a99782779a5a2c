from dataclasses import replace

import pytest
from strategies import claim, store_of

from kerege.model import Claim, Entity, Modality, Polarity, Ref, Source
from kerege.reasoning import claim_links

NO = Polarity.NEGATIVE
PLANNED = Modality.PLANNED


def kinds(*found: Claim) -> list[tuple[str, str]]:
    store = store_of(list(found))
    store = replace(
        store,
        entities={**store.entities, "summit": Entity(id="summit", kind="Meeting")},
        sources={
            **store.sources,
            "source-b": Source(id="source-b", title="b", publisher="other", kind="wire"),
        },
    )
    return [(link.kind, link.rule.id) for link in claim_links(store)]


def test_another_origin_that_says_the_same_at_that_time_supports() -> None:
    one = claim("kazakhstan", "memberOf", "sco", start="2001-06-15")
    same = claim("kazakhstan", "memberOf", "sco", start="2001-06-15", asserted_by="japan")
    earlier = claim("kazakhstan", "memberOf", "sco", until="2001-06-15", asserted_by="japan")
    quoted = claim("kazakhstan", "memberOf", "sco", start="2001-06-15", source="source-b")
    assert kinds(one, same) == [("corroborates", "same-statement")]
    assert kinds(one, earlier) == []
    assert kinds(one, quoted) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"relation": "participatesIn"}, [("fulfils", "plan-fulfilled")]),
        ({"relation": "chairs"}, [("fulfils", "plan-fulfilled")]),
        ({"relation": "participatesIn", "polarity": NO}, [("fails", "plan-failed")]),
        ({"relation": "cancels", "subject": "japan"}, [("fails", "plan-called-off")]),
        ({"relation": "postpones", "subject": "japan"}, [("fails", "plan-called-off")]),
        ({"relation": "participatesIn", "modality": PLANNED}, []),
        ({"relation": "participatesIn", "observed_on": "2024-07-01"}, []),
        ({"relation": "cancels", "target": "sco"}, []),
    ],
)
def test_an_outcome_fulfils_or_fails_a_plan_made_before(
    fields: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    plan = claim(
        "kazakhstan", "participatesIn", "summit", modality=PLANNED, stated_on="2024-08-01",
        observed_on="2024-08-01",
    )  # fmt: skip
    given = {"subject": "kazakhstan", "target": "summit", "observed_on": "2024-08-09", **fields}
    outcome = claim(
        str(given.pop("subject")), str(given.pop("relation")), given.pop("target"), **given
    )
    assert kinds(plan, outcome) == expected


@pytest.mark.parametrize(
    ("lacks", "comes", "overtaken"),
    [
        ("confirmsAttendanceAt", "participatesIn", True),
        ("confirmsAttendanceAt", "confirmsAttendanceAt", True),
        ("signs", "ratifies", True),
        ("ratifies", "signs", False),
        ("participatesIn", "confirmsAttendanceAt", False),
        ("signs", "withdrawsFrom", False),
    ],
)
def test_a_status_is_overtaken_by_the_act_or_by_one_beyond_it(
    lacks: str, comes: str, overtaken: bool
) -> None:
    status = claim("kazakhstan", lacks, "summit", polarity=NO, observed_on="2025-11")
    event = claim("kazakhstan", comes, "summit", observed_on="2025-12-20", asserted_by="japan")
    assert kinds(status, event) == ([("overtakenBy", "later-event")] if overtaken else [])


def test_a_state_that_did_not_hold_is_not_overtaken() -> None:
    status = claim("kazakhstan", "memberOf", "sco", polarity=NO, observed_on="2020")
    later = claim("kazakhstan", "memberOf", "sco", start="2021-01-01", asserted_by="japan")
    assert kinds(status, later) == []


def test_what_happened_before_overtakes_nothing() -> None:
    status = claim("kazakhstan", "signs", "treaty", polarity=NO, observed_on="2025-11")
    event = claim("kazakhstan", "signs", "treaty", observed_on="2025-10-20", asserted_by="japan")
    assert kinds(status, event) == []


def test_a_plan_that_names_no_day_has_an_outcome_too() -> None:
    plan = claim("kazakhstan", "visits", "japan", modality=PLANNED, stated_on="2024-08-01")
    visit = claim("kazakhstan", "visits", "japan", observed_on="2025")
    assert kinds(plan, visit) == [("fulfils", "plan-fulfilled")]


def test_a_general_status_is_overtaken_by_the_exact_event_from_either_end() -> None:
    party = (("party", Ref("uzbekistan")),)
    signed = claim("kazakhstan", "signs", "treaty", qualifiers=party, observed_on="2025-12-20")
    for one, two in (("kazakhstan", "uzbekistan"), ("uzbekistan", "kazakhstan")):
        none = claim(one, "hasAgreementWith", two, polarity=NO, observed_on="2025-11")
        assert kinds(none, signed) == [("overtakenBy", "later-event")]
        plan = claim(one, "hasAgreementWith", two, modality=PLANNED, stated_on="2025-11")
        assert kinds(plan, signed) == [("fulfils", "plan-fulfilled")]
    elsewhere = claim("kazakhstan", "hasAgreementWith", "japan", polarity=NO, observed_on="2025-11")
    assert kinds(elsewhere, signed) == []
