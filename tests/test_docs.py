"""What the docs show happens."""

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kerege.cli.main import _COMMANDS, kerege
from kerege.ontology import load_ontology
from kerege.readers.facts import fact_fields
from kerege.readers.objects import World
from kerege.resources import bundled

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FILES = (ROOT / "docs/files.md").read_text(encoding="utf-8")
CONSOLE = re.findall(r"```console\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("block", CONSOLE)
def test_the_commands_of_the_readme_print_what_it_shows(block: str) -> None:
    command, _, expected = block.removeprefix("$ ").partition("\n")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    pattern = re.escape(expected).replace(re.escape("..."), ".*")
    assert re.fullmatch(pattern, done.stdout), done.stdout


def test_the_python_of_the_readme_gives_what_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    source = "\n".join(re.findall(r"```pycon\n(.*?)```", README, re.DOTALL))
    test = doctest.DocTestParser().get_doctest(source, {}, "README.md", "README.md", 0)
    result = doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF).run(test)
    assert result.failed == 0
    assert result.attempted > 4


def commands() -> list[str]:
    """Return every command of the docs, as a person would type it."""
    found: dict[str, None] = {}
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        text = path.read_text(encoding="utf-8")
        spans = re.findall(r"`(kerege [a-z][^`]*)`", text)
        blocks = "\n".join(re.findall(r"```(?:console)?\n(.*?)```", text, re.DOTALL))
        typed = re.findall(r"^(?:\$ )?(kerege [a-z].*)$", blocks, re.MULTILINE)
        found |= dict.fromkeys(re.split(r" [|<#]|\s{2,}", each)[0] for each in [*spans, *typed])
    return list(found)


PLACEHOLDER = re.compile(r"\b[A-Z]{1,9}\b(?![-/])")
NOT_RUN = {
    "build",
    "check",
    "export",
    "import",
    "init",
    "mcp",
    "open",
    "publish",
    "review",
    "serve",
    "eval",
}
"""What writes, waits, or takes minutes; tests of their own run these."""


def test_the_docs_have_many_commands() -> None:
    assert len(commands()) > 45


@pytest.mark.parametrize("command", commands())
def test_every_command_of_the_docs_can_be_given(command: str) -> None:
    _, name, *arguments = shlex.split(command.replace("[", "").replace("]", ""))
    found = kerege.get_command(click.Context(kerege), name)
    assert found, f"no command {name}"
    known = {option for each in found.params for option in each.opts}
    options = {word.partition("=")[0] for word in arguments if word.startswith("-") and word != "-"}
    if not isinstance(found, click.Group):
        assert options <= known


@pytest.mark.parametrize(
    "command",
    [
        each
        for each in commands()
        if each.split()[1] not in NOT_RUN and not PLACEHOLDER.search(each) and len(each.split()) > 2
    ],
)
def test_every_whole_command_of_the_docs_runs(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    _, *arguments = shlex.split(command.replace("page.html", str(tmp_path / "page.html")))
    text = "Japan pledged $1 billion to Uzbekistan.\n"
    result = CliRunner().invoke(kerege, arguments, input=text)
    assert result.exit_code == 0, result.output
    assert result.output.strip()


@pytest.mark.parametrize("name", _COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"`kerege {name}" in README


def test_every_key_of_a_fact_is_in_the_docs() -> None:
    world = World(
        ontology=load_ontology(bundled("ontology")), entities={}, sources={}, documents={}
    )
    missing = [key for key in fact_fields(world) if not re.search(rf"\b{key}\b", FILES)]
    assert missing == []


def test_every_file_that_the_readme_names_is_there() -> None:
    for link in re.findall(r"\]\(([\w/.]+)\)", README):
        assert (ROOT / link).exists(), link
