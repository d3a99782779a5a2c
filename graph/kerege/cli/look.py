"""Commands that show what stands in the graph: show, timeline, explain, history, open."""

from pathlib import Path

import click

from kerege.cli.common import (
    as_of_option,
    known_by_option,
    open_graph,
    project_option,
    project_root,
)
from kerege.cli.output import format_option, write_rows
from kerege.cli.terms import Terms, terms_options
from kerege.model import Claim
from kerege.store import Store
from kerege.values import PartialDate
from kerege.view import (
    condition_words,
    object_words,
    predicate_words,
    when_words,
)


@click.command()
@click.argument("entity")
@project_option
@as_of_option
@known_by_option
@terms_options
@format_option
def show(
    entity: str,
    *,
    project: Path | None,
    as_of: PartialDate | None,
    known_by: PartialDate | None,
    terms: Terms,
    form: str | None,
) -> None:
    """Say what is known of ENTITY: its id, or any of its names in any script."""
    from kerege.library import Claims

    graph = terms.on(open_graph(project))
    found = graph.entity(entity)
    about = {claim.id for claim in graph.store.about(found.id)}
    claims = [claim for claim in graph.claims(as_of=as_of, known_by=known_by) if claim.id in about]
    claims.sort(key=lambda claim: claim.subject != found.id)
    names = dict.fromkeys(name.text for name in found.names if name.is_label)
    write_rows(
        ("id", "relation", "to or from", "when", "who says so"),
        [_row(graph.store, claim, found.id) for claim in claims],
        form=form,
        records=Claims(graph.store, claims).to_dicts(),
        title=f"{found.label()} ({found.kind}) · {' · '.join(names)}",
    )


@click.command()
@click.argument("entity")
@click.argument("other", required=False)
@project_option
@known_by_option
@format_option
def timeline(
    entity: str,
    other: str | None,
    project: Path | None,
    known_by: PartialDate | None,
    form: str | None,
) -> None:
    """List the dated claims about ENTITY, or between ENTITY and OTHER, in the order of time."""
    graph = open_graph(project)
    claims = graph.timeline(entity, other, known_by=known_by)
    write_rows(
        ("when", "claim", "who says so", "id"),
        [
            (when, words, who, claim.id[:8])
            for claim, (words, when, who, _) in zip(claims, claims.words(), strict=True)
        ],
        form=form,
        records=claims.to_dicts(),
    )


def _row(store: Store, claim: Claim, entity: str) -> tuple[str, ...]:
    """Return a claim as seen from an entity: `←` where the entity is its object."""
    words = predicate_words(store, claim)
    other = object_words(store, claim.object)
    if claim.subject != entity:
        words, other = f"← {words}", store.label(claim.subject)
    conditions = condition_words(store, claim)
    what = f"{other} {conditions}" if conditions else other
    return claim.id[:8], words, what, when_words(store, claim), store.label(claim.asserted_by)


@click.command()
@click.argument("claim")
@project_option
@format_option
def explain(claim: str, project: Path | None, form: str | None) -> None:
    """Say who claims CLAIM (the start of its id), when, on which words, and how it counts."""
    from kerege.writers.jsonl import labelled

    graph = open_graph(project)
    found = graph.explain(claim)
    records = [labelled(graph.store, graph.claim(claim))]
    write_rows(found.columns, found.rows(), form=form, records=records)


@click.command()
@click.argument("claim", required=False)
@project_option
@known_by_option
@format_option
def history(
    claim: str | None, project: Path | None, known_by: PartialDate | None, form: str | None
) -> None:
    """Say what became of CLAIM (the start of its id): what corrected it, whether it was withdrawn.

    Without CLAIM, every chain of corrections and every withdrawal of the graph, oldest first.
    """
    graph = open_graph(project)
    found = graph.history(claim, known_by=known_by)
    title = "" if found else "No claim was corrected or withdrawn."
    write_rows(found.columns, found.rows(), form=form, records=found.to_dicts(), title=title)


@click.command("open")
@project_option
def open_(project: Path | None) -> None:
    """Open the HTML graph in a browser; build it first where it is missing."""
    page = project_root(project) / "out" / "graph.html"
    if not page.is_file():
        from kerege.pipeline import build

        page = build(project_root(project)).out / "graph.html"
    click.echo(page)
    click.launch(page.resolve().as_uri())
