"""What npm brings for the tests of the explorer, installed once for all workers."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from filelock import FileLock

HERE = Path(__file__).parent
FILES = ("package.json", "package-lock.json", "eslint.config.mjs", "firefox.mjs")


def unavailable(reason: str) -> None:
    """Skip with a reason on a bare machine; in CI its lack is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the linter and what drives Firefox."""
    if not (shutil.which("node") and shutil.which("npm")):
        unavailable("node or npm is not installed")
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "browser-tools"
    with FileLock(f"{folder}.lock"):
        folder.mkdir(exist_ok=True)
        if not (folder / "ready").exists():
            for name in FILES:
                shutil.copy(HERE / name, folder)
            command = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
            done = subprocess.run(
                command, cwd=folder, capture_output=True, text=True, check=False, timeout=300
            )
            if done.returncode:
                unavailable(f"npm ci failed: {done.stderr.strip()[-200:]}")
            (folder / "ready").touch()
    return folder
