"""Find known names in a text, the longest first, before any statistical guess."""

from collections.abc import Iterator
from dataclasses import dataclass

from kerege.extractors.english.plain import plain
from kerege.model import Entity
from kerege.ontology.lexicon import Lexicon
from kerege.resolve import Resolver

_ACRONYM = 4
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Found:
    """Hold a known name at its place, and who may bear it.

    A seat of power, «the Kremlin», is a name of its state only where the state acts or is acted on.
    """

    start: int
    end: int
    candidates: tuple[str, ...]
    is_demonym: bool
    is_seat: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    candidates: tuple[str, ...]
    is_demonym: bool
    is_seat: bool = False


class Gazetteer:
    """Hold every name of a resolver, and the metonyms of a language, ready for search."""

    def __init__(
        self, resolver: Resolver, lexicon: Lexicon, others: tuple[Entity, ...] = ()
    ) -> None:
        import ahocorasick

        self._automaton = ahocorasick.Automaton()
        by_key: dict[str, list[_Entry]] = {}
        for entry in _entries(resolver, lexicon, others):
            by_key.setdefault(fold(entry.name), []).append(entry)
        for key, entries in sorted(by_key.items()):
            self._automaton.add_word(key, (len(key), tuple(entries)))
        if by_key:
            self._automaton.make_automaton()
        self._empty = not by_key

    def find(self, text: str) -> list[Found]:
        """Return the names in a text without overlaps: the longest, then the first, wins."""
        if self._empty:
            return []
        hits = []
        for last, (length, entries) in self._automaton.iter(fold(text)):
            start, end = last + 1 - length, last + 1
            if not _is_word(text, start, end) or _is_inside_name(text, start, entries):
                continue
            if found := _matching(text[start:end], start, entries):
                hits.append(found)
        taken: list[Found] = []
        used = bytearray(len(text))
        for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
            if not any(used[hit.start : hit.end]):
                used[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
                taken.append(hit)
        return sorted(taken, key=lambda hit: hit.start)


def fold(text: str) -> str:
    """Lower the case of a text without changing its length.

    >>> fold("İzmir"), len(fold("İzmir"))
    ('İzmir', 5)
    """
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _entries(resolver: Resolver, lexicon: Lexicon, others: tuple[Entity, ...]) -> Iterator[_Entry]:
    """Yield names as written, each with all its bearers; a name beats a demonym spelt alike."""
    bearers: dict[tuple[str, bool], set[str]] = {}
    for entity in (*resolver.entities, *others):
        for name in entity.names:
            bearers.setdefault((name.text, name.is_demonym), set()).add(entity.id)
        if entity.short:
            bearers.setdefault((entity.short, False), set()).add(entity.id)
    for judgement in resolver.judgements:
        if judgement.verdict == "same":
            bearers[judgement.name, False] = {judgement.entity}
    bare = {_bare(text) for text, _ in bearers}
    by_label = {one.label(): one.id for one in others}
    for row in lexicon.metonyms:
        if entity_id := resolver.resolve(row.means).entity or by_label.get(row.means):
            for word in row.words:
                if _bare(word) not in bare:
                    yield _Entry(_bare(word), (entity_id,), is_demonym=False, is_seat=True)
    for (text, is_demonym), ids in sorted(bearers.items()):
        shown = _bare(text)
        if len(shown) >= _SHORTEST and not (is_demonym and (text, False) in bearers):
            yield _Entry(shown, tuple(sorted(ids)), is_demonym)


def _bare(name: str) -> str:
    return plain(name).removeprefix("the ").removeprefix("The ")


def _matching(span: str, start: int, entries: tuple[_Entry, ...]) -> Found | None:
    kept = [entry for entry in entries if _same_case(entry.name, span)]
    if not kept:
        return None
    exact = [entry for entry in kept if entry.name == span] or kept
    names = [entry for entry in exact if not entry.is_demonym] or exact
    candidates = tuple(sorted({name for entry in names for name in entry.candidates}))
    first = names[0]
    return Found(start, start + len(span), candidates, first.is_demonym, first.is_seat)


def _same_case(name: str, span: str) -> bool:
    """Tell whether a span may be that name: a proper name keeps its capitals, an acronym all.

    Words in lower case (natural gas) may begin with a capital, at the start of a sentence.
    """
    if name == span or name.islower():
        return True
    if len(name) <= _ACRONYM or name.isupper():
        return False
    return span.isupper() or (span[:1] == name[:1] and " " in name)


def _is_inside_name(text: str, start: int, entries: tuple[_Entry, ...]) -> bool:
    """Tell whether a common word, «energy», has a capital within a sentence: part of a name."""
    if not text[start].isupper() or not all(entry.name.islower() for entry in entries):
        return False
    before = text[:start].rstrip(" \"'(")
    return bool(before) and before[-1] not in ".!?:;\n"


def _is_word(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() or after.isalnum() or before == "_" or after == "_")
