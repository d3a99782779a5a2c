"""How relations show in the text of a language: frames, cues, modal, time and amount words.

All of it is data, the files `frames/*.yaml`. A row that a reader acts on carries a sentence that it
must match and one that it must not; both run as tests.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from kerege.errors import InputError, Problem
from kerege.model import Modality, Polarity
from kerege.tree import (
    Expected,
    Field,
    Items,
    Node,
    Problems,
    Record,
    Scalar,
    parse_yaml,
    read_fields,
    read_text,
)
from kerege.tree.fields import items, one_of, parsed, text

_STEP = re.compile(r"(?P<name>[a-z]+)(?:\((?P<words>[^()]+)\))?")
STEPS = frozenset(
    [
        "self",
        "subj",
        "obj",
        "iobj",
        "attr",
        "prep",
        "prt",
        "aux",
        "to",
        "comp",
        "poss",
        "mod",
        "head",
        "gov",
        "kept",
        "pred",
        "acl",
        "governor",
        "below",
        "others",
        "speaker",
        "object",
        "near",
    ]
)
"""The steps that a path through a sentence can take; `english/paths.py` says what each does."""


@dataclass(frozen=True, slots=True)
class Step:
    """Hold one step of a path, and the lemmas that it may step on; none means any."""

    name: str
    words: frozenset[str] = frozenset()


Path_ = tuple[tuple[Step, ...], ...]
"""Alternative ways from a trigger to the words that fill a role, best first."""


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


def load_lexicon(folder: Path, language: str) -> Lexicon:
    """Return the rows of all files of a folder whose `language` is this one.

    Raises InputError with every problem of every file.
    """
    rows: dict[str, list[Any]] = {name: [] for name in _SECTIONS}
    found: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        problems = Problems(str(path))
        content = read_text(path, problems)
        tree = parse_yaml(content, problems) if content is not None else None
        if isinstance(tree, Record):
            _read_file(tree, language, rows, problems)
        elif not problems.found:
            problems.add(tree, "no record", "sections such as frames or cues")
        found += problems.found
    if found:
        raise InputError(found)
    return Lexicon(language, **{name: tuple(listed) for name, listed in rows.items()})


def parse_path(text: str) -> Path_:
    """Read `step(word word)/step | step`; raise ValueError with the reason otherwise.

    >>> [[step.name for step in way] for way in parse_path("obj | to(attend join)/obj")]
    [['obj'], ['to', 'obj']]
    """
    return tuple(tuple(map(_step, way.strip().split("/"))) for way in text.split("|"))


def _step(text: str) -> Step:
    match = _STEP.fullmatch(text.strip())
    if not match or match["name"] not in STEPS:
        raise ValueError(f"{text!r} is no step; the steps are {', '.join(sorted(STEPS))}")
    words = match["words"] or ""
    return Step(match["name"], frozenset(words.split()))


def _conditions(node: Node) -> tuple[tuple[Path_, frozenset[str]], ...]:
    if not isinstance(node, Record):
        raise Expected("no record", "paths and the lemmas that they lead to")
    words = items(text)
    return tuple((parse_path(path), frozenset(words(value))) for path, value in node.values.items())


def _truth(node: Node) -> bool:
    return bool(one_of(["true", "false"], "truth value")(node) == "true")


def _pattern(node: Node) -> tuple[str, ...]:
    return tuple(text(node).split())


def _expression(words: str) -> re.Pattern[str]:
    try:
        return re.compile(words, re.VERBOSE)
    except re.error as error:
        raise ValueError(f"no regular expression: {error}") from None


_PATH = parsed(parse_path)
_WORDS = items(text)
_STANCE: dict[str, Field] = {
    "modality": parsed(Modality),
    "polarity": parsed(Polarity),
    "match": text,
    "miss": text,
}
_SECTIONS: dict[str, tuple[Callable[..., Any], Mapping[str, Field], tuple[str, ...]]] = {
    "frames": (
        Frame,
        {
            "relation": text,
            "lemmas": _WORDS,
            "pos": one_of(["verb", "noun", "adj"], "part of speech"),
            "subject": _PATH,
            "object": _PATH,
            "party": _PATH,
            "topic": _PATH,
            "context": _PATH,
            "share_of": _PATH,
            "scope": text,
            "where": _conditions,
            "unless": _conditions,
            "needs": _WORDS,
            "units": _WORDS,
            "kind": text,
            "who": text,
            "party_kind": text,
            "time": one_of(["during", "start", "end", "observed", "none"], "use of time"),
            "plover": text,
            **_STANCE,
        },
        ("relation", "lemmas", "subject", "object", "match", "miss"),
    ),
    "events": (
        EventFrame,
        {
            "root": text,
            "lemmas": _WORDS,
            "pos": one_of(["verb", "adj"], "part of speech"),
            "where": _conditions,
            "unless": _conditions,
            "hostile": text,
            "match": text,
            "miss": text,
        },
        ("root", "lemmas", "match", "miss"),
    ),
    **{
        name: (Cue, {"lemmas": _WORDS, "takes": _WORDS, **_STANCE}, ("lemmas", "match", "miss"))
        for name in ("cues", "attitudes")
    },
    **{
        name: (Stance, {"words": _WORDS, **_STANCE}, ("words", "match", "miss"))
        for name in ("outer", "auxiliaries", "adverbs")
    },
    "opinions": (
        Wording,
        {"kind": text, "pattern": _pattern, "match": text, "miss": text},
        ("kind", "pattern", "match", "miss"),
    ),
    "times": (
        TimeWords,
        {"words": _WORDS, "role": text, "match": text, "miss": text},
        ("words", "role", "match", "miss"),
    ),
    "comparators": (
        Comparator,
        {"words": _WORDS, "sign": text, "after": _truth, "match": text, "miss": text},
        ("words", "sign", "match", "miss"),
    ),
    "units": (
        UnitWords,
        {"words": _WORDS, "unit": text, "factor": parsed(Decimal)},
        ("words", "unit"),
    ),
    "datelines": (
        Dateline,
        {"pattern": parsed(_expression), "match": text, "miss": text},
        ("pattern", "match", "miss"),
    ),
    **{
        name: (Meaning, {"words": _WORDS, "means": text}, ("words", "means"))
        for name in ("scales", "classes", "offices", "commodities", "metonyms", "lists")
    },
}


def _read_file(tree: Record, language: str, rows: dict[str, list[Any]], problems: Problems) -> None:
    spoken = tree.values.get("language")
    if not isinstance(spoken, Scalar):
        problems.add(tree, "no language", "the key 'language', such as en")
        return
    if spoken.text != language:
        return
    for name, node in tree.values.items():
        if name == "language":
            continue
        if name not in _SECTIONS:
            problems.add(tree.keys[name], f"unknown section {name!r}", ", ".join(_SECTIONS))
            continue
        make, table, required = _SECTIONS[name]
        for row in node.nodes if isinstance(node, Items) else [node]:
            if not isinstance(row, Record):
                problems.add(row, "no record", "a row such as {words: [...], ...}")
                continue
            before = len(problems.found)
            values = read_fields(row, table, problems, required=required)
            if len(problems.found) == before:
                rows[name].append(make(**values))
