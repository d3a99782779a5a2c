"""Every error that kerege raises.

KeregeError
├── InputError       what a person wrote cannot be used; carries every Problem found
├── GroundingError   a quote does not stand where its evidence says
├── NotFoundError    no such entity, claim, relation, writer; names the nearest
│   └── AmbiguousError  the start of an id names nothing, or more than one thing
├── OutputError      what is to be written cannot be
│   └── LockedError  another build holds the folder
├── ModelError       a language model is missing or unusable
└── ExtraError       a library that an extra brings is not installed
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

_FEW = 20
"""How many names an error lists where none is near."""

_NAMES = "kerege query 'SELECT DISTINCT ?it ?name { ?it rdfs:label|skos:altLabel ?name "
_BY_A_PART = _NAMES + 'FILTER CONTAINS(LCASE(?name), "part") }\' finds ids by a part of a name'
_LOOK_UP = {
    "entity": _BY_A_PART,
    "single entity": "name it by its id",
    "relation": "kerege query 'SELECT DISTINCT ?relation { ?claim rdf:predicate ?relation }' "
    "lists those in use",
    "class": "kerege query 'SELECT DISTINCT ?class { ?entity a ?class }' lists those in use",
    "question": "kerege questions lists them",
    "source": "kerege query 'SELECT DISTINCT ?source { ?claim ker:source ?source }' lists them",
    "file or source": "give the path of a text, or the id of an article in seeds/articles",
    "article": "give the id of an article in seeds/articles",
    "condition": "kerege show --help says, at --without, what there is",
    "camp": "kerege.toml has them, under [camps]",
    "claim": "kerege show ENTITY --format jsonl has ids",
    "read claim": "kerege review list --format jsonl has ids",
    "verdict on": "kerege review list says what has one",
}
"""How to look up what there is of a kind, where no name is near to the one that was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Say what is wrong at one place of an input, what was expected there and what to do next."""

    path: str
    line: int = 0
    column: int = 0
    found: str
    expected: str = ""
    next_step: str = ""
    level: str = "error"

    @property
    def place(self) -> str:
        """Return `path:line:column`, without the parts that are unknown."""
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])

    def __str__(self) -> str:
        lines = [f"{self.place}: {self.level}: {self.found}"]
        if self.expected:
            lines.append(f"    expected: {self.expected}")
        if self.next_step:
            lines.append(f"    next: {self.next_step}")
        return "\n".join(lines)

    @property
    def key(self) -> tuple[str, int, int, str]:
        """Return the sort key: by file, then by place."""
        return (self.path, self.line, self.column, self.found)


class KeregeError(Exception):
    """Be the root of all errors of kerege."""


class InputError(KeregeError):
    """Report every problem of the inputs at once.

    >>> print(InputError([Problem(path="a.yaml", line=3, found="a tab", expected="spaces")]))
    a.yaml:3: error: a tab
        expected: spaces
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.key))
        super().__init__("\n".join(map(str, self.problems)))


class GroundingError(KeregeError):
    """Refuse a quote that does not stand at its offsets in the source text."""


class NotFoundError(KeregeError, LookupError):
    """Name what was looked for and the nearest names that exist, or all where they are few.

    Where no name is near, the message says how to look up those of this `kind`.

    >>> print(NotFoundError("view", "graph", ["network", "map"]))
    no view 'graph'; there are map, network
    >>> print(NotFoundError("question", "graph", []))
    no question 'graph'
        next: kerege questions lists them
    """

    def __init__(self, kind: str, name: str, known: Iterable[str], next_step: str = "") -> None:
        self.kind = kind
        names = sorted(known)
        if hint := nearest(name, names):
            help_ = f"; did you mean {hint}?"
        else:
            help_ = f"; there are {', '.join(names)}" if 0 < len(names) <= _FEW else ""
            next_step = next_step or _LOOK_UP.get(kind, "")
        self.found = f"no {kind} {name!r}{help_}"
        step = f"\n    next: {next_step}" if next_step else ""
        super().__init__(self.found + step)


def by_prefix(kind: str, prefix: str, ids: Iterable[str]) -> str:
    """Return the one id that starts so; raise KeregeError where there is none or more than one.

    >>> by_prefix("claim", "ab", ["abc", "cde"])
    'abc'
    """
    found = [each for each in ids if prefix and each.startswith(prefix)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise AmbiguousError(
            kind,
            f"no {kind} whose id starts with {prefix!r}",
            f"    expected: the first characters of an id\n    next: {_LOOK_UP[kind]}",
        )
    more = ", ".join(one[:12] for one in sorted(found)[:3])
    raise AmbiguousError(
        kind,
        f"{len(found)} {kind}s have ids that start with {prefix!r}",
        f"    expected: more of the id, such as {more}",
    )


class AmbiguousError(NotFoundError):
    """Say that the start of an id names nothing, or more than one thing."""

    def __init__(self, kind: str, found: str, help_: str) -> None:
        self.kind, self.found = kind, found
        KeregeError.__init__(self, f"{found}\n{help_}")


class OutputError(KeregeError):
    """Say why an output cannot be written."""


class LockedError(OutputError):
    """Say who builds in this folder already."""


class ModelError(KeregeError):
    """Say which language model is missing and which command installs it."""


class ExtraError(KeregeError):
    """Say which library is missing and which command installs it."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return up to three of the known names that look most like this one, quoted, or ''.

    >>> nearest("membrOf", ["memberOf", "observerIn"])
    "'memberOf'"
    """
    by_fold = {word.casefold(): word for word in sorted(known)}
    matches = get_close_matches(name.casefold(), by_fold, n=3, cutoff=0.6)
    return ", ".join(repr(by_fold[match]) for match in matches)


def meant(name: str, known: Iterable[str], otherwise: str) -> str:
    """Return the next step for a name that nothing has: the near names, or else another step.

    >>> meant("membrOf", ["memberOf"], "take it out")
    "did you mean 'memberOf'?"
    >>> meant("colour", ["memberOf"], "take it out")
    'take it out'
    """
    hint = nearest(name, known)
    return f"did you mean {hint}?" if hint else otherwise
