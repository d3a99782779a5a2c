"""The reader of Russian: natasha's models for trees, pymorphy3 for lemmas."""

from collections.abc import Iterable

from kerege.extractors.common.amounts import WordAmounts
from kerege.extractors.common.names import Borne
from kerege.extractors.russian.parser import load_parser
from kerege.extractors.russian.times import RussianTimes
from kerege.extractors.trees.names import LemmaNames
from kerege.extractors.trees.reader import Language, TreeReader
from kerege.extractors.trees.tree import Parser
from kerege.ontology.lexicon import Lexicon

__all__ = ["RussianReader"]


def _inflected(names: Iterable[Borne], parser: Parser, lexicon: Lexicon) -> LemmaNames:
    """Return a gazetteer of names in all their forms."""
    del lexicon
    return LemmaNames(names, parser)


_RUSSIAN = Language(
    code="ru",
    parser=load_parser,
    gazetteer=_inflected,
    times=RussianTimes,
    amounts=WordAmounts,
)


class RussianReader(TreeReader):
    """Take mentions, attributions, events and claims out of Russian texts.

    Raises ExtraError where the extra `ru` is not installed. The model that a project may choose is
    that of English.
    """

    def __init__(self, model: str = "") -> None:
        del model
        super().__init__(_RUSSIAN)
