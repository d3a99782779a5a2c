"""What a reader sees in a text before any claim: sentences, mentions, times, who says what, events.

All offsets count characters of the document's own text, half-open, so that each layer can be
compared with gold data.
"""

from dataclasses import dataclass

from kerege.values import PartialDate, Quantity


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Hold a stretch of a text, from its first character to the one behind its last.

    >>> Span(3, 9).of("in Astana")
    'Astana'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of the span."""
        return text[self.start : self.end]

    def meets(self, other: "Span") -> bool:
        """Tell whether two spans share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Tell whether another span lies within this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold words that name or point to something.

    `entity` is the id of what they mean, '' where that is unknown or open; `candidates` are the
    ids between which it is open; `kind` is a class of the ontology, '' where unknown; `rule` says
    how the meaning was found (name, metonym, demonym, set, office, pronoun, ner, ...).
    """

    span: Span
    entity: str = ""
    kind: str = ""
    rule: str = "name"
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Hold who answers for which words: speaker, cue and content.

    `speaker` is None where nobody is named, `cue` where direct speech goes on without a new one.
    `content` may be in several pieces. `entity` is the id of the speaker, '' where unknown.
    `parent` is the place, in the reading's attributions, of the one whose content holds this one.
    """

    content: tuple[Span, ...]
    cue: Span | None = None
    speaker: Span | None = None
    entity: str = ""
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Hold who did what to whom.

    `root` is one of the PLOVER roots or '', `relation` the ontology's relation or ''. `source` and
    `target` are the words that name the two sides, `source_entity` and `target_entity` their ids
    or ''.
    """

    trigger: Span
    root: str = ""
    relation: str = ""
    source: Span | None = None
    target: Span | None = None
    source_entity: str = ""
    target_entity: str = ""


@dataclass(frozen=True, slots=True)
class Proposition:
    """Hold what a clause says in the words of the text, whether the ontology knows it or not.

    `subject`, `relation` and each of `arguments` may be in several pieces. `implied` is the verb of
    a relation that no word stands for: `is` in «Rahmon, the president», `has` in «Japan's grant».
    `confidence` puts the surer ones first.
    """

    subject: tuple[Span, ...]
    relation: tuple[Span, ...]
    arguments: tuple[tuple[Span, ...], ...]
    implied: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Timex:
    """Hold words for a time, and the date that they mean on the day of the document.

    `until` closes a range. `role` is what the words make of the date: during, start, end, deadline,
    observed.
    """

    span: Span
    when: PartialDate
    until: PartialDate | None = None
    role: str = "during"


@dataclass(frozen=True, slots=True)
class Measure:
    """Hold words for an amount; `rate` is the time that it counts for, such as `a year`."""

    span: Span
    quantity: Quantity
    rate: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """Hold what fills a role of a claim: the words, and the rule that found what they mean."""

    name: str
    words: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Derivation:
    """Hold why a claim came out: its frame, roles, cue, and the words that made its stance."""

    claim: str
    frame: str
    roles: tuple[Role, ...]
    cue: Span | None = None
    stance: tuple[str, ...] = ()
