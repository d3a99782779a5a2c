"""Read texts of one language: trees, names, times and amounts, then speech, frames and claims."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from kerege.extractors.common.amounts import Amount
from kerege.extractors.common.datelines import without_datelines
from kerege.extractors.common.dates import Time
from kerege.extractors.common.lexicons import lexicon_of
from kerege.extractors.common.names import Borne, Hit, borne_names
from kerege.extractors.common.paragraphs import paragraphs
from kerege.extractors.common.territories import other_states
from kerege.extractors.common.world import World
from kerege.extractors.reading import Knowledge, Reading, grounded
from kerege.extractors.trees.matching import Matcher
from kerege.extractors.trees.page import Page, Tools
from kerege.extractors.trees.references import References
from kerege.extractors.trees.speech import Speech
from kerege.extractors.trees.stance import StanceReader
from kerege.extractors.trees.tree import Parser, Tree
from kerege.extractors.trees.walking import Walker
from kerege.model import Document, Entity
from kerege.ontology import Ontology
from kerege.ontology.lexicon import Lexicon
from kerege.values import PartialDate

_VERSION = "kerege-trees/0.1"


class Gazetteer(Protocol):
    """Find known names in a tree."""

    def find(self, tree: Tree) -> list[Hit]:
        """Return them without overlaps, in order."""
        ...


class TimeGrammar(Protocol):
    """Find the times of a text."""

    def find(self, text: str, published: PartialDate | None) -> list[Time]:
        """Return them in order."""
        ...


class AmountGrammar(Protocol):
    """Find the amounts of a text."""

    def find(self, text: str) -> list[Amount]:
        """Return them in order."""
        ...


@dataclass(frozen=True, kw_only=True)
class Language:
    """Hold what reading a language takes beside its data.

    `wraps` tells whether lines of a text may be wrapped, as they are not in scripts without spaces.
    """

    code: str
    parser: Callable[[], Parser]
    gazetteer: Callable[[Iterable[Borne], Parser, Lexicon], Gazetteer]
    times: Callable[[Lexicon], TimeGrammar]
    amounts: Callable[[Lexicon, Ontology], AmountGrammar]
    wraps: bool = True


class TreeReader:
    """Take mentions, attributions, events and claims out of texts of one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._parser = language.parser()
        self._tools: tuple[Knowledge, _Kit] | None = None

    @property
    def method(self) -> str:
        """Return the name and version of this reader and of its model."""
        return f"{_VERSION} {self._parser.name}"

    def read(self, document: Document, knowledge: Knowledge) -> Reading:
        """Return what the document says, in the document's order."""
        kit = self._kit(knowledge)
        when = document.source.published_on
        references = References(
            world=kit.world, resolver=knowledge.resolver, lexicon=kit.lexicon, when=when
        )
        page = Page(kit.tools, document, self.method, references)
        blocks = paragraphs(document.text, wraps=self._language.wraps)
        for offset, text in without_datelines(blocks, kit.lexicon):
            times = [time.moved(offset) for time in kit.times.find(text, when)]
            amounts = [amount.moved(offset) for amount in kit.amounts.find(text)]
            page.note(times, amounts)
            for tree in self._parser.trees(text, offset):
                page.read(tree, tuple(kit.gazetteer.find(tree)), times, amounts)
        return grounded(page.reading(kit.others))

    def _kit(self, knowledge: Knowledge) -> "_Kit":
        """Return what was made for this knowledge, made anew only where it is another."""
        if self._tools is None or self._tools[0] is not knowledge:
            self._tools = (knowledge, _Kit(self._language, self._parser, knowledge))
        return self._tools[1]


class _Kit:
    """Hold what a reader makes once of a lexicon and a body of knowledge."""

    def __init__(self, language: Language, parser: Parser, knowledge: Knowledge) -> None:
        lexicon = lexicon_of(knowledge.ontology, language.code)
        walker = Walker(lexicon)
        self.lexicon = lexicon
        self.others: tuple[Entity, ...] = other_states(knowledge.resolver, lexicon)
        self.world = World(knowledge, self.others)
        names = borne_names(knowledge.resolver, lexicon, self.others)
        self.gazetteer = language.gazetteer(names, parser, lexicon)
        self.times = language.times(lexicon)
        self.amounts = language.amounts(lexicon, knowledge.ontology)
        self.tools = Tools(
            matcher=Matcher(lexicon, knowledge.ontology, walker),
            speech=Speech(lexicon, walker),
            stances=StanceReader(lexicon),
        )
