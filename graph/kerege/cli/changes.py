"""The command that compares two graphs: diff."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kerege.cli.common import open_graph, project_option, project_root
from kerege.cli.output import FORMATS, escaped, progress, write_rows
from kerege.model import Claim
from kerege.store import Store
from kerege.view import dated_sentence
from kerege.writers.jsonl import labelled

if TYPE_CHECKING:
    from kerege.library import Graph
    from kerege.reasoning import Diff

Row = tuple[str, str, str]
_HEADINGS = {
    "new": "New claims",
    "withdrawn": "Withdrawn",
    "superseded": "Superseded",
    "restored": "Restored",
    "contested": "Newly contested",
    "settled": "No longer contested",
    "corroborated": "Newly corroborated",
    "weakened": "With fewer origins",
    "verdict": "Verdicts that changed",
}


@click.command()
@click.argument("old")
@click.argument("new", required=False)
@project_option
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMATS, "markdown"]),
    help="Default: a table on a terminal, JSON lines in a pipe.",
)
def diff(old: str, new: str | None, project: Path | None, form: str | None) -> None:
    """Say what changed from OLD to NEW, by default the project as it is.

    Each is an output folder, a Turtle file, a project folder, or a git revision of the project.
    Claims are new, withdrawn, superseded or restored; contradictions come and go; statements gain
    or lose independent origins; verdicts on the claims of articles change.
    """
    from kerege.library.git import load_any

    root = project_root(project)
    with progress() as tell:
        before = load_any(old, root, tell=tell)
        after = load_any(new, root, tell=tell) if new else open_graph(project)
    found = after.diff(before)
    rows = list(_diff_rows(before, after, found))
    if form == "markdown":
        click.echo("\n".join(_markdown(rows)))
        return
    write_rows(
        ("change", "what", "how"),
        rows,
        form=form,
        records=_diff_records(before, after, found),
        title=_summary(rows),
    )


def _diff_rows(before: "Graph", after: "Graph", found: "Diff") -> Iterator[Row]:
    """Yield what changed, in words, kind by kind."""
    stores = (after.store, before.store)
    for kind in ("new", "withdrawn", "superseded", "restored"):
        for claim in found.claims(kind):
            yield kind, _said(stores, claim), _where(stores, claim)
    for kind, contests in (("contested", found.contested), ("settled", found.settled)):
        for pair in contests:
            sides = f"{_said(stores, pair.first)} / {_said(stores, pair.second)}"
            yield kind, sides, f"{pair.rule.id} ({pair.first.id[:8]}, {pair.second.id[:8]})"
    for kind, backings in (("corroborated", found.corroborated), ("weakened", found.weakened)):
        for each in backings:
            yield kind, _said(stores, each.claim), f"origins: {each.before} → {each.after}"
    for ruling in found.verdicts:
        how = f"{ruling.before} → {ruling.after} ({ruling.claim.id[:8]})"
        yield "verdict", _said(stores, ruling.claim), how


def _diff_records(before: "Graph", after: "Graph", found: "Diff") -> Iterator[dict[str, Any]]:
    stores = (after.store, before.store)
    kinds = list(_HEADINGS)
    for change in sorted(found.changes, key=lambda change: kinds.index(change.kind)):
        states = {"before": change.before, "after": change.after}
        claim = labelled(_knowing(stores, change.claim), change.claim)
        yield {"change": change.kind, **states, "claim": claim}
    for kind, contests in (("contested", found.contested), ("settled", found.settled)):
        for pair in contests:
            yield {
                "change": kind,
                "rule": pair.rule.id,
                "claims": [labelled(_knowing(stores, c), c) for c in (pair.first, pair.second)],
            }
    for kind, backings in (("corroborated", found.corroborated), ("weakened", found.weakened)):
        for each in backings:
            claim = labelled(_knowing(stores, each.claim), each.claim)
            yield {"change": kind, "before": each.before, "after": each.after, "claim": claim}
    for ruling in found.verdicts:
        claim = labelled(_knowing(stores, ruling.claim), ruling.claim)
        yield {"change": "verdict", "before": ruling.before, "after": ruling.after, "claim": claim}


def _knowing(stores: tuple[Store, Store], claim: Claim) -> Store:
    """Return the first of two stores that has the claim, to take labels from."""
    new, old = stores
    return new if claim.id in {each.id for each in new.by_subject.get(claim.subject, ())} else old


def _said(stores: tuple[Store, Store], claim: Claim) -> str:
    return dated_sentence(_knowing(stores, claim), claim)


def _where(stores: tuple[Store, Store], claim: Claim) -> str:
    speaker = _knowing(stores, claim).label(claim.asserted_by)
    return f"{speaker} ({claim.source}; {claim.id[:8]})"


def _summary(rows: list[Row]) -> str:
    kinds = [kind for kind, _, _ in rows]
    counts = [f"{kinds.count(kind)} {kind}" for kind in _HEADINGS if kind in kinds]
    return ", ".join(counts) or "nothing changed"


def _markdown(rows: list[Row]) -> Iterator[str]:
    """Yield the lines of a page: the counts, then what changed under its heading."""
    yield f"# {_summary(rows)}"
    for kind, heading in _HEADINGS.items():
        part = [row for row in rows if row[0] == kind]
        if part:
            yield from ("", f"## {heading}", "")
            yield from (f"- {escaped(what)}: {escaped(how)}" for _, what, how in part)
