"""Commands that exchange claims with other systems: publish, import."""

from dataclasses import asdict
from pathlib import Path

import click

from kerege.cli.common import Day, open_graph, project_option, project_root
from kerege.cli.output import format_option, progress, write_rows
from kerege.errors import OutputError
from kerege.values import PartialDate


@click.command()
@project_option
@click.option("--server", default="", help="oxigraph, virtuoso, fuseki, rdf4j or sparql.")
@click.option("--tries", default=5, show_default=True, type=click.IntRange(1, 20))
@format_option
@click.argument("url")
def publish(project: Path | None, server: str, tries: int, form: str | None, url: str) -> None:
    """Make the SPARQL 1.1 server at URL hold the graph; send only what changed, then check.

    Name and password come from KEREGE_PUBLISH_USER and KEREGE_PUBLISH_PASSWORD, or a token from
    KEREGE_PUBLISH_TOKEN.
    """
    from kerege.publish import Stopped
    from kerege.publish import publish as run

    store = open_graph(project).store
    try:
        with progress() as tell:
            done = run(store, url, server=server, tries=tries, tell=tell)
    except Stopped as stop:
        had = stop.done
        raise OutputError(
            f"stopped: {had.sent} subjects were sent, {had.unchanged} were there already\n"
            "    next: the same command goes on from there"
        ) from None
    counts = asdict(done)
    triples = counts.pop("triples")
    record = {**counts, **{f"triples in {layer}": n for layer, n in triples.items()}}
    write_rows(list(record), [[str(n) for n in record.values()]], form=form, records=[record])


@click.command(name="import")
@project_option
@click.option(
    "--from",
    "origin",
    default="kerege",
    show_default=True,
    help="kerege, csv, rdf, sparql, wikidata, gdelt, polecat or ftm.",
)
@click.option("--mapping", type=click.Path(path_type=Path), help="What the rows of FILE say.")
@click.option("--retrieved", type=Day(), help="The day on which FILE was fetched.")
@click.option("--name", default="", help="The folder in seeds/imports. Default: the file's name.")
@click.option("--only-known", is_flag=True, help="Only claims about entities of the project.")
@format_option
@click.argument("file", type=click.Path(path_type=Path))
def import_(
    *,
    file: Path,
    project: Path | None,
    origin: str,
    mapping: Path | None,
    retrieved: PartialDate | None,
    name: str,
    only_known: bool,
    form: str | None,
) -> None:
    """Take the claims of FILE into the project's seeds, whole or not at all."""
    from kerege.pipeline.importing import import_file

    done = import_file(
        file,
        project_root(project),
        form=origin,
        mapping=mapping,
        retrieved=retrieved,
        name=name,
        only_known=only_known,
    )
    for reason, number in done.left.items():
        click.echo(f"left out {number}: {reason} (first: {done.first[reason]})", err=True)
    record = {
        "folder": str(done.folder),
        "claims": done.claims,
        "entities": done.entities,
        "sources": done.sources,
        "left_out": sum(done.left.values()),
    }
    write_rows(list(record), [[str(cell) for cell in record.values()]], form=form, records=[record])
