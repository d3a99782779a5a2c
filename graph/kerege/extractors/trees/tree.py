"""Sentences as trees of words, in the terms of Universal Dependencies."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from kerege.extractors.layers import Span

_NO_FEATURES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Hold a word: its place in sentence and document, lemma, part of speech, head and features.

    `keys` are the lower-case forms under which a name may list it; the root is its own head.
    """

    i: int
    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    start: int
    features: Mapping[str, str] = field(default_factory=lambda: _NO_FEATURES)
    keys: frozenset[str] = frozenset()

    @property
    def end(self) -> int:
        """Return the offset behind its last character."""
        return self.start + len(self.text)

    @property
    def is_verb(self) -> bool:
        """Tell whether it can head a clause."""
        return self.pos in {"VERB", "AUX"}


@dataclass(frozen=True, slots=True)
class Guess:
    """Hold words that the language's own recogniser takes for a name of a class."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Tree:
    """Hold the words of a sentence; offsets are those of the document."""

    words: tuple[Word, ...]
    guesses: tuple[Guess, ...] = ()

    @cached_property
    def span(self) -> Span:
        """Return where the sentence stands."""
        return Span(self.words[0].start, self.words[-1].end)

    @cached_property
    def _children(self) -> list[list[Word]]:
        found: list[list[Word]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.i:
                found[word.head].append(word)
        return found

    def children(self, word: Word, *deps: str) -> list[Word]:
        """Return the words right below one, of these relations or of any."""
        below = self._children[word.i]
        return [one for one in below if one.dep.partition(":")[0] in deps] if deps else below

    def head(self, word: Word) -> Word | None:
        """Return the word above, or None at the root."""
        return None if word.head == word.i else self.words[word.head]

    def above(self, word: Word) -> Iterator[Word]:
        """Yield the words above one, the nearest first; a parser's loop ends it."""
        seen = {word.i}
        while (head := self.head(word)) is not None and head.i not in seen:
            seen.add(head.i)
            yield head
            word = head

    def subtree(self, word: Word, *, without: Iterable[int] = ()) -> list[Word]:
        """Return a word and all below it, in order, without some branches."""
        left_out = set(without)
        found, ahead = set[int](), [word]
        while ahead:
            one = ahead.pop()
            if one.i not in found and one.i not in left_out:
                found.add(one.i)
                ahead += self._children[one.i]
        return [self.words[i] for i in sorted(found)]

    def marks(self, word: Word) -> list[str]:
        """Return the lemmas of the prepositions, particles and conjunctions on a word.

        Several that make one, «によって», come as one word.
        """
        return [
            "".join(part.text for part in self.subtree(one)).lower()
            if self._children[one.i]
            else one.lemma
            for one in self.children(word, "case", "mark")
        ]

    def coordinated(self, word: Word) -> list[Word]:
        """Return a word and those that «and» joins to it."""
        found = [word]
        for one in self.children(word, "conj"):
            found += self.coordinated(one)
        return found

    def clause(self, word: Word) -> Word:
        """Return the verb, or the root, that a word hangs on."""
        return next((one for one in (word, *self.above(word)) if one.is_verb), self.words[word.i])


class Parser(Protocol):
    """Make trees of a text; `name` is the model and its version."""

    @property
    def name(self) -> str:
        """Return the name and version of what parses."""
        ...

    def trees(self, text: str, offset: int) -> Iterator[Tree]:
        """Yield the sentences of a paragraph that stands at an offset of its document."""
        ...

    def keys(self, name: str) -> list[frozenset[str]]:
        """Return, for each word of a name, the lower-case forms under which it is found."""
        ...
