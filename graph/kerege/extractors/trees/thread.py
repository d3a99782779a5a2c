"""What goes on from one sentence to the next: who spoke, what was said last, a quote still open."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kerege.extractors.trees.claims import Said
from kerege.extractors.trees.speech import Scope
from kerege.extractors.trees.tree import Tree
from kerege.model import Polarity

_OPENING, _CLOSING = frozenset("«「『„"), frozenset("»」』")


@dataclass
class Thread:
    """Follow a document from sentence to sentence.

    `speaker` is who spoke in the sentence before, where that was one; `said` is all that was taken
    so far, `latest` counts what the sentence before brought, `unspoken` is what it says by nobody
    who is known: that can still be denied. What stands in a quote that ends in a
    later sentence is held until that sentence tells who speaks.
    """

    speaker: str = ""
    said: list[Said] = field(default_factory=list)
    latest: int = 0
    unspoken: list[Said] = field(default_factory=list)
    held: list[Said] = field(default_factory=list)
    _depth: int = 0

    def begin_paragraph(self) -> None:
        """Forget what does not go on over a paragraph: quotes and who spoke."""
        self.speaker, self.latest, self._depth = "", 0, 0
        self.held.clear()
        self.unspoken.clear()

    def quoted(self, tree: Tree) -> frozenset[int]:
        """Return the words inside a quote that goes over the edge of a sentence, and go past it."""
        inside: list[int] = []
        spans: list[list[int]] = [inside] if self._depth else []
        crossing = [inside] if self._depth else []
        for word in tree.words:
            if word.text in _CLOSING and spans:
                spans.pop()
            for span in spans:
                span.append(word.i)
            if word.text in _OPENING:
                spans.append([])
        self._depth = len(spans)
        return frozenset(i for span in (*crossing, *spans) for i in span)

    @property
    def is_open(self) -> bool:
        """Tell whether a quote is still open behind the last sentence."""
        return self._depth > 0

    def take(self, found: Iterable[Said], quoted: frozenset[int]) -> None:
        """Take what a sentence says; hold what a quote says whose speaker is still to come."""
        self.latest = 0
        self.unspoken.clear()
        for one in found:
            if not one.speaker:
                self.unspoken.append(one)
            elif one.scope is None and one.match.trigger.i in quoted:
                self.held.append(one)
            else:
                self.said.append(one)
                self.latest += 1

    def end_sentence(self, speakers: list[str]) -> list[Said]:
        """Hand what is held to who speaks where the quote ends; return what nobody says."""
        known = set(speakers)
        only = next(iter(known)) if len(known) == 1 else ""
        if self.is_open:
            self.speaker = only or self.speaker
            return []
        orphans = [] if only else list(self.held)
        self.said += [replace(one, speaker=only) for one in self.held if only]
        self.held.clear()
        self.speaker = only
        return orphans

    def said_by(self, speaker: str, scope: Scope) -> list[Said]:
        """Hand the sentence before to a speaker, «Об этом сообщил …»; return what nobody says."""
        row = scope.row
        if row is None or row.polarity is Polarity.NEGATIVE:
            return []
        start = len(self.said) - self.latest
        open_ = [one for one in self.said[start:] if one.scope is None]
        kept = [one for one in self.said[start:] if one.scope is not None or speaker]
        self.said[start:] = [
            replace(one, speaker=speaker, scope=_whole(one, scope)) if one.scope is None else one
            for one in kept
        ]
        self.latest = len(kept)
        return [] if speaker else open_

    def denied_by(self, speaker: str, scope: Scope, end: int) -> Said | None:
        """Return the denial of the one thing that the sentence before said, up to an offset."""
        before = [*self.said[len(self.said) - self.latest :], *self.unspoken]
        if len(before) != 1 or scope.row is None or scope.row.polarity is not Polarity.NEGATIVE:
            return None
        [one] = before
        if one.speaker == speaker:
            return None
        return replace(one, speaker=speaker, scope=_whole(one, scope), until=end)


def _whole(said: Said, scope: Scope) -> Scope:
    """Return a scope over the whole sentence of what is said."""
    words = frozenset(word.i for word in said.tree.words)
    return Scope(scope.cue, words, scope.speaker, scope.row)
