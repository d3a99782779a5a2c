"""Commands that compare who says what: camps, track-record."""

from pathlib import Path

import click

from kerege.cli.common import known_by_option, open_graph, project_option
from kerege.cli.output import format_option, write_rows
from kerege.cli.terms import Terms, terms_options
from kerege.values import PartialDate


@click.command()
@click.argument("target")
@project_option
@known_by_option
@click.option(
    "--within", default=30, show_default=True, help="After how many days silence is silence."
)
@terms_options
@format_option
def camps(
    target: str,
    *,
    project: Path | None,
    known_by: PartialDate | None,
    within: int,
    terms: Terms,
    form: str | None,
) -> None:
    """Say which camp asserts, denies, announces, reports or leaves out what about TARGET.

    TARGET is an event or any other entity, or the start of the id of a claim or statement. A camp
    reports where its press prints what others say. It leaves out what it does not say while it
    says other things of the matter, and is silent where the graph has no claim of it at all within
    so many days of the first.
    """
    graph = terms.on(open_graph(project))
    found = graph.camps(target, within=within, known_by=known_by)
    write_rows(found.columns, found.rows(), form=form, records=found.to_dicts())


@click.command("track-record")
@project_option
@known_by_option
@click.option(
    "--by",
    type=click.Choice(["speaker", "publisher", "source"]),
    default="speaker",
    show_default=True,
    help="Whose claims are counted together.",
)
@click.option("--all", "everything", is_flag=True, help="Those too of whom nothing was checked.")
@terms_options
@format_option
def track_record(
    *,
    project: Path | None,
    known_by: PartialDate | None,
    by: str,
    everything: bool,
    terms: Terms,
    form: str | None,
) -> None:
    """Say how the claims of each speaker, publisher or source fared against those of others.

    Checked are the claims that others support or contradict, and the plans that came true or
    failed. Where they are fewer than five there is no share: too few. It is a record of agreement,
    and not of truth: who is alone may be right.
    """
    graph = terms.on(open_graph(project))
    found = graph.track_record(by, known_by=known_by)
    shown = found.only(each for each in found if everything or each.checked)
    write_rows(shown.columns, shown.rows(), form=form, records=shown.to_dicts())
