"""The paragraphs of a text, with offsets into it."""

import re
from collections.abc import Iterator

from kerege.extractors.common.markup import unmarked

_LONG_LINE = 160
_LONGEST = 4_000


def paragraphs(text: str, *, wraps: bool = True) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of a text with the offset at which each begins.

    Marks of Markdown are blanks. Where a line is long, or nobody `wraps` lines in this script, each
    line is a paragraph; else lines are taken as wrapped, and a blank line parts paragraphs.

    >>> list(paragraphs("One line\\nwraps.\\n\\nTwo."))
    [(0, 'One line wraps.'), (17, 'Two.')]
    """
    text = unmarked(text)
    wrapped = wraps and all(len(line) <= _LONG_LINE for line in text.split("\n"))
    block = re.compile(r"\S(?:[^\n]|\n(?!\s*(?:\n|\Z)))*" if wrapped else r"\S[^\n]*")
    for match in block.finditer(text):
        content = match[0].replace("\n", " ").rstrip()
        start = 0
        while start < len(content):
            end = _break(content, start)
            if content[start:end].strip():
                yield match.start() + start, content[start:end]
            start = end


def _break(content: str, start: int) -> int:
    """Return where a piece ends that is not too long to parse, after a sentence if there is one."""
    if len(content) - start <= _LONGEST:
        return len(content)
    stop = content.rfind(". ", start, start + _LONGEST)
    return stop + 2 if stop > start else start + _LONGEST
