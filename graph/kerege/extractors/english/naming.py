"""The words of a noun phrase as a name, and what class of thing such words name."""

import re
from typing import TYPE_CHECKING

from kerege.extractors.english.paragraph import Paragraph
from kerege.ids import FORBIDDEN
from kerege.ontology import Ontology
from kerege.ontology.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LONGEST = 12
_ACRONYM = 3
"""The letters at least of an acronym that stands for an organisation rather than for a firm."""
_LABELS = {
    "PERSON": "Person",
    "ORG": "Actor",
    "LOC": "Region",
    "FAC": "Project",
    "EVENT": "Event",
    "LAW": "Agreement",
}
_UNSURE = frozenset(["", "GPE", "PRODUCT"])
"""Labels that the language model gives to names of firms and bodies too."""
_PARTS = frozenset(
    ["compound", "amod", "nmod", "nummod", "poss", "case", "punct", "npadvmod", "advmod"]
)
_OUTSIDE = frozenset(["DET", "PRON"])


class Namer:
    """Cut names out of noun phrases and tell their class."""

    def __init__(self, lexicon: Lexicon, ontology: Ontology) -> None:
        self._ontology = ontology
        self._classes = {
            word: row.means
            for row in lexicon.classes
            for word in row.words
            if row.means in ontology.classes
        }
        self._vague = frozenset(lexicon.words("vague"))
        self._offices = frozenset(lexicon.words("office holders"))
        self._titles = frozenset(lexicon.words("titles"))

    def noun_class(self, word: str) -> str:
        """Return the class of things that a noun names, or ''."""
        return self._classes.get(word.lower(), "")

    def proper_name(self, token: "Token", paragraph: Paragraph) -> tuple[str, str]:
        """Return the proper name that a token heads and its class, or two empty texts."""
        quoted = self._quoted(token, paragraph)
        if quoted:
            return quoted, self.noun_class(token.lemma_) or self.noun_class(quoted.split()[-1])
        if token.pos_ != "PROPN":
            return "", ""
        span = next((e for e in token.doc.ents if e.start <= token.i < e.end), None)
        label = span.label_ if span is not None else ""
        first, last = _run(token)
        if span is not None and label == "PERSON":
            return self.person(self._whole(span, paragraph)), label.title()
        if span is not None and label in _LABELS:
            first, last = min(first, span.start), max(last, span.end - 1)
        words = list(token.doc[first : last + 1])
        while words and (words[0].pos_ in _OUTSIDE or words[0].is_punct):
            words.pop(0)
        while words and (words[-1].is_punct or words[-1].lower_ == "'s"):
            words.pop()
        if not words or len(words) > _LONGEST:
            return "", ""
        bare = self._behind_office(words)
        if bare != words and not self.noun_class(words[-1].lemma_):
            return _joined(bare), "Person"
        if len(words) == 1 and self.noun_class(words[0].lemma_):
            words = _with_title(words[0])
        name = _joined(words)
        if name.islower() or (len(words) == 1 and self.noun_class(words[0].lemma_)):
            return "", ""
        kind = self.noun_class(token.lemma_) or self.noun_class(words[-1].lemma_)
        kind = kind or self.noun_class(words[-1].lower_.removesuffix("s"))
        if not kind and label == "ORG" and _is_acronym(name):
            return name, "InternationalOrganization"
        return name, kind or _LABELS.get(label, "")

    @staticmethod
    def guess(token: "Token", wanted: str) -> str:
        """Return the class of a name that only its role tells: whoever acts, wherever one goes."""
        span = next((e for e in token.doc.ents if e.start <= token.i < e.end), None)
        label = span.label_ if span is not None else ""
        if token.tag_ != "NNP" or not token.text[:1].isupper() or label not in _UNSURE:
            return ""
        return wanted if wanted == "Actor" or (wanted == "Place" and label == "GPE") else ""

    def _behind_office(self, words: "list[Token]") -> "list[Token]":
        """Return what follows the last office in some words: «Kazakh Foreign Minister X»."""
        at = [n for n, word in enumerate(words[:-1]) if word.lower_ in self._offices]
        is_name = bool(at) and words[at[-1] + 1].pos_ != "ADP"
        return words[at[-1] + 1 :] if is_name else words

    def _whole(self, span: "Span", paragraph: Paragraph) -> "Span":
        """Return a person's name with the given names before it that the model left out."""
        doc, start = span.doc, span.start
        while (
            start
            and (before := doc[start - 1]).tag_ == "NNP"
            and before.head.i in range(start - 1, span.end)
            and before.ent_type_ in {"", "PERSON"}
            and before.i not in paragraph.names
            and before.lower_ not in self._titles
        ):
            start -= 1
        return doc[start : span.end]

    def person(self, span: "Span") -> str:
        """Return a person's name without titles; one bare word is too little to make a person."""
        words = self._behind_office(list(span))
        while words and (words[0].lower_ in self._titles or words[0].pos_ != "PROPN"):
            words.pop(0)
        while words and words[-1].lower_ == "'s":
            words.pop()
        titled = len(words) == 1 and words[0].i and words[0].nbor(-1).lower_ in self._titles
        if not words or (len(words) < 2 and not titled):
            return ""
        return _clean(span.doc.text[words[0].idx : words[-1].idx + len(words[-1])])

    def common_name(self, token: "Token", paragraph: Paragraph) -> tuple[str, int]:
        """Return a common noun with what modifies it, and how many words tell it apart."""
        times = paragraph.time_at
        parts = [
            child
            for child in token.lefts
            if child.dep_ in {"compound", "amod", "nmod", "npadvmod"}
            and child.lower_ not in self._vague
            and child.i not in times
            and not paragraph.counts(child)
        ]
        first = min((next(iter(part.subtree)).i for part in parts), default=token.i)
        while first < token.i and paragraph.counts(token.doc[first]):
            first += 1
        last = token.i
        tail = [
            child
            for child in token.rights
            if child.dep_ == "prep"
            and child.lower_ in {"of", "on"}
            and child.i not in times
            and not any(
                end.ent_type_ in {"DATE", "TIME"} or end.pos_ == "PRON" for end in child.children
            )
        ]
        if tail and (end := max(t.i for t in tail[-1].subtree)) - first < _LONGEST:
            last = end
        words = token.doc[first : last + 1]
        name = _clean(words.text)
        return name, len(parts) + bool(tail)

    @staticmethod
    def name_by_place(token: "Token") -> str:
        """Return «summit in Samarkand» for an event that only its place tells apart, or ''."""
        for child in token.rights:
            ends = [end for end in child.children if end.dep_ == "pobj" and _is_place(end)]
            if child.dep_ == "prep" and child.lower_ in {"in", "at"} and ends:
                last = max(t.i for t in ends[0].subtree if t.dep_ in _PARTS or t == ends[0])
                return _clean(token.doc[token.i : last + 1].text)
        return ""

    @staticmethod
    def _quoted(token: "Token", paragraph: Paragraph) -> str:
        """Return the quotation that a token stands in where it reads as a title."""
        span = paragraph.quotation_around(token)
        if span is None:
            return ""
        text = token.doc.text[span[0] : span[1]]
        words = re.findall(r"[\w'-]+", text)
        long_words = [word for word in words if len(word) > 3]
        is_title = bool(words) and all(
            word[0].isupper() or word[0].isdigit() for word in long_words
        )
        return _clean(text) if is_title and len(words) <= _LONGEST and long_words else ""


def _joined(words: "list[Token]") -> str:
    return _clean(words[0].doc.text[words[0].idx : words[-1].idx + len(words[-1])])


def _is_acronym(name: str) -> bool:
    return len(name) >= _ACRONYM and name.isupper() and name.isalnum() and not name.isdigit()


def _is_place(token: "Token") -> bool:
    return token.pos_ == "PROPN" and token.ent_type_ not in {"DATE", "TIME"}


def _run(token: "Token") -> tuple[int, int]:
    """Return the first and last token of the capitalised words around a head."""
    first = last = token.i
    parts = {t.i for child in token.lefts if child.dep_ in _PARTS for t in child.subtree}
    while first - 1 in parts and (
        token.doc[first - 1].pos_ in {"PROPN", "NUM"}
        or token.doc[first - 1].text == "-"
        or token.doc[first - 1].text[:1].isupper()
    ):
        first -= 1
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "for", "on"} and child.i == last + 1:
            below = list(child.subtree)
            if len(below) > 1 and all(
                t.pos_ in {"PROPN", "ADP", "DET", "CCONJ", "PUNCT"} for t in below
            ):
                last = below[-1].i
    return first, last


def _with_title(noun: "Token") -> "list[Token]":
    """Return a noun with the capitalised words behind its preposition: «Treaty on the Border»."""
    rest = list(noun.doc[noun.i + 1 : noun.sent.end])
    if not rest or rest[0].lower_ not in {"of", "on", "for"}:
        return [noun]
    end = 2 if len(rest) > 1 and rest[1].lower_ == "the" else 1
    first = end
    while end < len(rest) and rest[end].text[:1].isupper():
        end += 1
    return [noun, *rest[:end]] if end > first else [noun]


def _clean(name: str) -> str:
    """Return a name in one line, without outer marks and forbidden characters."""
    name = FORBIDDEN.sub("", " ".join(name.split()))
    return name.strip(" \"'.,;:!?()[]-").removesuffix("'s").strip()
