"""Commands that connect: path."""

from pathlib import Path as Folder

import click

from kerege.cli.common import as_of_option, known_by_option, open_graph, project_option
from kerege.cli.output import format_option, write_rows
from kerege.cli.terms import Terms, hanging, hanging_words, hangs_on_option, terms_options
from kerege.values import PartialDate

_WEIGHED = 1000


@click.command()
@click.argument("start")
@click.argument("end")
@project_option
@as_of_option
@known_by_option
@click.option("--most", default=5, show_default=True, help="How many paths to show.")
@terms_options
@hangs_on_option
@format_option
def path(
    start: str,
    end: str,
    *,
    project: Folder | None,
    as_of: PartialDate | None,
    known_by: PartialDate | None,
    most: int,
    terms: Terms,
    hangs_on: bool,
    form: str | None,
) -> None:
    """Say how START and END are tied: the shortest paths, each step with the claims it rests on.

    A denial ties nothing; plans do, unless --only asserted. With --hangs-on, the sets of claims on
    which it hangs that there is a path as short as on all the evidence.
    """
    from kerege.reasoning import path_supports

    whole = open_graph(project)
    graph = terms.on(whole)
    found = graph.path(start, end, as_of=as_of, known_by=known_by, most=most)
    names = f"{graph.entity(start).label()} – {graph.entity(end).label()}"
    records = found.to_dicts()
    if hangs_on and (
        shortest := whole.path(start, end, as_of=as_of, known_by=known_by, most=_WEIGHED)
    ):
        steps, supports = len(shortest[0].ties), path_supports(shortest)
        survives = bool(found) and len(found[0].ties) == steps
        records.append({"steps": steps, "survives": survives, **hanging(supports)})
        fate = "survives" if survives else "does not survive"
        names += f"\nA path of {steps} steps {fate}. It hangs on {hanging_words(supports)}"
    write_rows(
        found.columns,
        found.rows(),
        form=form,
        records=records,
        title=names if found else f"{names}\nNo path",
    )
