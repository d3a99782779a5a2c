"""The roots of PLOVER under one name, and the words by which two names of an actor are compared."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kerege.extractors import Event, Reading, Span

_SAME = {
    "FIGHT": "ASSAULT",
    "RETREAT": "YIELD",
    "CONCEDE": "YIELD",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "REQUEST",
    "DEMAND": "REQUEST",
}
_EMPTY = frozenset(["the", "a", "an", "of", "in", "to", "and", "or", "for", "on", "at", "by", "s"])
_WORD = re.compile(r"[^\W_]+")


def folded(root: str) -> str:
    """Return the name that a root has in the later records, which have fewer roots.

    >>> folded("RETREAT"), folded("AID")
    ('YIELD', 'AID')
    """
    return _SAME.get(root, root)


def words(text: str) -> frozenset[str]:
    """Return the words of a name that carry meaning.

    >>> sorted(words("the President of Iran"))
    ['iran', 'president']
    """
    return frozenset(_WORD.findall(text.lower())) - _EMPTY


def side(reading: "Reading", span: "Span | None") -> frozenset[str]:
    """Return the words of one side of an event."""
    return words(span.of(reading.document.text)) if span is not None else frozenset()


def first_event(reading: "Reading") -> "Event | None":
    """Return the one event of a sentence that is counted: the first with both sides, else any.

    A relation that is no act, and so has no root, is no event of PLOVER.
    """
    events = [one for one in reading.events if one.root]
    whole = (one for one in events if one.source and one.target)
    return next(whole, next(iter(events), None))
