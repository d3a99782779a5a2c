"""Nouns that hand something to a speaker: «Japan's claim that ...», «raised concerns about ...»."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kerege.extractors.english.cues import Carriers, Saying, cue_range
from kerege.extractors.english.ranges import Range, extent_of, pieces, trimmed
from kerege.extractors.english.syntax import is_verb, subjects
from kerege.ontology.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWNING = frozenset(["by", "from", "among"])


class NounCues:
    """Find the attributions that a noun makes."""

    def __init__(self, lexicon: Lexicon, object_control: frozenset[str]) -> None:
        self._sayings = frozenset(lexicon.words("sayings"))
        self._about = frozenset(lexicon.words("sayings about"))
        self._owned = frozenset(lexicon.words("owned"))
        self._links = frozenset(lexicon.words("about"))
        self._light = frozenset(lexicon.words("light"))
        self._carriers = Carriers.of(lexicon)
        self._object_control = object_control

    def find(self, noun: "Token") -> Iterator[Saying]:
        """Yield what a noun hands over, where the text says to whom it belongs."""
        if noun.pos_ != "NOUN":
            return
        content, end = self._content(noun)
        if content is None:
            return
        kept = trimmed(noun.doc, pieces(content))
        for start, speaker, head in self._owners(noun, end):
            if kept and start < end:
                yield Saying(tuple(kept), (start, end), speaker, head)
                return

    def _content(self, noun: "Token") -> "tuple[Token | None, int]":
        """Return the head of what the noun is of, and the end of the cue."""
        lemma = noun.lemma_.lower()
        for child in noun.rights:
            if lemma in self._sayings and child.dep_ in {"acl", "ccomp"} and _is_content(child):
                return child, noun.i + 1
        for child in noun.rights:
            is_link = child.dep_ == "prep" and child.i == noun.i + 1 and child.lower_ in self._links
            if lemma in self._about and is_link:
                for end in child.children:
                    if end.dep_ in {"pobj", "pcomp"}:
                        return end, child.i + 1
        return None, 0

    def _owners(self, noun: "Token", end: int) -> Iterator[tuple[int, Range, int]]:
        """Yield where the cue begins, and who speaks."""
        verb = noun.head
        if noun.dep_ == "dobj" and is_verb(verb) and verb.lemma_.lower() in self._light:
            for head in subjects(verb, self._object_control):
                start, _ = cue_range(verb, verb, self._carriers)
                if head.i < start:
                    yield start, extent_of(t for t in head.subtree if t.i < start), head.i
        if end > noun.i + 1 and noun.lemma_.lower() not in self._owned:
            return
        for child in noun.lefts:
            if child.dep_ == "poss":
                yield child.right_edge.i + 1, extent_of(child.subtree), child.i
        if end > noun.i + 1:
            return
        for child in noun.rights:
            if child.dep_ == "prep" and child.lower_ in _OWNING:
                for one in child.children:
                    if one.dep_ == "pobj" and one.i >= end:
                        yield noun.left_edge.i, extent_of(one.subtree), one.i


def _is_content(clause: "Token") -> bool:
    """Tell whether a clause below a noun says what the noun is of: «that ...», «to ...»."""
    return any(one.lower_ in {"that", "to"} and one.dep_ in {"mark", "aux"} for one in clause.lefts)
