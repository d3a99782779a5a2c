"""The reader of Japanese: trees by GiNZA."""

from collections.abc import Iterable

from kerege.extractors.common.names import Borne
from kerege.extractors.east_asian.amounts import EastAsianAmounts
from kerege.extractors.east_asian.times import EastAsianTimes
from kerege.extractors.japanese.parser import load_parser
from kerege.extractors.trees.names import AlignedNames
from kerege.extractors.trees.reader import Language, TreeReader
from kerege.extractors.trees.tree import Parser
from kerege.ontology.lexicon import Lexicon

__all__ = ["JapaneseReader"]


def _aligned(names: Iterable[Borne], parser: Parser, lexicon: Lexicon) -> AlignedNames:
    """Return a gazetteer of names as they are written: Japanese nouns do not inflect."""
    del parser
    return AlignedNames(names, tuple(word for row in lexicon.offices for word in row.words))


_JAPANESE = Language(
    code="ja",
    parser=load_parser,
    gazetteer=_aligned,
    times=EastAsianTimes,
    amounts=EastAsianAmounts,
    wraps=False,
)


class JapaneseReader(TreeReader):
    """Take mentions, attributions, events and claims out of Japanese texts.

    Raises ExtraError where the extra `ja` is not installed. The model that a project may choose is
    that of English.
    """

    def __init__(self, model: str = "") -> None:
        del model
        super().__init__(_JAPANESE)
