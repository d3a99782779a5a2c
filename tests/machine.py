"""What tests need of the machine: absent, they are skipped with a reason; in CI its lack is a failure."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest
from filelock import FileLock

IN_CI = os.environ.get("CI") == "true"


def absent(reason: str) -> NoReturn:
    """Skip with a reason on a bare machine; fail with it in CI."""
    if IN_CI:
        pytest.fail(reason)
    pytest.skip(reason)


def program(name: str) -> str:
    """Return the path of a program of the system."""
    return shutil.which(name) or absent(f"{Path(name).name} is not installed")


def from_npm(tmp_path_factory: pytest.TempPathFactory, here: Path, *files: str) -> Path:
    """Return a folder with some files and what npm installs for them, once for all workers."""
    npm = program("npm")
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"npm-{here.name}"
    with FileLock(f"{folder}.lock"):
        folder.mkdir(exist_ok=True)
        if not (folder / "ready").exists():
            for name in ("package.json", "package-lock.json", *files):
                shutil.copy(here / name, folder)
            command = [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
            done = subprocess.run(
                command, cwd=folder, capture_output=True, text=True, check=False, timeout=300
            )
            if done.returncode:
                absent(f"npm ci failed: {done.stderr.strip()[-200:]}")
            (folder / "ready").touch()
    return folder
