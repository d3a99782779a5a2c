"""Sets of states: «the five Central Asian countries», «the other three», «both countries»."""

from itertools import pairwise
from typing import TYPE_CHECKING

from kerege.extractors.common.world import World
from kerege.extractors.english.discourse import Here, Referent
from kerege.extractors.english.syntax import EXCEPTING, is_verb
from kerege.ontology.lexicon import Lexicon
from kerege.values import PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Token

_POINTING = frozenset(["these", "those", "the", "all"])
_EXCEPT = EXCEPTING | {"but", "save"}
_EXCEPT_PAIRS = frozenset(
    [("apart", "from"), ("aside", "from"), ("other", "than"), ("exception", "of")]
)
_PARTIAL = frozenset(["some", "most", "many", "few", "several", "other", "certain", "various"])


class SetReader:
    """Read noun phrases that name several states at once."""

    def __init__(self, lexicon: Lexicon, world: World, when: PartialDate | None) -> None:
        self._world = world
        self._when = when
        self._states = frozenset(lexicon.words("states"))
        self._members = frozenset(lexicon.words("members"))
        self._pairs = frozenset(lexicon.words("pairs"))
        self._numbers = {word: n for n, word in enumerate(lexicon.words("numbers"), start=1)}

    def read(self, token: "Token", here: Here) -> Referent | None:
        """Return the members of the set that a plural noun names, or None."""
        lemma = token.lemma_.lower()
        if token.tag_ not in {"NNS", "NNPS"}:
            return None
        if lemma not in self._states | self._members | self._pairs:
            return None
        words = {t.lower_ for t in token.lefts}
        number = self._number(token)
        if lemma in self._pairs and not ("both" in words or number == 2):
            return None
        whole = self._whole(token, here)
        if whole:
            found = self._of_whole(whole, number, words)
            found = self._without_excepted(found, token, here) if found else None
            is_pair = found is None and number == 2 and words & _POINTING
            return self._pair(self._named_before(token, here), here) if is_pair else found
        if "other" in words:
            return self._others(number, self._named_before(token, here), here)
        is_between = not number and "the" in words and token.head.lower_ == "between"
        if "both" in words or (number == 2 and "the" in words) or is_between:
            return self._pair(self._named_before(token, here), here)
        if number and words & _POINTING:
            return here.discourse.set_of(number)
        pointed = bool(words & {"these", "those"}) and bool(here.discourse.sets)
        return here.discourse.sets[-1] if pointed else None

    def _number(self, token: "Token") -> int:
        for child in token.lefts:
            if child.dep_ == "nummod":
                word = child.lower_
                return (
                    int(word) if word.isdecimal() and len(word) < 4 else self._numbers.get(word, 0)
                )
        hit_words = [t.lower_ for t in token.doc[max(0, token.i - 4) : token.i]]
        return next((self._numbers[w] for w in hit_words if w in self._numbers), 0)

    def _whole(self, token: "Token", here: Here) -> str:
        """Return the region or organisation that the set is drawn from."""
        beside = [token, *(t for t in token.subtree if t.i < token.i)]
        beside += [
            end
            for child in token.rights
            if child.dep_ == "prep" and child.lower_ in {"of", "in"}
            for end in child.children
        ]
        for one in beside:
            hit = here.paragraph.names.get(one.i)
            for candidate in hit.candidates if hit else ():
                if self._world.is_a(candidate, "Region", "InternationalOrganization"):
                    return candidate
        return ""

    def _of_whole(self, whole: str, number: int, words: set[str]) -> Referent | None:
        members = self._world.members(whole, self._when)
        if words & _PARTIAL or len(members) < 2 or (number and number != len(members)):
            return None
        definite = words & {"the", "all", "these"} or number or not words & {"a", "no"}
        return Referent(members, "set", whole) if definite else None

    def _without_excepted(self, found: Referent, token: "Token", here: Here) -> Referent | None:
        """Return a set without those whom the words behind it take out: «all states but Iran»."""
        doc, end = token.doc, token.sent.end
        stop = next((t.i for t in doc[token.i + 1 : end] if is_verb(t)), end)
        words = [t.lower_ for t in doc[token.i + 1 : stop]]
        pairs = [*pairwise(words), ("", "")]
        excepting = (
            n
            for n, (word, pair) in enumerate(zip(words, pairs, strict=False))
            if word in _EXCEPT or pair in _EXCEPT_PAIRS
        )
        at = next(excepting, None)
        if at is None:
            return found
        hits = [here.paragraph.names.get(i) for i in range(token.i + 1 + at, stop)]
        named = {one for hit in hits if hit for one in hit.candidates}
        rest = tuple(one for one in found.ids if one not in named)
        return Referent(rest, "set") if len(rest) < len(found.ids) else None

    def _others(self, number: int, named_here: list[str], here: Here) -> Referent | None:
        """Return what is left of the last set when those just named are taken out."""
        for base in reversed(here.discourse.sets):
            named = [one for one in named_here if one in base.ids]
            named = named or [one for one in here.discourse.before if one in base.ids]
            rest = tuple(one for one in base.ids if one not in named)
            if named and rest and number in {0, len(rest)}:
                return Referent(rest, "set")
        return None

    def _pair(self, named_here: list[str], here: Here) -> Referent | None:
        """Return the two states that were named last, where there are just two."""
        before = [one for one in here.discourse.before if one not in named_here]
        for named in (named_here, before):
            states = tuple(one for one in named if self._world.is_a(one, "State"))
            if len(states) == 2:
                return Referent(states, "set")
            if len(states) > 2:
                return None
        return None

    @staticmethod
    def _named_before(token: "Token", here: Here) -> list[str]:
        """Return who is named in the sentence before a token, each once."""
        hits = here.paragraph.named_before(token)
        named = [hit.candidates[0] for hit in hits if len(hit.candidates) == 1]
        return list(dict.fromkeys(named))
