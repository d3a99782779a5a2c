"""Where the first sentence of a paragraph begins: behind place, day and agency."""

import re
from collections.abc import Iterable, Iterator

from kerege.ontology.lexicon import Lexicon


def without_datelines(
    paragraphs: Iterable[tuple[int, str]], lexicon: Lexicon
) -> Iterator[tuple[int, str]]:
    """Yield paragraphs with their offsets, each from where its story begins.

    A place before a story acts in no sentence of it: «BEIJING, Dec 20 (Reuters) - Japan signed it».
    """
    for offset, text in paragraphs:
        end = dateline_end(text, lexicon)
        yield offset + end, text[end:]


def dateline_end(text: str, lexicon: Lexicon) -> int:
    """Return how long the dateline of a paragraph is, with the blanks behind it; 0 without one."""
    match = _dateline(text, lexicon)
    return match.end() if match else 0


def dateline_day(text: str, lexicon: Lexicon) -> str:
    """Return the words of a paragraph's dateline that say when it was written, '' without any."""
    match = _dateline(text, lexicon)
    return (match.groupdict().get("day") or "") if match else ""


def _dateline(text: str, lexicon: Lexicon) -> re.Match[str] | None:
    """Return the longest match of a row at the beginning of a paragraph."""
    found = (row.pattern.match(text) for row in lexicon.datelines)
    return max((match for match in found if match), key=lambda match: match.end(), default=None)
