"""Stretches of tokens: the words below a head, joined, cut out of each other, trimmed."""

from collections.abc import Container, Iterable
from typing import TYPE_CHECKING

from kerege.extractors.english.plain import closes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]
"""The first token and the one behind the last."""
_GAP = 3
"""How many tokens at most part an object from the quotation that goes on with it."""
ENDS = frozenset([".", "!", "?"])
_RELATIVE = frozenset(["WDT", "WP"])
_BREAKS = frozenset([",", "-", "--"])
_OUTER = frozenset(["punct", "cc", "space"])


def between(doc: "Doc", start: int, end: int) -> Range:
    """Return the tokens between two characters."""
    span = doc.char_span(max(0, start), min(len(doc.text), end), alignment_mode="expand")
    return (span.start, span.end) if span is not None else (0, 0)


def extent_of(tokens: "Iterable[Token]") -> Range:
    """Return the tokens from the first to the last of some."""
    places = [token.i for token in tokens]
    return min(places), max(places) + 1


def pieces(head: "Token") -> list[Range]:
    """Return the stretches that a subtree covers."""
    return stretches(token.i for token in head.subtree)


def stretches(places: Iterable[int]) -> list[Range]:
    """Return the fewest stretches that have these places and no others.

    >>> stretches([4, 1, 2, 2])
    [(1, 3), (4, 5)]
    """
    found: list[Range] = []
    for place in sorted(set(places)):
        if found and place == found[-1][1]:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found


def without(content: list[Range], others: list[Range]) -> list[Range]:
    """Return what is left of some stretches where others are cut out."""
    out = {i for start, end in others for i in range(start, end)}
    return stretches(i for start, end in content for i in range(start, end) if i not in out)


def joined(doc: "Doc", content: list[Range], quotation: Range, cue: int) -> list[Range]:
    """Return a quotation together with the clause before it, in one where it is a part of that.

    A cue behind the quotation has no part in the sentence before it.
    """
    is_part = any(start < quotation[1] and quotation[0] < end + _GAP for start, end in content)
    if not is_part:
        return [quotation]
    places = {i for start, end in (*content, quotation) for i in range(start, end)}
    for gap in (range(end, quotation[0]) for _, end in content if end <= quotation[0]):
        if cue not in gap and not any(doc[i].text in ENDS for i in gap):
            places |= set(gap)
    before = [i for i in places if i < quotation[0] and doc[i].text in ENDS]
    if cue >= quotation[1] and before:
        places = {i for i in places if i > max(before)}
    return stretches(places)


def without_aside(doc: "Doc", content: list[Range], cues: Container[str]) -> list[Range]:
    """Cut a clause that the author may have added behind a comma at the end: «, which ...».

    So is what the speaker goes on to do by one of the `cues`: «, adding that ...».
    """
    if not content:
        return content
    start, end = content[-1]
    for at in range(end - 1, start, -1):
        token = doc[at]
        if token.text == '"':
            break
        is_sequel = token.tag_ == "VBG" and token.lemma_.lower() in cues
        if (token.tag_ in _RELATIVE or is_sequel) and doc[at - 1].text in _BREAKS:
            return [*content[:-1], (start, at - 1)]
    return content


def within(content: list[Range], bounds: Range) -> list[Range]:
    """Return what of some stretches lies between two places."""
    cut = ((max(start, bounds[0]), min(end, bounds[1])) for start, end in content)
    return [(start, end) for start, end in cut if start < end]


def trimmed(doc: "Doc", content: list[Range]) -> list[Range]:
    """Cut marks and joining words at the ends; a quotation mark stays with its partner."""
    kept = (_inner(doc, *stretch) for stretch in content)
    return [(start, _closed(doc, start, end)) for start, end in kept if start < end]


def paired(doc: "Doc", phrase: Range, head: int) -> Range:
    """Return a noun phrase with the mark that closes an insertion at its end.

    «Toqayev, the president,» and «Toqayev (Kazakhstan)» are whole with their second mark.
    """
    start, end = phrase
    mark = doc[end].text if end < len(doc) else ""
    inside = [t.text for t in doc[head + 1 : end]]
    if mark == "," and "," in inside:
        return start, end + 1
    if mark == ")" and inside.count("(") > inside.count(")"):
        return start, end + 1
    return phrase


def _inner(doc: "Doc", start: int, end: int) -> Range:
    while start < end and (_is_outer(doc, start, end, start) or _opens(doc, start)):
        start += 1
    while start < end and _is_outer(doc, start, end, end - 1):
        end -= 1
    return start, end


def _opens(doc: "Doc", at: int) -> bool:
    """Tell whether a word joins a sentence to the one before: «However, ...»."""
    return doc[at].dep_ == "advmod" and doc[at + 1 : at + 2].text == ","


def _closed(doc: "Doc", start: int, end: int) -> int:
    """Return the end moved behind the quotation mark that closes one opened within."""
    if sum(t.text == '"' for t in doc[start:end]) % 2:
        for token in doc[end : end + 3]:
            if token.text == '"':
                return token.i + 1
            if not token.is_punct:
                break
    return end


def _is_outer(doc: "Doc", start: int, end: int, at: int) -> bool:
    token = doc[at]
    if token.text == '"':
        is_odd = sum(t.text == '"' for t in doc[start:end]) % 2 == 1
        return is_odd and not (at == end - 1 and _ends_earlier(doc, at))
    return token.dep_ in _OUTER or token.is_punct or token.is_space


def _ends_earlier(doc: "Doc", at: int) -> bool:
    """Tell whether a mark ends speech that began before the text."""
    return closes(doc.text, doc[at].idx) and all(t.text != '"' for t in doc[:at])
