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

    >>> print(NotFoundError("view", "graph", ["network", "map"]))
    no view 'graph'; there are map, network
    """

    def __init__(self, kind: str, name: str, known: Iterable[str], next_step: str = "") -> None:
        names = sorted(known)
        if hint := nearest(name, names):
            help_ = f"; did you mean {hint}?"
        else:
            help_ = f"; there are {', '.join(names)}" if 0 < len(names) <= _FEW else ""
        step = f"\n    next: {next_step}" if next_step else ""
        super().__init__(f"no {kind} {name!r}{help_}{step}")


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
            f"no {kind} whose id starts with {prefix!r}\n"
            "    expected: the first characters of an id, as tables and JSON lines show it"
        )
    raise AmbiguousError(
        f"{len(found)} {kind}s have ids that start with {prefix!r}\n"
        f"    expected: more of the id, such as {', '.join(one[:12] for one in sorted(found)[:3])}"
    )


class AmbiguousError(NotFoundError):
    """Say that the start of an id names nothing, or more than one thing."""

    def __init__(self, words: str) -> None:
        KeregeError.__init__(self, words)


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
