"""What became of claims, in words."""

from collections.abc import Iterator, Sequence
from typing import Any

from kerege.library.told.findings import Row, Telling
from kerege.reasoning import Revision
from kerege.store import Store
from kerege.view import date_words, dated_sentence
from kerege.writers.jsonl import labelled


def _rows(store: Store, found: Sequence[Revision]) -> Iterator[Row]:
    for one in found:
        yield (
            one.claim.id[:8],
            str(one.claim.recorded_on),
            dated_sentence(store, one.claim),
            store.label(one.claim.asserted_by),
            _state(one),
        )


def _state(revision: Revision) -> str:
    by = f" by {', '.join(newer.id[:8] for newer in revision.by)}" if revision.by else ""
    return f"{revision.state}{by} since {date_words(revision.since)}"


def _record(store: Store, one: Revision) -> dict[str, Any]:
    return {
        **labelled(store, one.claim),
        "state": one.state,
        "since": str(one.since),
        "superseded_by": [newer.id for newer in one.by],
    }


REVISIONS = Telling(
    "revision",
    "revisions",
    ("id", "recorded", "claim", "who says so", "what became of it"),
    _rows,
    _record,
)
