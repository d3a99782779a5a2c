"""The build: read, check, write, change places."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kerege.checks import quick_checks
from kerege.errors import Problem
from kerege.model import CURATED
from kerege.pipeline.assembly import Assembled, Tell, assemble, silent
from kerege.pipeline.manifest import NAME, inputs_of, is_up_to_date, read_manifest, write_manifest
from kerege.pipeline.output import locked, replaced
from kerege.pipeline.report import write_report
from kerege.values import PartialDate

if TYPE_CHECKING:
    from kerege.writers import Writer


@dataclass(frozen=True, slots=True)
class Built:
    """Hold where the outputs are, what was counted and found, and whether anything was to do."""

    out: Path
    counts: dict[str, int]
    problems: tuple[Problem, ...] = ()
    up_to_date: bool = False


def build(
    root: Path,
    *,
    out: Path | None = None,
    as_of: PartialDate | None = None,
    known_by: PartialDate | None = None,
    keep_going: bool = False,
    force: bool = False,
    tell: Tell = silent,
) -> Built:
    """Write a project's outputs, all or none; with `known_by` as a build of that date would have.

    Raises InputError with every problem of the inputs, OutputError where the folder cannot be
    written, LockedError where another build is at work, ModelError without a language model.
    """
    root = root.resolve()
    out = (out or root / "out").resolve()
    with locked(out):
        inputs = inputs_of(root, as_of, known_by)
        manifest = read_manifest(out)
        if not force and is_up_to_date(out, inputs):
            return Built(out, manifest["counts"], up_to_date=True)
        assembled = assemble(root, as_of=as_of, known_by=known_by, keep_going=keep_going, tell=tell)
        found = (*assembled.problems, *quick_checks(assembled.store))
        counts = _counts(assembled)
        with replaced(out, written_before=[*manifest.get("outputs", {}), NAME]) as folder:
            _write(assembled, found, folder, tell)
            left_out = sum(problem.level == "error" for problem in found)
            write_manifest(folder, inputs, counts, left_out=left_out)
    return Built(out, counts, found)


_EXPORTS = ("graph.html", "graph.ttl")
"""Which of the files are the dataset in another form, as its description says."""


def _write(assembled: Assembled, found: tuple[Problem, ...], folder: Path, tell: Tell) -> None:
    from kerege.writers.facts_schema import write_facts_schema
    from kerege.writers.html import write_html
    from kerege.writers.turtle import write_turtle
    from kerege.writers.void import write_void

    store = assembled.store
    written: dict[str, Writer] = {
        "graph.ttl": write_turtle,
        "void.ttl": partial(write_void, beside=_EXPORTS),
        "graph.html": write_html,
        "facts.schema.json": write_facts_schema,
        "report.md": lambda _, stream: write_report(assembled, found, stream),
    }
    for done, (name, write) in enumerate(written.items()):
        tell("Writing", done, len(written))
        with (folder / name).open("wb") as stream:
            write(store, stream)
    tell("Writing", len(written), len(written))


def _counts(assembled: Assembled) -> dict[str, int]:
    store = assembled.store
    return {
        "claims": len(store),
        "curated": sum(claim.method == CURATED for claim in store),
        "entities": len(store.entities),
        "sources": len(store.sources),
        "articles": len(store.documents),
        "refused": sum(len(reading.refusals) for reading in assembled.readings),
    }
