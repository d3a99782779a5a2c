"""A text in passages: the sentences that carry claims, and what stands between them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kerege.reasoning import GRAVEST_FIRST, Verdict

_END = re.compile(r"(?:[.!?…]+[\"'”’)\]]*(?=\s)|[。！？]+[」』）”]*|\n)\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold a stretch of a text, and the numbers of the verdicts on what it says."""

    text: str
    verdict: str = ""
    numbers: tuple[int, ...] = ()


def passages(text: str, verdicts: Sequence[Verdict]) -> list[Passage]:
    """Return the text in passages, without loss and in order.

    A sentence on whose words a claim rests has the colour of the gravest of its verdicts; sentences
    that share a claim are one passage.
    """
    spans = _joined(_sentence_spans(text, verdicts))
    found, at = [], 0
    for start, end, numbers in spans:
        if at < start:
            found.append(Passage(text[at:start]))
        sides = {verdicts[number].verdict for number in numbers}
        gravest = min(sides, key=GRAVEST_FIRST.index)
        found.append(Passage(text[start:end], gravest, tuple(sorted(numbers))))
        at = end
    return [*found, Passage(text[at:])] if at < len(text) else found


def _sentence_spans(
    text: str, verdicts: Iterable[Verdict]
) -> Iterable[tuple[int, int, frozenset[int]]]:
    """Yield for each verdict the span of the sentences that its evidence lies in."""
    ends = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    for number, verdict in enumerate(verdicts):
        evidence = verdict.claim.evidence
        if evidence is None or evidence.start is None or evidence.end is None:
            continue
        start = max(end for end in ends if end <= evidence.start)
        stop = min(end for end in ends if end >= evidence.end)
        words = text[start:stop].rstrip()
        yield start, start + len(words), frozenset([number])


def _joined(
    spans: Iterable[tuple[int, int, frozenset[int]]],
) -> list[tuple[int, int, frozenset[int]]]:
    joined: list[tuple[int, int, frozenset[int]]] = []
    for start, end, numbers in sorted(spans, key=lambda span: span[:2]):
        if joined and start < joined[-1][1]:
            first, last, known = joined[-1]
            joined[-1] = (first, max(last, end), known | numbers)
        else:
            joined.append((start, end, numbers))
    return joined
