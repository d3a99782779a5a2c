"""Commands that write: build, check, export, init."""

import sys
from pathlib import Path

import click

from kerege.cli.common import Day, open_graph, project_option, project_root
from kerege.cli.output import progress, write_problems, write_rows
from kerege.values import PartialDate
from kerege.view import counted


@click.command()
@project_option
@click.option(
    "--out", type=click.Path(path_type=Path), help="Where to write. Default: out/ in the project."
)
@click.option("--as-of", type=Day(), help="The day on which direct triples have to hold.")
@click.option("--known-by", type=Day(), help="Build the graph as it was known by this date.")
@click.option("--keep-going", is_flag=True, help="Leave out what is wrong and build the rest.")
@click.option("--force", is_flag=True, help="Build even where nothing changed.")
def build(
    *,
    project: Path | None,
    out: Path | None,
    as_of: PartialDate | None,
    known_by: PartialDate | None,
    keep_going: bool,
    force: bool,
) -> None:
    """Read a project and write graph.ttl, graph.html, report.md and manifest.json to out/.

    With --known-by, the outputs are those that a build of that date would have written, byte for
    byte, as far as everything that came later says when it was recorded.
    """
    from kerege.pipeline import build as run

    with progress() as tell:
        built = run(
            project_root(project),
            out=out,
            as_of=as_of,
            known_by=known_by,
            keep_going=keep_going,
            force=force,
            tell=tell,
        )
    write_problems(problem for problem in built.problems if problem.level == "error")
    counts = built.counts
    click.echo(
        f"{counted(counts['claims'], 'claim')} ({counts['curated']} curated), "
        f"{counted(counts['entities'], 'entity', 'entities')} "
        f"from {counted(counts['sources'], 'source')}"
        + (": nothing changed" if built.up_to_date else "")
    )
    findings = sum(problem.level == "warning" for problem in built.problems)
    if findings:
        click.echo(f"{counted(findings, 'warning')}: kerege check lists them, report.md too")
    click.echo(f"Open {built.out / 'graph.html'}")
    if any(problem.level == "error" for problem in built.problems):
        sys.exit(1)


@click.command()
@project_option
@click.option("--all", "everything", is_flag=True, help="Show notes too.")
def check(project: Path | None, everything: bool) -> None:
    """Validate seeds, ontology and graph, SHACL included; exit 1 on errors."""
    from kerege.checks import all_checks
    from kerege.pipeline import assemble

    with progress() as tell:
        assembled = assemble(project_root(project), tell=tell)
        tell("Checking", 0, 1)
        problems = [*assembled.problems, *all_checks(assembled.store)]
        tell("Checking", 1, 1)
    levels = ["error", "warning", "note"]
    write_problems(problem for problem in problems if everything or problem.level != "note")
    numbers = {level: sum(problem.level == level for problem in problems) for level in levels}
    click.echo(
        f"{counted(len(assembled.store), 'claim')} checked: "
        + ", ".join(counted(number, level) for level, number in numbers.items())
    )
    if numbers["error"]:
        sys.exit(1)


@click.command()
@project_option
@click.option("--to", "form", help="One of --list. Default: by the name of OUTPUT, else turtle.")
@click.option("--list", "listing", is_flag=True, help="List the formats, a line each.")
@click.argument("output", type=click.Path(allow_dash=True, dir_okay=False), required=False)
def export(project: Path | None, form: str | None, listing: bool, output: str | None) -> None:
    """Write the graph in another format to OUTPUT, or to standard output.

    A file is the old one or the new one, never half of it.

    kerege export claims.parquet
    """
    from kerege.writers import described, format_of, writer

    if listing:
        write_rows(["format", "what"], described().items(), form=None)
        return
    form = form or format_of(output or "")
    write = writer(form)
    graph = open_graph(project)
    if output is None and sys.stdout.isatty():
        raise click.UsageError(
            "the graph is long: name a file, or - for the terminal; kerege export --list names the "
            "formats"
        )
    if output is None or output == "-":
        write(graph.store, sys.stdout.buffer)
    else:
        graph.export(form, output)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a new project in FOLDER, with an example of each kind of input."""
    from kerege.pipeline.scaffold import scaffold

    for path in scaffold(folder):
        click.echo(path)
    click.echo(f"Now: cd {folder} && kerege build")
