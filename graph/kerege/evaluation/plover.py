"""PLOVER gold records: sentences with source, target and root of one event each."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kerege.evaluation.measures import Evaluation, Measure, confused
from kerege.evaluation.roots import first_event, folded, side, words

if TYPE_CHECKING:
    from kerege.extractors import Reading

HALVES = ("dev", "held out")
"""The records fall into two halves by a hash of their ids; frames were written on the first."""


def evaluate_plover(
    records: Iterable[Mapping[str, Any]], read: "Callable[[str], Reading]", half: str = ""
) -> Evaluation:
    """Return how often source, target and root of a record were found.

    A side is found where the words named share one that carries meaning with the gold; a record
    without a target wants none. One event a sentence is counted.
    """
    kept = [one for one in records if "text" in one and half in {"", half_of(one["id"])}]
    counts = dict.fromkeys(["source", "target", "root", "all three"], 0)
    found = dict.fromkeys(counts, 0)
    targets, pairs, wrong = 0, [], []
    for record in kept:
        reading = read(record["text"].strip("{}"))
        event = first_event(reading)
        source, target = (
            side(reading, event.source if event else None),
            side(reading, event.target if event else None),
        )
        root = folded(event.root) if event else ""
        aims = _names(record.get("target"))
        has_source = any(name & source for name in _names(record.get("source")))
        has_target = any(name & target for name in aims) if aims else not target
        is_root = root == folded(record["event"])
        counts["source"] += has_source
        counts["target"] += has_target and bool(aims)
        counts["root"] += is_root
        counts["all three"] += has_source and has_target and is_root
        found["source"] += bool(source)
        found["target"] += bool(target)
        found["root"] += bool(root)
        targets += bool(aims)
        pairs.append((folded(record["event"]), root))
        if not (has_source and has_target and is_root):
            wrong.append(f"{record['id']}: {folded(record['event'])} {root or 'no event'}")
    found["all three"] = len(kept)
    wanted = {**dict.fromkeys(counts, len(kept)), "target": targets}
    return Evaluation(
        title=f"PLOVER gold records{', ' if half else ''}{half}",
        units=len(kept),
        measures=tuple(Measure(key, counts[key], found[key], wanted[key]) for key in counts),
        confusion=confused(pairs),
        wrong=tuple(wrong),
    )


def half_of(record: str) -> str:
    """Return the half that a record falls into by its id."""
    return HALVES[int(hashlib.sha256(record.encode()).hexdigest(), 16) % 2]


def _names(actors: Any) -> list[frozenset[str]]:
    """Return the words of each actor; early records have one name where later ones have a list."""
    listed = actors if isinstance(actors, list) else [actors] if actors else []
    texts = [one.get("actorText", "") if isinstance(one, Mapping) else one for one in listed]
    return [words(text) for text in texts if text]
