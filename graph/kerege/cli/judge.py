"""Commands that weigh: conflicts, verify."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kerege.cli.common import Day, as_of_option, known_by_option, open_graph, project_option
from kerege.cli.output import FORMATS, escaped, format_option, write_file, write_rows
from kerege.cli.read import opened
from kerege.cli.terms import Terms, hanging, hanging_words, hangs_on_option, terms_options
from kerege.errors import NotFoundError
from kerege.model import Claim
from kerege.store import Store
from kerege.values import PartialDate
from kerege.view import condition_words, object_words, predicate_words, sentence, time_words

if TYPE_CHECKING:
    from kerege.library.verification import Verification
    from kerege.reasoning import Contradiction, Verdict


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
    shown = [pair for pair in found if everything or pair.severity != "note"]
    write_rows(
        ("severity", "matter", "one says", "the other says", "when", "rule"),
        list(_conflict_rows(graph.store, shown)),
        form=form,
        records=[_conflict_record(graph.store, pair) for pair in shown],
    )
    if hidden := len(found) - len(shown):
        click.echo(f"{hidden} notes: --all shows them", err=True)


@click.command()
@click.argument("file")
@project_option
@click.option("--published", type=Day(), help="When the text was published.")
@click.option("--publisher", default="", help="Who published it: the id of an entity.")
@click.option("--language", default="", help="In which language it is. Default: detected.")
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

    graph = open_graph(project)
    if file != "-" and not Path(file).is_file():
        if file not in graph.store.sources:
            raise NotFoundError("file or source", file, graph.store.sources)
        on_all = graph.verify_source(file)
    else:
        on_all = graph.verify(
            opened(file), published=published, publisher=publisher, language=language
        )
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
        title=f"{len(found)} claims: {counts or 'none'}",
    )


def _write_page(found: "Verification", output: Path | None, form: str | None) -> None:
    if form not in (None, "html"):
        raise click.UsageError(f"--output is for the HTML page, and --format says {form}")
    page = found.to_html()
    if output is None:
        click.echo(page, nl=False)
        return
    write_file(output, page)


def _conflict_rows(store: Store, pairs: "list[Contradiction]") -> Iterator[tuple[str, ...]]:
    """Yield a row a pair; the matter stands only in the first row of each."""
    last: tuple[str, ...] = ()
    for pair in pairs:
        yield (
            pair.severity,
            _matter(store, pair) if (pair.severity, *pair.matter) != last else "",
            _side(store, pair.first, pair.second),
            _side(store, pair.second, pair.first),
            str(pair.common) if not pair.common.is_open else "always",
            pair.rule.id,
        )
        last = (pair.severity, *pair.matter)


def _matter(store: Store, pair: "Contradiction") -> str:
    """Say what the two claims share: all that is the same on both sides."""
    one, two = pair.claims
    parts = [
        store.label(one.subject) if one.subject == two.subject else "",
        _relation(store, one) if one.relation == two.relation else "",
        object_words(store, one.object) if one.object == two.object else "",
        condition_words(store, one) if one.qualifiers == two.qualifiers else "",
    ]
    return " · ".join(part for part in parts if part)


def _relation(store: Store, claim: Claim) -> str:
    relation = store.ontology.relations.get(claim.relation)
    return relation.label if relation else claim.relation


def _side(store: Store, claim: Claim, other: Claim) -> str:
    """Say in what a claim differs from the other, when, who says so, where, on which words."""
    parts = [
        store.label(claim.subject) if claim.subject != other.subject else "",
        predicate_words(store, claim) if _stance(claim) != _stance(other) else "",
        object_words(store, claim.object) if claim.object != other.object else "",
        time_words(claim),
    ]
    lines = [" · ".join(part for part in parts if part)]
    lines += [f"{store.label(claim.asserted_by)} ({claim.source}, {_grade(store, claim)})"]
    return "\n".join([*lines, *([f"“{claim.evidence.quote}”"] if claim.evidence else [])])


def _stance(claim: Claim) -> tuple[str, str]:
    return claim.relation, claim.polarity


def _grade(store: Store, claim: Claim) -> str:
    source = store.sources.get(claim.source)
    grade = source.reliability if source else "F"
    return f"{grade}{claim.credibility}" if claim.credibility else grade


def _conflict_record(store: Store, pair: "Contradiction") -> dict[str, Any]:
    from kerege.writers.jsonl import labelled

    start, until = pair.common.start, pair.common.until
    return {
        "severity": pair.severity,
        "rule": pair.rule.id,
        "matter": _matter(store, pair),
        "from": str(start) if start else None,
        "until": str(until) if until else None,
        "claims": [
            {**labelled(store, claim), "grade": _grade(store, claim)} for claim in pair.claims
        ],
    }


def _verdict_row(store: Store, verdict: "Verdict") -> tuple[str, ...]:
    claim = verdict.claim
    quote = claim.evidence.quote if claim.evidence else ""
    said = f"{sentence(store, claim)}, {time_words(claim)}"
    return verdict.verdict, said, quote, "\n".join(_reasons(store, verdict))


def _reasons(store: Store, verdict: "Verdict") -> list[str]:
    """Say which claims a verdict rests on, and by which rule each."""
    if not verdict.grounds:
        return [verdict.rule.id]
    return [
        f"{ground.rule.id}: {sentence(store, ground.claim)}, {time_words(ground.claim)} "
        f"({ground.claim.source}, {_grade(store, ground.claim)}; {ground.claim.id[:8]})"
        for ground in verdict.grounds
    ]


def _markdown(found: "Verification") -> Iterator[str]:
    """Yield the lines of a page: the counts, then each claim under its verdict."""
    yield f"# {len(found)} claims"
    yield ""
    yield from (f"- {verdict}: {number}" for verdict, number in found.counts.items())
    for verdict in found:
        claim = verdict.claim
        said = f"{sentence(found.store, claim)}, {time_words(claim)}"
        yield ""
        yield f"## {verdict.verdict}: {escaped(said)}"
        yield ""
        if claim.evidence:
            yield f"> {escaped(' '.join(claim.evidence.quote.split()))}"
            yield ""
        yield from (f"- {escaped(reason)}" for reason in _reasons(found.store, verdict))
