"""How a text credits another publisher: the rows of `credits.yaml`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kerege.errors import InputError
from kerege.resources import bundled
from kerege.tree import Field, Items, Node, Problems, Record, parse_yaml, read_fields, read_text
from kerege.tree.fields import one_of, parsed, text

FILE = "credits.yaml"
NAME = "NAME"
_PARTS = {"head": slice(0, 300), "foot": slice(-200, None)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Hold where a text may name its agency, and the pattern with NAME in the name's place."""

    part: str
    pattern: str
    match: str
    miss: str

    def find(self, words: str, names: Mapping[str, str]) -> str | None:
        """Return whose name stands in a text so; `names` gives the bearer of each name.

        >>> dateline = Credit(part="head", pattern=r"\\(NAME\\) -", match="", miss="")
        >>> dateline.find("ASTANA, Dec 20 (Reuters) - On Saturday", {"Reuters": "reuters"})
        'reuters'
        """
        if not names:
            return None
        either = "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))
        pattern = self.pattern.replace(NAME, f"(?P<name>{either})")
        found = re.search(pattern, words.strip()[_PARTS[self.part]], re.MULTILINE)
        return names[found["name"]] if found else None


def load_credits(folder: Path) -> tuple[Credit, ...]:
    """Return the rows of an ontology folder, or of the bundled one where it has none.

    Raises InputError with every mistake in the file.
    """
    path = folder / FILE if (folder / FILE).exists() else bundled("ontology") / FILE
    problems = Problems(str(path))
    content = read_text(path, problems)
    tree = parse_yaml(content, problems) if content is not None else None
    rows = [_read(row, problems) for row in _rows(tree)]
    if not rows and not problems.found:
        problems.add(tree, "no rows", "credits: and a list of records")
    if problems.found:
        raise InputError(problems.found)
    return tuple(row for row in rows if row)


def _rows(tree: Node | None) -> Iterable[Node]:
    listed = tree.values.get("credits") if isinstance(tree, Record) else None
    return listed.nodes if isinstance(listed, Items) else ()


def _read(row: Node, problems: Problems) -> Credit | None:
    if not isinstance(row, Record):
        problems.add(row, "no record", "a row such as {in: head, pattern: '...', ...}")
        return None
    before = len(problems.found)
    values = read_fields(row, _FIELDS, problems, required=_FIELDS)
    if len(problems.found) > before:
        return None
    return Credit(part=values.pop("in"), **values)


def _pattern(words: str) -> str:
    if NAME not in words:
        raise ValueError(f"a pattern without {NAME}")
    try:
        re.compile(words)
    except re.error as error:
        raise ValueError(f"no regular expression: {error}") from None
    return words


_FIELDS: dict[str, Field] = {
    "in": one_of(_PARTS, "part of a text"),
    "pattern": parsed(_pattern, f"a regular expression with {NAME} in it"),
    "match": text,
    "miss": text,
}
