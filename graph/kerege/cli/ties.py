"""Commands that connect: path."""

from pathlib import Path as Folder
from typing import TYPE_CHECKING, Any

import click

from kerege.cli.common import as_of_option, known_by_option, open_graph, project_option
from kerege.cli.output import format_option, write_rows
from kerege.cli.terms import Terms, hanging, hanging_words, hangs_on_option, terms_options
from kerege.store import Store
from kerege.values import PartialDate
from kerege.view import sentence, time_words

if TYPE_CHECKING:
    from kerege.view import Path, Tie


_WEIGHED = 1000


@click.command()
@click.argument("start")
@click.argument("end")
@project_option
@as_of_option
@known_by_option
@click.option("--most", default=5, show_default=True, help="How many paths to show.")
@terms_options
@hangs_on_option
@format_option
def path(
    start: str,
    end: str,
    *,
    project: Folder | None,
    as_of: PartialDate | None,
    known_by: PartialDate | None,
    most: int,
    terms: Terms,
    hangs_on: bool,
    form: str | None,
) -> None:
    """Say how START and END are tied: the shortest paths, each step with the claims it rests on.

    A denial ties nothing; plans do, unless --only asserted. With --hangs-on, the sets of claims on
    which it hangs that there is a path as short as on all the evidence.
    """
    from kerege.reasoning import path_supports

    whole = open_graph(project)
    graph = terms.on(whole)
    found = graph.path(start, end, as_of=as_of, known_by=known_by, most=most)
    names = f"{graph.entity(start).label()} – {graph.entity(end).label()}"
    records = [_record(way) for way in found]
    if hangs_on and (
        shortest := whole.path(start, end, as_of=as_of, known_by=known_by, most=_WEIGHED)
    ):
        steps, supports = len(shortest[0].ties), path_supports(shortest)
        survives = bool(found) and len(found[0].ties) == steps
        records.append({"steps": steps, "survives": survives, **hanging(supports)})
        fate = "survives" if survives else "does not survive"
        names += f"\nA path of {steps} steps {fate}. It hangs on {hanging_words(supports)}"
    write_rows(
        ("path", "from", "to", "rests on"),
        [
            (str(place) if tie is way.ties[0] else "", *_row(graph.store, tie))
            for place, way in enumerate(found, 1)
            for tie in way.ties
        ],
        form=form,
        records=records,
        title=names if found else f"{names}\nNo path",
    )


def _row(store: Store, tie: "Tie") -> tuple[str, str, str]:
    said = [
        f"{sentence(store, claim)}, {time_words(claim)} ({claim.source}; {claim.id[:8]})"
        for claim in tie.claims
    ]
    return store.label(tie.start), store.label(tie.end), "\n".join(said)


def _record(way: "Path") -> dict[str, Any]:
    ties = [
        {"from": tie.start, "to": tie.end, "claims": [claim.id for claim in tie.claims]}
        for tie in way.ties
    ]
    return {"entities": list(way.entities), "ties": ties}
