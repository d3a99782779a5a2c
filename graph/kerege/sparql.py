"""The words of a SPARQL text: what kind of request it is, how deep it nests, where it is wrong.

No parser: a lexer that knows strings, IRIs and comments, so that a brace in a quote is no brace.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from kerege.errors import Problem, nearest

_TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\n\r]*)
    | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
        | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<variable>[?$]\w+)
    | (?P<tag>@[A-Za-z-]+)
    | (?P<name>(?:[^\W\d_][\w.-]*)?:[\w:.%\\-]* | _:[\w.-]+)
    | (?P<word>[^\W\d]\w*)
    | (?P<open>[({\[])
    | (?P<close>[)}\]])
    | (?P<quote>["'])
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATE_VERBS = "INSERT DELETE LOAD CLEAR CREATE DROP COPY MOVE ADD WITH"
_QUERY_VERBS = "SELECT ASK CONSTRUCT DESCRIBE"
_OTHER_WORDS = """
A ABS ADJUST ALL AS ASC AVG BASE BIND BNODE BOUND BY CEIL COALESCE CONCAT CONTAINS COUNT DATA
DATATYPE DAY DEFAULT DESC DISTINCT ENCODE_FOR_URI EXISTS FALSE FILTER FLOOR FROM GRAPH GROUP
GROUP_CONCAT HAVING HOURS IF IN INTO IRI ISBLANK ISIRI ISLITERAL ISNUMERIC ISTRIPLE ISURI LANG
LANGMATCHES LATERAL LCASE LIMIT MAX MD5 MIN MINUS MINUTES MONTH NAMED NOT NOW OBJECT OFFSET
OPTIONAL ORDER PREDICATE PREFIX RAND REDUCED REGEX REPLACE ROUND SAMETERM SAMPLE SECONDS SEPARATOR
SERVICE SHA1 SHA256 SHA384 SHA512 SILENT STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN
STRSTARTS STRUUID SUBJECT SUBSTR SUM TIMEZONE TO TRIPLE TRUE TZ UCASE UNDEF UNION URI USING UUID
VALUES VERSION WHERE YEAR
"""
_UPDATES = frozenset(_UPDATE_VERBS.split())
_QUERIES = frozenset(_QUERY_VERBS.split())
KEYWORDS = _UPDATES | _QUERIES | frozenset(_OTHER_WORDS.split())
"""The words of SPARQL 1.1 in capitals, with what the engine knows of 1.2."""

_NO_KEYWORD = " is no keyword of SPARQL"
_AGGREGATES = frozenset(["COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT"])
_BRACKETED = frozenset(["FILTER", "HAVING", "ASC", "DESC"])
_BARE_DATE = re.compile(r"(?<![\w\"'-])\d{4}-\d\d-\d\d\b")
_OPEN_IRI = re.compile(r"<[A-Za-z][\w+.-]*:[^<>\n]*")
_MANY = 5
"""From so many things that would do on, they are an expression."""
_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_CLOSERS = {"{": "}", "(": ")", "[": "]"}


class Token(NamedTuple):
    """Hold a word of a query: its kind, its text, and where it starts."""

    kind: str
    text: str
    start: int


def tokens(query: str) -> Iterator[Token]:
    """Yield what a query is made of, without comments, numbers and operators.

    >>> [token.text for token in tokens("ASK { ?a :b '{' } # {")]
    ['ASK', '{', '?a', ':b', "'{'", '}']
    """
    for match in _TOKEN.finditer(query):
        if match.lastgroup and match.lastgroup != "comment":
            yield Token(match.lastgroup, match[0], match.start())


def depth(query: str) -> int:
    r"""Return how deep brackets nest, whether or not `\u` escapes stand for some of them.

    >>> depth("ASK { { ?a ?b (1 2) } }"), depth("ASK \\u007B \\u007B")
    (3, 2)
    """
    plain = unescaped(query)
    return max(_depth(query), _depth(plain) if plain != query else 0)


def may_nest(query: str, limit: int) -> bool:
    """Tell, at little cost, whether a query has brackets enough to nest deeper than a limit."""
    brackets = sum(map(unescaped(query).count, "({["))
    return brackets > limit


def is_update(query: str) -> bool:
    """Tell whether the first keyword after the prologue is one of SPARQL Update.

    >>> is_update("PREFIX load: <http://x/> INSERT DATA { load:a load:b 1 }"), is_update("ASK {}")
    (True, False)
    """
    words = (token.text.upper() for token in tokens(unescaped(query)) if token.kind == "word")
    verb = next((word for word in words if word in _UPDATES | _QUERIES), "")
    return verb in _UPDATES


def calls_out(query: str) -> bool:
    r"""Tell whether a query names SERVICE, however it is spelt.

    >>> calls_out("ASK { \\u0053ervice <http://x/> {} }"), calls_out("ASK { ?service ?b '' }")
    (True, False)
    """
    plain = unescaped(query)
    if "service" not in plain.lower():
        return False
    return any(token.kind == "word" and token.text.upper() == "SERVICE" for token in tokens(plain))


def unescaped(query: str) -> str:
    r"""Return a query with its codepoint escapes replaced, as the standard reads it."""
    return _ESCAPED.sub(_character, query) if "\\" in query else query


def mistake(
    query: str, message: str, *, path: str = "query", prefixes: Collection[str] = ()
) -> Problem:
    """Return what is wrong with a query, from the engine's message and the query's own words.

    The engine stops where its grammar does; a word that is no keyword, a prefix that nobody
    declared and a bracket without its other are nearer to the mistake. `prefixes` need no
    declaration.

    >>> print(mistake("SELECT ?x WHRE { ?x ?y ?z }", "error at 1:16: expected WHERE"))
    query:1:11: error: 'WHRE' is no keyword of SPARQL
        expected: 'WHERE'
    """
    words = list(tokens(query))
    place, found, expected = (
        _strange(query, words)
        or _usual(query, words)
        or _undeclared(words, message, prefixes)
        or _unbalanced(query, words)
        or _as_engine_says(query, words, message)
    )
    line, column = _line_and_column(query, place)
    return Problem(
        path=path,
        line=line,
        column=column,
        found=found,
        expected=expected or "a SPARQL 1.1 query",
        next_step=_next_step(found),
    )


_Finding = tuple[int, str, str]
"""Where a mistake is, what was found there, what was expected."""


def _strange(query: str, words: Sequence[Token]) -> _Finding | None:
    """Return the first thing that is no word of SPARQL."""
    previous = Token("", "", 0)
    for token in words:
        before, previous = previous, token
        if token.kind == "quote":
            return token.start, "a quote that is not closed", f"{token.text} at the end of the text"
        if token.kind == "word" and token.text.upper() not in KEYWORDS:
            start = query.rfind("<", 0, token.start)
            if start >= 0 and (
                start == token.start - 1 or _OPEN_IRI.fullmatch(query, start, token.start)
            ):
                return start, "an IRI that is not closed or has a space", "<IRI>"
            return token.start, f"{token.text!r}{_NO_KEYWORD}", _instead(token, before)
    return None


def _instead(token: Token, before: Token) -> str:
    """Return what may have been meant by a word that is none of SPARQL."""
    if before.text.upper() in ("LIMIT", "OFFSET"):
        return "a number"
    near = nearest(token.text, KEYWORDS if before.kind else _QUERIES | _UPDATES | {"PREFIX"})
    return near or ("" if before.kind else "SELECT, ASK, CONSTRUCT or DESCRIBE")


def _next_step(found: str) -> str:
    """Return how what was written without any sign is written in SPARQL."""
    word = found.removesuffix(_NO_KEYWORD).strip("'")
    if not found.endswith(_NO_KEYWORD) or word.isupper():
        return ""
    return f'a variable is ?{word}, a name :{word}, a text "{word}"'


def _usual(query: str, words: Sequence[Token]) -> _Finding | None:
    """Return a slip that people often make, where the grammar's own complaint says little."""
    level, is_limited, selects = 0, False, False
    for token, after in pairwise([*words, Token("", "", len(query))]):
        level += (token.kind == "open") - (token.kind == "close")
        word = token.text.upper() if token.kind == "word" else ""
        selects = word == "SELECT" or (selects and word != "WHERE" and token.text != "{")
        is_limited = word in ("LIMIT", "OFFSET") or (is_limited and token.kind != "close")
        between = query[token.start + len(token.text) : after.start]
        if selects and "," in between and after.kind == "variable" and token.kind == "variable":
            place = token.start + len(token.text) + between.index(",")
            return place, "a comma between variables", "variables with spaces between them"
        if selects and word in _AGGREGATES and not level:
            found = f"{token.text!r} without a name for its value"
            return token.start, found, f"({token.text}(…) AS ?name)"
        if word in _BRACKETED and after.kind == "variable":
            return after.start, f"{after.text!r} without brackets", f"{token.text}({after.text} …)"
        if is_limited and word == "ORDER":
            return token.start, f"{token.text!r} after LIMIT", "ORDER BY before LIMIT and OFFSET"
        if day := _BARE_DATE.search(between):
            place = token.start + len(token.text) + day.start()
            return place, f"a bare date {day[0]}", f'"{day[0]}"^^xsd:date'
    return None


def _undeclared(words: Sequence[Token], message: str, prefixes: Collection[str]) -> _Finding | None:
    if "Prefix not found" not in message:
        return None
    names = [token for token in words if token.kind == "name"]
    before = {after.start: word.text.upper() for word, after in pairwise(words)}
    declared = {n.text.partition(":")[0] for n in names if before.get(n.start) == "PREFIX"}
    for name in names:
        prefix = name.text.partition(":")[0]
        if prefix not in {*declared, *prefixes, "_"}:
            return name.start, f"prefix {prefix!r} is not declared", f"PREFIX {prefix}: <…>"
    return None


def _unbalanced(query: str, words: Iterable[Token]) -> _Finding | None:
    opened: list[Token] = []
    for token in words:
        if token.kind == "open":
            opened.append(token)
        elif token.kind == "close":
            if not opened:
                return token.start, f"{token.text!r} closes nothing", ""
            closer = _CLOSERS[opened.pop().text]
            if token.text != closer:
                return token.start, f"{token.text!r} does not fit here", repr(closer)
    if not opened:
        return None
    line, column = _line_and_column(query, opened[-1].start)
    found = f"the query ends, and {opened[-1].text!r} of line {line}, column {column} is not closed"
    return len(query), found, repr(_CLOSERS[opened[-1].text])


def _as_engine_says(query: str, words: Iterable[Token], message: str) -> _Finding:
    match = _PLACE.match(message)
    if not match:
        return 0, message, ""
    items = [item.strip() for item in re.split(r",\s+", match[3])]
    place = _offset(query, int(match[1]), int(match[2]))
    if reason := next((i for i in items if re.fullmatch(r"[A-Z][A-Za-z]+ [\w *,]+", i)), ""):
        is_word = reason[1].islower()
        return place, (reason[0].lower() if is_word else reason[0]) + reason[1:], ""
    wanted = [item for item in items if re.fullmatch(r'"[^"]+"|[A-Z_]{2,}', item)]
    # the place is behind the keyword that was looked for
    starts = {token.start for token in words}
    place = next((place - len(item) for item in wanted if place - len(item) in starts), place)
    rest = query[place:].split(None, 1)
    found = f"{rest[0][:40]!r} does not fit here" if rest else "the query ends too early"
    if len(wanted) >= _MANY:
        return place, found, "an expression: a variable, a value, a function"
    return place, found, ", ".join(wanted)


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF else match[0]


def _depth(query: str) -> int:
    deepest = level = 0
    for token in tokens(query):
        if token.kind == "open":
            level += 1
            deepest = max(deepest, level)
        elif token.kind == "close":
            level = max(0, level - 1)
    return deepest


def _offset(query: str, line: int, column: int) -> int:
    lines = query.splitlines(keepends=True)
    return min(len(query), sum(map(len, lines[: line - 1])) + column - 1)


def _line_and_column(query: str, offset: int) -> tuple[int, int]:
    before = query[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
