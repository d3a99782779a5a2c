"""Cues of several words that a verb opens: «made it clear that», «took aim at»."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kerege.extractors.english.cues import Carriers, Saying, cue_range
from kerege.extractors.english.ranges import extent_of, pieces, trimmed
from kerege.extractors.english.syntax import is_verb, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWN = "one's"
_SELF = "oneself"
_SELVES = ("self", "selves")


class Idioms:
    """Find the attributions that an idiom makes; `phrases` begin with the lemma of a verb.

    `one's` stands for any possessive pronoun, `oneself` for any reflexive one.
    """

    def __init__(
        self, phrases: Sequence[str], carriers: Carriers, object_control: frozenset[str]
    ) -> None:
        self._rests: dict[str, list[list[str]]] = {}
        for first, *rest in (phrase.split() for phrase in sorted(phrases, key=len, reverse=True)):
            self._rests.setdefault(first, []).append(rest)
        self._carriers = carriers
        self._object_control = object_control

    def find(self, verb: "Token") -> Iterator[Saying]:
        """Yield what stands just behind an idiom, where the text says whose it is."""
        if not is_verb(verb):
            return
        for rest in self._rests.get(verb.lemma_.lower(), ()):
            behind = verb.doc[verb.i + 1 : verb.i + 1 + len(rest)]
            if len(behind) < len(rest) or not all(map(_is, behind, rest)):
                continue
            end = behind.end
            following = (
                one
                for token in (verb, *behind)
                for one in token.rights
                if one.left_edge.i == end and not one.is_punct
            )
            content = next((trimmed(verb.doc, pieces(one)) for one in following), [])
            start, _ = cue_range(verb, verb, self._carriers)
            heads = [one for one in subjects(verb, self._object_control) if one.i < start]
            if content and heads:
                speaker = extent_of(t for t in heads[0].subtree if t.i < start)
                yield Saying(tuple(content), (start, end), speaker, heads[0].i)
            return


def _is(token: "Token", word: str) -> bool:
    if word == _OWN:
        return token.tag_ == "PRP$"
    if word == _SELF:
        return token.lower_.endswith(_SELVES)
    return token.lower_ == word
