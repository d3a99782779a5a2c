"""Commands of review: what was read is accepted, rejected or corrected by people."""

import getpass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kerege.cli.common import Day, project_option, project_root
from kerege.cli.output import format_option, progress, write_rows
from kerege.values import PartialDate

if TYPE_CHECKING:
    from kerege.library.reviewing import Item, Reviewing

_REVIEWER = "KEREGE_REVIEWER"

by_option = click.option(
    "--by", envvar=_REVIEWER, default=getpass.getuser, help=f"Who judges. Default: ${_REVIEWER}."
)
on_option = click.option("--on", type=Day(), help="On which day. Default: today.")
why_option = click.option("--why", default="", help="The reason, in a few words.")
keys_argument = click.argument("claims", nargs=-1, required=True)


def opened(project: Path | None) -> "Reviewing":
    """Return the claims that were read from a project's articles, with progress."""
    from kerege.library.reviewing import Reviewing

    with progress() as tell:
        return Reviewing(project_root(project), tell=tell)


@click.group(invoke_without_command=True)
@project_option
@by_option
@click.pass_context
def review(ctx: click.Context, project: Path | None, by: str) -> None:
    """Judge what was read from the articles, claim by claim, evidence first.

    Without a command it opens on the terminal. Verdicts land in seeds/reviews, and the next build
    follows them: rejected claims leave the graph, corrected ones change. A verdict stays with its
    words: where they change, the claim waits for review again.
    """
    if ctx.invoked_subcommand is None:
        from kerege.cli.review_screen import ReviewApp

        ReviewApp(opened(project), by=by, on=_today()).run()


@review.command("list")
@project_option
@click.option("--all", "everything", is_flag=True, help="Show what has a verdict too.")
@click.option("--source", default="", help="Only what was read from this source.")
@format_option
def list_(project: Path | None, everything: bool, source: str, form: str | None) -> None:
    """List the claims that wait for review: key, words, what was made of them."""
    from kerege.view import dated_sentence

    reviewing = opened(project)
    shown = [
        item
        for item in (reviewing if everything else reviewing.pending)
        if source in {"", item.claim.source}
    ]
    rows = [
        (
            item.key[:8],
            item.context()[1],
            dated_sentence(reviewing.store, item.claim),
            reviewing.store.label(item.claim.asserted_by),
            item.review.verdict if item.review else "",
        )
        for item in shown
    ]
    write_rows(
        ("key", "on which words", "claim", "who says so", "verdict"),
        rows,
        form=form,
        records=[_record(reviewing, item) for item in shown],
        title=f"{len(reviewing.pending)} of {len(reviewing)} claims wait for review",
    )


@review.command()
@keys_argument
@project_option
@by_option
@on_option
@why_option
def accept(
    claims: tuple[str, ...], project: Path | None, by: str, on: PartialDate | None, why: str
) -> None:
    """Say that the sources of CLAIMS say so: each is the start of a key."""
    _judge(claims, "accept", project=project, by=by, on=on, why=why)


@review.command()
@keys_argument
@project_option
@by_option
@on_option
@why_option
def reject(
    claims: tuple[str, ...], project: Path | None, by: str, on: PartialDate | None, why: str
) -> None:
    """Say that the sources of CLAIMS do not say so: they leave the graph."""
    _judge(claims, "reject", project=project, by=by, on=on, why=why)


@review.command()
@click.argument("claim")
@click.argument("changes", nargs=-1, required=True, metavar="KEY=VALUE...")
@project_option
@by_option
@on_option
@why_option
def correct(
    claim: str,
    changes: tuple[str, ...],
    *,
    project: Path | None,
    by: str,
    on: PartialDate | None,
    why: str,
) -> None:
    """Say what the source of CLAIM says instead: keys and values as in a facts file.

    KEY= takes a value away: kerege review correct 3f2a relation=observerIn until=
    """
    pairs = [change.partition("=") for change in changes]
    if wrong := [key for key, sign, _ in pairs if not sign]:
        raise click.UsageError(f"{wrong[0]!r} is no KEY=VALUE")
    given = {key: value for key, _, value in pairs}
    _judge([claim], "correct", project=project, by=by, on=on, why=why, changes=given)


@review.command()
@keys_argument
@project_option
def undo(claims: tuple[str, ...], project: Path | None) -> None:
    """Take the verdicts on CLAIMS away: they wait for review again."""
    reviewing = opened(project)
    for item in [reviewing.item(key) for key in claims]:
        reviewing.undo(item)
        click.echo(f"{item.key[:8]} waits for review again")


def _judge(
    keys: "tuple[str, ...] | list[str]",
    verdict: str,
    *,
    project: Path | None,
    by: str,
    on: PartialDate | None,
    why: str,
    changes: dict[str, str] | None = None,
) -> None:
    """Write one verdict on all claims, or none where a key is unknown."""
    reviewing = opened(project)
    for item in [reviewing.item(key) for key in keys]:
        reviewing.judge(item, verdict, by=by, on=on or _today(), why=why, changes=changes)
        click.echo(f"{item.key[:8]} {verdict}: seeds/reviews/{item.claim.source}.yaml")


def _record(reviewing: "Reviewing", item: "Item") -> dict[str, Any]:
    from kerege.writers.jsonl import labelled

    made = item.review
    return {
        "key": item.key,
        "verdict": made.verdict if made else None,
        "by": made.by if made else None,
        "on": str(made.on) if made else None,
        "why": made.why if made else None,
        "claim": labelled(reviewing.store, item.claim),
    }


def _today() -> PartialDate:
    """Return the day on which a person judges."""
    return PartialDate.of(date.today())  # noqa: DTZ011 - the day where the person is
