"""Markdown in a text, blanked out one for one, so that offsets stay those of the text."""

import re

_MARKS = (
    re.compile(r"^(?:#{1,6}|>|[-*+]) +", re.MULTILINE),
    re.compile(r"!?\[(?P<kept>[^\]\n]{1,300})\]\((?:[^()\s]|\([^()\s]*\)){1,500}\)"),
    re.compile(r"(?P<mark>\*\*|__)(?=\S)(?P<kept>[^\n]{1,500}?)(?<=\S)(?P=mark)"),
    re.compile(r"(?<![\w*])\*(?=\S)(?P<kept>[^*\n]{1,500}?)(?<=\S)\*(?![\w*])"),
)


def unmarked(text: str) -> str:
    """Return a text of the same length with blanks for headings, links, lists and emphasis.

    >>> unmarked("# News\\n**Japan** hosted [the summit](https://example.org/a).")
    '  News\\n  Japan   hosted  the summit                        .'
    """
    for pattern in _MARKS:
        text = pattern.sub(_blanked, text)
    return text


def _blanked(match: re.Match[str]) -> str:
    """Return as many blanks as a match has characters, but for the words that it keeps."""
    if "kept" not in match.groupdict():
        return " " * len(match[0])
    before = match.start("kept") - match.start()
    return " " * before + match["kept"] + " " * (match.end() - match.end("kept"))
