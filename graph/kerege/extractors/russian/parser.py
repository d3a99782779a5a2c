"""Trees of Russian sentences: razdel cuts, slovnet tags and parses, pymorphy3 finds lemmas.

The models are those that the package natasha carries. Natasha itself stays unimported: its own
lemmas need pymorphy2, which does not run on Python 3.11.
"""

from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kerege.extractors.trees.tree import Guess, Tree, Word
from kerege.plugins import extra

_EMBEDDING = "emb/navec_news_v1_1B_250K_300d_100q.tar"
_MODEL = "model/slovnet_{}_news_v1.tar"
_KINDS = {"PER": "Person", "ORG": "Actor", "LOC": "Place"}
_PARTS = {
    "VERB": ("VERB", "INFN", "GRND", "PRTF", "PRTS"),
    "AUX": ("VERB", "INFN"),
    "NOUN": ("NOUN",),
    "PROPN": ("NOUN",),
    "ADJ": ("ADJF", "ADJS", "PRTF"),
    "NUM": ("NUMR",),
    "PRON": ("NPRO",),
    "ADP": ("PREP",),
    "CCONJ": ("CONJ",),
    "SCONJ": ("CONJ",),
    "PART": ("PRCL",),
    "ADV": ("ADVB", "PRED"),
}
"""The parts of speech of pymorphy3 that one of Universal Dependencies may be."""


@lru_cache(maxsize=1)
def load_parser() -> "RussianParser":
    """Return the parser; raise ExtraError where its models are not installed."""
    with extra("ru"):
        import pymorphy3
        from navec import Navec
        from slovnet import NER, Morph, Syntax
        from threadpoolctl import ThreadpoolController

        home = find_spec("natasha")
        if home is None:
            raise ModuleNotFoundError(name="natasha")
    data = Path(home.origin or "").parent / "data"
    embedding = Navec.load(data / _EMBEDDING)
    models: list[Any] = []
    for kind, model in (("morph", Morph), ("syntax", Syntax), ("ner", NER)):
        loaded = model.load(data / _MODEL.format(kind))
        loaded.navec(embedding)
        models.append(loaded)
    return RussianParser(models, pymorphy3.MorphAnalyzer(), ThreadpoolController())


class RussianParser:
    """Make trees of Russian paragraphs.

    The matrices are small: on more threads than one a parse takes ten times the work.
    """

    def __init__(self, models: list[Any], lemmas: Any, blas: Any) -> None:
        self._morph, self._syntax, self._names = models
        self._blas = blas
        self._parses = lru_cache(maxsize=100_000)(lemmas.parse)

    @property
    def name(self) -> str:
        """Return the versions of the packages whose models parse."""
        return f"natasha/{version('natasha')} pymorphy3/{version('pymorphy3')}"

    def trees(self, text: str, offset: int) -> Iterator[Tree]:
        """Yield the sentences of a paragraph that stands at an offset of its document."""
        from razdel import sentenize, tokenize

        places = [
            [(sentence.start + token.start, token.text) for token in tokenize(sentence.text)]
            for sentence in sentenize(text)
        ]
        places = [tokens for tokens in places if tokens]
        words = [[text for _, text in tokens] for tokens in places]
        with self._blas.limit(limits=1):
            spans = self._names(text).spans
            morphs, arcs_of = list(self._morph.map(words)), list(self._syntax.map(words))
        guesses = [
            Guess(offset + span.start, offset + span.stop, _KINDS[span.type]) for span in spans
        ]
        for tokens, tags, arcs in zip(places, morphs, arcs_of, strict=True):
            tree = Tree(
                tuple(
                    self._word(i, offset + start, text, tag, arc)
                    for i, ((start, text), tag, arc) in enumerate(
                        zip(tokens, tags.tokens, arcs.tokens, strict=True)
                    )
                )
            )
            inside = tuple(
                one for one in guesses if tree.span.start <= one.start and one.end <= tree.span.end
            )
            yield Tree(tree.words, inside)

    def keys(self, name: str) -> list[frozenset[str]]:
        """Return the normal forms of each word of a name."""
        from razdel import tokenize

        return [self._forms(token.text) for token in tokenize(name)]

    def _word(self, i: int, start: int, text: str, tag: Any, arc: Any) -> Word:
        head = int(arc.head_id) - 1
        return Word(
            i=i,
            text=text,
            lemma=self._lemma(text, tag.pos),
            pos=tag.pos,
            dep="root" if head < 0 else arc.rel,
            head=i if head < 0 else head,
            start=start,
            features=_tensed(text, tag.feats),
            keys=self._forms(text),
        )

    def _forms(self, word: str) -> frozenset[str]:
        lower = word.lower()
        return frozenset([lower, *(_plain(parse.normal_form) for parse in self._parses(lower))])

    def _lemma(self, word: str, pos: str) -> str:
        parses = self._parses(word.lower())
        wanted = _PARTS.get(pos, ())
        fitting = [parse for parse in parses if parse.tag.POS in wanted] or parses
        return _plain(fitting[0].normal_form) if fitting else word.lower()


def _tensed(word: str, features: dict[str, str]) -> dict[str, str]:
    """Return features with the tense of «буду», which the model takes for the present."""
    is_future = word.lower().startswith("буд") and features.get("Tense") == "Pres"
    return {**features, "Tense": "Fut"} if is_future else features


def _plain(form: str) -> str:
    return form.replace("ё", "е")
