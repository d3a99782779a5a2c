"""How two entities are tied, in words."""

from collections.abc import Iterator, Sequence
from typing import Any

from kerege.library.told.findings import Row, Telling
from kerege.store import Store
from kerege.view import Path, Tie, dated_sentence


def _rows(store: Store, found: Sequence[Path]) -> Iterator[Row]:
    for place, way in enumerate(found, 1):
        for tie in way.ties:
            yield (str(place) if tie is way.ties[0] else "", *_row(store, tie))


def _row(store: Store, tie: Tie) -> Row:
    said = [
        f"{dated_sentence(store, claim)} ({claim.source}; {claim.id[:8]})" for claim in tie.claims
    ]
    return store.label(tie.start), store.label(tie.end), "\n".join(said)


def _record(_: Store, way: Path) -> dict[str, Any]:
    ties = [
        {"from": tie.start, "to": tie.end, "claims": [claim.id for claim in tie.claims]}
        for tie in way.ties
    ]
    return {"entities": list(way.entities), "ties": ties}


PATHS = Telling("path", "paths", ("path", "from", "to", "rests on"), _rows, _record)
