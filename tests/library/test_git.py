import os
import subprocess
import sys
from pathlib import Path

import pytest

from kerege.errors import InputError, KeregeError
from kerege.library import load
from kerege.library.git import load_any, load_revision
from kerege.pipeline import build

FACT = "- {subject: japan, relation: observerIn, object: sco, from: 2015}\n"


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def versioned(tmp_path: Path, project: Path) -> Path:
    """Return a project folder in a repository, with one commit and a fact added after it."""
    git(tmp_path, "init", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "first")
    facts = project / "seeds/facts/memberships.yaml"
    facts.write_text(facts.read_text() + FACT)
    return project


def test_a_project_as_it_stood_at_a_revision(versioned: Path) -> None:
    old, new = load_revision("HEAD", versioned), load(versioned)
    assert len(new) == len(old) + 1
    (change,) = new.diff(old).changes
    assert (change.kind, change.claim.subject) == ("new", "japan")
    assert (
        subprocess.run(["git", "status", "--porcelain"], cwd=versioned, check=True).returncode == 0
    )


def test_a_folder_goes_before_a_revision_of_its_name(versioned: Path) -> None:
    build(versioned)
    assert len(load_any(str(versioned / "out"), versioned)) == len(load(versioned))


def test_what_is_no_revision_is_named(versioned: Path, tmp_path: Path) -> None:
    for name in ("nonsense", "--help", "HEAD~9"):
        with pytest.raises(KeregeError, match=f"'{name}' is neither a graph nor a git revision"):
            load_revision(name, versioned)
    bare = tmp_path / "bare"
    bare.mkdir()
    git(bare, "init")
    with pytest.raises(KeregeError, match="neither a graph nor a git revision"):
        load_revision("HEAD", bare)


def test_a_revision_without_a_project_says_so(versioned: Path) -> None:
    git(versioned, "rm", "-r", "--cached", ".")
    git(versioned, "commit", "-m", "gone")
    with pytest.raises(InputError, match="no project at this revision"):
        load_revision("HEAD", versioned)


@pytest.mark.parametrize("form", ["table", "jsonl", "csv", "markdown"])
def test_two_revisions_are_compared_to_the_same_bytes_each_time(versioned: Path, form: str) -> None:
    facts = versioned / "seeds/facts/memberships.yaml"
    known = load_revision("HEAD", versioned).store.claims[0]
    denial = f"- {{subject: {known.subject}, relation: {known.relation}, object: sco, from: {known.during.start}, polarity: negative, asserted_by: japan}}\n"
    facts.write_text(facts.read_text() + denial)
    git(versioned, "commit", "-am", "second")
    command = [
        sys.executable,
        "-m",
        "kerege",
        "diff",
        "HEAD~1",
        "HEAD",
        "-p",
        str(versioned),
        "--format",
        form,
    ]
    told = [
        subprocess.run(
            command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
    for change in ("new", "contested"):
        assert change in told[0].decode()
