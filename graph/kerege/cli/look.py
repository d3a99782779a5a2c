"""Commands that answer: show, timeline, explain, query, gaps, open."""

import sys
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
from kerege.ids import SLUG
from kerege.model import Claim
from kerege.store import Store
from kerege.values import PartialDate
from kerege.view import condition_words, object_words, predicate_words, time_words


@click.command()
@click.argument("entity")
@project_option
@as_of_option
@known_by_option
@format_option
def show(
    entity: str,
    project: Path | None,
    as_of: PartialDate | None,
    known_by: PartialDate | None,
    form: str | None,
) -> None:
    """Say what is known of ENTITY: its id, or any of its names in any script."""
    from kerege.library import Claims

    graph = open_graph(project)
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
            (time_words(claim), words, who, claim.id[:8])
            for claim, (words, _, who, _) in zip(claims, claims.words(), strict=True)
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
    return claim.id[:8], words, what, time_words(claim), store.label(claim.asserted_by)


@click.command()
@click.argument("claim")
@project_option
@format_option
def explain(claim: str, project: Path | None, form: str | None) -> None:
    """Say who claims CLAIM (the start of its id), when, on which words, and how it counts."""
    from kerege.library.explain import explanation
    from kerege.writers.jsonl import labelled

    graph = open_graph(project)
    found = graph.claim(claim)
    write_rows(
        ("what", "is"),
        explanation(graph.store, found),
        form=form,
        records=[labelled(graph.store, found)],
    )


@click.command()
@click.argument("sparql")
@project_option
@click.option("--set", "pairs", multiple=True, metavar="KEY=VALUE", help="Set a canned question.")
@format_option
def query(sparql: str, project: Path | None, pairs: tuple[str, ...], form: str | None) -> None:
    """Answer SPARQL: a query, a file that ends in .rq, - for standard input, or a canned question.

    The prefixes ker, kv, rdf, rdfs, xsd, skos, dcterms, qudt, wd and the empty one (entities)
    need no declaration. `kerege questions` lists the canned questions and what may be set.
    """
    if SLUG.fullmatch(sparql):
        rows = open_graph(project).question(sparql, **_values(pairs))
        write_rows(rows.columns, rows.values, form=form)
        return
    if pairs:
        raise click.UsageError("--set goes with the name of a canned question only")
    if sparql == "-":
        sparql = sys.stdin.read()
    elif sparql.endswith(".rq"):
        sparql = _read_query(Path(sparql))
    rows = open_graph(project).query(sparql)
    write_rows(rows.columns, rows.values, form=form)


@click.command()
@project_option
@format_option
def questions(project: Path | None, form: str | None) -> None:
    """List the canned questions: what each asks and what may be set in it.

    `kerege query NAME --set KEY=VALUE` answers one. known_by (what the graph had recorded by a
    day) may be set in nearly all. JSON lines have the explanations, kinds and examples.
    """
    found = open_graph(project).questions.values()
    rows = [
        (
            question.name,
            question.title,
            ", ".join(
                f"{each.name}={each.default}"
                for each in question.parameters
                if each.name != "known_by"
            ),
        )
        for question in found
    ]
    records = [question.to_dict() for question in found]
    write_rows(("name", "asks", "with"), rows, form=form, records=records)


@click.command()
@project_option
@format_option
def gaps(project: Path | None, form: str | None) -> None:
    """Say what the graph does not know: claims by state, theme and decade."""
    from kerege.view import coverage, coverage_table

    store = open_graph(project).store
    columns, rows = coverage_table(store)
    records = [
        {
            "entity": cell.entity,
            "theme": cell.theme,
            "decade": cell.decade,
            "claims": cell.claims,
            "origins": cell.origins,
            "last": str(cell.last) if cell.last else None,
        }
        for cell in coverage(store)
    ]
    write_rows(columns, rows, form=form, records=records)


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


def _read_query(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise click.BadParameter(f"cannot read {path}: {error}") from None


def _values(pairs: tuple[str, ...]) -> dict[str, str]:
    """Return what --set sets, or fail where an equals sign is missing."""
    for pair in pairs:
        if "=" not in pair:
            raise click.BadParameter(f"{pair!r} is not KEY=VALUE", param_hint="--set")
    return dict(pair.split("=", 1) for pair in pairs)
