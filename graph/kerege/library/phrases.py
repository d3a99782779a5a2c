"""The phrases of plain questions, read from data: each a pattern for the whole of what is asked.

A pattern is words, `[optional]`, `(one|other)`, `<word>` for what the file lists under that word,
and `{parameter}`, `{parameter:part}`, or `{one:first&other:last}` where one date is two parameters.
`{relation:verb}` is a relation by one of its forms in the file's table `verb`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kerege.errors import InputError
from kerege.tree import Field, Node, Problems, Record, parse_yaml, read_fields, read_text
from kerege.tree.fields import anything, items, text

FILE = "phrases.yaml"
PARTS = ("first", "last", "before", "next")
"""Which day of a date a parameter takes."""

_MONTHS = "January February March April May June July August September October November December"
_MONTH = "|".join(f"{name}|{name[:3]}" for name in _MONTHS.split())
DATE = (
    rf"(?:\d{{4}}(?:-\d\d(?:-\d\d)?)?|(?:\d{{1,2}} )?(?:{_MONTH}) \d{{4}}"
    rf"|(?:{_MONTH}) \d{{1,2}},? \d{{4}}|today|now)"
)
"""How a date is written in a question."""
_TOKEN = re.compile(
    r"[()|\[\]]|<[a-z]+>|\{[a-z_]+(?::[a-z]+)?(?:&[a-z_]+:[a-z]+)*\}|[^\s()|\[\]<>{}]+"
)
_DEEPEST = 9


Forms = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Sample:
    """Hold a question as a person puts it, and the values it has to give."""

    ask: str
    gives: Mapping[str, str]


@dataclass(frozen=True)
class Phrases:
    """Hold the ways to ask a canned question, the classes its entities must have, and samples.

    `fixed` are values that the ways themselves give. `patterns` are regular expressions over the
    words of a question, each after one space; `words` are all that they ask for, in small letters.
    """

    question: str
    classes: Mapping[str, str]
    fixed: Mapping[str, str]
    patterns: tuple[str, ...]
    match: tuple[Sample, ...]
    miss: tuple[str, ...]
    words: frozenset[str] = frozenset()

    @cached_property
    def compiled(self) -> tuple[re.Pattern[str], ...]:
        """Return the patterns, ready to match."""
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in self.patterns)


@dataclass(frozen=True)
class PhraseBook:
    """Hold all phrases, and the words of politeness that may stand before any.

    `empty` are words that tell nothing of what a question is about.
    `forms` are tables of the ways to name a relation: for each table the relation of each form.
    """

    lead_ins: tuple[str, ...]
    phrases: tuple[Phrases, ...]
    forms: Forms = field(default_factory=dict)
    empty: frozenset[str] = frozenset()


def read_phrases(folder: Path) -> PhraseBook:
    """Return the phrases of a folder of questions; without the file there are none.

    Raises InputError with every mistake in the file.
    """
    path = folder / FILE
    if not path.exists():
        return PhraseBook((), ())
    problems = Problems(path.name)
    content = read_text(path, problems)
    tree = parse_yaml(content, problems) if content is not None else None
    book = _book(tree, problems) if isinstance(tree, Record) else None
    if book is None or problems.found:
        if not problems.found:
            problems.add(None, "no record", "the keys lead_ins, words and phrases")
        raise InputError(problems.found)
    return book


def _book(tree: Record, problems: Problems) -> PhraseBook:
    table: dict[str, Field] = {
        "lead_ins": items(text),
        "empty": items(text),
        "words": _texts,
        "relations": _forms,
        "phrases": items(anything),
    }
    top = read_fields(tree, table, problems, required=["phrases"])
    words, forms = top.get("words", {}), top.get("relations", {})

    def pattern(node: Node) -> _Pattern:
        return _Pattern(text(node), words, forms)

    row: dict[str, Field] = {
        "question": text,
        "of": _texts,
        "with": _texts,
        "say": items(pattern),
        "match": items(_sample),
        "miss": items(text),
    }
    found = []
    for node in top.get("phrases", ()):
        if not isinstance(node, Record):
            problems.add(node, "a text or a list", "a record with question and say")
            continue
        values = read_fields(node, row, problems, required=["question", "say", "match", "miss"])
        found.append(
            Phrases(
                question=values.get("question", ""),
                classes=values.get("of", {}),
                fixed=values.get("with", {}),
                patterns=tuple(_numbered(each.regex) for each in values.get("say", ())),
                match=values.get("match", ()),
                miss=values.get("miss", ()),
                words=frozenset().union(*(each.literals for each in values.get("say", ()))),
            )
        )
    empty = frozenset(word for words in top.get("empty", ()) for word in words.split())
    return PhraseBook(top.get("lead_ins", ()), tuple(found), forms, empty)


def _numbered(regex: str) -> str:
    """Return a regular expression in which no two groups have one name."""
    parts = re.split(r"(?<=\(\?P<)(\w+)(?=>)", regex)
    return "".join(f"{part}__{at}" if at % 2 else part for at, part in enumerate(parts))


def _texts(node: Node) -> dict[str, str]:
    if not isinstance(node, Record):
        raise ValueError("a text or a list, not a record of texts")
    return {key: text(value) for key, value in node.values.items()}


def _forms(node: Node) -> Forms:
    """Return the tables of a record of records: for each the relation of each form in them."""
    if not isinstance(node, Record):
        raise ValueError("a text or a list, not a record of tables")
    return {
        table: {
            form.strip().casefold(): relation
            for relation, forms in _texts(rows).items()
            for form in forms.split("|")
        }
        for table, rows in node.values.items()
    }


def _sample(node: Node) -> Sample:
    if not isinstance(node, Record) or set(node.values) != {"ask", "gives"}:
        raise ValueError("no record with ask and gives")
    return Sample(text(node.values["ask"]), _texts(node.values["gives"]))


class _Pattern:
    """Turn a pattern into a regular expression, by recursive descent over its tokens."""

    def __init__(
        self, pattern: str, words: Mapping[str, str], forms: Forms, depth: int = 0
    ) -> None:
        if depth > _DEEPEST:
            raise ValueError(f"{pattern!r} goes in a circle")
        self._pattern, self._words, self._forms, self._depth = pattern, words, forms, depth
        if stray := _TOKEN.sub("", pattern).split():
            raise ValueError(f"{stray[0]!r} is no part of a pattern, in {pattern!r}")
        self._tokens = _TOKEN.findall(pattern)
        self._place = 0
        self.literals: set[str] = set()
        self.regex = self._choice()
        if self._place < len(self._tokens):
            raise ValueError(f"{self._tokens[self._place]!r} too many in {pattern!r}")

    def _choice(self) -> str:
        ways = [self._sequence()]
        while self._peek() == "|":
            self._place += 1
            ways.append(self._sequence())
        return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"

    def _sequence(self) -> str:
        parts = []
        while self._peek() not in {"", "|", ")", "]"}:
            parts.append(self._part())
        return "".join(parts)

    def _part(self) -> str:
        token = self._peek()
        self._place += 1
        if token in "([":
            inside = self._choice()
            if self._peek() != {"(": ")", "[": "]"}[token]:
                raise ValueError(f"{token!r} is not closed in {self._pattern!r}")
            self._place += 1
            return f"(?:{inside})" + ("?" if token == "[" else "")
        if token.startswith("<"):
            if token[1:-1] not in self._words:
                raise ValueError(f"unknown word {token} in {self._pattern!r}")
            inner = _Pattern(self._words[token[1:-1]], self._words, self._forms, self._depth + 1)
            self.literals |= inner.literals
            return inner.regex
        if token.startswith("{"):
            pairs = [pair.partition(":")[::2] for pair in token[1:-1].split("&")]
            for name, part in pairs:
                if part and part not in PARTS and part not in self._forms:
                    known = ", ".join((*PARTS, *self._forms))
                    raise ValueError(f"unknown part {part!r} of {name}, not one of {known}")
            group = "__".join(f"{name}__{part}" for name, part in pairs)
            return f" (?P<{group}>{self._captured(pairs[0][1])})"
        self.literals.add(token.casefold())
        return " " + re.escape(token)

    def _captured(self, part: str) -> str:
        """Return what a parameter may be: one of the forms of a table, a date, or any words."""
        if part in self._forms:
            self.literals.update(word for form in self._forms[part] for word in form.split())
            longest_first = sorted(self._forms[part], key=len, reverse=True)
            return "|".join(map(re.escape, longest_first))
        return DATE if part else ".+?"

    def _peek(self) -> str:
        return self._tokens[self._place] if self._place < len(self._tokens) else ""


def captured(group: str) -> list[tuple[str, str]]:
    """Return the parameters that a group of a pattern gives, each with the part of the date.

    >>> captured("after__before__until__last__1"), captured("state____0")
    ([('after', 'before'), ('until', 'last')], [('state', '')])
    """
    parts = group.split("__")[:-1]
    return list(zip(parts[::2], parts[1::2], strict=True))
