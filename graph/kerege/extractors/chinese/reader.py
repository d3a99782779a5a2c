"""Read Chinese text as far as names, dates and units go."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kerege.extractors.common.datelines import without_datelines
from kerege.extractors.common.lexicons import lexicon_of
from kerege.extractors.common.names import Hit, SurfaceNames, borne_names, longest
from kerege.extractors.common.paragraphs import paragraphs
from kerege.extractors.common.territories import other_states
from kerege.extractors.common.world import World
from kerege.extractors.east_asian.amounts import EastAsianAmounts
from kerege.extractors.east_asian.times import EastAsianTimes
from kerege.extractors.layers import Mention, Span
from kerege.extractors.reading import Knowledge, Reading, grounded
from kerege.model import Document

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*[”」』\"]?")


class ChineseReader:
    """Take sentences, mentions, times and amounts out of Chinese texts, simplified or not.

    The model that a project may choose is that of English.
    """

    method = "kerege-chinese/0.1"

    def __init__(self, model: str = "") -> None:
        del model
        self._tools: tuple[Knowledge, _Tools] | None = None

    def read(self, document: Document, knowledge: Knowledge) -> Reading:
        """Return what the document names, in the document's order."""
        if self._tools is None or self._tools[0] is not knowledge:
            self._tools = (knowledge, _Tools(knowledge))
        tools = self._tools[1]
        sentences: list[Span] = []
        mentions: list[Mention] = []
        times, measures = [], []
        blocks = paragraphs(document.text, wraps=False)
        for offset, text in without_datelines(blocks, tools.lexicon):
            sentences += _sentences(text, offset)
            mentions += tools.mentions(longest(tools.names.find(text, offset)))
            found = tools.times.find(text, document.source.published_on)
            times += [time.moved(offset).layer for time in found]
            measures += [amount.moved(offset).layer for amount in tools.amounts.find(text)]
        return grounded(
            Reading(
                document=document,
                sentences=tuple(sentences),
                mentions=tuple(mentions),
                times=tuple(times),
                measures=tuple(measures),
            )
        )


class _Tools:
    """Hold what a reader makes once of a body of knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.lexicon = lexicon = lexicon_of(knowledge.ontology, "zh")
        others = other_states(knowledge.resolver, lexicon)
        self._world = World(knowledge, others)
        self.names = SurfaceNames(borne_names(knowledge.resolver, lexicon, others))
        self.times = EastAsianTimes(lexicon)
        self.amounts = EastAsianAmounts(lexicon, knowledge.ontology)

    def mentions(self, hits: list[Hit]) -> Iterator[Mention]:
        """Yield known names at their places, with whom they mean where that is clear.

        A ministry right behind the name of a state is of that state: 日本外交部 is not China's.
        """
        before: Mention | None = None
        for hit in hits:
            mention = self._mention(hit)
            if before and before.span.end == hit.start and self._is_foreign(mention, before):
                mention = replace(mention, entity="")
            yield mention
            before = mention

    def _is_foreign(self, body: Mention, state: Mention) -> bool:
        """Tell whether a body belongs to another state than the one named before it."""
        states = self._world.states_of.get(body.entity, frozenset())
        is_pair = body.kind == "GovernmentBody" and state.kind == "State"
        return is_pair and bool(states) and state.entity not in states

    def _mention(self, hit: Hit) -> Mention:
        borne = hit.borne
        one = borne.candidates[0] if len(borne.candidates) == 1 else ""
        return Mention(
            Span(hit.start, hit.end),
            entity=one,
            kind=self._world.kind(one) if one else "",
            rule="metonym" if borne.is_seat else "name",
            candidates=() if one else borne.candidates,
        )


def _sentences(text: str, offset: int) -> Iterator[Span]:
    for match in _SENTENCE.finditer(text):
        if match[0].strip():
            yield Span(offset + match.start(), offset + match.end())
