"""The quotations of a paragraph, and the cue that introduces each."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kerege.extractors.english.plain import closes
from kerege.extractors.english.ranges import Range, between
from kerege.extractors.english.syntax import is_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kerege.extractors.english.paragraph import Paragraph

LEAST = 3
"""How many words a quotation of speech has, at least."""
_CLOSED = frozenset([",", "?", "!", "."])
_DASHES = frozenset(["-", "--", "\u2013", "\u2014"])
_NEAR = 12
"""How many tokens a cue may stand from the quotation that it introduces."""


def spoken(paragraph: "Paragraph") -> list[Range]:
    """Return the quotations, with their marks, that are speech: long, or closed like a sentence."""
    doc = paragraph.doc
    found = [between(doc, one - 1, end + 1) for one, end in paragraph.quotations]
    return [
        (start, end)
        for start, end in found
        if end - start >= LEAST + 2 or (end - start > LEAST - 1 and doc[end - 2].text in _CLOSED)
    ]


def unopened(doc: "Doc") -> Range | None:
    """Return the speech that began before the text: up to a first mark that can only close."""
    mark = next((t for t in doc if t.text == '"'), None)
    if mark is None or mark.i < LEAST or not closes(doc.text, mark.idx):
        return None
    return 0, mark.i + 1


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


def voiced(doc: "Doc", quotation: Range) -> tuple[Range, Range] | None:
    """Return the mark and the name that give a quotation to somebody.

    The name stands before a colon or behind a dash: «Tokayev: "..."», «"..." -- Tokayev».
    """
    start, end = quotation
    if start > 1 and doc[start - 1].text == ":" and doc[start - 2].pos_ == "PROPN":
        first = start - 2
        while first and doc[first - 1].pos_ == "PROPN":
            first -= 1
        return (start - 1, start), (first, start - 1)
    if end + 1 < len(doc) and doc[end].text in _DASHES and doc[end + 1].pos_ == "PROPN":
        last = end + 1
        while last < len(doc) and doc[last].pos_ == "PROPN":
            last += 1
        return (end, end + 1), (end + 1, last)
    return None


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
