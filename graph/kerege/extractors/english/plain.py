"""The text as the parser sees it: one character for each of the original, so offsets are shared."""

import re
from collections.abc import Iterator

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‘’‚‛`´ʻʼ", "'"),
        **dict.fromkeys("–—―‒", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t", " "),
        **dict.fromkeys("‐‑", "-"),
    }
)
_LONG_LINE = 160
_LONGEST = 4_000


def plain(text: str) -> str:
    """Replace typographic quotes, dashes and spaces one for one.

    >>> plain("“Our priority” – Toqayev’s")
    '"Our priority" - Toqayev\\'s'
    """
    return text.translate(_PLAIN)


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of a text with the offset at which each begins.

    Where a line is long, each line is a paragraph; else lines are taken as wrapped, and a blank
    line parts paragraphs.

    >>> list(paragraphs("One line\\nwraps.\\n\\nTwo."))
    [(0, 'One line wraps.'), (17, 'Two.')]
    """
    wrapped = all(len(line) <= _LONG_LINE for line in text.split("\n"))
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


def quotations(text: str) -> list[tuple[int, int]]:
    """Return the spans between paired double quotation marks, without the marks.

    >>> quotations('He said "yes" and "no".')
    [(9, 12), (19, 21)]
    """
    marks = [match.start() for match in re.finditer('"', text)]
    return [(a + 1, b) for a, b in zip(marks[::2], marks[1::2], strict=False) if b > a + 1]
