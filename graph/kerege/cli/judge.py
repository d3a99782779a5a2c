"""Commands that weigh: conflicts, verify."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kerege.cli.common import Day, as_of_option, known_by_option, open_graph, project_option
from kerege.cli.output import (
    FORMATS,
    escaped,
    format_option,
    write_file,
    write_problems,
    write_rows,
)
from kerege.cli.read import opened
from kerege.cli.terms import Terms, hanging, hanging_words, hangs_on_option, terms_options
from kerege.errors import NotFoundError
from kerege.library.told.conflicts import grade
from kerege.store import Store
from kerege.values import PartialDate
from kerege.view import counted, dated_sentence

if TYPE_CHECKING:
    from kerege.library.verification import Verification
    from kerege.reasoning import Verdict


@click.command()
@project_option
@as_of_option
@known_by_option
@click.option("--all", "everything", is_flag=True, help="Show notes too.")
@terms_options
@format_option
def conflicts(
    *,
    project: Path | None,
    as_of: PartialDate | None,
    known_by: PartialDate | None,
    everything: bool,
    terms: Terms,
    form: str | None,
) -> None:
    """Say where claims collide: pairs that cannot both hold at one time, with rule and sources.

    An error is between sources that both deserve trust, a warning where one is doubtful, a note
    where the two only meet if what one observed still held later.
    """
    graph = terms.on(open_graph(project))
    found = graph.conflicts(as_of=as_of, known_by=known_by)
    shown = found.only(pair for pair in found if everything or pair.severity != "note")
    write_rows(shown.columns, shown.rows(), form=form, records=shown.to_dicts())
    if hidden := len(found) - len(shown):
        click.echo(f"{counted(hidden, 'note')}: --all shows them", err=True)


@click.command()
@click.argument("file")
@project_option
@click.option("--published", type=Day(), help="When the text was published.")
@click.option("--publisher", default="", help="Who published it: the id of an entity.")
@click.option("--language", default="", help="In which language it is. Default: detected.")
@known_by_option
@terms_options
@hangs_on_option
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMATS, "markdown", "html"]),
    help="Default: a table on a terminal, JSON lines in a pipe.",
)
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="Write the HTML page to this file."
)
def verify(
    file: str,
    *,
    project: Path | None,
    published: PartialDate | None,
    publisher: str,
    language: str,
    known_by: PartialDate | None,
    terms: Terms,
    hangs_on: bool,
    form: str | None,
    output: Path | None,
) -> None:
    """Read FILE and give each of its claims a verdict, by the claims of all other sources.

    FILE is a text or Markdown file, with front matter or without, an HTML page or PDF file, the id
    of an article of the project, or - for standard input. A text of the project is not compared
    with itself. With --hangs-on, the claims that suffice for the verdict on all the evidence.
    -o page.html writes the text with its sentences coloured by verdict, the evidence beside it.
    """
    from kerege.reasoning import verdict_supports

    graph = open_graph(project, known_by)
    if file != "-" and not Path(file).is_file():
        if file not in graph.store.sources:
            raise NotFoundError("file or source", file, graph.store.sources)
        on_all = graph.verify_source(file)
    else:
        on_all = graph.verify(
            opened(file), published=published, publisher=publisher, language=language
        )
    write_problems(on_all.notes)
    found = on_all.given(**terms.given) if terms.are_set else on_all
    if output is not None or form == "html":
        _write_page(found, output, form)
        return
    if form == "markdown":
        click.echo("\n".join(_markdown(found)))
        return
    counts = ", ".join(f"{number} {verdict}" for verdict, number in found.counts.items())
    columns: tuple[str, ...] = ("verdict", "claim", "on which words", "because")
    rows: list[tuple[str, ...]] = [_verdict_row(found.store, verdict) for verdict in found]
    records = found.to_dicts()
    if hangs_on:
        supports = [verdict_supports(on_all.store, verdict) for verdict in on_all]
        before = [verdict.verdict for verdict in on_all]
        columns = (*columns, "on all evidence", "which hangs on")
        rows = [
            (*row, was, hanging_words(support))
            for row, was, support in zip(rows, before, supports, strict=True)
        ]
        records = [
            {**record, "verdict_on_all": was, **hanging(support)}
            for record, was, support in zip(records, before, supports, strict=True)
        ]
    write_rows(
        columns,
        rows,
        form=form,
        records=records,
        title=f"{counted(len(found), 'claim')}: {counts or 'none'}",
    )


def _write_page(found: "Verification", output: Path | None, form: str | None) -> None:
    if form not in (None, "html"):
        raise click.UsageError(f"--output is for the HTML page, and --format says {form}")
    page = found.to_html()
    if output is None:
        click.echo(page, nl=False)
        return
    write_file(output, page)


def _verdict_row(store: Store, verdict: "Verdict") -> tuple[str, ...]:
    claim = verdict.claim
    quote = f"“{claim.evidence.quote}”" if claim.evidence else ""
    return verdict.verdict, dated_sentence(store, claim), quote, "\n".join(_reasons(store, verdict))


def _reasons(store: Store, verdict: "Verdict") -> list[str]:
    """Say which claims a verdict rests on, and by which rule each."""
    if not verdict.grounds:
        return [verdict.rule.id]
    return [
        f"{ground.rule.id}: {dated_sentence(store, ground.claim)} "
        f"({ground.claim.source}, {grade(store, ground.claim)}; {ground.claim.id[:8]})"
        for ground in verdict.grounds
    ]


def _markdown(found: "Verification") -> Iterator[str]:
    """Yield the lines of a page: the counts, then each claim under its verdict."""
    yield f"# {counted(len(found), 'claim')}"
    yield ""
    yield from (f"- {verdict}: {number}" for verdict, number in found.counts.items())
    for verdict in found:
        claim = verdict.claim
        yield ""
        yield f"## {verdict.verdict}: {escaped(dated_sentence(found.store, claim))}"
        yield ""
        if claim.evidence:
            yield f"> {escaped(' '.join(claim.evidence.quote.split()))}"
            yield ""
        yield from (f"- {escaped(reason)}" for reason in _reasons(found.store, verdict))
