"""Options that several commands share."""

from pathlib import Path
from typing import Any

import click

from kerege.cli.output import progress
from kerege.library import Graph, load
from kerege.values import PartialDate


class Day(click.ParamType[PartialDate]):
    """Read a partial date."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> PartialDate:
        """Return the date, or fail with the reason."""
        if isinstance(value, PartialDate):
            return value
        try:
            return PartialDate.parse(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


project_option = click.option(
    "--project",
    "-p",
    type=click.Path(path_type=Path),
    help="Project or output folder, or graph.ttl. Default: the project around this folder.",
)
as_of_option = click.option("--as-of", type=Day(), help="Only what holds on this date.")
known_by_option = click.option("--known-by", type=Day(), help="Only what was known by this date.")


def project_root(given: Path | None) -> Path:
    """Return the folder that was given, or the nearest one around this with a kerege.toml."""
    if given is not None:
        return given
    here = Path.cwd()
    return next((path for path in (here, *here.parents) if (path / "kerege.toml").is_file()), here)


def open_graph(given: Path | None, known_by: PartialDate | None = None) -> Graph:
    """Return the graph of a project, with progress where it has to be read from its seeds.

    With `known_by`, as it was known at the end of that date.
    """
    with progress() as tell:
        graph = load(project_root(given), tell=tell)
    return graph.replay(known_by) if known_by else graph
