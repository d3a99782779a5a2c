"""Commands that measure: eval."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kerege.cli.common import project_option
from kerege.cli.output import format_option, write_rows

if TYPE_CHECKING:
    from kerege.evaluation import Evaluation

_CONFUSED = 12


@click.command("eval")
@click.argument("gold", required=False, type=click.Path(path_type=Path))
@project_option
@click.option(
    "--without",
    multiple=True,
    type=click.Choice(["gazetteer", "attribution", "composition"]),
    help="Leave out a part of the reader, to see what it is worth.",
)
@click.option("--wrong", is_flag=True, help="List all that was wrong.")
@format_option
def evaluate(
    gold: Path | None,
    *,
    project: Path | None,
    without: tuple[str, ...],
    wrong: bool,
    form: str | None,
) -> None:
    """Measure the English reader: precision, recall and F1 of each layer, and confusions.

    GOLD is a file of PLOVER records, PolNeAR in tokens, PLV, CaRB, or claims of an article;
    without it all of the project's seeds/gold is measured.
    """
    from kerege.library.measured import measure

    found = measure(gold, project=project or Path(), without=without)
    write_rows(
        ("gold", "layer", "precision", "recall", "F1"),
        [row for one in found for row in _rows(one)],
        form=form,
        records=[_record(one) for one in found],
    )
    if form == "jsonl":
        return
    for one in found:
        for wanted, got, number in one.confusion[:_CONFUSED]:
            click.echo(f"{one.title}: {number} × {wanted} as {got or 'nothing'}", err=True)
        for line in one.wrong if wrong else ():
            click.echo(line, err=True)


def _rows(one: "Evaluation") -> Iterator[tuple[str, ...]]:
    title = f"{one.title} ({one.units})"
    for measure in one.measures:
        yield (
            title,
            measure.layer,
            f"{measure.precision:.1%}",
            f"{measure.recall:.1%}",
            f"{measure.f1:.1%}",
        )
    for name, value in one.figures:
        yield title, name, "", "", f"{value:.1%}"


def _record(one: "Evaluation") -> dict[str, Any]:
    return {
        "gold": one.title,
        "units": one.units,
        "layers": {
            measure.layer: {
                "right": measure.right,
                "found": measure.found,
                "wanted": measure.wanted,
                "precision": round(measure.precision, 4),
                "recall": round(measure.recall, 4),
                "f1": round(measure.f1, 4),
            }
            for measure in one.measures
        },
        "figures": {name: round(value, 4) for name, value in one.figures},
        "confusion": [list(row) for row in one.confusion],
    }
