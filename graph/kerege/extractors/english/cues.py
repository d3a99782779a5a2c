"""An attribution by its tokens, and the words of its cue."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kerege.extractors.english.ranges import Range
from kerege.extractors.english.syntax import is_verb
from kerege.ontology.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEADS = frozenset(["aux", "auxpass", "neg", "advmod"])
_WITHIN = _LEADS | {"prt"}
_CARRIED = frozenset(["xcomp", "ccomp", "advcl"])
_REACH = 4
"""How many tokens a verb stands at most behind the one that carries it: went on to explain."""


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


@dataclass(frozen=True, slots=True)
class Carriers:
    """Hold the words that a cue may have around its verb.

    `words` carry it: verbs and adjectives («quick to praise»); `papers` are issued to say
    something, `closing` are papers that belong to a cue where they end its sentence.
    """

    words: frozenset[str]
    papers: frozenset[str]
    closing: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "Carriers":
        """Return the words that a lexicon lists."""
        return cls(*(frozenset(lexicon.words(name)) for name in ("carriers", "issued", "said in")))

    def above(self, verb: "Token") -> "Token":
        """Return the word that a cue begins with: a verb, or what carries it."""
        top = verb
        while (
            top.dep_ in _CARRIED
            and 0 < top.i - top.head.i <= _REACH
            and top.head.lemma_.lower() in self.words
        ):
            top = top.head
            if top.dep_ == "acomp":
                top = top.head
        if top.dep_ == "acl" and top.tag_ == "VBG" and self._is_issued(top.head):
            return top.head.head
        return top

    def closed(self, cue: Range, verb: "Token") -> Range:
        """Return a cue with the paper or day that ends its sentence: «..., he said Friday.»."""
        doc, end = verb.doc, cue[1]
        for child in verb.rights:
            last = child.right_edge.i
            if child.left_edge.i != end or doc[last + 1 : last + 2].text != ".":
                continue
            is_day = child.dep_ == "npadvmod" and last == end
            is_paper = child.dep_ == "prep" and child.lower_ == "in"
            if is_day or (is_paper and doc[last].lemma_.lower() in self.closing):
                return cue[0], last + 1
        return cue

    def _is_issued(self, noun: "Token") -> bool:
        """Tell whether somebody brings out a paper: «issued a statement saying»."""
        verb = noun.head
        is_object = noun.dep_ == "dobj" and verb.i < noun.i
        return is_object and is_verb(verb) and noun.lemma_.lower() in self.papers


def cue_range(verb: "Token", tail: "Token", carriers: Carriers) -> Range:
    """Return a verb with its auxiliaries and the words that carry it: «continued to call».

    The cue ends with `tail`, what stands between the two goes along: «was most proud of». A colon,
    and an adverb of manner just behind it, belong to the cue.
    """
    top = carriers.above(verb)
    start, end = top.i, verb.i + 1
    leads = [*top.lefts] if top.i == verb.i else [*verb.lefts, *top.lefts]
    for child in sorted(leads, key=lambda token: -token.i):
        if child.dep_ in _LEADS and child.i == start - 1 and child.tag_ != "WRB":
            start = child.i
    if tail.head != verb and tail.head.head == verb:
        end = tail.i + 1
    for token in verb.doc[end : tail.i + 1]:
        if token == tail or token.dep_ in _WITHIN:
            end = token.i + 1
        else:
            break
    for token in verb.doc[end : end + 1]:
        is_manner = token.dep_ == "advmod" and token.head == verb and token.tag_ == "RB"
        if token.text == ":" or is_manner:
            end += 1
    return start, end


def is_infinitive(verb: "Token") -> bool:
    """Tell whether a verb stands with «to»."""
    return any(one.lower_ == "to" and one.dep_ == "aux" for one in verb.lefts)
