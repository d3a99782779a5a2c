"""Read what is known of a language from the files `frames/*.yaml`, with every problem in them."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from kerege.errors import InputError, Problem, meant
from kerege.model import Modality, Polarity
from kerege.ontology.lexicon import (
    Comparator,
    Cue,
    Dateline,
    EventFrame,
    Frame,
    Lexicon,
    Meaning,
    Path_,
    Stance,
    Step,
    TimeWords,
    UnitWords,
    Wording,
)
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
        "topic",
    ]
)
"""The steps that a path through a sentence can take; `english/paths.py` says what each does."""


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
            step = meant(name, _SECTIONS, "take it out")
            problems.add(tree.keys[name], f"unknown section {name!r}", ", ".join(_SECTIONS), step)
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
