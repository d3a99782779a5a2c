"""The layer of attributions: speaker, cue and content as the words stand, nested as they nest.

Claims need to know who answers for them (`attribution.py`); this layer shows every stretch of a
text that somebody is said to say, think, want or dislike, with the exact words of each part.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kerege.extractors.english.paragraph import LONGEST_SENTENCE, Paragraph
from kerege.extractors.english.ranges import (
    Range,
    between,
    extent_of,
    joined,
    pieces,
    stretches,
    trimmed,
    without,
)
from kerege.extractors.english.syntax import is_passive, is_verb, subjects
from kerege.ontology.frames import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LEADS = frozenset(["aux", "auxpass", "neg", "advmod"])
_QUOTED = 3
"""How many words a quotation of speech has, at least."""
_TITLED = 4
"""How many words at most name a speaker before a colon."""
_NEAR = 12
"""How many tokens a cue may stand from the quotation that it introduces."""
_BEHIND = 7
"""How many tokens at most stand between a cue and the mark that ends its clause: told me Friday,"""
_STOPS = frozenset([",", ".", "?", "!", ";"])
_INVERTED = frozenset(["NOUN", "PROPN", "PRON"])
_UNDER = frozenset(["pobj", "pcomp"])
_PREDICATES = frozenset(["oprd", "ccomp", "xcomp"])
_LINKS = frozenset(["as", "for", "of", "to"])
"""Prepositions that go on with an object: accused Japan of theft, likened it to a war."""
_UNCLEAR = frozenset(["i", "we", "you"])
"""Who speaks of themselves outside a quotation is the author, or nobody that the text names."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Hold an attribution by its tokens; `head` is the word that the speaker's words hang on."""

    content: tuple[Range, ...]
    cue: Range | None = None
    speaker: Range | None = None
    head: int | None = None

    @property
    def extent(self) -> Range:
        """Return the first and last place of the content."""
        return self.content[0][0], self.content[-1][1]


class Sayings:
    """Find the attributions of a paragraph."""

    def __init__(self, lexicon: Lexicon, object_control: frozenset[str]) -> None:
        self._takes: dict[str, frozenset[str]] = {}
        self._phrases: dict[str, list[list[str]]] = {}
        for cue in (*lexicon.cues, *lexicon.attitudes):
            for lemma in cue.lemmas:
                if " " in lemma:
                    words = lemma.split()
                    self._phrases.setdefault(words[0], []).append(words)
                else:
                    self._takes[lemma] = self._takes.get(lemma, frozenset()) | set(cue.takes)
        self._nouns = frozenset(lexicon.words("sayings"))
        self._carriers = frozenset(lexicon.words("carriers"))
        self._object_control = object_control

    def find(self, paragraph: Paragraph) -> list[Saying]:
        """Return the attributions in the order of their content, the outer before the inner."""
        doc = paragraph.doc
        quoted = [between(doc, start - 1, end + 1) for start, end in paragraph.quotations]
        quoted = [one for one in quoted if one[1] - one[0] >= _QUOTED + 2]
        found: list[Saying] = []
        free = set(quoted)
        for sentence in doc.sents:
            if len(sentence) > LONGEST_SENTENCE:
                continue
            for token in sentence:
                found += self._by_word(token, free)
                found += self._by_phrase(token)
                found += self._by_noun(token)
                found += _by_colon(token)
        found += _loose(doc, quoted, found)
        return _ordered(found)

    def _by_word(self, word: "Token", free: set[Range]) -> Iterator[Saying]:
        takes = self._takes.get(word.lemma_.lower())
        if takes is None:
            return
        verb = word.head if word.dep_ == "acomp" else word
        if not is_verb(verb):
            return
        heads = self._speakers(verb)
        content, tail = self._content(word, takes)
        if "quote" in takes and (quotation := _beside(verb, free)):
            free.discard(quotation)
            content = joined(content, quotation)
        particles = [one for one in word.rights if one.dep_ == "prt" and one.i == word.i + 1]
        start, end = self._cue_range(verb, tail or next(iter(particles), word))
        if not content and heads and {"quote", "clause"} <= takes:
            content = _around_parenthesis(heads[0], verb)
        content = without(content, [(start, end)])
        speaker = _phrase(_named(verb, heads[0]), content) if heads else None
        if not content or (speaker is None and not is_passive(verb)):
            return
        if speaker is not None:
            content = without(content, [speaker])
        content = trimmed(word.doc, content)
        if content:
            yield Saying(tuple(content), (start, end), speaker, heads[0].i if heads else None)

    def _speakers(self, verb: "Token") -> "list[Token]":
        found = subjects(verb, self._object_control)
        if found or is_passive(verb):
            quoted = verb.doc[: verb.i].text.count('"') % 2
            return [one for one in found if quoted or one.lower_ not in _UNCLEAR]
        return [t for t in verb.rights if t.pos_ in _INVERTED and t.dep_ in {"nsubj", "npadvmod"}]

    def _content(self, word: "Token", takes: frozenset[str]) -> "tuple[list[Range], Token | None]":
        """Return what is said, wanted or judged, and the particle or preposition of the cue."""
        for child in word.children:
            if child.dep_ == "ccomp" and "clause" in takes:
                return self._with_sequel(word, child), None
        for child in word.children:
            if child.dep_ in {"xcomp", "ccomp"} and "infinitive" in takes and is_verb(child):
                shared = _surface(word) if is_passive(word) else []
                return stretches(t.i for one in (*shared, child) for t in one.subtree), None
        for child in word.children:
            if child.dep_ in {"prep", "prt"} and child.lower_ in takes:
                holder, dep = (child, _UNDER) if child.dep_ == "prep" else (word, {"dobj"})
                if ends := [one for one in holder.children if one.dep_ in dep]:
                    return pieces(ends[0]), child
        named = [one for one in word.rights if "naming" in takes and one.dep_ in _PREDICATES]
        if "object" in takes or named:
            ends = _surface(word) if is_passive(word) else [*_objects(word), *named]
            if ends:
                return stretches(t.i for one in ends for t in one.subtree), None
        return [], None

    def _with_sequel(self, word: "Token", clause: "Token") -> list[Range]:
        """Return a clause with a second one that the parser hung on the cue itself.

        «He said that Japan left, and Kazakhstan stayed»; a second clause with a cue stands alone.
        """
        places = {t.i for t in clause.subtree}
        for child in word.rights if word.i < clause.i else ():
            own = [one for one in child.lefts if one.dep_ in {"nsubj", "nsubjpass"}]
            own = own or [one for one in child.lefts if one.tag_ == "MD"]
            is_cue = child.lemma_.lower() in self._takes
            if child.dep_ == "conj" and child.i > clause.i and own and not is_cue:
                places |= {t.i for t in child.subtree}
                places |= {t.i for t in word.rights if clause.i < t.i < child.i}
        return stretches(places)

    def _cue_range(self, verb: "Token", tail: "Token") -> Range:
        """Return the verb with its auxiliaries and the verbs that carry it: «continued to call»."""
        top = verb
        while (
            top.dep_ in {"xcomp", "ccomp"}
            and top.head.i < top.i
            and top.head.lemma_.lower() in self._carriers
        ):
            top = top.head
        start, end = top.i, verb.i + 1
        leads = [*top.lefts] if top.i == verb.i else [*verb.lefts, *top.lefts]
        for child in sorted(leads, key=lambda token: -token.i):
            if child.dep_ in _LEADS and child.i == start - 1:
                start = child.i
        for token in verb.doc[end : tail.i + 1]:
            if token == tail or token.dep_ in _LEADS:
                end = token.i + 1
            else:
                break
        return start, end

    def _by_noun(self, noun: "Token") -> Iterator[Saying]:
        """Yield what «Japan's claim that ...» and «its decision to ...» hand over."""
        if noun.pos_ != "NOUN" or noun.lemma_ not in self._nouns:
            return
        clauses = [one for one in noun.rights if one.dep_ in {"acl", "ccomp"} and _is_content(one)]
        owners = [one for one in noun.lefts if one.dep_ == "poss"]
        if clauses and owners:
            content = trimmed(noun.doc, pieces(clauses[0]))
            start = owners[0].right_edge.i + 1
            yield Saying(
                tuple(content), (start, noun.i + 1), extent_of(owners[0].subtree), owners[0].i
            )

    def _by_phrase(self, token: "Token") -> Iterator[Saying]:
        """Yield what «according to X» and the like hand over: the clause that they hang on."""
        for words in self._phrases.get(token.lower_, ()):
            end = token.i + len(words)
            if [t.lower_ for t in token.doc[token.i : end]] != words:
                continue
            ends = [t for t in token.subtree if t.dep_ == "pobj" and t.i >= end]
            head = token.head
            if not ends or head == token:
                continue
            while not is_verb(head) and head.head != head:
                head = head.head
            content = without(pieces(head), [extent_of(token.subtree)])
            if content := trimmed(token.doc, content):
                speaker = extent_of(ends[0].subtree)
                yield Saying(tuple(content), (token.i, end), speaker, ends[0].i)


def _by_colon(mark: "Token") -> Iterator[Saying]:
    """Yield what a transcript gives to whom it names: «WALLACE: If I may, ...»."""
    if mark.text != ":":
        return
    sentence = mark.sent
    words = [t for t in mark.doc[sentence.start : mark.i] if t.text != '"']
    if not 0 < len(words) <= _TITLED or mark.i + _QUOTED > sentence.end:
        return
    if all(t.pos_ == "PROPN" for t in words):
        content = trimmed(mark.doc, [(mark.i + 1, sentence.end)])
        yield Saying(tuple(content), (mark.i, mark.i + 1), extent_of(words), words[-1].i)


def _is_content(clause: "Token") -> bool:
    """Tell whether a clause below a noun says what the noun is of: «that ...», «to ...»."""
    return any(one.lower_ in {"that", "to"} and one.dep_ in {"mark", "aux"} for one in clause.lefts)


def _around_parenthesis(speaker: "Token", verb: "Token") -> list[Range]:
    """Return the sentence around «, he told us,» where marks part it from the cue on both sides."""
    doc, sentence = verb.doc, verb.sent
    first, last = min(speaker.left_edge.i, verb.i), max(speaker.right_edge.i, verb.i)
    if first == sentence.start or doc[first - 1].text != ",":
        return []
    behind = (
        t.i for t in doc[last + 1 : min(last + 1 + _BEHIND, sentence.end)] if t.text in _STOPS
    )
    stop = next(behind, None)
    if stop is None:
        return []
    return stretches(i for i in range(sentence.start, sentence.end) if not first - 1 <= i <= stop)


def _beside(verb: "Token", free: set[Range]) -> Range | None:
    """Return the quotation nearest to a cue, before or after it, in its sentence."""
    sentence = verb.sent
    best: tuple[int, Range] | None = None
    for start, end in sorted(free):
        if start <= verb.i < end:
            return None
        distance = verb.i - end if end <= verb.i else start - verb.i - 1
        near = distance <= _NEAR and end >= sentence.start and start <= sentence.end
        if near and (best is None or distance < best[0]):
            best = (distance, (start, end))
    return best[1] if best else None


def _loose(doc: "Doc", quoted: list[Range], found: list[Saying]) -> Iterator[Saying]:
    """Yield the quotations of speech that no cue of their own introduces."""
    covered = [one for saying in found for one in saying.content]
    for start, end in quoted:
        if any(a <= start + 1 and end - 1 <= b for a, b in covered):
            continue
        inside = doc[start:end]
        if any(is_verb(t) and t.tag_ != "VBG" for t in inside) and end - start > 2 * _QUOTED:
            yield Saying(((start, end),))


def _named(verb: "Token", head: "Token") -> "Token":
    """Return the relative pronoun that stands for a speaker, where one does."""
    own = [one for one in verb.lefts if one.dep_ == "nsubj" and one.tag_ in {"WP", "WDT"}]
    return own[0] if own else head


def _objects(verb: "Token") -> "list[Token]":
    """Return the object, with what it is called or taken for."""
    found = [one for one in verb.children if one.dep_ == "dobj"]
    if found:
        found += [
            one
            for one in verb.rights
            if one.dep_ in {"oprd", "xcomp"} or (one.dep_ == "prep" and one.lower_ in _LINKS)
        ]
    return found


def _surface(verb: "Token") -> "list[Token]":
    return [one for one in verb.children if one.dep_ == "nsubjpass"]


def _phrase(head: "Token", content: list[Range]) -> Range | None:
    """Return the words of a speaker that stand together outside the content."""
    inside = {i for start, end in content for i in range(start, end)}
    if head.i in inside:
        return None
    places = {t.i for t in head.subtree} - inside
    block = next(one for one in stretches(places) if one[0] <= head.i < one[1])
    kept = trimmed(head.doc, [block])
    return kept[0] if kept else None


def _ordered(found: Iterable[Saying]) -> list[Saying]:
    once = {(one.content, one.cue): one for one in found}
    return sorted(once.values(), key=lambda one: (one.extent[0], -one.extent[1], one.cue or (0, 0)))
