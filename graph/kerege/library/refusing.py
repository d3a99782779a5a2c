"""What a person is told where no canned question means a plain one."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kerege.library.held import Held
from kerege.library.phrases import DATE, PhraseBook
from kerege.library.questions import Question
from kerege.model import Entity

_DATE = re.compile(rf"\b{DATE}\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[-.'][^\W_]+)*")
_LONGEST = 9
"""Of how many words a name is at most."""
_TELLING = 5
"""By how many letters words are compared: president is not present, membership is member."""
_NEAR = 3
_FEW = 3
"""How many names that fit nowhere are told."""
_INSIDE = {"of", "the"}
"""Words that phrases ask with and that stand inside of names too."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """Hold words that a phrase took for a name, and why they do not fit where it is not unknown."""

    words: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Parts:
    """Hold what is understood of a question: names, times, and the words that are left."""

    names: tuple[tuple[str, Entity], ...]
    times: tuple[str, ...]
    rest: tuple[str, ...]


@dataclass(frozen=True)
class Refuser:
    """Say what was understood of a question, which questions are near, and what to do next.

    `answers` returns the name of the canned question that means a plain one, or nothing.
    """

    book: PhraseBook
    questions: Mapping[str, Question]
    graph: Held
    answers: Callable[[str], str]

    def refusal(self, text: str, unfit: Sequence[Unfit]) -> str:
        """Return what is told of a question, in lines; `unfit` are names that phrases missed."""
        parts = self._parts(text.replace("’", "'"))
        is_english = bool(re.search(r"[A-Za-z]{2}", text))
        classes = self.graph.store.ontology.classes
        understood = [f"{words} ({classes[found.kind].label})" for words, found in parts.names]
        unknown = [each for each in unfit if each.words in text and self._is_one_name(each.words)]
        told = {word for each in unknown for word in each.words.split()} | self._words
        strange = [word for word in parts.rest if not {word, word.casefold()} & told]
        lines = [f"no canned question answers {text!r}"]
        if understood or parts.times:
            lines.append(f"    understood: {_listed([*understood, *parts.times])}")
        if strange and is_english:
            lines.append(f"    not understood: {_listed(strange)}")
        whys = list(dict.fromkeys(unknown))[:_FEW]
        lines += [f"    found: {each.why or self.graph.unknown(each.words).found}" for each in whys]
        lines += [f"    near: {ask} ({name})" for name, ask in self._near(parts)]
        if not is_english:
            lines.append("    expected: a question in English; its names may be in any script")
        return "\n".join([*lines, f"    next: {_next(parts)}"])

    @cached_property
    def _words(self) -> frozenset[str]:
        """Return all words that phrases ask with."""
        return frozenset[str]().union(*(each.words for each in self.book.phrases))

    def _parts(self, text: str) -> _Parts:
        """Return the longest names in a text, from the left, its dates, and the other words.

        A word that phrases ask with is no name: who is asked, not the World Health Organization.
        """
        times = tuple(match[0] for match in _DATE.finditer(text))
        words = list(_WORD.finditer(_DATE.sub(lambda match: " " * len(match[0]), text)))
        names: list[tuple[str, Entity]] = []
        rest: list[str] = []
        at = 0
        while at < len(words):
            word = words[at][0].removesuffix("'s")
            ends = range(min(len(words), at + _LONGEST), at, -1)
            spans = (text[words[at].start() : words[end - 1].end()] for end in ends)
            found = None if word.casefold() in self._words else self._first_name(spans)
            if found:
                names.append(found)
                at += len(_WORD.findall(found[0]))
            else:
                rest.append(word)
                at += 1
        return _Parts(tuple(names), times, tuple(rest))

    def _first_name(self, spans: Iterator[str]) -> tuple[str, Entity] | None:
        for span in spans:
            name = span.removesuffix("'s")
            if entity := self.graph.known(name):
                return name, entity
        return None

    def _is_one_name(self, words: str) -> bool:
        """Tell whether words may be one name that was misspelt, not a name with more behind it."""
        inside = set(words.casefold().split()) - _INSIDE
        return not _DATE.search(words) and not self._words & inside

    def _near(self, parts: _Parts) -> Iterator[tuple[str, str]]:
        """Yield questions that share most words with one, rare ones first, asked of its names."""
        given = self._stems(" ".join(parts.rest))
        asked = [
            (each, self._stems(" ".join(each.words) + " " + self.questions[each.question].title))
            for each in self.book.phrases
            if each.question in self.questions and each.match
        ]
        spread = Counter(stem for _, stems in asked for stem in stems)

        def score(stems: set[str]) -> float:
            return sum(1 / spread[stem] for stem in given & stems if stem in spread)

        told: set[str] = set()
        for each, stems in sorted(asked, key=lambda pair: -score(pair[1])):
            if len(told) == _NEAR or not score(stems):
                return
            if each.question not in told:
                told.add(each.question)
                ask = max(each.match, key=lambda sample: score(self._stems(sample.ask))).ask
                mine = _put(ask, self._parts(ask), parts)
                yield each.question, mine if self.answers(mine) == each.question else ask

    def _stems(self, text: str) -> set[str]:
        """Return the beginnings of the words that tell what a text is about."""
        words = set(re.findall(r"[^\W\d_]{3,}", text.casefold())) - self.book.empty
        return {word[:_TELLING] for word in words}


def _next(parts: _Parts) -> str:
    """Return the commands that go on from what was understood."""
    ids = list(dict.fromkeys(found.id for _, found in parts.names))
    steps = ["kerege questions lists all that can be asked", "kerege query takes any SPARQL"]
    if len(ids) == 1:
        steps.insert(0, f"kerege show {ids[0]} tells all that is known of it")
    elif ids:
        steps.insert(0, f"kerege path {ids[0]} {ids[1]} tells how the two are tied")
    return ", ".join(steps)


def _put(ask: str, sample: _Parts, mine: _Parts) -> str:
    """Return a sample asked of the names and the times of another question, as far as they go."""
    free = list(dict.fromkeys(found for _, found in mine.names))
    for words, found in sample.names:
        if same := next((each for each in free if each.kind == found.kind), None):
            free.remove(same)
            before, _, after = ask.partition(words)
            ask = f"{before}{same.short or same.label()}{after}"
    for old, new in zip(sample.times, mine.times, strict=False):
        ask = ask.replace(old, new, 1)
    return ask


def _listed(words: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(words))
