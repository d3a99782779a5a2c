"""The pure parts of the scripts, tested by Node where it is installed."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "js"


@pytest.mark.skipif(
    not shutil.which("node") and os.environ.get("CI") != "true", reason="node is not installed"
)
def test_scripts_pass_their_own_tests() -> None:
    done = subprocess.run(
        ["node", "--test", *map(str, sorted(FOLDER.glob("*.test.mjs")))],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
