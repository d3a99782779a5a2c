"""What the docs show happens."""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kerege.cli.main import _COMMANDS
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
