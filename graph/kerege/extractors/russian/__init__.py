"""The reader of Russian: natasha's models for trees, pymorphy3 for lemmas."""

from kerege.extractors.common.amounts import WordAmounts
from kerege.extractors.russian.parser import load_parser
from kerege.extractors.russian.times import RussianTimes
from kerege.extractors.trees.names import LemmaNames
from kerege.extractors.trees.reader import Language, TreeReader

__all__ = ["RussianReader"]

_RUSSIAN = Language(
    code="ru",
    parser=load_parser,
    gazetteer=LemmaNames,
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
