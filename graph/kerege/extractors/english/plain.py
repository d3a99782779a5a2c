"""The text as the parser sees it: one character for each of the original, so offsets are shared."""

import re

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‘’‚‛`´ʻʼ", "'"),
        **dict.fromkeys("–—―‒", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t", " "),
        **dict.fromkeys("‐‑", "-"),
    }
)


def plain(text: str) -> str:
    """Replace typographic quotes, dashes and spaces one for one.

    >>> plain("“Our priority” – Toqayev’s")
    '"Our priority" - Toqayev\\'s'
    """
    return text.translate(_PLAIN)


def quotations(text: str) -> list[tuple[int, int]]:
    """Return the spans between double quotation marks, without the marks.

    A mark before a word opens, one behind a word closes. Direct speech that goes on in the next
    paragraph has no closing mark: it reaches to the end of this one. A first mark that closes
    what was not opened is passed over: where the speech began is not known.

    >>> quotations('He said "yes" and "no".')
    [(9, 12), (19, 21)]
    >>> quotations('"We came. The next day')
    [(1, 22)]
    >>> quotations('We stayed," he said. "We left."')
    [(22, 30)]
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for match in re.finditer('"', text):
        at = match.start()
        if opened is None and not found and closes(text, at):
            continue
        if opened is None or _opens(text, at):
            opened = at + 1 if opened is None or at > opened else opened
        else:
            found.append((opened, at))
            opened = None
    if opened is not None and _opens(text, opened - 1):
        found.append((opened, len(text)))
    return [(start, end) for start, end in found if end > start]


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before in " ([-") and bool(after) and not after.isspace()


def closes(text: str, at: int) -> bool:
    """Tell whether a mark can only close: it stands behind a word and before none."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before) and before not in " ([-:0123456789" and after in ("", *" .,;:!?)")
