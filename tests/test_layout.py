"""The shape of the checkout that everything relies on."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "graph/kerege").rglob("*.py"))


def test_graph_is_a_source_root_and_no_package() -> None:
    assert not (ROOT / "graph/__init__.py").exists()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_nothing_imports_the_source_root(path: Path) -> None:
    assert not re.search(r"^\s*(from|import) graph\b", path.read_text(), re.MULTILINE)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_outgrows_its_noun(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 400


def test_no_path_of_a_machine_and_no_registry_is_named() -> None:
    hosts = "|".join(["py" + r"pi\.org", "python" + r"hosted\.org", "registry" + r"\.npmjs"])
    home = "/ro" + "ot/"
    done = subprocess.run(
        ["git", "grep", "-nIE", rf"({hosts}|/home/[a-z]+/|{home})", "--", "."],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if "tests/test_layout.py" not in line]
    assert lines == []


def test_the_version_stands_in_the_changelog() -> None:
    from kerege import __version__

    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text()
