"""Every name that nothing has is told together with a next step, and the step works."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kerege.cli.main import kerege
from kerege.pipeline import build

WRONG = "zqxzqxzqx"
UNKNOWN = {
    "an entity": ("show", WRONG),
    "the other of two": ("path", "sco", WRONG),
    "a target": ("camps", WRONG),
    "a question": ("query", WRONG),
    "a question to explain": ("questions", WRONG),
    "a relation": ("query", "date-conflicts", "--set", f"relation={WRONG}"),
    "a source": ("query", "article", "--set", f"article={WRONG}"),
    "a claim": ("explain", WRONG),
    "a claim to judge": ("review", "accept", WRONG),
    "a file": ("verify", WRONG),
    "a file of gold data": ("eval", WRONG),
    "a condition": ("show", "sco", "--without", WRONG),
    "a camp": ("show", "sco", "--viewpoint", WRONG),
}
LISTED = {
    "a format": ("export", "--to", WRONG),
    "a format to import": ("import", "kerege.toml", "--from", WRONG),
    "a kind of server": ("publish", "http://localhost:9", "--server", WRONG),
    "a dimension": ("gaps", "--by", WRONG),
}


@pytest.fixture
def built(project_with_article: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    build(project_with_article)
    monkeypatch.chdir(project_with_article)
    return project_with_article


def run(*arguments: str) -> Result:
    return CliRunner().invoke(kerege, arguments)


@pytest.mark.parametrize("words", UNKNOWN.values(), ids=UNKNOWN)
def test_an_unknown_name_without_a_near_one_has_a_next_step(
    built: Path, words: tuple[str, ...]
) -> None:
    result = run(*words)
    assert result.exit_code == 1
    (step,) = re.findall(r"(?m)^    next: (.+)$", str(result.exception))
    for command in re.findall(r"^kerege (.+?) (?:finds|lists|has|says)\b", step):
        arguments = shlex.split(command.replace("ENTITY", "sco").replace('"part"', '"shanghai"'))
        done = run(*arguments)
        assert (done.exit_code, done.stdout != "") == (0, True), step


@pytest.mark.parametrize("words", LISTED.values(), ids=LISTED)
def test_where_there_are_few_names_they_are_listed(built: Path, words: tuple[str, ...]) -> None:
    result = run(*words)
    assert result.exit_code == 1
    assert re.search(r"; there are \w[\w-]+, ", str(result.exception))


def test_a_near_name_is_the_next_step(built: Path) -> None:
    words = str(run("show", "kazakstan").exception)
    assert words.startswith("no entity 'kazakstan'; did you mean 'kazakhstan'")
    assert "next:" not in words


def test_a_key_that_is_like_no_other_is_taken_out(project: Path) -> None:
    from kerege.readers import read_folder

    facts = project / "seeds/facts/memberships.yaml"
    facts.write_text(facts.read_text().replace("from: 2001-06-15", f"{WRONG}: 2001-06-15"))
    with (project / "kerege.toml").open("a") as stream:
        stream.write(f'focus = ["{WRONG}"]\n{WRONG} = 1\n')
    found = {problem.found: problem.next_step for problem in read_folder(project).problems}
    assert found == {
        f"unknown key {WRONG!r}": "take it out",
        f"unknown entity {WRONG!r} in focus": "add it to seeds/entities",
    }
