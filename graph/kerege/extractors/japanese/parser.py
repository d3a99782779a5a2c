"""Trees of Japanese sentences by GiNZA, with the forms of verbs told as features.

The features: `Form=Plain` for the plain form, which speaks of what is to come or always so;
`Form=Past`; `Form=Going` for 〜ている; `VerbForm=Inf` for a verb in the middle of a sentence, which
takes tense and mood from the verb after it; `Voice=Pass`.
"""

from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from kerege.extractors.trees.tree import Guess, Tree, Word
from kerege.plugins import extra

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span, Token

_LINKING = frozenset(["て", "で", "つつ", "し", "ながら"])
_PLACES = ("Country", "City", "Province", "Geological", "Continental", "Island", "Sea", "River")
_BODIES = ("Government", "Company", "International_Organization", "Political", "Cabinet", "School")


@lru_cache(maxsize=1)
def load_parser() -> "JapaneseParser":
    """Return the parser; raise ExtraError where its model is not installed."""
    with extra("ja"):
        import ja_ginza
    return JapaneseParser(ja_ginza.load())


class JapaneseParser:
    """Make trees of Japanese paragraphs."""

    def __init__(self, pipeline: "Language") -> None:
        self._pipeline = pipeline

    @property
    def name(self) -> str:
        """Return the version of the model."""
        return f"ja_ginza/{version('ja-ginza')}"

    def trees(self, text: str, offset: int) -> Iterator[Tree]:
        """Yield the sentences of a paragraph that stands at an offset of its document."""
        for sentence in self._pipeline(text).sents:
            if sentence.text.strip():
                guesses = (_guess(one, offset) for one in sentence.ents)
                words = tuple(_word(token, sentence.start, offset) for token in sentence)
                yield Tree(words, tuple(one for one in guesses if one.kind))

    def keys(self, name: str) -> list[frozenset[str]]:
        """Return the words of a name as they are written."""
        return [frozenset([token.text]) for token in self._pipeline.make_doc(name)]


def _word(token: "Token", first: int, offset: int) -> Word:
    return Word(
        i=token.i - first,
        text=token.text,
        lemma=_lemma(token),
        pos=token.pos_,
        dep=_relation(token),
        head=token.head.i - first,
        start=token.idx + offset,
        features=_features(token) if token.pos_ in {"VERB", "ADJ"} else {},
    )


def _lemma(token: "Token") -> str:
    """Return the lemma of a word; 明らかにする counts as one verb."""
    if token.lemma_ == "する" and token.i > 1 and token.nbor(-2).text == "明らか":
        return "明らかにする"
    return token.lemma_


def _relation(token: "Token") -> str:
    """Return the relation of Universal Dependencies, finer where GiNZA leaves two as one.

    A clause before と is what is said, one in the middle of a sentence stands beside the next. Of
    nouns that と joins the last is the head.
    """
    relation = token.dep_.lower()
    if relation == "dislocated":
        return "nsubj"
    if relation == "nmod" and [one.text for one in token.rights if one.dep_ == "case"] == ["と"]:
        return "conj"
    if relation != "advcl":
        return relation
    marks = [one for one in token.rights if one.dep_ in {"case", "mark", "fixed"}]
    if any(one.text == "と" and one.pos_ == "ADP" for one in marks):
        return "ccomp"
    if all(one.text in _LINKING for one in marks):
        return "conj"
    return relation


def _features(token: "Token") -> dict[str, str]:
    """Return voice and form of a verb, from the auxiliaries behind it."""
    behind = list(token.rights)
    lemmas = {one.lemma_ for one in behind if one.dep_ == "aux"}
    inner = {one.lemma_ for mark in behind for one in mark.children if mark.dep_ == "mark"}
    found = {"Voice": "Pass"} if lemmas & {"れる", "られる"} else {}
    if _relation(token) == "conj":
        return {**found, "VerbForm": "Inf"}
    if "いる" in inner | lemmas or "居る" in inner | lemmas:
        return {**found, "Form": "Going"}
    if lemmas & {"た", "だ"}:
        return {**found, "Form": "Past"}
    return {**found, "Form": "Plain"}


def _guess(span: "Span", offset: int) -> Guess:
    label = span.label_
    kind = "Person" if label == "Person" else ""
    kind = kind or ("Place" if label.startswith(_PLACES) else "")
    kind = kind or ("Actor" if label.startswith(_BODIES) else "")
    return Guess(span.start_char + offset, span.end_char + offset, kind)
