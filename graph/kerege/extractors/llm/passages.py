"""A text in passages that a model takes in, the names in each, and where quoted words stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kerege.model import Grounding
from kerege.resolve import Resolver

_LONGEST = 1600
"""How many characters a passage has at most; a sentence that is longer is cut."""
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_SENTENCE = re.compile(
    rf".{{1,{_LONGEST}}}?(?:[.!?]['\"”’」)]*(?:\s+|$)|[。！？][”’」]*\s*|$)|.{{1,{_LONGEST}}}",
    re.DOTALL,
)
_FOLDED = {
    **dict.fromkeys('“”„«»「」"', '"'),
    **dict.fromkeys("‘’‚ʻʼ`´'", "'"),
    **dict.fromkeys("‐‑‒–—―−-", "-"),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold a stretch of a text and where it begins."""

    text: str
    start: int


def passages(text: str) -> Iterator[Passage]:
    """Yield the paragraphs of a text, long ones cut between sentences."""
    for paragraph in _PARAGRAPH.finditer(text):
        start = end = paragraph.start()
        for sentence in _SENTENCE.finditer(text, paragraph.start(), paragraph.end()):
            if sentence.end() - start > _LONGEST and end > start:
                yield Passage(text[start:end], start)
                start = end
            end = sentence.end()
        if end > start:
            yield Passage(text[start:end], start)


def names_in(passage: str, resolver: Resolver) -> dict[str, str]:
    """Return the names that stand in a passage as they are written, with the one entity of each."""
    found = {}
    for name in resolver.names:
        if name in passage and re.search(_bounded(name), passage):
            entity = resolver.resolve(name).entity
            if entity:
                found[name] = entity
    return found


def locate(quote: str, text: str) -> tuple[int, int, Grounding]:
    """Return where words stand in a text: letter by letter, or but for marks, spaces and case.

    >>> locate('the  "SCO"', "Of the “SCO”.")
    (3, 12, <Grounding.LESSER: 'lesser'>)
    >>> locate("the EAEU", "Of the SCO.")
    (0, 0, <Grounding.NONE: 'none'>)
    """
    words = quote.strip()
    start = text.find(words) if words else -1
    if start >= 0:
        return start, start + len(words), Grounding.EXACT
    folded, places = _folded(text)
    wanted, _ = _folded(words)
    at = folded.find(wanted) if wanted else -1
    if at < 0:
        return 0, 0, Grounding.NONE
    return places[at], places[at + len(wanted) - 1] + 1, Grounding.LESSER


def _folded(text: str) -> tuple[str, list[int]]:
    """Return a text without what printing changes, and the place of each letter in the first."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if letter.isspace():
            if not letters or letters[-1] == " ":
                continue
            plain = " "
        else:
            plain = _FOLDED.get(letter, letter)
            plain = plain.lower() if len(plain.lower()) == 1 else plain
        letters.append(plain)
        places.append(place)
    if letters and letters[-1] == " ":
        letters.pop()
        places.pop()
    return "".join(letters), places


def _bounded(name: str) -> str:
    """Return a pattern for a name that stands alone, where its script has spaces between words."""
    before = r"(?<!\w)" if _is_spaced(name[0]) else ""
    after = r"(?!\w)" if _is_spaced(name[-1]) else ""
    return before + re.escape(name) + after


def _is_spaced(letter: str) -> bool:
    return letter.isalnum() and letter < "\u2e80"
