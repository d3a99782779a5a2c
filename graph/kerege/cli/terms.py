"""On which terms a question is asked: options that leave part of the evidence, or take a side."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, TypedDict

import click

from kerege.cli.common import Day
from kerege.library import Graph
from kerege.values import PartialDate

if TYPE_CHECKING:
    from kerege.reasoning import Supports

_SHOWN = 5

Command = Callable[..., None]

_HELP = (
    "planned, hedged, asserted, originals, doubtful, single-origin, a class of source such as "
    "state-press, a camp, an entity (what it says or publishes), a source. May be repeated."
)


class Given(TypedDict):
    """Name the terms as `Graph.given` does."""

    without: tuple[str, ...]
    only: tuple[str, ...]
    before: PartialDate | None
    viewpoint: str | None


@dataclass(frozen=True, slots=True)
class Terms:
    """Hold the terms that were set, if any."""

    given: Given

    @property
    def are_set(self) -> bool:
        """Tell whether any evidence may be left out."""
        return any(self.given.values())

    def on(self, graph: Graph) -> Graph:
        """Return a graph on these terms, and tell on standard error what a viewpoint set aside."""
        if not self.are_set:
            return graph
        part = graph.given(**self.given)
        if view := self.given["viewpoint"]:
            number = len({each.set_aside.id for each in graph.resolutions(view)})
            click.echo(f"viewpoint {view}: {number} claims set aside", err=True)
        return part


def terms_options(command: Command) -> Command:
    """Give a command the options --without, --only, --before and --viewpoint, as `terms`."""

    @click.option("--without", multiple=True, help=f"Leave out what is {_HELP}")
    @click.option("--only", multiple=True, help="Keep only what is; the same names as --without.")
    @click.option("--before", type=Day(), help="Only what was said before this date.")
    @click.option("--viewpoint", help="Resolve disputed facts as this camp does.")
    @wraps(command)
    def asked(
        *args: Any,
        without: tuple[str, ...],
        only: tuple[str, ...],
        before: PartialDate | None,
        viewpoint: str | None,
        **options: Any,
    ) -> None:
        given = Given(without=without, only=only, before=before, viewpoint=viewpoint)
        command(*args, terms=Terms(given), **options)

    return asked


hangs_on_option = click.option(
    "--hangs-on",
    is_flag=True,
    help="Say on which claims each answer hangs, and, with other options, whether it survives.",
)


def hanging(found: "Supports") -> dict[str, Any]:
    """Return what an answer hangs on, as JSON takes it."""
    return {
        "hangs_on": [sorted(support) for support in found.sets],
        "broken_by": [sorted(breaker) for breaker in found.breakers],
        "complete": found.complete,
    }


def hanging_words(found: "Supports") -> str:
    """Say what an answer hangs on: the sets by the first digits of their claims."""
    if not found.sets:
        return "nothing found" if not found.complete else "nothing"
    words = " or ".join(_joined(support) for support in found.sets[:_SHOWN])
    more = len(found.sets) > _SHOWN or not found.complete
    return f"{words} or others ({found.statement})" if more else words


def _joined(support: Iterable[str]) -> str:
    return " + ".join(claim[:8] for claim in sorted(support)) or "no claim"
