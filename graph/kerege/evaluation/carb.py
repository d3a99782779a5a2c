"""CaRB: sentences with the relations that people read in them, scored word by word.

The scores are those of CaRB's own `carb.py` with its default matcher (Bhardwaj and others, 2019).
"""

import string
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kerege.evaluation.measures import Evaluation
from kerege.evaluation.polnear import detokenized

if TYPE_CHECKING:
    from kerege.extractors import Reading, Span

_BE = frozenset(["be", "is", "am", "are", "was", "were", "been", "being"])
_SAYING = ("said", "told", "added", "adds", "says")
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
_WORDLESS = str.maketrans("", "", string.punctuation + " ")
Score = tuple[float, float]
"""Precision and recall."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """Hold a relation between arguments, as words apart by blanks, and how sure a system is."""

    relation: str
    arguments: tuple[str, ...]
    confidence: float = 1.0


Extractions = Mapping[str, Sequence[Extraction]]
"""Extractions by the sentence that they are from."""


def evaluate_carb(lines: Iterable[str], read: "Callable[[str], Reading]") -> Evaluation:
    """Return precision, recall and F1 at the confidence where F1 is best, and the area below."""
    gold = gold_of(lines)
    curve = curve_of(gold, {sentence: _extracted(sentence, read) for sentence in gold})
    precision, recall, best = best_of(curve)
    return Evaluation(
        title="CaRB",
        units=len(gold),
        figures=(
            ("precision", precision),
            ("recall", recall),
            ("F1", best),
            ("area under the curve", area_under(curve)),
        ),
    )


def is_carb(lines: Sequence[str]) -> bool:
    """Tell whether lines are of sentence, relation and arguments, as in CaRB.

    >>> is_carb(["Tokyo met Delhi .\\tmet\\tTokyo\\tDelhi"]), is_carb(["name\\tage\\tplace\\tday"])
    (True, False)
    """
    rows = [line.strip().split("\t") for line in lines if line.strip()]
    return bool(rows) and all(len(row) > 1 and " " in row[0] for row in rows)


def gold_of(lines: Iterable[str]) -> dict[str, list[Extraction]]:
    """Return gold in lines of sentence, relation and arguments, apart by tabs."""
    found: dict[str, list[Extraction]] = {}
    for line in filter(str.strip, lines):
        sentence, relation, *arguments = line.strip().split("\t")
        kept = tuple(one.strip() for one in arguments if "C: " not in one)
        found.setdefault(sentence.strip(), []).append(Extraction(relation.strip(), kept))
    return found


def _extracted(sentence: str, read: "Callable[[str], Reading]") -> list[Extraction]:
    """Return the propositions of a sentence in the words of the gold, which stand apart."""
    words = sentence.split()
    text, places = detokenized(words)

    def written(pieces: "tuple[Span, ...]") -> str:
        return " ".join(
            word
            for word, (start, end) in zip(words, places, strict=True)
            if any(start < piece.end and piece.start < end for piece in pieces)
        )

    return [
        Extraction(
            f"{one.implied} {written(one.relation)}".strip(),
            (written(one.subject), *(written(pieces) for pieces in one.arguments)),
            one.confidence,
        )
        for one in read(text).propositions
    ]


def curve_of(gold: Extractions, got: Extractions) -> list[Score]:
    """Return precision and recall at each confidence, the lowest first.

    At each, the extractions below it are left out. Sentences are the same where their letters are.
    """
    wanted = {_key(sentence): ones for sentence, ones in gold.items()}
    given = {_key(sentence): ones for sentence, ones in got.items()}
    thresholds = sorted({one.confidence for ones in given.values() for one in ones})
    right, found, covered = ([0.0] * len(thresholds) for _ in range(3))
    for key, golden in wanted.items():
        ones = given.get(key, ())
        scores = [[matched(one, other) for other in ones] for one in golden]
        start = 0
        for confidence in sorted({one.confidence for one in ones}):
            kept = [at for at, one in enumerate(ones) if one.confidence >= confidence]
            precision = _paired([[row[at][0] for at in kept] for row in scores])
            recall = sum(max(row[at][1] for at in kept) for row in scores)
            stop = thresholds.index(confidence) + 1
            for at in range(start, stop):
                right[at] += precision
                found[at] += len(kept)
                covered[at] += recall
            start = stop
    total = sum(map(len, wanted.values()))
    return [(a / b if b else 1.0, c / total) for a, b, c in zip(right, found, covered, strict=True)]


def best_of(curve: Iterable[Score]) -> tuple[float, float, float]:
    """Return precision, recall and F1 where F1 is best; zeros of no curve."""
    scored = [(p, r, 2 * p * r / (p + r) if p + r else 0.0) for p, r in curve]
    return max(scored, key=lambda point: point[2], default=(0.0, 0.0, 0.0))


def area_under(curve: Sequence[Score]) -> float:
    """Return the area under precision by recall, drawn to the point of recall 0, precision 1."""
    points = [*curve, (1.0, 0.0)]
    return abs(sum((b[1] - a[1]) * (a[0] + b[0]) / 2 for a, b in pairwise(points)))


def matched(gold: Extraction, got: Extraction) -> Score:
    """Return the shares of words that match: of what was found, and of what was wanted.

    Words match relation with relation, first argument with first, the rest with the rest.

    >>> matched(Extraction("has met", ("Tokyo", "Delhi")), Extraction("met", ("Tokyo", "Delhi")))
    (1.0, 0.75)
    """
    found = _words(got)
    scores = [_matched(_words(gold), found)]
    if any(word in gold.relation for word in _SAYING) and len(got.arguments) > 1:
        scores.append(_matched(_words(gold), [found[0], found[2], found[1]]))
    return max(scores)


def _words(one: Extraction) -> list[list[str]]:
    """Return the words of the relation, of the first argument and of all the others."""
    first, rest = one.arguments[:1], one.arguments[1:]
    parts = [one.relation, *first, *([" ".join(rest)] if rest else [])]
    return [part.split() for part in parts]


def _matched(gold: list[list[str]], got: list[list[str]]) -> Score:
    shared = _shared(gold[0], got[0])
    if "be" in got[0] and "be" not in gold[0]:
        shared += any(word in _BE for word in gold[0])
    if not shared or len(got) < len(gold):
        return 0.0, 0.0
    pairs = list(zip(gold, got, strict=False))
    shared += sum(_shared(wanted, found) for wanted, found in pairs[1:])
    found = sum(len(words) for _, words in pairs)
    return shared / found if found else 0.0, shared / sum(map(len, gold))


def _shared(gold: Sequence[str], got: Sequence[str]) -> int:
    return sum(min(gold.count(word), got.count(word)) for word in set(gold))


def _paired(scores: list[list[float]]) -> float:
    """Return the sum of scores where each row gets one column, the best pairs first."""
    cells = [(-score, i, j) for i, row in enumerate(scores) for j, score in enumerate(row)]
    rows, columns, total = set(), set(), 0.0
    for score, i, j in sorted(cells):
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            total -= score
    return total


def _key(sentence: str) -> str:
    joined = sentence.replace(" ", "")
    for mark, bracket in _BRACKETS.items():
        joined = joined.replace(mark, bracket)
    return joined.translate(_WORDLESS)
