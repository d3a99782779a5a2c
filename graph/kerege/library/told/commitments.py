"""How far what was promised has come, in words."""

from collections.abc import Iterator, Sequence
from typing import Any

from kerege.library.told.findings import Row, Telling
from kerege.model import Ref
from kerege.reasoning import Commitment, Step
from kerege.store import Store
from kerege.view import condition_words, date_words, object_words, sentence


def _rows(store: Store, found: Sequence[Commitment]) -> Iterator[Row]:
    for each in found:
        yield from _steps(store, each)


def _steps(store: Store, found: Commitment) -> Iterator[Row]:
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


def _when(step: Step) -> str:
    day, until = date_words(step.day), step.claim.during.until
    if until and not step.outcome:
        return f"{day} until {date_words(until)}"
    return day if step.is_dated else f"by {day}"


def _matter(store: Store, found: Commitment) -> str:
    words = object_words(store, found.matter)
    if isinstance(found.matter, Ref):
        return words
    conditions = condition_words(store, found.steps[0].claim)
    return f"{words} {conditions}".rstrip()


def _rung(store: Store, rung: str) -> str:
    return store.ontology.ladder[rung].notation if rung else "no rung"


def _step_rung(store: Store, step: Step) -> str:
    if not step.rung:
        return "spoken of"
    denied = "not " if step.is_denial else ""
    contested = ", contested" if step.contested_by else ""
    return f"{denied}{_rung(store, step.rung)}{contested}"


def _remarks(step: Step) -> Iterator[str]:
    """Yield what became of a plan, and which claims contest a step."""
    if step.outcome:
        due = f", due {date_words(step.outcome.due)}" if step.outcome.due else ""
        by = ", ".join(link.first.id[:8] for link in step.outcome.links)
        yield f"{step.outcome.state}{due}{f' ({by})' if by else ''}"
    if step.contested_by:
        yield f"against it: {', '.join(claim.id[:8] for claim in step.contested_by)}"


def _record(store: Store, found: Commitment) -> dict[str, Any]:
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


def _step_record(store: Store, step: Step) -> dict[str, Any]:
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


COMMITMENTS = Telling(
    "matter",
    "matters",
    ("rung", "of what, or by whom", "when", "who says so", "outcome"),
    _rows,
    _record,
)
