"""Tables on a terminal, JSON lines in a pipe."""

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kerege.errors import Problem
from kerege.pipeline.assembly import Tell, silent

if TYPE_CHECKING:
    from rich.console import Console

FORMATS = ("table", "jsonl", "csv")
_COLOURS = {"error": "red", "warning": "yellow", "note": "blue"}
_MARKED = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>|"})
_LONG_WORD, _GAP = 24, 3
"""From how many letters on a word may break in a table, and what stands between its columns."""
_FORMULA = ("=", "+", "-", "@", "\t")

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Default: a table on a terminal, JSON lines in a pipe.",
)


def write_rows(
    columns: Sequence[str],
    rows: Iterable[Sequence[str | None]],
    *,
    form: str | None,
    records: Iterable[Mapping[str, Any]] | None = None,
    title: str = "",
) -> None:
    """Write rows as a table or CSV, or as JSON lines of their records."""
    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    if form == "jsonl":
        chosen = records or (dict(zip(columns, row, strict=True)) for row in rows)
        for record in chosen:
            click.echo(json.dumps(record, ensure_ascii=False))
    elif form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_harmless(cell or "") for cell in row] for row in rows)
    else:
        _table(columns, rows, title)


def escaped(text: str) -> str:
    """Return a text as Markdown shows it: none of its characters marks anything up."""
    return text.translate(_MARKED)


def write_file(path: Path, page: str) -> None:
    """Write a page to a file and say where it is."""
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise click.BadParameter(f"cannot write {path}: {error.strerror}") from None
    click.echo(f"Open {path}")


def write_problems(problems: Iterable[Problem]) -> None:
    """Write problems to standard error, gravest first."""
    order = list(_COLOURS)
    for problem in sorted(problems, key=lambda p: (order.index(p.level), p.key)):
        place, _, rest = str(problem).partition(f": {problem.level}: ")
        level = click.style(problem.level, fg=_COLOURS[problem.level], bold=True)
        click.echo(f"{place}: {level}: {rest}", err=True)


@contextmanager
def progress() -> Iterator[Tell]:
    """Yield what a long job tells its steps to: bars on a terminal, nothing otherwise."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, Any] = {}

        def tell(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=total)
            bars.update(tasks[step], completed=done, total=total)

        yield tell


def _table(columns: Sequence[str], rows: Iterable[Sequence[str | None]], title: str) -> None:
    """Print a table, or one record below the other where the words do not fit side by side."""
    from rich.console import Console

    console, cells = Console(), [[cell or "" for cell in row] for row in rows]
    if title:
        console.print(title, style="italic", markup=False, highlight=False)
    if _narrowest(columns, cells) > console.width:
        _stacked(console, columns, cells)
    else:
        _beside(console, columns, cells)


def _narrowest(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Return how wide a table has to be so that few words break."""
    wanted = []
    for place, column in enumerate(columns):
        words = [word for cell in _cells(rows, place) for word in cell.split()]
        longest = min(max(map(len, words), default=0), _LONG_WORD)
        if _is_whole(columns, rows, place):
            longest = max(map(len, _cells(rows, place)), default=0)
        wanted.append(max(longest, *map(len, column.split())))
    return sum(wanted) + _GAP * (len(columns) - 1)


def _cells(rows: Sequence[Sequence[str]], place: int) -> list[str]:
    return [row[place] for row in rows]


def _is_whole(columns: Sequence[str], rows: Sequence[Sequence[str]], place: int) -> bool:
    """Tell whether a column is never broken: the first of several, unless it is long."""
    is_short = all(len(cell) <= _LONG_WORD for cell in _cells(rows, place))
    return place == 0 and len(columns) > 1 and is_short


def _beside(console: "Console", columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(header_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for place, column in enumerate(columns):
        table.add_column(column, overflow="fold", no_wrap=_is_whole(columns, rows, place))
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def _stacked(console: "Console", columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print each row under its first cell, a line for each other cell that is not empty."""
    from rich.table import Table
    from rich.text import Text

    for first, *others in rows:
        console.print(Text(first, style="bold"))
        grid = Table.grid(padding=(0, _GAP), pad_edge=False)
        grid.add_column(no_wrap=True, min_width=max(map(len, columns[1:]), default=0))
        grid.add_column(overflow="fold")
        for column, cell in zip(columns[1:], others, strict=True):
            if cell:
                grid.add_row(Text(f"  {column}", style="dim"), Text(cell))
        console.print(grid)


def _harmless(cell: str) -> str:
    """Quote what a spreadsheet would run as a formula."""
    return "'" + cell if cell.startswith(_FORMULA) else cell
