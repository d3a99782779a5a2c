"""How much is known of what, in words."""

from collections.abc import Iterable
from typing import Any

from kerege.library.told.findings import Row, Telling
from kerege.store import Store
from kerege.view import Coverage


def covered(by: Iterable[str]) -> Telling[Coverage]:
    """Return how cells are told that are counted by these dimensions."""
    return Telling(
        "cell",
        "cells",
        (*by, "claims", "origins", "one origin alone", "last"),
        lambda store, found: [_row(store, cell) for cell in found],
        _record,
    )


def _row(store: Store, cell: Coverage) -> Row:
    share = cell.single_share
    return (
        *(store.label(str(value)) for value in cell.place.values()),
        str(cell.claims),
        str(cell.origins),
        "" if share is None else f"{share:.0%}",
        str(cell.last or ""),
    )


def _record(_: Store, cell: Coverage) -> dict[str, Any]:
    share = cell.single_share
    return {
        **cell.place,
        "claims": cell.claims,
        "origins": cell.origins,
        "statements": cell.statements,
        "single_origin_share": None if share is None else round(share, 3),
        "last": str(cell.last) if cell.last else None,
    }
