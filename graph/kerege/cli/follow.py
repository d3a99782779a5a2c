"""Commands that follow what was promised: status."""

from pathlib import Path

import click

from kerege.cli.common import as_of_option, known_by_option, open_graph, project_option
from kerege.cli.output import format_option, write_rows
from kerege.cli.terms import Terms, terms_options
from kerege.values import PartialDate
from kerege.view import date_words


@click.command()
@click.argument("entity")
@project_option
@as_of_option
@known_by_option
@terms_options
@format_option
def status(
    entity: str,
    *,
    project: Path | None,
    as_of: PartialDate | None,
    known_by: PartialDate | None,
    terms: Terms,
    form: str | None,
) -> None:
    """Say how far ENTITY has come, from proposed to implemented or off the ladder.

    The rungs are proposed, announced, agreed, signed, ratified, in force, implemented; the ways
    off are suspended, withdrawn, cancelled, lapsed. Each has who took the step, who says so, and
    what became of a plan. Of an actor, all that it has committed itself to. What is planned is
    announced, and no more.
    """
    graph = terms.on(open_graph(project))
    found = graph.status(entity, as_of=as_of, known_by=known_by)
    day = as_of or graph.store.build_date
    write_rows(
        found.columns,
        found.rows(),
        form=form,
        records=found.to_dicts(),
        title=f"{graph.entity(entity).label()}, as of {date_words(day)}",
    )
