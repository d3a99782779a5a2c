"""Commands that read texts: read."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kerege.cli.common import Day, project_option
from kerege.cli.output import format_option, write_file, write_problems, write_rows
from kerege.values import PartialDate
from kerege.view import sentence, when_words

if TYPE_CHECKING:
    from kerege.extractors import Reading
    from kerege.model import Document
    from kerege.store import Store

LAYERS = ("sentences", "mentions", "times", "measures", "attributions", "events", "propositions")


@click.command()
@click.argument("file")
@project_option
@click.option("--published", type=Day(), help="When the text was published.")
@click.option("--publisher", default="", help="Who published it: the id of an entity.")
@click.option("--language", default="", help="In which language it is. Default: detected.")
@click.option(
    "--languages",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda context, _, wanted: _languages(context) if wanted else None,
    help="Say what can be read in which language, and exit.",
)
@click.option("--llm", is_flag=True, help="Ask the language model at $KEREGE_LLM_URL.")
@click.option(
    "--layer",
    type=click.Choice(LAYERS),
    help="Write what is seen before any claim instead, with its places in the text.",
)
@click.option("--explain", is_flag=True, help="Say why each claim came out, and what did not.")
@click.option(
    "--html",
    type=click.Path(path_type=Path),
    help="Write the text with its claims marked to this file.",
)
@format_option
def read(
    file: str,
    *,
    project: Path | None,
    published: PartialDate | None,
    publisher: str,
    language: str,
    llm: bool,
    layer: str | None,
    explain: bool,
    html: Path | None,
    form: str | None,
) -> None:
    """Read FILE and say what it claims: who says what, how firmly, for when, on which words.

    FILE is a text or Markdown file, with front matter or without, an HTML page or PDF file, or -
    for standard input. The names and facts of the project around this folder help to read it.
    """
    from kerege.library.layered import layer as as_records
    from kerege.library.layered import unclaimed
    from kerege.library.reasons import page, reasons
    from kerege.library.texts import Texts
    from kerege.writers.jsonl import labelled

    if layer is not None and (explain or html is not None):
        raise click.UsageError("--layer shows no claims: leave out --explain and --html")
    texts = Texts.of(project or Path(), llm=llm)
    given = {"published": published, "publisher": publisher, "language": language}
    reading = texts.read(opened(file), given)
    write_problems(reading.notes)
    if layer is not None:
        _write_layer(as_records(reading, layer), form)
        return
    store = texts.store_with(reading)
    if html is not None:
        write_file(html, page(store, reading))
        return
    columns: tuple[str, ...] = ("claim", "when", "who says so", "on which words")
    rows: list[tuple[str, ...]] = list(_rows(store, reading))
    records = [_placed(labelled(store, claim), reading.document) for claim in reading.claims]
    if explain:
        why = reasons(reading)
        columns = (*columns, "why")
        whys = [why.get(claim.id, []) for claim in reading.claims]
        rows = [(*row, "\n".join(lines)) for row, lines in zip(rows, whys, strict=True)]
        records = [{**one, "why": lines} for one, lines in zip(records, whys, strict=True)]
    write_rows(columns, rows, form=form, records=records, title=f"{len(rows)} claims")
    for refusal in reading.refusals if explain else ():
        click.echo(f"refused: {refusal.reason}: “{refusal.evidence.quote}”", err=True)
    for told in unclaimed(reading) if explain else ():
        click.echo(f"said, but by no relation of the ontology: {told}", err=True)


def _write_layer(records: list[dict[str, Any]], form: str | None) -> None:
    from kerege.library.layered import words

    columns = tuple(records[0]) if records else ()
    rows = [tuple(words(value) for value in one.values()) for one in records]
    write_rows(columns, rows, form=form, records=records)


def _languages(context: click.Context) -> None:
    """Write what the reader of each language takes from a text, and whether it is installed."""
    from kerege.extractors.abilities import ABILITIES

    write_rows(
        ("language", "name", "what is taken", "reader", "note"),
        [
            (one.language, one.name, ", ".join(one.layers), one.state, one.note)
            for one in ABILITIES.values()
        ],
        form=None,
    )
    context.exit()


def opened(file: str) -> bytes | Path:
    """Return what there is to read: the bytes of standard input, or the path of a file."""
    return sys.stdin.buffer.read() if file == "-" else Path(file)


def _placed(record: dict[str, Any], document: "Document") -> dict[str, Any]:
    """Return the record of a claim with the language of its words, and the page they stand on."""
    source, evidence = document.source, record["evidence"]
    found = {
        "language": source.language,
        "translated_from": source.translated_from,
        "page": document.page(evidence["start"]),
    }
    return {**record, "evidence": {**evidence, **{k: v for k, v in found.items() if v}}}


def _rows(store: "Store", reading: "Reading") -> list[tuple[str, str, str, str]]:
    return [
        (
            sentence(store, claim),
            when_words(store, claim),
            store.label(claim.asserted_by),
            claim.evidence.quote if claim.evidence else "",
        )
        for claim in reading.claims
    ]
