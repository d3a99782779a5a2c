"""The command that says what is not known: gaps."""

from pathlib import Path

import click

from kerege.cli.common import known_by_option, open_graph, project_option
from kerege.cli.output import format_option, write_rows
from kerege.cli.terms import Terms, terms_options
from kerege.values import PartialDate


@click.command()
@project_option
@click.option(
    "--by",
    metavar="DIMENSIONS",
    help="By what to count, with commas: state, theme, decade, language, class (of source).",
)
@click.option("--missing", is_flag=True, help="Only what nothing is known of.")
@known_by_option
@terms_options
@format_option
def gaps(
    *,
    project: Path | None,
    by: str | None,
    missing: bool,
    known_by: PartialDate | None,
    terms: Terms,
    form: str | None,
) -> None:
    """Say what the graph does not know: claims by state, theme, decade, language, class of source.

    By default a table of claims by state and theme with a column a decade: a dot is a gap, a number
    in brackets rests on one origin. With --by, a row for each combination that has claims, or with
    --missing for each that has none: claims, origins, how many of the statements have one origin
    alone, and the last day that they are about.
    """
    graph = terms.on(open_graph(project, known_by))
    if by is None and not missing:
        from kerege.view import coverage_table

        columns, rows = coverage_table(graph.store)
        title = "Claims by decade. · is a gap, a number in brackets rests on one origin."
        write_rows(columns, rows, form=form, records=graph.gaps().to_dicts(), title=title)
        return
    dimensions = [name.strip() for name in by.split(",")] if by else None
    cells = graph.gaps(dimensions) if dimensions else graph.gaps()
    shown = cells.only(cell for cell in cells if bool(cell.claims) is not missing)
    write_rows(
        shown.columns,
        shown.rows(),
        form=form,
        records=shown.to_dicts(),
        title=f"{len(shown)} of {len(cells)} cells",
    )
