"""Commands that serve the graph: over HTTP, and to assistants."""

from pathlib import Path

import click

from kerege.cli.common import open_graph, project_option


@click.command()
@project_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="0 takes a free one.",
)
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="Answer for this name.")
@click.option(
    "--allow-origin",
    "origins",
    multiple=True,
    metavar="URL",
    help="Let pages of this origin ask.",
)
@click.option("--workers", type=click.IntRange(1), help="Queries at a time. Default: one a core.")
@click.option(
    "--seconds",
    type=click.FloatRange(0, min_open=True),
    default=10,
    show_default=True,
    help="How long a query may run.",
)
@click.option(
    "--megabytes",
    type=click.IntRange(1),
    default=1024,
    show_default=True,
    help="How much memory a query may take.",
)
@click.option(
    "--rows",
    type=click.IntRange(1),
    default=100_000,
    show_default=True,
    help="How many rows an answer may have.",
)
def serve(
    *,
    project: Path | None,
    host: str,
    port: int,
    hosts: tuple[str, ...],
    origins: tuple[str, ...],
    workers: int | None,
    seconds: float,
    megabytes: int,
    rows: int,
) -> None:
    """Serve the graph to this machine: explorer, SPARQL endpoint, query page, entity pages.

    It is read-only. Each query runs in a process of its own without network and files, and is
    stopped at its limits. The log is JSON lines on standard error.
    """
    from kerege.server.limits import Limits, default_workers
    from kerege.server.run import serve as run

    limits = Limits(
        seconds=seconds,
        megabytes=megabytes,
        rows=rows,
        workers=workers or default_workers(),
    )
    run(
        open_graph(project),
        host=host,
        port=port,
        limits=limits,
        hosts=hosts,
        origins=origins,
        ready=lambda address: click.echo(f"Serving {address} (Ctrl+C stops)"),
    )


@click.command()
@project_option
def mcp(project: Path | None) -> None:
    """Let an assistant use the graph: a Model Context Protocol server on standard input and output.

    Its tools are read-only: search entities, list claims with their evidence, explain a claim, list
    conflicts, verify a text.
    """
    from kerege.server.mcp import assistant_server

    assistant_server(open_graph(project)).run("stdio")
