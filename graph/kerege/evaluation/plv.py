"""PLV: sentences with two marked actors and the root of what the one did to the other."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from kerege.evaluation.measures import Evaluation, confused, macro_f1
from kerege.evaluation.roots import folded, side, words

if TYPE_CHECKING:
    from kerege.extractors import Event, Reading

_QUADS = {
    **dict.fromkeys(["AGREE", "CONSULT", "SUPPORT"], 1),
    **dict.fromkeys(["COOPERATE", "AID", "YIELD"], 2),
    **dict.fromkeys(["REQUEST", "ACCUSE", "REJECT", "THREATEN"], 3),
    **dict.fromkeys(["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"], 4),
}
_LEAST = "CONSULT"
"""What is taken to have happened where nothing was found: the root that says least."""


def evaluate_plv(rows: Iterable[Mapping[str, str]], read: "Callable[[str], Reading]") -> Evaluation:
    """Return the macro F1 of roots, of their four quads, and of conflict against cooperation."""
    pairs, wrong = [], []
    for row in rows:
        got = _root(read(row["sentence"]), row)
        pairs.append((row["gold_root"], got))
        if got != row["gold_root"]:
            wrong.append(f"{row['gold_root']} {got}: {row['marked_sentence']}")
    quads = [(_QUADS[wanted], _QUADS[got]) for wanted, got in pairs]
    return Evaluation(
        title="PLV",
        units=len(pairs),
        figures=(
            ("macro F1 binary", macro_f1([(wanted > 2, got > 2) for wanted, got in quads])),
            ("macro F1 quad", macro_f1(quads)),
            ("macro F1 root", macro_f1(pairs)),
        ),
        confusion=confused(pairs),
        wrong=tuple(wrong),
    )


def _root(reading: "Reading", row: Mapping[str, str]) -> str:
    """Return the root of the event whose sides are nearest to the two actors."""
    source, target = words(row["source"]), words(row["target"])

    def nearness(event: "Event") -> int:
        acts, suffers = side(reading, event.source), side(reading, event.target)
        swapped = bool(acts & target) and not acts & source
        return 2 * bool(acts & source) + 2 * bool(suffers & target) - swapped

    events = [one for one in reading.events if folded(one.root) in _QUADS or one.root == _PROBE]
    best = max(events, key=nearness, default=None)
    if best is None:
        return _LEAST
    return "ACCUSE" if best.root == _PROBE else folded(best.root)


_PROBE = "INVESTIGATE"
"""PLV counts investigations among accusations; the gold records count them among requests."""
