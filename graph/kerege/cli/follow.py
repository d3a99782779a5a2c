"""Commands that follow what was promised: status."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kerege.cli.common import as_of_option, known_by_option, open_graph, project_option
from kerege.cli.output import format_option, write_rows
from kerege.cli.terms import Terms, terms_options
from kerege.model import Ref
from kerege.store import Store
from kerege.values import PartialDate
from kerege.view import condition_words, date_words, object_words, sentence

if TYPE_CHECKING:
    from kerege.reasoning import Commitment, Step


@click.command()
@click.argument("entity")
@project_option
@as_of_option
@known_by_option
@terms_options
@format_option
def status(
    entity: str,
    *,
    project: Path | None,
    as_of: PartialDate | None,
    known_by: PartialDate | None,
    terms: Terms,
    form: str | None,
) -> None:
    """Say how far ENTITY has come, from proposed to implemented or off the ladder.

    The rungs are proposed, announced, agreed, signed, ratified, in force, implemented; the ways
    off are suspended, withdrawn, cancelled, lapsed. Each has who took the step, who says so, and
    what became of a plan. Of an actor, all that it has committed itself to. What is planned is
    announced, and no more.
    """
    graph = terms.on(open_graph(project))
    found = graph.status(entity, as_of=as_of, known_by=known_by)
    store = graph.store
    day = as_of or store.build_date
    write_rows(
        ("rung", "of what, or by whom", "when", "who says so", "outcome"),
        [row for each in found for row in _rows(store, each)],
        form=form,
        records=[_record(store, each) for each in found],
        title=f"{graph.entity(entity).label()}, as of {date_words(day)}",
    )


def _rows(store: Store, found: "Commitment") -> Iterator[tuple[str, ...]]:
    """Yield where a matter stands, then a row a step."""
    contested = ", contested" if found.is_contested else ""
    yield f"{_rung(store, found.rung)}{contested}", _matter(store, found), "", "", ""
    for step in found.steps:
        yield (
            f"  {_step_rung(store, step)}",
            sentence(store, step.claim)
            if not step.rung
            else store.label(step.party or step.claim.subject),
            _when(step),
            f"{store.label(step.claim.asserted_by)} ({step.claim.source}; {step.claim.id[:8]})",
            "\n".join(_remarks(step)),
        )


def _when(step: "Step") -> str:
    day, until = date_words(step.day), step.claim.during.until
    if until and not step.outcome:
        return f"{day} until {date_words(until)}"
    return day if step.is_dated else f"by {day}"


def _matter(store: Store, found: "Commitment") -> str:
    words = object_words(store, found.matter)
    if isinstance(found.matter, Ref):
        return words
    conditions = condition_words(store, found.steps[0].claim)
    return f"{words} {conditions}".rstrip()


def _rung(store: Store, rung: str) -> str:
    return store.ontology.ladder[rung].notation if rung else "no rung"


def _step_rung(store: Store, step: "Step") -> str:
    if not step.rung:
        return "spoken of"
    denied = "not " if step.is_denial else ""
    contested = ", contested" if step.contested_by else ""
    return f"{denied}{_rung(store, step.rung)}{contested}"


def _remarks(step: "Step") -> Iterator[str]:
    """Yield what became of a plan, and which claims contest a step."""
    if step.outcome:
        due = f", due {date_words(step.outcome.due)}" if step.outcome.due else ""
        by = ", ".join(link.first.id[:8] for link in step.outcome.links)
        yield f"{step.outcome.state}{due}{f' ({by})' if by else ''}"
    if step.contested_by:
        yield f"against it: {', '.join(claim.id[:8] for claim in step.contested_by)}"


def _record(store: Store, found: "Commitment") -> dict[str, Any]:
    rungs = store.ontology.ladder
    return {
        "matter": found.matter.id if isinstance(found.matter, Ref) else None,
        "matter_label": _matter(store, found),
        "rung": rungs[found.rung].notation if found.rung else None,
        "contested": found.is_contested,
        "parties": {
            party: rungs[rung].notation if rung else None for party, rung in found.parties.items()
        },
        "steps": [_step_record(store, step) for step in found.steps],
    }


def _step_record(store: Store, step: "Step") -> dict[str, Any]:
    claim, outcome = step.claim, step.outcome
    return {
        "rung": store.ontology.ladder[step.rung].notation if step.rung else None,
        "denied": step.is_denial,
        "party": step.party or None,
        "day": str(step.day),
        "dated": step.is_dated,
        "until": str(claim.during.until) if claim.during.until else None,
        "asserted_by": claim.asserted_by,
        "source": claim.source,
        "claim": claim.id,
        "contested_by": [other.id for other in step.contested_by],
        "outcome": outcome and outcome.state,
        "due": str(outcome.due) if outcome and outcome.due else None,
        "settled_by": [link.first.id for link in outcome.links] if outcome else [],
    }
