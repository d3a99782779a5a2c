"""The layer of attributions: speaker, cue and content as the words stand, nested as they nest.

Claims need to know who answers for them (`attribution.py`); this layer shows every stretch of a
text that somebody is said to say, think, want or dislike, with the exact words of each part.
"""

from collections.abc import Container, Iterator, Mapping
from typing import TYPE_CHECKING

from kerege.extractors.english.contents import around_parenthesis, beside_clause, content_of
from kerege.extractors.english.cues import Carriers, Saying, cue_range, is_infinitive
from kerege.extractors.english.idioms import Idioms
from kerege.extractors.english.nouns import NounCues
from kerege.extractors.english.paragraph import LONGEST_SENTENCE, Paragraph
from kerege.extractors.english.quoted import introduced, loose, spoken, unopened, voiced
from kerege.extractors.english.ranges import (
    Range,
    extent_of,
    joined,
    paired,
    pieces,
    stretches,
    trimmed,
    within,
    without,
    without_aside,
)
from kerege.extractors.english.syntax import is_passive, is_verb, subjects
from kerege.ontology.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_TITLED = 4
"""How many words at most name a speaker before a colon."""
_TOLD = frozenset(["VBD", "VBG", "VBZ"])
_AIMS = frozenset(["xcomp", "acl", "advcl"])
_INVERTED = frozenset(["NOUN", "PROPN", "PRON"])


class Sayings:
    """Find the attributions of a paragraph."""

    def __init__(self, lexicon: Lexicon, object_control: frozenset[str]) -> None:
        self._takes: dict[str, frozenset[str]] = {}
        self._phrases: dict[str, list[list[str]]] = {}
        for cue in lexicon.cues:
            for first, *rest in (lemma.split() for lemma in cue.lemmas if " " in lemma):
                self._phrases.setdefault(first, []).append([first, *rest])
        for cue in (*lexicon.cues, *lexicon.attitudes):
            for lemma in cue.lemmas:
                if " " not in lemma:
                    self._takes[lemma] = self._takes.get(lemma, frozenset()) | set(cue.takes)
        self._nouns = NounCues(lexicon, object_control)
        self._carriers = Carriers.of(lexicon)
        phrases = [one for row in lexicon.attitudes for one in row.lemmas if " " in one]
        self._idioms = Idioms(phrases, self._carriers, object_control)
        self._headings = frozenset(lexicon.words("headings"))
        self._records = frozenset(lexicon.words("records"))
        self._heads = frozenset(lexicon.words("records")) | self._carriers.papers
        self._object_control = object_control

    def find(self, paragraph: Paragraph) -> list[Saying]:
        """Return the attributions in the order of their content, the outer before the inner."""
        doc = paragraph.doc
        quoted, earlier = spoken(paragraph), unopened(doc)
        if earlier is not None and earlier[1] < len(doc):
            quoted.append(earlier)
        sentences = [one for one in doc.sents if len(one) <= LONGEST_SENTENCE]
        introducing = (t for one in sentences for t in one if self._introduces(t))
        owned = introduced(introducing, quoted)
        found: list[Saying] = []
        for sentence in sentences:
            for token in sentence:
                found += self._by_word(token, quoted, owned)
                found += self._by_phrase(token)
                found += self._by_record(token)
                found += self._idioms.find(token)
                found += self._nouns.find(token)
                found += self._by_colon(token)
        if earlier == (0, len(doc)) and not any(one.cue for one in found):
            quoted.append(earlier)
        for one in loose(doc, quoted, [one.content for one in found]):
            cue, speaker = voiced(doc, one) or (None, None)
            found.append(Saying((one,), cue, speaker, speaker[1] - 1 if speaker else None))
        return _ordered(found)

    def _introduces(self, token: "Token") -> bool:
        takes = self._takes.get(token.lemma_.lower(), ())
        is_busy = any(one.dep_ == "xcomp" and is_infinitive(one) for one in token.rights)
        return is_verb(token) and "quote" in takes and not is_busy

    def _by_word(
        self, word: "Token", quoted: list[Range], owned: Mapping[int, Range]
    ) -> Iterator[Saying]:
        takes = self._takes.get(word.lemma_.lower())
        if takes is None:
            return
        verb = word.head if word.dep_ == "acomp" else word
        if not is_verb(verb):
            return
        top = self._carriers.above(verb)
        content, tail = content_of(word, takes, self._takes)
        if quotation := owned.get(word.i):
            content = joined(word.doc, content, quotation, word.i)
        particles = [one for one in word.rights if one.dep_ == "prt" and one.i == word.i + 1]
        heads = self._speakers(top, content) if "raising" not in takes else []
        cue = cue_range(verb, tail or next(iter(particles), word), self._carriers)
        if not content and heads and {"quote", "clause"} <= takes:
            content = around_parenthesis(heads[0], verb) or beside_clause(verb)
        if content and content[-1][1] <= cue[0]:
            cue = self._carriers.closed(cue, verb)
        content = without(content, [cue])
        for bounds in quoted:
            if bounds[0] <= word.i < bounds[1]:
                content = within(content, bounds)
        speaker = _phrase(_named(verb, heads[0]), content, self._takes) if heads else None
        if heads and top == verb and self._is_aim(verb, heads[0]):
            return
        if not content or not (speaker or is_passive(verb) or _is_unsaid(word, takes)):
            return
        if speaker is not None:
            content = without(content, [speaker])
        content = trimmed(word.doc, without_aside(word.doc, content, self._takes))
        if content:
            yield Saying(tuple(content), cue, speaker, heads[0].i if heads else None)

    def _speakers(self, verb: "Token", content: list[Range]) -> "list[Token]":
        """Return who speaks, first who stands outside the content, where the parser named two."""
        found = subjects(verb, self._object_control)
        if found or is_passive(verb):
            return sorted(found, key=lambda one: any(a <= one.i < b for a, b in content))
        kinds = {"nsubj", "npadvmod"}
        if verb.i and verb.doc[verb.i - 1].text == '"':
            kinds |= {"dobj", "attr"}
        after = [t for t in verb.rights if t.pos_ in _INVERTED and t.dep_ in kinds]
        return after or _neighbour(verb)

    def _is_aim(self, verb: "Token", speaker: "Token") -> bool:
        """Tell whether a verb says what its speaker may or shall do, not does: «is free to say».

        «This led many to say» has a speaker of its own; what somebody wants to say is his wish.
        """
        is_shared = verb.dep_ in _AIMS and speaker.i < verb.head.i
        return is_infinitive(verb) and is_shared and verb.head.lemma_.lower() not in self._takes

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

    def _by_record(self, token: "Token") -> Iterator[Saying]:
        """Yield what stands «in a new poll»: the clause that this hangs on."""
        if token.lower_ != "in" or not is_verb(token.head):
            return
        records = [t for t in token.children if t.dep_ == "pobj" and t.lower_ in self._records]
        if not records:
            return
        content = without(pieces(token.head), [extent_of(token.subtree)])
        if content := trimmed(token.doc, content):
            speaker = extent_of(records[0].subtree)
            yield Saying(tuple(content), (token.i, token.i + 1), speaker, records[0].i)

    def _by_colon(self, mark: "Token") -> Iterator[Saying]:
        """Yield what a transcript gives to whom it names: «WALLACE: If I may, ...»."""
        if mark.text != ":":
            return
        doc, sentence = mark.doc, mark.sent
        words = [t for t in doc[sentence.start : mark.i] if t.text != '"']
        end = sentence.end if mark.i + 1 < sentence.end else len(doc)
        if not 0 < len(words) <= _TITLED or words[-1].lower_ in self._headings:
            return
        is_paper = len(words) == 1 and words[0].lower_ in self._heads
        if (is_paper or _names_one(words)) and any(is_verb(t) for t in doc[mark.i : end]):
            content = trimmed(doc, [(mark.i + 1, end)])
            yield Saying(tuple(content), (mark.i, mark.i + 1), extent_of(words), words[-1].i)


def _names_one(words: "list[Token]") -> bool:
    """Tell whether some words before a colon are a name; the parser takes a lone one for a noun."""
    if len(words) == 1 and words[0].text.istitle() and len(words[0]) > 2:
        return words[0].pos_ in {"PROPN", "NOUN"}
    return all(t.pos_ == "PROPN" or (t.text.isupper() and len(t) > 1) for t in words)


def _named(verb: "Token", head: "Token") -> "Token":
    """Return the relative pronoun that stands for a speaker, where one does."""
    own = [one for one in verb.lefts if one.dep_ == "nsubj" and one.tag_ in {"WP", "WDT"}]
    return own[0] if own else head


def _neighbour(verb: "Token") -> "list[Token]":
    """Return the name or pronoun just before a finite cue that the parser did not tie to it."""
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else verb
    is_finite = verb.tag_ in {"VBD", "VBZ", "VBP"}
    return [before] if is_finite and before.pos_ in {"PROPN", "PRON"} else []


def _is_unsaid(verb: "Token", takes: frozenset[str]) -> bool:
    """Tell whether a cue may stand without a speaker: «it seems that», «..., adding that».

    Nor does the parser find every subject of a finite verb of speech.
    """
    goes_on = verb.tag_ in _TOLD and any(one.dep_ == "ccomp" for one in verb.children)
    return "raising" in takes or (goes_on and "clause" in takes)


def _phrase(head: "Token", content: list[Range], cues: Container[str]) -> Range | None:
    """Return the words of a speaker that stand together outside the content."""
    inside = {i for start, end in content for i in range(start, end)}
    if head.i in inside:
        return None
    places = {t.i for t in head.subtree} - inside
    for clause in head.rights:
        is_aside = clause.dep_ == "acl" or (
            clause.dep_ == "relcl" and clause.lemma_.lower() in cues
        )
        if is_aside and head.doc[clause.left_edge.i - 1].text == ",":
            places -= set(range(clause.left_edge.i - 1, head.right_edge.i + 1))
    block = next(one for one in stretches(places) if one[0] <= head.i < one[1])
    kept = trimmed(head.doc, [block])
    return paired(head.doc, kept[0], head.i) if kept else None


def _ordered(found: list[Saying]) -> list[Saying]:
    once = {(one.content, one.cue): one for one in found}
    return sorted(once.values(), key=lambda one: (one.extent[0], -one.extent[1], one.cue or (0, 0)))
