from dataclasses import replace

from strategies import claim, store_of

from kerege.model import Claim, Modality, Polarity, Source
from kerege.project import Camp
from kerege.reasoning import Hearing, hearings
from kerege.store import Store

CAMPS = (
    Camp(id="tokyo", label="Tokyo", members=frozenset({"japan", "nhk"})),
    Camp(id="astana", label="Astana", members=frozenset({"kazakhstan", "akorda"})),
    Camp(id="tashkent", label="Tashkent", members=frozenset({"uzbekistan"})),
)


def world(*found: Claim) -> Store:
    store = store_of(list(found))
    made = {
        name: Source(id=name, title=name, publisher=name, kind="wire") for name in ("nhk", "akorda")
    }
    return replace(
        store,
        project=replace(store.project, camps=CAMPS),
        sources={**store.sources, **made},
    )


def heard(*found: Claim, of: str = "sco", within: int = 30) -> list[Hearing]:
    return hearings(world(*found), of, within=within)


def stances(hearing: Hearing) -> dict[str, str]:
    return {position.camp: position.stance for position in hearing.positions}


def said(speaker: str, source: str = "source-a", on: str = "2025-06-01", **fields: object) -> Claim:
    return claim(
        "japan", "supports", "sco", asserted_by=speaker, source=source, stated_on=on, **fields
    )


def test_a_speaker_asserts_and_denies_and_foreign_press_reports() -> None:
    (hearing,) = heard(said("japan", "akorda"), said("uzbekistan", polarity=Polarity.NEGATIVE))
    assert stances(hearing) == {"tokyo": "asserts", "tashkent": "denies", "astana": "reports"}


def test_own_press_that_prints_its_own_side_adds_no_voice() -> None:
    (hearing,) = heard(said("japan", "nhk"))
    assert [position.stance for position in hearing.positions if position.camp == "tokyo"] == [
        "asserts"
    ]


def test_the_voice_of_no_camp_is_heard_too() -> None:
    (hearing,) = heard(said("outlet"))
    assert stances(hearing)[""] == "asserts"


def test_what_is_planned_possible_demanded_or_an_opinion_is_not_asserted() -> None:
    modalities = {
        "announces": {"modality": Modality.PLANNED},
        "supposes": {"modality": Modality.HYPOTHETICAL},
        "demands": {"modality": Modality.DEMANDED},
        "judges": {"opinion": True},
    }
    for stance, fields in modalities.items():
        (hearing,) = heard(said("japan", **fields))
        assert stances(hearing)["tokyo"] == stance


def test_silence_and_leaving_out_are_told_apart() -> None:
    other = claim(
        "kazakhstan", "memberOf", "sco", start="2001", asserted_by="kazakhstan",
        stated_on="2025-06-20",
    )  # fmt: skip
    support = next(each for each in heard(said("japan"), other) if each.claim != other)
    assert stances(support) == {"tokyo": "asserts", "astana": "leaves out", "tashkent": "silent"}
    (position,) = support.camps("leaves out")
    assert position.claims == (other,)
    narrow = next(each for each in heard(said("japan"), other, within=10) if each.claim != other)
    assert stances(narrow)["astana"] == "silent"


def test_a_late_voice_says_how_late_and_silence_may_not_be_over() -> None:
    (hearing,) = heard(said("japan"), said("kazakhstan", on="2025-07-16"))
    (late,) = [each for each in hearing.positions if each.camp == "astana"]
    assert (late.stance, late.delay) == ("asserts", 45)
    assert not hearing.camps("silent")[0].is_open
    (recent,) = heard(said("japan", on="2025-12-20"))
    assert all(position.is_open for position in recent.camps("silent"))


def test_one_statement_is_heard_by_the_id_of_a_claim_or_its_own() -> None:
    one, other = said("japan"), claim("kazakhstan", "memberOf", "sco", start="2001")
    assert heard(one, other, of=one.id) == heard(one, other, of=one.statement)
    assert [hearing.claim for hearing in heard(one, other, of=one.id)] == [one]


def test_what_was_said_in_the_frame_of_an_event_is_about_it() -> None:
    framed = claim("japan", "visits", "kazakhstan", qualifiers=(("context", said("x").object),))
    assert len(heard(framed)) == 1
