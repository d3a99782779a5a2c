from dataclasses import replace

import pytest
from strategies import ONTOLOGY, claim, store_of

from kerege.model import Claim, Entity, Modality, Polarity, Ref
from kerege.reasoning import Commitment, commitments
from kerege.values import PartialDate

NO = Polarity.NEGATIVE
PLANNED = Modality.PLANNED
MADE = {"treaty": "Agreement", "summit": "Meeting", "line": "Project", "pipeline": "Project"}


def status(*found: Claim, of: str = "treaty", as_of: str = "2026-01-01") -> list[Commitment]:
    store = store_of(list(found))
    made = {name: Entity(id=name, kind=kind) for name, kind in MADE.items()}
    store = replace(store, entities={**store.entities, **made})
    return commitments(store, of, as_of=PartialDate.parse(as_of))


def rung(*found: Claim, of: str = "treaty", as_of: str = "2026-01-01") -> str:
    return next((each.rung for each in status(*found, of=of, as_of=as_of)), "")


def test_will_sign_in_august_is_announced_and_never_signed() -> None:
    plan = claim("japan", "signs", "treaty", modality=PLANNED, stated_on="2025-06", start="2025-08")
    assert rung(plan, as_of="2025-07") == "announced"
    (found,) = status(plan)
    assert found.rung == "announced"
    assert found.steps[0].outcome.state == "overdue"
    signed = claim("japan", "signs", "treaty", observed_on="2025-08-20")
    (found,) = status(plan, signed)
    assert found.rung == "signed"
    assert [step.outcome and step.outcome.state for step in found.steps] == ["fulfilled", None]


@pytest.mark.parametrize(
    ("modality", "expected"),
    [
        (Modality.ASSERTED, "ratified"),
        (Modality.PLANNED, "announced"),
        (Modality.DEMANDED, "proposed"),
        (Modality.HYPOTHETICAL, ""),
    ],
)
def test_how_firmly_a_step_is_claimed_decides_the_rung(modality: Modality, expected: str) -> None:
    step = claim("japan", "ratifies", "treaty", observed_on="2020", modality=modality)
    assert rung(step) == expected


def test_a_commitment_climbs_as_time_goes_by() -> None:
    steps = [
        claim("japan", "proposes", "treaty", observed_on="2001"),
        claim("japan", "agreesTo", "treaty", observed_on="2002"),
        claim("treaty", "signedOn", PartialDate(2003)),
        claim("japan", "ratifies", "treaty", observed_on="2004"),
        claim("treaty", "inForceSince", PartialDate(2005)),
        claim("japan", "implements", "treaty", start="2006"),
        claim("japan", "suspends", "treaty", observed_on="2007"),
        claim("japan", "implements", "treaty", start="2008", source="source-b"),
        claim("japan", "cancels", "treaty", observed_on="2009"),
    ]
    reached = [rung(*steps, as_of=str(year)) for year in range(2000, 2010)]
    assert reached == [
        "", "proposed", "agreed", "signed", "ratified", "inForce", "implemented", "suspended",
        "implemented", "cancelled",
    ]  # fmt: skip


def test_a_party_that_withdraws_leaves_the_treaty_where_it_stands() -> None:
    (found,) = status(
        claim("japan", "ratifies", "treaty", observed_on="2001"),
        claim("kazakhstan", "ratifies", "treaty", observed_on="2001"),
        claim("kazakhstan", "withdrawsFrom", "treaty", observed_on="2012"),
    )
    assert found.rung == "ratified"
    assert found.parties == {"japan": "ratified", "kazakhstan": "withdrawn"}


@pytest.mark.parametrize(
    ("relation", "target", "expected"),
    [
        ("suspends", "treaty", "suspended"),
        ("cancels", "treaty", "cancelled"),
        ("lapsedOn", PartialDate(2012), "lapsed"),
    ],
)
def test_what_was_in_force_may_leave_the_ladder_and_come_back(
    relation: str, target: object, expected: str
) -> None:
    force = claim("treaty", "inForceSince", PartialDate(2005))
    subject = "treaty" if relation == "lapsedOn" else "japan"
    dated = {} if relation == "lapsedOn" else {"observed_on": "2012"}
    gone = claim(subject, relation, target, **dated)
    again = claim("japan", "signs", "treaty", observed_on="2015")
    assert rung(force, gone, as_of="2011") == "inForce"
    assert rung(force, gone) == expected
    assert rung(force, gone, again) == "signed"


def test_every_rung_can_be_reached_by_some_claim() -> None:
    relations = ONTOLOGY.relations.values()
    given = {each.rung for each in relations} | {each.rung_of_subject for each in relations}
    assert set(ONTOLOGY.ladder) <= given


def test_a_plan_that_one_says_came_and_another_denies_is_disputed() -> None:
    plan = claim("japan", "signs", "treaty", modality=PLANNED, stated_on="2025-06")
    yes = claim("japan", "signs", "treaty", observed_on="2025-08-20")
    no = claim(
        "japan", "signs", "treaty", observed_on="2025-08-20", polarity=NO, asserted_by="kazakhstan"
    )
    (found,) = status(plan, yes, no)
    assert [step.outcome.state for step in found.steps if step.outcome] == ["disputed"]


def test_a_denial_contests_the_rung_only_at_its_time() -> None:
    signed = claim("japan", "signs", "treaty", observed_on="2020-05-01")
    at_once = claim(
        "japan", "signs", "treaty", observed_on="2020-05-01", polarity=NO, asserted_by="kazakhstan"
    )
    before = claim("japan", "signs", "treaty", observed_on="2019", polarity=NO)
    (found,) = status(signed, at_once)
    assert found.rung == "signed"
    assert found.is_contested
    (found,) = status(signed, before)
    assert not found.is_contested
    assert [step.is_denial for step in found.steps] == [True, False]
    (found,) = status(before)
    assert (found.rung, found.parties) == ("", {})


def test_two_days_of_signature_contest_each_other_and_not_the_treaty() -> None:
    (found,) = status(
        claim("treaty", "signedOn", PartialDate(2023, 4, 18)),
        claim("treaty", "signedOn", PartialDate(2024, 4, 18), source="source-b"),
        claim("treaty", "inForceSince", PartialDate(2025)),
    )
    assert [bool(step.contested_by) for step in found.steps] == [True, True, False]
    assert (found.rung, found.is_contested) == ("inForce", False)


def test_a_plan_about_a_part_announces_the_part_and_not_the_whole() -> None:
    plan = claim("line", "partOf", "pipeline", modality=PLANNED, stated_on="2014")
    assert rung(plan, of="line") == "announced"
    assert rung(plan, of="pipeline") == ""


def test_what_an_actor_has_committed_itself_to() -> None:
    found = status(
        claim("japan", "signs", "treaty", observed_on="2020"),
        claim("kazakhstan", "signs", "treaty", observed_on="2020"),
        claim("japan", "confirmsAttendanceAt", "summit", observed_on="2021"),
        of="japan",
    )
    assert [(each.matter, each.rung) for each in found] == [
        (Ref("treaty"), "signed"),
        (Ref("summit"), "announced"),
    ]
    assert [set(each.parties) for each in found] == [{"japan"}, {"japan"}]


def test_a_plan_for_an_event_is_due_on_its_day_and_fails_when_it_is_called_off() -> None:
    day = claim("summit", "startsOn", PartialDate(2024, 8, 9), modality=PLANNED, stated_on="2024")
    plan = claim("japan", "participatesIn", "summit", modality=PLANNED, stated_on="2024-08-01")
    off = claim("japan", "postpones", "summit", observed_on="2024-08-08")
    outcomes = {
        as_of: status(day, plan, of="summit", as_of=as_of)[0].steps[-1].outcome.state
        for as_of in ("2024-08-09", "2024-08-10")
    }
    assert outcomes == {"2024-08-09": "open", "2024-08-10": "overdue"}
    (found,) = status(day, plan, off, of="summit")
    assert found.rung == "suspended"
    assert [step.outcome.state for step in found.steps[:2]] == ["failed", "failed"]
    (early,) = status(day, plan, off, of="summit", as_of="2024-08-07")
    assert [step.outcome.state for step in early.steps] == ["open", "open"]


def test_the_day_on_which_a_project_begins_ends_no_plan_about_it() -> None:
    begins = claim("line", "startsOn", PartialDate(2024, 12), modality=PLANNED, stated_on="2024")
    place = claim("line", "locatedIn", "kazakhstan", modality=PLANNED, stated_on="2024")
    (found,) = status(begins, place, of="line")
    states = {step.claim.relation: step.outcome.state for step in found.steps}
    assert states == {"startsOn": "overdue", "locatedIn": "open"}


def test_the_ladder_of_the_ontology_leads_up_and_then_off() -> None:
    rungs = list(ONTOLOGY.ladder.values())
    assert [each.is_exit for each in rungs] == [False] * 7 + [True] * 4
    named = {each.rung for each in ONTOLOGY.relations.values()} - {""}
    assert named <= set(ONTOLOGY.ladder)
