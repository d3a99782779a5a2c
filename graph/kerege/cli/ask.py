"""The command that takes plain questions: ask."""

from pathlib import Path

import click

from kerege.cli.common import open_graph, project_option
from kerege.cli.output import format_option, write_rows


@click.command()
@click.argument("question", nargs=-1, required=True)
@project_option
@click.option("--sparql", is_flag=True, help="Write the SPARQL alone, and not its answer.")
@format_option
def ask(question: tuple[str, ...], project: Path | None, sparql: bool, form: str | None) -> None:
    """Answer a plain QUESTION: kerege ask "who joined the SCO after 2017?"

    By rule: a question that no canned one means is refused, with those that are near. Without a
    date it is asked as of the build date. The SPARQL that ran and the command that repeats it go to
    standard error.
    """
    from kerege.library.asking import NOTHING

    asked = open_graph(project).ask(" ".join(question))
    if sparql:
        click.echo(asked.sparql, nl=False)
        return
    click.secho(asked.sparql, err=True, dim=True, nl=False)
    click.secho(f"# {asked.command}", err=True, bold=True)
    rows = asked.rows
    write_rows(rows.columns, rows.values, form=form, title=asked.question.title)
    if not rows:
        click.secho(NOTHING, err=True)
