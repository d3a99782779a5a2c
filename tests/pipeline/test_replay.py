"""The graph as known on a day is, byte for byte, the one that was built on that day."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import claims, partial_dates, store_of

from kerege.library import load
from kerege.model import Claim
from kerege.pipeline import build
from kerege.values import PartialDate
from kerege.view import live
from kerege.view.replay import is_known, replayed
from kerege.writers.turtle import turtle_blocks

DAY = PartialDate.parse("2026-02-28")
BEFORE = """\
source: example-2026
recorded_on: 2026-01-31
facts:
- {id: first, subject: kazakhstan, relation: memberOf, object: sco, from: 2001-06-15}
- {subject: japan, relation: memberOf, object: sco, from: 2010}
"""
AFTER = (
    BEFORE.replace("from: 2010}", "from: 2010, retracted_on: 2026-03-05}")
    + """\
- {subject: kazakhstan, relation: memberOf, object: sco, from: 2001-06-16, recorded_on: 2026-03-02, supersedes: first}
- {subject: kazakhstan, relation: visits, object: atlantis, on: 2026-03, source: later-2026, recorded_on: 2026-03-03}
"""
)
ARTICLE = """\
---
id: later-article
title: A later article
publisher: later-press
published: 2026-03-04
language: en
recorded_on: 2026-03-04
---
Japan said on 4 March 2026 that Kazakhstan was a member of the Shanghai Cooperation Organization.
"""
COMPARED = ("graph.ttl", "graph.html", "report.md", "facts.schema.json")


def grow(root: Path) -> None:
    """Let time pass: facts, corrections, withdrawals, an article, a publisher, a state, a judgement."""
    (root / "seeds/facts/memberships.yaml").write_text(AFTER)
    (root / "seeds/entities/later.yaml").write_text(
        "class: State\nrecorded_on: 2026-03-01\nentities:\n- {id: atlantis, names: {en: Atlantis}}\n"
    )
    path = root / "seeds/sources.yaml"
    text = path.read_text().replace(
        "sources:\n",
        "- {id: later-press, names: {en: Later Press}, class: wire, recorded_on: 2026-03-01}\nsources:\n"
        "- {id: later-2026, title: Later, publisher: later-press, published: 2026-03-01, retrieved: 2026-03-01}\n",
    )
    path.write_text(text)
    (root / "seeds/articles/later.md").write_text(ARTICLE)
    (root / "seeds/judgements.yaml").write_text(
        "judgements:\n- {name: Nippon, entity: japan, judgement: same, by: reader, on: 2026-03-01, why: a name}\n"
    )


@pytest.fixture
def archive(project_with_article: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Return a project that has grown since a build, and what that build wrote."""
    root = project_with_article
    entities = root / "seeds/entities/states.yaml"
    if "japan" not in entities.read_text():
        entities.write_text(entities.read_text() + "- {id: japan, iso2: JP}\n")
    (root / "seeds/facts/memberships.yaml").write_text(BEFORE)
    archived = tmp_path / "archived"
    build(root, out=archived)
    grow(root)
    return root, archived


def test_a_build_of_then_is_made_again_byte_for_byte(
    archive: tuple[Path, Path], tmp_path: Path
) -> None:
    root, archived = archive
    again, now = tmp_path / "again", tmp_path / "now"
    build(root, out=again, known_by=DAY)
    for name in COMPARED:
        assert (again / name).read_bytes() == (archived / name).read_bytes(), name
    build(root, out=now)
    assert (now / "graph.ttl").read_bytes() != (archived / "graph.ttl").read_bytes()


def test_the_graph_of_today_replays_as_the_graph_of_then(
    archive: tuple[Path, Path], tmp_path: Path
) -> None:
    root, archived = archive
    now = tmp_path / "now"
    build(root, out=now, as_of=PartialDate.parse("2026-01-31"))
    then = load(now).replay("2026-02")
    assert "".join(turtle_blocks(then.store)).encode() == (archived / "graph.ttl").read_bytes()


def test_a_replay_of_a_day_before_all_says_so(archive: tuple[Path, Path]) -> None:
    root, archived = archive
    with pytest.raises(Exception, match="no claim that was recorded by 2020"):
        build(root, out=archived, known_by=PartialDate(2020))


@given(st.lists(claims(), max_size=8), partial_dates())
def test_what_is_live_then_is_what_lives_in_the_graph_of_then(
    found: list[Claim], day: PartialDate
) -> None:
    store = store_of(found)
    then = replayed(store, day)
    assert [claim.id for claim in live(then)] == [claim.id for claim in live(store, day)]
    assert replayed(then, day) == then


@given(st.lists(claims(), max_size=8), partial_dates())
def test_later_claims_leave_no_trace(found: list[Claim], day: PartialDate) -> None:
    earlier = [one for one in found if is_known(one.recorded_on, day)]
    as_then = [
        one
        if one.retracted_on and is_known(one.retracted_on, day)
        else replace(one, retracted_on=None)
        for one in earlier
    ]
    now, then = store_of(found), store_of(as_then)
    assert replayed(now, day).claims == then.claims
