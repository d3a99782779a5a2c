"""What is known of a language: rows of frames, cues, modal, time and amount words.

A row that a reader acts on carries a sentence that it must match and one that it must not; both
run as tests.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from kerege.model import Modality, Polarity


@dataclass(frozen=True, slots=True)
class Step:
    """Hold one step of a path, and the lemmas that it may step on; none means any."""

    name: str
    words: frozenset[str] = frozenset()


Path_ = tuple[tuple[Step, ...], ...]
"""Alternative ways from a trigger to the words that fill a role, best first."""


def is_mutual(paths: Path_) -> bool:
    """Tell whether all but the first of several subjects may fill a role: the step `others`."""
    return any(way[0].name == "others" for way in paths)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Hold how a trigger word shows a relation, and where its roles stand around it.

    `who`, `kind` and `party_kind` are the classes of subject, object and party, where these are
    narrower than the relation asks.
    """

    relation: str
    lemmas: tuple[str, ...]
    pos: str = "verb"
    subject: Path_
    object: Path_
    party: Path_ = ()
    topic: Path_ = ()
    context: Path_ = ()
    share_of: Path_ = ()
    scope: str = ""
    where: tuple[tuple[Path_, frozenset[str]], ...] = ()
    unless: tuple[tuple[Path_, frozenset[str]], ...] = ()
    needs: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    kind: str = ""
    who: str = ""
    party_kind: str = ""
    modality: Modality | None = None
    polarity: Polarity | None = None
    time: str = "during"
    plover: str = ""
    match: str
    miss: str

    @property
    def key(self) -> str:
        """Return a name for messages and tests: relation and first lemma."""
        return f"{self.relation}/{self.lemmas[0]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFrame:
    """Hold the words that show an event of a PLOVER root.

    `hostile` is the root where what hangs below is a hostile act: agreed to attack.
    """

    root: str
    lemmas: tuple[str, ...]
    pos: str = "verb"
    where: tuple[tuple[Path_, frozenset[str]], ...] = ()
    unless: tuple[tuple[Path_, frozenset[str]], ...] = ()
    hostile: str = ""
    match: str
    miss: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Hold words that hand what is said to a speaker, and the stance that they give it.

    `takes` are the forms that the content may have: clause, infinitive, object, quote, next (what
    stands behind an idiom), or the preposition or particle before it.
    """

    lemmas: tuple[str, ...]
    takes: tuple[str, ...] = ("clause", "quote")
    modality: Modality | None = None
    polarity: Polarity | None = None
    match: str
    miss: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """Hold words that change how firmly the verb below them is meant, or whether it holds."""

    words: tuple[str, ...]
    modality: Modality | None = None
    polarity: Polarity | None = None
    match: str
    miss: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Hold loaded, figurative or evaluative wording: lemmas, `*` for a gap, `one's`, `a|b`."""

    kind: str
    pattern: tuple[str, ...]
    match: str
    miss: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """Hold what the words before a date make of it: during, start, end, observed, deadline."""

    words: tuple[str, ...]
    role: str
    match: str
    miss: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparator:
    """Hold words before or after an amount that make it a bound."""

    words: tuple[str, ...]
    sign: str
    after: bool = False
    match: str
    miss: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitWords:
    """Hold words for a unit, or a multiple of one, that the ontology does not list."""

    words: tuple[str, ...]
    unit: str
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Hold what stands before a story and is no part of it: «BEIJING, Dec 20 (Reuters) -»."""

    pattern: re.Pattern[str]
    match: str
    miss: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """Hold nouns or names and what they stand for: a class, a relation, the name of an entity."""

    words: tuple[str, ...]
    means: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Hold all that is known of one language, in the order of the files."""

    language: str
    frames: tuple[Frame, ...] = ()
    events: tuple[EventFrame, ...] = ()
    cues: tuple[Cue, ...] = ()
    attitudes: tuple[Cue, ...] = ()
    outer: tuple[Stance, ...] = ()
    auxiliaries: tuple[Stance, ...] = ()
    adverbs: tuple[Stance, ...] = ()
    opinions: tuple[Wording, ...] = ()
    times: tuple[TimeWords, ...] = ()
    comparators: tuple[Comparator, ...] = ()
    units: tuple[UnitWords, ...] = ()
    datelines: tuple[Dateline, ...] = ()
    scales: tuple[Meaning, ...] = ()
    classes: tuple[Meaning, ...] = ()
    offices: tuple[Meaning, ...] = ()
    commodities: tuple[Meaning, ...] = ()
    metonyms: tuple[Meaning, ...] = ()
    lists: tuple[Meaning, ...] = ()

    def words(self, name: str) -> tuple[str, ...]:
        """Return the words of the lists of this name, in order."""
        return tuple(word for row in self.lists if row.means == name for word in row.words)
