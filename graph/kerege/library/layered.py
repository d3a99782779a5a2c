"""The layers of a reading in plain records, and what it says beyond its claims."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from kerege.extractors import Proposition, Reading, Span


def layer(reading: Reading, name: str) -> list[dict[str, Any]]:
    """Return a layer before the claims as records for JSON: words with their places in the text.

    >>> import kerege
    >>> reading = kerege.read("Tokyo opened a school.", language="en")
    >>> layer(reading, "propositions")[0]["relation"]
    [{'text': 'opened', 'start': 6, 'end': 12}]
    """
    text = reading.document.text
    found = (_plain(one, text) for one in getattr(reading, name))
    return [{"sentence": one} if name == "sentences" else one for one in found]


def _plain(value: object, text: str) -> Any:
    if isinstance(value, Span):
        return {"text": value.of(text), "start": value.start, "end": value.end}
    if isinstance(value, tuple):
        return [_plain(one, text) for one in value]
    if is_dataclass(value) and not hasattr(type(value), "parse"):
        return {one.name: _plain(getattr(value, one.name), text) for one in fields(value)}
    return value if value is None or isinstance(value, (str, int, float)) else str(value)


def words(value: object) -> str:
    """Return a value of such a record in words.

    >>> words([{"text": "has", "start": 1, "end": 4}, {"text": "met", "start": 9, "end": 12}])
    'has … met'
    """
    if isinstance(value, dict):
        return str(value["text"]) if "text" in value else ""
    if isinstance(value, list):
        between = "; " if value and isinstance(value[0], list) else " … "
        return between.join(words(one) for one in value)
    return "" if value is None else str(value)


def unclaimed(reading: Reading) -> Iterator[str]:
    """Yield what a text says where no claim stands: no relation of the ontology says it."""
    taken = [
        Span(claim.evidence.start, claim.evidence.end)
        for claim in reading.claims
        if claim.evidence and claim.evidence.start is not None and claim.evidence.end is not None
    ]
    for one in reading.propositions:
        pieces = [*one.subject, *one.relation, *(piece for part in one.arguments for piece in part)]
        if not any(span.meets(piece) for span in taken for piece in pieces):
            yield told(one, reading.document.text)


def told(one: Proposition, text: str) -> str:
    """Return a proposition in words, its parts apart by bars."""
    relation = " ".join(
        [f"({one.implied})"] * bool(one.implied) + [s.of(text) for s in one.relation]
    )
    parts = [" … ".join(s.of(text) for s in part) for part in (one.subject, *one.arguments)]
    return " | ".join([parts[0], relation, *parts[1:]])
