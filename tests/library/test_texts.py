"""Texts that are new to a graph, read with what a project knows."""

from pathlib import Path

import pytest

import kerege
from kerege.errors import InputError

TEXT = "Kazakhstan is a member of the Shanghai Cooperation Organization."


def test_what_a_caller_says_goes_before_the_front_matter(project: Path) -> None:
    text = f"---\ntitle: T\npublisher: kazakhstan\npublished: 2024-01-02\n---\n{TEXT}"
    reading = kerege.read(text, published="2025-03", project=project)
    assert reading.document.text == TEXT
    assert str(reading.document.source.published_on) == "2025-03"
    (claim,) = reading.claims
    assert (claim.relation, claim.asserted_by) == ("memberOf", "kazakhstan")
    assert claim.evidence
    assert claim.evidence.quote in TEXT


def test_a_folder_without_a_project_is_read_with_the_bundled_seeds(tmp_path: Path) -> None:
    (claim,) = kerege.read("Uzbekistan left the CSTO in 2012.", project=tmp_path).claims
    assert (claim.subject, claim.relation, claim.polarity) == (
        "uzbekistan",
        "withdrawsFrom",
        "positive",
    )


def test_seeds_with_problems_are_not_read_with(project: Path) -> None:
    (project / "seeds/facts/memberships.yaml").write_text("facts: [{subject: nobody}]\n")
    with pytest.raises(InputError, match="nobody"):
        kerege.read(TEXT, project=project)


def test_a_graph_reads_text_after_text(project: Path) -> None:
    graph = kerege.load(project)
    assert [len(graph.read(text).claims) for text in (TEXT, "Rain.", TEXT)] == [1, 0, 1]
    assert len(graph.claims(relation="memberOf")) == len(
        kerege.load(project).claims(relation="memberOf")
    )


def test_what_a_language_is_not_read_for_is_said(project: Path) -> None:
    [note] = kerege.read(
        "哈萨克斯坦于2005年加入了上海合作组织，并参加了峰会。", project=project
    ).notes
    assert note.level == "note"
    assert note.found == "of Chinese only mentions, times, amounts are read, no claims"
    assert "--llm" in note.next_step


def test_paragraphs_in_another_language_are_told(project: Path) -> None:
    russian = "Президент Казахстана заявил, что страна не планирует выходить из союза."
    reading = kerege.read(f"{TEXT}\n\n{russian}", language="en", published="2025", project=project)
    [note] = reading.notes
    assert note.found == "read as en, but paragraphs are in another language: 1 in ru"
    assert len(reading.claims) == 1
    assert kerege.read(TEXT, published="2025", project=project).notes == ()


DATELINES = {
    "en": "ASTANA, Dec 20, 2014 (Reuters) - Kazakhstan is a member of the SCO.",
    "ru": "АСТАНА, 20 декабря 2014 года — РИА Новости. Страны подписали соглашение.",
}


@pytest.mark.parametrize("language", DATELINES)
def test_the_day_of_a_dateline_is_that_of_its_text(project: Path, language: str) -> None:
    reading = kerege.read(DATELINES[language], project=project)
    assert str(reading.document.source.published_on) == "2014-12-20"
    assert {str(claim.published_on) for claim in reading.claims} <= {"2014-12-20"}
    assert reading.notes == ()


def test_what_is_told_of_a_text_goes_before_its_dateline(project: Path) -> None:
    reading = kerege.read(DATELINES["en"], published="2014-12-21", project=project)
    assert str(reading.document.source.published_on) == "2014-12-21"


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"ASTANA, Dec 20 (Reuters) - {TEXT}",
        f"ASTANA, Dec 20, 2014 (AP) - {TEXT}\n\nASTANA, Dec 21, 2014 (AP) - Rain fell.",
        f"In Astana on Dec 20, 2014 rain fell.\n\n{TEXT}",
    ],
)
def test_without_a_day_of_publication_a_note_says_how_to_give_one(project: Path, text: str) -> None:
    reading = kerege.read(text, project=project)
    assert reading.document.source.published_on is None
    [note] = reading.notes
    assert note.found.startswith("no day of publication is known")
    assert "--published" in note.next_step
    assert kerege.read(text, published="2014-12-20", project=project).notes == ()


def test_no_day_is_missed_where_every_claim_has_its_own(project: Path) -> None:
    assert kerege.read("Kazakhstan left the SCO in 2012.", project=project).notes == ()


def test_verdicts_carry_the_notes_of_their_text(project: Path) -> None:
    graph = kerege.load(project)
    found = graph.verify(TEXT)
    assert "no day of publication" in repr(found)
    assert found[:1].notes == found.given(only=["asserted"]).notes == found.notes
    assert graph.verify(TEXT, published="2025-11-20").notes == ()
