"""Who says what: cues, speakers and the stretch of text that each of them answers for."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kerege.extractors.english.paragraph import LONGEST_SENTENCE, Paragraph
from kerege.extractors.english.syntax import CHARGING, is_verb, subjects
from kerege.model import Polarity
from kerege.ontology.lexicon import Cue, Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Span, Token

_SHORTEST = 8
"""How many characters three words have, at least."""
_TRAILING = 7
"""How many tokens, at most, name the speaker and the cue behind the last comma."""
_NEAR = 14
"""How many tokens a cue may stand from the quotation that it introduces."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Hold a stretch of a paragraph that a speaker answers for.

    `start` and `end` are tokens; `speaker` heads the words that name who speaks; `stands` is the
    verb that the words of the speaker hang on.
    """

    start: int
    end: int
    cue: Cue | None
    cue_at: int
    speaker: int | None
    is_quotation: bool = False
    tokens: frozenset[int] = frozenset()

    def covers(self, token: "Token") -> bool:
        """Tell whether the speaker answers for a token."""
        if self.tokens:
            return token.i in self.tokens
        return self.start <= token.i < self.end


class Attribution:
    """Find the scopes of a paragraph, outermost first."""

    def __init__(self, lexicon: Lexicon, object_control: frozenset[str]) -> None:
        rows = [(lemma, cue) for cue in lexicon.cues for lemma in cue.lemmas if " " not in lemma]
        self._cues = {lemma: cue for lemma, cue in rows if "clause" in cue.takes}
        self._on_reports = {lemma: cue for lemma, cue in rows if "report" in cue.takes}
        self._charges = {lemma: cue for lemma, cue in rows if "charge" in cue.takes}
        self._phrases: dict[str, list[tuple[list[str], Cue]]] = {}
        for cue in lexicon.cues:
            for first, *rest in (lemma.split() for lemma in cue.lemmas if " " in lemma):
                self._phrases.setdefault(first, []).append((rest, cue))
        self._papers = frozenset(lexicon.words("papers"))
        self._reports = frozenset(lexicon.words("reports"))
        self._object_control = object_control

    def scopes(self, paragraph: Paragraph) -> list[Scope]:
        """Return the scopes of a paragraph, the widest first."""
        found = []
        for sentence in paragraph.doc.sents:
            if len(sentence) > LONGEST_SENTENCE:
                continue
            for token in sentence:
                found += self._indirect(token)
                found += self._of_reports(token)
                found += self._of_charges(token)
                found += self._according(token)
            found += self._trailing(sentence)
        last: Scope | None = None
        for start, end in paragraph.quotations:
            if end - start < _SHORTEST:
                continue
            last = self._quotation(paragraph, start, end, last)
            if last is not None:
                found.append(last)
        return sorted(found, key=lambda scope: (scope.start - scope.end, scope.start))

    def innermost(self, token: "Token", scopes: list[Scope]) -> Scope | None:
        """Return the narrowest scope around a token."""
        covering = [scope for scope in scopes if scope.covers(token) and scope.cue_at != token.i]
        return covering[-1] if covering else None

    def _indirect(self, verb: "Token") -> list[Scope]:
        cue = self._cues.get(verb.lemma_.lower())
        if cue is None or not is_verb(verb):
            return []
        speakers = subjects(verb, self._object_control)
        if not speakers:
            return []
        found = []
        for child in verb.children:
            infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
            is_denied = cue.polarity is Polarity.NEGATIVE and child.dep_ == "xcomp"
            is_content = (child.dep_ == "ccomp" or is_denied) and not infinitive
            if is_content and child != speakers[0]:
                found.append(_scope(child.subtree, cue, verb, speakers[0]))
        return found

    def _of_reports(self, verb: "Token") -> list[Scope]:
        """Return the scope of what others said: «denied reports that it would join»."""
        cue = self._on_reports.get(verb.lemma_.lower())
        speakers = subjects(verb, self._object_control) if cue and is_verb(verb) else []
        told = [
            clause
            for noun in verb.rights
            if noun.dep_ == "dobj" and noun.lemma_.lower() in self._reports
            for clause in noun.rights
            if clause.dep_ in {"acl", "ccomp"} and is_verb(clause)
        ]
        if not speakers or not told:
            return []
        return [_scope(told[0].subtree, cue, verb, speakers[0])]

    def _of_charges(self, verb: "Token") -> list[Scope]:
        """Return the scope of what somebody is accused of, by nobody where none is named."""
        cue = self._charges.get(verb.lemma_.lower())
        charges = [
            clause
            for link in verb.rights
            if cue and link.dep_ == "prep" and link.lower_ in CHARGING
            for clause in link.children
            if clause.dep_ == "pcomp"
        ]
        if not charges:
            return []
        speakers = subjects(verb, self._object_control)
        words = (t for one in charges for t in one.subtree)
        return [_scope(words, cue, verb, speakers[0] if speakers else None)]

    def _trailing(self, sentence: "Span") -> list[Scope]:
        """Return the scope of «..., the United Nations estimates» where the cue reads as a noun."""
        words = [token for token in sentence if not token.is_punct and not token.is_space]
        if len(words) < 3 or not words[-1].tag_.startswith("NN"):
            return []
        cue = self._cues.get(words[-1].lemma_.lower())
        commas = [token.i for token in sentence if token.text == ","]
        if cue is None or not commas or words[-1].tag_ != "NNS":
            return []
        at = words[-1].i
        if not 1 < at - commas[-1] <= _TRAILING:
            return []
        return [Scope(sentence.start, commas[-1], cue, at, words[-2].i)]

    def _according(self, token: "Token") -> list[Scope]:
        """Return the scope of «according to X» and the like: the clause that it hangs on."""
        for rest, cue in self._phrases.get(token.lower_, ()):
            following = [t.lower_ for t in token.doc[token.i + 1 : token.i + 1 + len(rest)]]
            if following != rest:
                continue
            speaker = next(
                (t for t in token.subtree if t.dep_ == "pobj" and t.i > token.i + len(rest) - 1),
                None,
            )
            head = token.head
            if speaker is None or head == token:
                continue
            speaker = self._author(speaker)
            own = set(token.subtree)
            while not is_verb(head) and head.head != head:
                head = head.head
            words = [t for t in head.subtree if t not in own]
            if words:
                return [_scope(words, cue, token, speaker)]
        return []

    def _author(self, paper: "Token") -> "Token":
        """Return who wrote what speaks: «a report by the World Bank»."""
        if paper.lemma_.lower() not in self._papers:
            return paper
        links = [one for one in paper.rights if one.lower_ in {"by", "from", "of"}]
        ends = [one for link in links for one in link.children if one.dep_ == "pobj"]
        return next((one for one in ends if one.pos_ == "PROPN"), paper)

    def _quotation(
        self, paragraph: Paragraph, start: int, end: int, last: Scope | None
    ) -> Scope | None:
        """Return the scope of direct speech: its cue stands just before or after, or it goes on."""
        inside = [t for t in paragraph.doc if start <= t.idx < end]
        if not inside or not _is_speech(paragraph.text, start, end, inside):
            return None
        first, stop = inside[0].i, inside[-1].i + 1
        near = [
            *reversed(paragraph.doc[max(0, first - _NEAR) : first]),
            *paragraph.doc[stop : stop + _NEAR],
        ]
        for token in near:
            cue = self._cues.get(token.lemma_.lower())
            if cue is None or not is_verb(token) or paragraph.quotation_around(token):
                continue
            between = paragraph.doc[min(token.i + 1, stop) : max(first, token.i)]
            if any(
                t.text in {".", "!", "?"} and not paragraph.quotation_around(t) for t in between
            ):
                continue
            outside = [t for t in subjects(token, self._object_control) if not first <= t.i < stop]
            speaker = outside or _inverted(token, first, stop)
            if speaker:
                return Scope(first, stop, cue, token.i, speaker[0].i, is_quotation=True)
        goes_on = last is not None and paragraph.text[: start - 1].rstrip()[-1:] in {'"', ","}
        speaker_at = last.speaker if last is not None and goes_on else None
        return Scope(
            first, stop, last.cue if last and goes_on else None, -1, speaker_at, is_quotation=True
        )


def _scope(
    words: "Iterable[Token]", cue: Cue | None, at: "Token", speaker: "Token | None"
) -> Scope:
    """Return the scope over some words, of a cue that stands at a token."""
    tokens = frozenset(word.i for word in words)
    place = speaker.i if speaker is not None else None
    return Scope(min(tokens), max(tokens) + 1, cue, at.i, place, tokens=tokens)


def _is_speech(text: str, start: int, end: int, inside: "list[Token]") -> bool:
    """Tell speech from a title or a scare quote: it has a verb with a subject, and is a clause."""
    finite = [
        t
        for t in inside
        if is_verb(t) and any(c.dep_ in {"nsubj", "nsubjpass"} for c in t.children)
    ]
    return bool(finite) and bool(re.search(r"\w+\W+\w+\W+\w+", text[start:end]))


def _inverted(cue: "Token", first: int, stop: int) -> "list[Token]":
    """Return the noun beside a cue that the parser did not tie to it: «..., said Tokayev»."""
    following = [t for t in cue.rights if t.pos_ in {"PROPN", "NOUN"} and not first <= t.i < stop]
    return following[:1]
