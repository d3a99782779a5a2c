"""Where the first sentence of a paragraph begins: behind place, day and agency."""

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
    found = (row.pattern.match(text) for row in lexicon.datelines)
    return max((match.end() for match in found if match), default=0)
