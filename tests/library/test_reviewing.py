"""Review: verdicts land in files, survive a rebuild, and leave when their words do."""

from pathlib import Path

import pytest

import kerege
from kerege.errors import InputError, NotFoundError
from kerege.library.reviewing import Item, Reviewing
from kerege.model import Modality, Polarity, Ref
from kerege.pipeline import build
from kerege.values import PartialDate

ARTICLE = "seeds/articles/example.md"
REVIEWS = "seeds/reviews/example-article.yaml"
DAY = PartialDate(2026, 2, 1)
FIRST = "Kazakhstan joined the Shanghai Cooperation Organization in 2001."
SECOND = "Kazakhstan did not join the Shanghai Cooperation Organization in 1999."


def write_article(root: Path, *sentences: str) -> None:
    path = root / ARTICLE
    head = path.read_text(encoding="utf-8").rpartition("---\n")[0]
    path.write_text(f"{head}---\n{' '.join(sentences)}\n", encoding="utf-8")


@pytest.fixture
def root(project_with_article: Path) -> Path:
    write_article(project_with_article, FIRST, SECOND)
    return project_with_article


def on(reviewing: Reviewing, words: str) -> Item:
    [item] = [item for item in reviewing if words in item.context(0)[1]]
    return item


def read_claims(root: Path) -> list[kerege.Claim]:
    build(root)
    found = kerege.load(root / "out").store.claims
    return [claim for claim in found if claim.source == "example-article"]


def test_words_stand_in_their_context(root: Path) -> None:
    reviewing = Reviewing(root)
    assert len(reviewing.pending) == len(reviewing) == 2
    item = on(reviewing, "2001")
    before, words, after = item.context()
    assert before + words + after == item.document.text
    later = next(item for item in reviewing if item.place[0] > 3)
    before, words, _ = later.context(3)
    assert f"{before[1:]}{words}" in later.document.text
    assert (before[0], len(before)) == ("…", 4)


def test_a_rejected_claim_leaves_the_graph_and_a_rebuild_keeps_it_out(root: Path) -> None:
    before = read_claims(root)
    reviewing = Reviewing(root)
    reviewing.judge(on(reviewing, "2001"), "reject", by="A. Reader", on=DAY, why="a guess")
    after = read_claims(root)
    assert len(after) == len(before) - 1
    assert "rejected by A. Reader, 2026-02-01: a guess" in (root / "out/report.md").read_text()
    build(root, force=True)
    assert read_claims(root) == after
    assert [item.review.verdict for item in Reviewing(root) if item.review] == ["reject"]


def test_an_accepted_claim_is_certain(root: Path) -> None:
    reviewing = Reviewing(root)
    item = on(reviewing, "2001")
    reviewing.judge(item, "accept", by="A. Reader", on=DAY)
    [claim] = [claim for claim in read_claims(root) if claim.id == item.claim.id]
    assert claim.confidence == 1
    assert claim.note == "accepted by A. Reader, 2026-02-01"


def test_a_corrected_claim_says_what_the_reviewer_says_on_the_same_words(root: Path) -> None:
    reviewing = Reviewing(root)
    item = on(reviewing, "2001")
    changes = {"subject": "japan", "polarity": "negative", "until": "2003", "from": ""}
    reviewing.judge(item, "correct", by="A. Reader", on=DAY, why="misread", changes=changes)
    [claim] = [claim for claim in read_claims(root) if claim.subject == "japan"]
    assert claim.polarity is Polarity.NEGATIVE
    assert (claim.during.start, claim.during.until) == (None, PartialDate(2003))
    assert claim.object == Ref("sco")
    assert claim.modality is Modality.ASSERTED
    assert claim.evidence == item.claim.evidence
    assert item.claim.id not in {each.id for each in read_claims(root)}


def test_the_file_reads_well_and_differs_by_its_block(root: Path) -> None:
    reviewing = Reviewing(root)
    one, two = reviewing
    reviewing.judge(one, "accept", by="A. Reader", on=DAY)
    first = (root / REVIEWS).read_text(encoding="utf-8")
    assert first == (
        "# What people decided about claims that were read from this text.\n"
        "source: example-article\n"
        "reviews:\n"
        f'- claim: "{one.key}"\n'
        '  says: "Kazakhstan · member of · Shanghai Cooperation Organization"\n'
        f'  quote: "{one.context(0)[1]}"\n'
        "  verdict: accept\n"
        '  by: "A. Reader"\n'
        "  on: 2026-02-01\n"
    )
    reviewing.judge(two, "reject", by="A. Reader", on=DAY, why='a "quoted": reason # 1')
    assert (root / REVIEWS).read_text(encoding="utf-8").startswith(first)
    assert Reviewing(root).item(two.key).review == reviewing.item(two.key).review


def test_a_second_verdict_takes_the_place_of_the_first(root: Path) -> None:
    reviewing = Reviewing(root)
    item = on(reviewing, "2001")
    reviewing.judge(item, "accept", by="A. Reader", on=DAY)
    reviewing.judge(item, "reject", by="B. Reader", on=DAY)
    review = Reviewing(root).item(item.key).review
    assert review
    assert (review.verdict, review.by) == ("reject", "B. Reader")


def test_undo_leaves_the_folder_as_it_was(root: Path) -> None:
    reviewing = Reviewing(root)
    one, two = reviewing
    reviewing.judge(one, "accept", by="A. Reader", on=DAY)
    before = (root / REVIEWS).read_bytes()
    reviewing.judge(two, "accept", by="A. Reader", on=DAY)
    reviewing.undo(reviewing.item(two.key))
    assert (root / REVIEWS).read_bytes() == before
    reviewing.undo(reviewing.item(one.key))
    assert not (root / REVIEWS).exists()
    with pytest.raises(NotFoundError, match="no verdict on"):
        reviewing.undo(one)


def test_an_edit_elsewhere_keeps_a_verdict_and_an_edit_of_the_words_ends_it(root: Path) -> None:
    reviewing = Reviewing(root)
    for item in reviewing.pending:
        reviewing.judge(item, "accept", by="A. Reader", on=DAY)
    write_article(root, "The weather was fine.", FIRST, SECOND)
    assert Reviewing(root).pending == []
    write_article(root, "The weather was fine.", FIRST, SECOND.replace("1999", "1998"))
    again = Reviewing(root)
    assert [item.context(0)[1] for item in again.pending] == [
        words for words in [item.context(0)[1] for item in again] if "1998" in words
    ]
    assert len(again.pending) == 1
    problems = build(root).problems
    assert ["no longer read" in problem.found for problem in problems].count(True) == 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"object": "scoo"}, "unknown entity 'scoo'"),
        ({"relation": "membrOf"}, "did you mean 'memberOf'"),
        ({"sujet": "japan"}, "unknown key 'sujet'"),
        ({"until": "1990"}, "does not come after"),
        ({"polarity": "maybe"}, "unknown polarity 'maybe'"),
        ({"subject": ""}, "unknown key 'subject'"),
        ({"relation": "population"}, "population with sco"),
        ({"relation": "borders"}, "'sco' is of class InternationalOrganization"),
        ({"relation": "capital", "object": "japan"}, "'japan' is of class State"),
    ],
)
def test_a_wrong_correction_is_refused_and_nothing_is_written(
    root: Path, changes: dict[str, str], message: str
) -> None:
    reviewing = Reviewing(root)
    with pytest.raises(InputError, match=message):
        reviewing.judge(on(reviewing, "2001"), "correct", by="A. Reader", on=DAY, changes=changes)
    assert not (root / "seeds/reviews").exists()


def test_a_mistake_in_a_file_of_reviews_is_named_with_its_place(root: Path) -> None:
    (root / "seeds/reviews").mkdir()
    (root / REVIEWS).write_text(
        "source: example-article\n"
        "reviews:\n"
        '- {claim: "12", verdict: accept, by: A, on: 2026-02-01}\n'
        f'- {{claim: "{"0" * 32}", verdict: acept, by: A, on: 2026-13-01}}\n'
        f'- {{claim: "{"1" * 32}", verdict: correct, by: A, on: 2026-02-01}}\n'
        f'- {{claim: "{"2" * 32}", verdict: correct, by: A, on: 2026-02-01, correct: {{object: sco}}}}\n'
    )
    with pytest.raises(InputError) as caught:
        build(root)
    text = str(caught.value)
    for words in (
        f"{REVIEWS}:3:11: error: '12'",
        f"{REVIEWS}:4:56: error: unknown verdict 'acept'",
        "month must be in 1..12",
        f"{REVIEWS}:5:56: error: correct without changes",
        "error: object without relation",
    ):
        assert words in text, text
