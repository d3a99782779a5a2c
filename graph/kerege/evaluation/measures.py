"""Precision, recall and F1, and what was taken for what."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """Hold how many things of a layer were found rightly, of how many found and wanted."""

    layer: str
    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right; of nothing found, 1."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Return the share of what was wanted that was found; of nothing wanted, 1."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall.

        >>> round(Measure("cue", right=6, found=8, wanted=12).f1, 3)
        0.6
        """
        both = self.found + self.wanted
        return 2 * self.right / both if both else 1.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Hold the measures of a gold set.

    `figures` are numbers that are no counts, such as a macro F1. `confusion` says how often which
    wanted label, '' for none, got which other. `wrong` are the places of all that was wrong, for
    people who want to look.
    """

    title: str
    units: int
    measures: tuple[Measure, ...] = ()
    figures: tuple[tuple[str, float], ...] = ()
    confusion: tuple[tuple[str, str, int], ...] = ()
    wrong: tuple[str, ...] = ()


def overlap(layer: str, pairs: Iterable[tuple[set[Hashable], set[Hashable]]]) -> Measure:
    """Return the measure of sets: what was wanted and what was found, unit by unit."""
    right = found = wanted = 0
    for gold, got in pairs:
        right += len(gold & got)
        found += len(got)
        wanted += len(gold)
    return Measure(layer, right, found, wanted)


def macro_f1(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Return the mean of the F1 of each wanted label, of pairs wanted and got.

    >>> macro_f1([("a", "a"), ("a", "b"), ("b", "b")])
    0.6666666666666666
    """
    labels = {wanted for wanted, _ in pairs}
    scores = []
    for label in labels:
        right = sum(wanted == got == label for wanted, got in pairs)
        either = sum((wanted == label) + (got == label) for wanted, got in pairs)
        scores.append(2 * right / either)
    return sum(scores) / len(scores) if scores else 1.0


def confused(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str, int], ...]:
    """Return how often which label was taken for which other, the most frequent first."""
    counts = Counter((wanted, got) for wanted, got in pairs if wanted != got)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple((wanted, got, number) for (wanted, got), number in ordered)
