"""A project as it stood at a git revision."""

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from kerege.errors import InputError, KeregeError, Problem
from kerege.library.graph import Graph
from kerege.library.loading import load
from kerege.pipeline.assembly import Tell, assemble, silent
from kerege.readers.project import FILE


def load_revision(revision: str, root: Path, *, tell: Tell = silent) -> Graph:
    """Return the graph of a project folder as it stood at a git revision, built in memory.

    The folder may be any below the top of its repository. Raises KeregeError where it is in none or
    the revision is unknown, InputError where there was no project then, or its inputs had problems.
    """
    commit = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if commit is None:
        raise KeregeError(
            f"{revision!r} is neither a graph nor a git revision of {root}\n"
            "    next: name an output folder, a Turtle file, a project folder, or a commit, branch "
            "or tag"
        )
    archive = _git(root, "archive", "--format=tar", commit.decode().strip())
    with TemporaryDirectory() as folder:
        if archive:
            with tarfile.open(fileobj=BytesIO(archive)) as files:
                files.extractall(folder, filter="data")
        if not (Path(folder) / FILE).is_file():
            problem = Problem(
                path=f"{revision}:{FILE}",
                found="no project at this revision",
                next_step=f"name a revision that has {FILE}",
            )
            raise InputError([problem])
        return Graph(assemble(Path(folder), tell=tell).store)


def load_any(name: str, root: Path, *, tell: Tell = silent) -> Graph:
    """Return the graph in a folder or file of this name, or at this revision of a project."""
    if Path(name).exists():
        return load(name, tell=tell)
    return load_revision(name, root, tell=tell)


def _git(root: Path, *arguments: str) -> bytes | None:
    """Return what git prints, or None where it fails or is not there."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
