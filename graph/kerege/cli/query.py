"""Commands that ask in SPARQL: query, questions."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kerege.cli.common import open_graph, project_option, project_root
from kerege.cli.output import format_option, progress, write_rows
from kerege.cli.terms import Terms, hanging, hanging_words, hangs_on_option, terms_options
from kerege.errors import NotFoundError
from kerege.ids import SLUG
from kerege.library.loading import answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kerege.library import Graph, Rows
    from kerege.library.questions import Question


@click.command()
@click.argument("question")
@click.option(
    "--sql", "is_sql", is_flag=True, help="QUESTION is SQL over claims, entities, sources."
)
@project_option
@click.option("--set", "pairs", multiple=True, metavar="KEY=VALUE", help="Set a canned question.")
@terms_options
@hangs_on_option
@format_option
def query(
    question: str,
    *,
    is_sql: bool,
    project: Path | None,
    pairs: tuple[str, ...],
    terms: Terms,
    hangs_on: bool,
    form: str | None,
) -> None:
    """Answer QUESTION: SPARQL, a file that ends in .rq, - for standard input, or a canned question.

    The prefixes ker, kv, rdf, rdfs, xsd, skos, dcterms, qudt, wd and the empty one (entities)
    need no declaration. `kerege questions` lists the canned questions and what may be set.
    With --hangs-on, each row says on which claims it hangs, and with --without, --only, --before
    or --viewpoint, whether it survives. With --sql, DuckDB answers a SELECT over one row a claim:
    counts, sums and windows of time over many claims. holding('2016-01-01') is what holds on a day.
    """
    if is_sql:
        if pairs or hangs_on:
            raise click.UsageError("--set and --hangs-on do not go with --sql")
        table = terms.on(open_graph(project)).sql(_text(question))
        write_rows(table.columns, table.words(), form=form, records=table.to_dicts())
        return
    if not (SLUG.fullmatch(question) or pairs or terms.are_set or hangs_on):
        with progress() as tell:
            rows = answer(project_root(project), _text(question), tell=tell)
        write_rows(rows.columns, rows.values, form=form)
        return
    graph = open_graph(project)
    ask = _question(question, pairs)
    if hangs_on:
        _write_hanging(graph, terms, ask, near=_values(pairs).values(), form=form)
        return
    rows = ask(terms.on(graph))
    write_rows(rows.columns, rows.values, form=form)


def _question(sparql: str, pairs: tuple[str, ...]) -> "Callable[[Graph], Rows]":
    """Return what asks a graph: a canned question by name, a query, or the query in a file."""
    if SLUG.fullmatch(sparql):
        return lambda graph: graph.question(sparql, **_values(pairs))
    if pairs:
        raise click.UsageError("--set goes with the name of a canned question only")
    text = _text(sparql)
    return lambda graph: graph.query(text)


def _text(sparql: str) -> str:
    """Return the query itself, from standard input or a file where that is meant."""
    if sparql == "-":
        return sys.stdin.read()
    return _read_query(Path(sparql)) if sparql.endswith((".rq", ".sql")) else sparql


def _write_hanging(
    graph: "Graph",
    terms: Terms,
    ask: "Callable[[Graph], Rows]",
    *,
    near: "Iterable[str]",
    form: str | None,
) -> None:
    """Write the rows of an answer with their fate on these terms, and what each hangs on."""
    answer = ask(graph)
    fate = graph.survival(lambda part: ask(part).values, terms.on(graph))
    named = [graph.entity(name).id for name in near if name in graph.entities]
    rows, records = [], []
    with progress() as tell:
        for done, row in enumerate(dict.fromkeys(answer.values)):
            tell("Weighing rows", done, len(answer))
            about = [*named, *(value for value in row if value and value in graph.entities)]
            found = graph.supports(_has(ask, row), near=about)
            fared = "yes" if row in fate.kept else "no"
            rows.append((*row, fared, hanging_words(found)))
            said = dict(zip(answer.columns, row, strict=True))
            records.append({**said, "survives": fared, **hanging(found)})
    rows += [(*row, "new", "") for row in fate.gained]
    records += [
        {**dict(zip(answer.columns, row, strict=True)), "survives": "new"} for row in fate.gained
    ]
    write_rows((*answer.columns, "survives", "hangs on"), rows, form=form, records=records)


def _has(ask: "Callable[[Graph], Rows]", row: tuple[str | None, ...]) -> "Callable[[Graph], bool]":
    return lambda part: row in ask(part).values


@click.command()
@click.argument("name", required=False)
@project_option
@format_option
def questions(name: str | None, project: Path | None, form: str | None) -> None:
    """List the canned questions, or say what may be set in the one called NAME.

    `kerege query NAME --set KEY=VALUE` answers one. known_by (what the graph had recorded by a
    day) may be set in nearly all. JSON lines have the explanations, kinds and examples.
    """
    known = open_graph(project).questions
    if name is not None:
        if name not in known:
            raise NotFoundError("question", name, known)
        _tell(known[name], form)
        return
    found = known.values()
    rows = [
        (
            question.name,
            question.title,
            ", ".join(
                f"{each.name}={each.default}"
                for each in question.parameters
                if each.name != "known_by"
            ),
        )
        for question in found
    ]
    records = [question.to_dict() for question in found]
    write_rows(("name", "asks", "with"), rows, form=form, records=records)


def _tell(question: "Question", form: str | None) -> None:
    """Write what one canned question asks and what may be set in it."""
    click.secho(f"{question.title}\n{question.explanation}", err=True, dim=True)
    rows = [(each.name, each.kind, each.default, each.words) for each in question.parameters]
    columns = ("set", "to", "default", "which is")
    write_rows(columns, rows, form=form, records=[question.to_dict()])
    click.secho(f"# {question.example}", err=True, bold=True)


def _read_query(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise click.BadParameter(f"cannot read {path}: {error}") from None


def _values(pairs: tuple[str, ...]) -> dict[str, str]:
    """Return what --set sets, or fail where an equals sign is missing."""
    for pair in pairs:
        if "=" not in pair:
            raise click.BadParameter(f"{pair!r} is not KEY=VALUE", param_hint="--set")
    return dict(pair.split("=", 1) for pair in pairs)
