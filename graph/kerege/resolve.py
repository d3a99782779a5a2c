"""From a name in a text to the entity it means, by rule; what is unclear stays unmerged."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from anyascii import anyascii

from kerege.model import Entity, Judgement


@dataclass(frozen=True, slots=True)
class Resolution:
    """Hold what a name may mean, and the rule that found it; one candidate is a decision."""

    candidates: tuple[str, ...]
    rule: str

    @property
    def entity(self) -> str | None:
        """Return the entity where there is exactly one candidate."""
        return self.candidates[0] if len(self.candidates) == 1 else None


@dataclass(frozen=True)
class Resolver:
    """Resolve names against entities and the judgements of people."""

    entities: tuple[Entity, ...]
    judgements: tuple[Judgement, ...] = ()

    def resolve(self, name: str) -> Resolution:
        """Return the candidates by judgement, else by exact name, else by script-neutral key."""
        exact = normal(name)
        ruled_out = {
            judgement.entity
            for judgement in self.judgements
            if judgement.verdict != "same" and normal(judgement.name) == exact
        }
        for rule, index, key in (
            ("judgement", self._judged, exact),
            ("exact name", self._exact, exact),
            ("script-neutral key", self._neutral, neutral_key(name)),
        ):
            candidates = tuple(sorted(index.get(key, set()) - ruled_out))
            if candidates and key:
                return Resolution(candidates, rule)
        return Resolution((), "unknown")

    @cached_property
    def names(self) -> dict[str, frozenset[str]]:
        """Return every name as it is written, demonyms included, with the entities that bear it."""
        found = [(name.text, entity.id) for entity in self.entities for name in entity.names]
        found += [(entity.short, entity.id) for entity in self.entities if entity.short]
        found += [
            (judged.name, judged.entity) for judged in self.judgements if judged.verdict == "same"
        ]
        return {key: frozenset(ids) for key, ids in _group(found).items()}

    @cached_property
    def _judged(self) -> dict[str, set[str]]:
        return _group(
            (normal(judged.name), judged.entity)
            for judged in self.judgements
            if judged.verdict == "same"
        )

    @cached_property
    def _exact(self) -> dict[str, set[str]]:
        return _group((normal(name), entity) for name, ids in self.names.items() for entity in ids)

    @cached_property
    def _neutral(self) -> dict[str, set[str]]:
        return _group(
            (neutral_key(name), entity) for name, ids in self.names.items() for entity in ids
        )


def normal(name: str) -> str:
    """Fold what does not tell names apart: case, width, spaces, kinds of apostrophe.

    >>> normal("Oʻzbekiston  Respublikasi") == normal("O'ZBEKISTON RESPUBLIKASI")
    True
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    for mark in "’‘ʻʼ`´":
        folded = folded.replace(mark, "'")
    return " ".join(folded.split()).removeprefix("the ")


def neutral_key(name: str) -> str:
    """Transliterate a name to lower-case Latin letters and digits, in the order of its words.

    >>> neutral_key("Тоқаев") == neutral_key("Toqaev")
    True
    """
    return "".join(char for char in anyascii(normal(name)).lower() if char.isalnum())


def _group(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = {}
    for key, value in pairs:
        groups.setdefault(key, set()).add(value)
    return groups
