"""Review on the command line and on the screen, over the same files."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kerege.cli.main import kerege
from kerege.cli.review_screen import ReviewApp
from kerege.library.reviewing import Reviewing
from kerege.values import PartialDate

DAY = PartialDate(2026, 2, 1)


def review(root: Path, *words: str) -> Result:
    return CliRunner().invoke(kerege, ["review", *words, "-p", str(root)])


@pytest.fixture
def root(project_with_article: Path) -> Path:
    path = project_with_article / "seeds/articles/example.md"
    text = path.read_text(encoding="utf-8").rpartition("---\n")[0]
    sentences = (
        "Kazakhstan joined the Shanghai Cooperation Organization in 2001. "
        "Japan joined the Shanghai Cooperation Organization in 2010. "
    )
    path.write_text(f"{text}---\n{sentences}\n", encoding="utf-8")
    return project_with_article


def test_a_script_lists_judges_and_undoes(root: Path) -> None:
    one, two = (json.loads(line) for line in review(root, "list").stdout.splitlines())
    assert one["claim"]["subject"] == "kazakhstan"
    done = review(root, "accept", one["key"][:8], "--by", "A. Reader", "--on", "2026-02-01")
    assert done.stdout == f"{one['key'][:8]} accept: seeds/reviews/example-article.yaml\n"
    done = review(
        root, "correct", two["key"], "relation=observerIn", "--by", "A", "--why", "see text"
    )
    assert done.exit_code == 0, done.stderr
    assert review(root, "list").stdout == ""
    shown = [json.loads(line) for line in review(root, "list", "--all").stdout.splitlines()]
    assert [each["verdict"] for each in shown] == ["accept", "correct"]
    assert review(root, "undo", one["key"]).stdout == f"{one['key'][:8]} waits for review again\n"
    assert len(review(root, "list").stdout.splitlines()) == 1


def test_what_is_wrong_is_said_and_nothing_is_written(root: Path) -> None:
    key = json.loads(review(root, "list").stdout.splitlines()[0])["key"]
    missed = review(root, "accept", key, "ffff").exception
    assert "no read claim whose id starts with 'ffff'" in str(missed)
    done = review(root, "correct", key, "relation=membrOf")
    assert done.exit_code == 1
    assert "did you mean 'memberOf'?" in str(done.exception)
    assert review(root, "correct", key, "relation").exit_code == 2
    assert len(review(root, "list").stdout.splitlines()) == 2


def on_screen(root: Path, *keys: str) -> tuple[ReviewApp, str]:
    """Press keys on the screen; return the app and what it shows at the end."""

    async def sit() -> tuple[ReviewApp, str]:
        app = ReviewApp(Reviewing(root), by="A. Reader", on=DAY)
        async with app.run_test(size=(110, 40)) as pilot:
            for key in keys:
                await pilot.press(key)
            await pilot.pause()
            shown = "\n".join(
                str(app.query_one(f"#{name}").render())
                for name in ("progress", "context", "claim", "told")
            )
        return app, shown

    # a thread of its own: the browser tests keep a loop running in this one
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, sit()).result()


def verdicts(root: Path) -> list[str]:
    return [item.review.verdict if item.review else "" for item in Reviewing(root)]


def test_the_screen_shows_the_words_first_and_the_claim_below(root: Path) -> None:
    _, shown = on_screen(root)
    lines = shown.splitlines()
    assert lines[0].startswith("1 of 2 · 2 wait · ")
    assert "Kazakhstan joined the Shanghai Cooperation Organization in 2001." in lines[1]
    assert "Kazakhstan · member of · Shanghai Cooperation Organization" in shown


def test_keys_accept_skip_and_undo(root: Path) -> None:
    on_screen(root, "a", "s")
    assert verdicts(root) == ["accept", ""]
    _, shown = on_screen(root, "a", "u", "u")
    assert verdicts(root) == ["accept", ""]
    assert "nothing to undo" in shown
    _, shown = on_screen(root, "a")
    assert verdicts(root) == ["accept", "accept"]
    assert "No more claims wait" in shown


def test_a_rejection_has_its_reason(root: Path) -> None:
    on_screen(root, "r", *"bad", "enter")
    [review, _] = [item.review for item in Reviewing(root)]
    assert review
    assert (review.verdict, review.why, review.by) == ("reject", "bad", "A. Reader")
    on_screen(root, "r", "escape")
    assert verdicts(root) == ["reject", ""]


def test_a_correction_is_typed_over_what_was_read(root: Path) -> None:
    typed = ["tab", *["end"], *["backspace"] * len("memberOf"), *"observerIn"]
    on_screen(root, "c", *typed, "enter")
    [review, _] = [item.review for item in Reviewing(root)]
    assert review
    assert review.verdict == "correct"
    assert dict(review.changes) == {"relation": "observerIn"}


def test_a_wrong_correction_is_told_and_the_claim_stays(root: Path) -> None:
    _, shown = on_screen(root, "c", "end", "x", "enter")
    assert "unknown entity 'kazakhstanx'" in shown
    assert verdicts(root) == ["", ""]
    _, shown = on_screen(root, "c", "enter")
    assert "nothing was changed" in shown
