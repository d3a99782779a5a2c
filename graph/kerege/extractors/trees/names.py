"""Known names on the words of a tree."""

from collections.abc import Iterable

from kerege.extractors.common.names import Borne, Hit, SurfaceNames, longest
from kerege.extractors.trees.tree import Parser, Tree, Word


class LemmaNames:
    """Find names in any of their inflected forms: each word by a form that both share."""

    def __init__(self, names: Iterable[Borne], parser: Parser) -> None:
        self._by_key: dict[str, list[tuple[list[frozenset[str]], Borne]]] = {}
        for borne in names:
            keys = parser.keys(borne.name)
            for key in sorted(keys[0]) if keys else ():
                self._by_key.setdefault(key, []).append((keys, borne))

    def find(self, tree: Tree) -> list[Hit]:
        """Return the names in a tree."""
        hits = []
        for word in tree.words:
            for key in word.keys:
                for keys, borne in self._by_key.get(key, ()):
                    words = tree.words[word.i : word.i + len(keys)]
                    if len(words) == len(keys) and _fit(words, keys, borne):
                        hits.append(Hit(word.start, words[-1].end, borne))
        return longest(hits)


class AlignedNames:
    """Find names as they are written, where they begin and end with a word.

    A word may also be a name with one of some titles: トランプ大統領.
    """

    def __init__(self, names: Iterable[Borne], titles: tuple[str, ...] = ()) -> None:
        self._names, self._titles = SurfaceNames(names), titles

    def find(self, tree: Tree) -> list[Hit]:
        """Return the names in a tree."""
        starts = {word.start for word in tree.words}
        ends = {word.end for word in tree.words}
        ends |= {
            word.end - len(title)
            for word in tree.words
            for title in self._titles
            if word.text.endswith(title) and word.text != title
        }
        offset = tree.span.start
        text = [" "] * (tree.span.end - offset)
        for word in tree.words:
            text[word.start - offset : word.end - offset] = word.text
        hits = self._names.find("".join(text), offset)
        return longest(hit for hit in hits if hit.start in starts and hit.end in ends)


def _fit(words: tuple[Word, ...], keys: list[frozenset[str]], borne: Borne) -> bool:
    """Tell whether words have the forms of a name, and its capitals."""
    if not all(word.keys & forms for word, forms in zip(words, keys, strict=True)):
        return False
    first, shown = words[0].text, borne.name
    if shown.isupper():
        return first.isupper()
    if borne.is_demonym:
        return words[0].pos == "ADJ"
    return first[:1].isupper() or not shown[:1].isupper()
