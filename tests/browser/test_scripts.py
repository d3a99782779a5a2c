"""The scripts of the page: linted, and their pure parts tested by Node."""

import shutil
import subprocess
from pathlib import Path

from machine import program

from kerege.writers.html import page

FOLDER = Path(__file__).parent / "js"


def test_scripts_pass_their_own_tests() -> None:
    done = subprocess.run(
        [program("node"), "--test", *map(str, sorted(FOLDER.glob("*.test.mjs")))],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def lint(tools: Path, scripts: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["node_modules/.bin/eslint", scripts.name],
        cwd=tools,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )


def test_the_linter_finds_nothing_in_the_scripts(tools: Path) -> None:
    own = Path(page.__file__).parent / "static"
    scripts = shutil.copytree(own, tools / "static", dirs_exist_ok=True)
    done = lint(tools, scripts)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_linter_finds_markup_that_is_written(tools: Path) -> None:
    scripts = tools / "bad"
    scripts.mkdir(exist_ok=True)
    (scripts / "one.js").write_text("document.body.innerHTML = kerege.t('x');\n")
    done = lint(tools, scripts)
    assert done.returncode == 1
    assert "'innerHTML' is restricted" in done.stdout
