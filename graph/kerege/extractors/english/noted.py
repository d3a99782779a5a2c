"""What has been noted of the layers of a document while its paragraphs are read."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kerege.extractors.english.attributions import attribution_of, nested, with_speakers
from kerege.extractors.english.events import event_of, event_of_match
from kerege.extractors.english.mentions import mentions_of
from kerege.extractors.english.propositions import proposition_of
from kerege.extractors.english.syntax import is_verb
from kerege.extractors.layers import (
    Attribution,
    Derivation,
    Event,
    Measure,
    Mention,
    Proposition,
    Span,
    Timex,
)
from kerege.extractors.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

    from kerege.extractors.english.matching import Match
    from kerege.extractors.english.paragraph import Paragraph
    from kerege.extractors.english.tools import Tools


_ACTED_ON = frozenset(["Agreement", "Event", "Programme"])
"""Classes of what actors do things with, not to."""


@dataclass(slots=True)
class Noted:
    """Hold the layers of a document.

    `speakers` are ids by the place of the word that names them.
    """

    tools: "Tools"
    sentences: list[Span] = field(default_factory=list)
    mentions: dict[Span, Mention] = field(default_factory=dict)
    attributions: list[Attribution] = field(default_factory=list)
    events: dict[int, Event] = field(default_factory=dict)
    propositions: list[Proposition] = field(default_factory=list)
    speakers: dict[int, str] = field(default_factory=dict)
    derivations: dict[str, Derivation] = field(default_factory=dict)
    times: list[Timex] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)

    def paragraph(self, paragraph: "Paragraph") -> None:
        """Note the mentions, times, amounts and attributions of a paragraph."""
        self.times += [time.moved(paragraph.offset).layer for time in paragraph.time_at.values()]
        amounts = paragraph.amount_at.values()
        self.measures += [amount.moved(paragraph.offset).layer for amount in amounts]
        for mention in mentions_of(paragraph, self.tools.world):
            self.mentions.setdefault(mention.span, mention)
        for saying in self.tools.sayings.find(paragraph):
            self.attributions.append(attribution_of(saying, paragraph))

    def sentence(self, sentence: "Sentence", paragraph: "Paragraph", *, is_read: bool) -> None:
        """Note a sentence and, where it is read, the events in it and what its clauses say."""
        if sentence.text.strip():
            self.sentences.append(paragraph.span_of(sentence))
        if not is_read:
            return
        for happening in self.tools.events.find(sentence):
            self._event(event_of(happening, paragraph))
        for stated in self.tools.propositions.find(sentence):
            self.propositions.append(proposition_of(stated, paragraph))

    def speaker(self, token: "Token", entity: str, paragraph: "Paragraph") -> None:
        """Note whom a word names that speaks."""
        self.speakers[paragraph.span(token.idx, token.idx).start] = entity

    def match(self, match: "Match", paragraph: "Paragraph") -> None:
        """Note the event that claims tell of; an act that only a noun names is none of its own."""
        event = event_of_match(match, paragraph)
        before = self.events.get(event.trigger.start)
        if before is not None and not self._is_directed(match):
            event = replace(event, target=before.target, target_entity=before.target_entity)
        if is_verb(match.trigger) or before is not None:
            self._event(event)

    def _is_directed(self, match: "Match") -> bool:
        """Tell whether what a frame takes as its object can be one whom an act is directed at."""
        ontology = self.tools.knowledge.ontology
        kind = match.frame.kind or ontology.relations[match.frame.relation].range
        return _ACTED_ON.isdisjoint(ontology.lineage(kind))

    def derived(self, derivation: Derivation) -> None:
        """Note why a claim came out."""
        self.derivations.setdefault(derivation.claim, derivation)

    def _event(self, event: Event) -> None:
        """Keep an event; of two at one trigger the root of the first, the sides of the second."""
        before = self.events.get(event.trigger.start)
        root = before.root if before is not None else event.root
        self.events[event.trigger.start] = replace(event, root=root)

    def added_to(self, reading: Reading) -> Reading:
        """Return a reading with these layers, each in the order of the text."""
        mentions = tuple(self.mentions[span] for span in sorted(self.mentions))
        return replace(
            reading,
            times=tuple(self.times),
            measures=tuple(self.measures),
            sentences=tuple(self.sentences),
            mentions=mentions,
            attributions=with_speakers(nested(self.attributions), mentions, self.speakers),
            events=tuple(self.events[place] for place in sorted(self.events)),
            propositions=tuple(self.propositions),
            derivations=tuple(self.derivations.values()),
        )
