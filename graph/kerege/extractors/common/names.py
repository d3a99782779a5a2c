"""Known names: who bears which, for the gazetteers of all languages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kerege.model import Entity
from kerege.ontology.lexicon import Lexicon
from kerege.resolve import Resolver

_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Borne:
    """Hold a name as it is written and who may bear it.

    A demonym («японский») and a seat of power («Кремль») mean a state only in some places.
    """

    name: str
    candidates: tuple[str, ...]
    is_demonym: bool = False
    is_seat: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """Hold a known name at its place in a document."""

    start: int
    end: int
    borne: Borne


def borne_names(
    resolver: Resolver, lexicon: Lexicon, others: tuple[Entity, ...]
) -> Iterator[Borne]:
    """Yield the names in a language and in English, each with all its bearers.

    A name that people judged to mean one entity means no other; a name goes before a demonym that
    is written alike, and both before a seat.
    """
    languages = {lexicon.language, "en"}
    bearers: dict[tuple[str, bool], set[str]] = {}
    for entity in (*resolver.entities, *others):
        for name in entity.names:
            if name.lang.partition("-")[0] in languages:
                bearers.setdefault((name.text, name.is_demonym), set()).add(entity.id)
        if entity.short:
            bearers.setdefault((entity.short, False), set()).add(entity.id)
    for judgement in resolver.judgements:
        if judgement.verdict == "same":
            bearers[judgement.name, False] = {judgement.entity}
    by_label = {one.label(): one.id for one in others}
    for row in lexicon.metonyms:
        if means := resolver.resolve(row.means).entity or by_label.get(row.means):
            yield from (
                Borne(word, (means,), is_seat=True)
                for word in row.words
                if (word, False) not in bearers
            )
    for (text, is_demonym), ids in sorted(bearers.items()):
        if len(text) >= _SHORTEST and not (is_demonym and (text, False) in bearers):
            yield Borne(text, tuple(sorted(ids)), is_demonym)


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Return hits without overlaps, in order: the longest, then the first, wins."""
    taken: list[Hit] = []
    used: set[int] = set()
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        places = range(hit.start, hit.end)
        if used.isdisjoint(places):
            used.update(places)
            taken.append(hit)
    return sorted(taken, key=lambda hit: hit.start)


class SurfaceNames:
    """Find names as they are written, for scripts that do not inflect or part words."""

    def __init__(self, names: Iterable[Borne]) -> None:
        import ahocorasick

        self._automaton = ahocorasick.Automaton()
        by_name: dict[str, Borne] = {}
        for borne in names:
            by_name.setdefault(borne.name, borne)
        for name, borne in sorted(by_name.items()):
            self._automaton.add_word(name, borne)
        if by_name:
            self._automaton.make_automaton()
        self._is_empty = not by_name

    def find(self, text: str, offset: int = 0) -> list[Hit]:
        """Return the names in a text that stands at an offset of its document, overlaps included.

        A name in Latin letters is found as a whole word only.
        """
        if self._is_empty:
            return []
        return [
            Hit(offset + last + 1 - len(borne.name), offset + last + 1, borne)
            for last, borne in self._automaton.iter(text)
            if _is_whole(text, last + 1 - len(borne.name), last + 1)
        ]


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether a name in Latin letters or digits does not go on at either side."""
    before = start > 0 and _is_latin(text[start - 1]) and _is_latin(text[start])
    return not before and not (
        end < len(text) and _is_latin(text[end - 1]) and _is_latin(text[end])
    )


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
