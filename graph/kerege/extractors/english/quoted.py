"""The quotations of a paragraph, and the cue that introduces each."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kerege.extractors.english.ranges import Range, between
from kerege.extractors.english.syntax import is_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kerege.extractors.english.paragraph import Paragraph

LEAST = 3
"""How many words a quotation of speech has, at least."""
_NEAR = 12
"""How many tokens a cue may stand from the quotation that it introduces."""


def spoken(paragraph: "Paragraph") -> list[Range]:
    """Return the quotations, with their marks, that are long enough to be speech."""
    found = [between(paragraph.doc, one - 1, end + 1) for one, end in paragraph.quotations]
    return [one for one in found if one[1] - one[0] >= LEAST + 2]


def introduced(cues: "Iterable[Token]", quoted: list[Range]) -> dict[int, Range]:
    """Return the quotation that each cue introduces, by the place of the cue; the nearest wins."""
    pairs = []
    for verb in cues:
        if any(start <= verb.i < end for start, end in quoted):
            continue
        for start, end in quoted:
            if end < verb.sent.start or start > verb.sent.end:
                continue
            distance = verb.i - end if end <= verb.i else start - verb.i - 1
            if distance <= _NEAR:
                pairs.append((distance, verb.i, (start, end)))
    owned: dict[int, Range] = {}
    for _, place, quotation in sorted(pairs):
        if place not in owned and quotation not in owned.values():
            owned[place] = quotation
    return owned


def loose(
    doc: "Doc", quoted: list[Range], contents: Iterable[tuple[Range, ...]]
) -> Iterator[Range]:
    """Yield the quotations of speech that no cue of their own introduces."""
    covered = [one for content in contents for one in content]
    for start, end in quoted:
        if any(a <= start + 1 and end - 1 <= b for a, b in covered):
            continue
        inside = doc[start:end]
        if any(is_verb(t) and t.tag_ != "VBG" for t in inside) and end - start > 2 * LEAST:
            yield start, end
