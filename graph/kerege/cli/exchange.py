"""Commands that exchange claims with other systems: publish."""

from dataclasses import asdict
from pathlib import Path

import click

from kerege.cli.common import open_graph, project_option
from kerege.cli.output import format_option, progress, write_rows


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
    from kerege.publish import publish as run

    store = open_graph(project).store
    with progress() as tell:
        done = run(store, url, server=server, tries=tries, tell=tell)
    counts = asdict(done)
    triples = counts.pop("triples")
    record = {**counts, **{f"triples in {layer}": n for layer, n in triples.items()}}
    write_rows(list(record), [[str(n) for n in record.values()]], form=form, records=[record])
