"""Mark loaded, figurative and evaluative wording, which makes an opinion of what it stands in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kerege.extractors.english.syntax import clause_head
from kerege.ontology.lexicon import Lexicon, Wording

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_GAP = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """Hold wording that was found, and the head of the clause that it colours."""

    wording: Wording
    clause: int
    tokens: tuple[int, ...]


class OpinionFinder:
    """Find the wording of a lexicon in sentences."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._by_first: dict[str, list[Wording]] = {}
        for row in lexicon.opinions:
            for word in row.pattern[0].split("|"):
                self._by_first.setdefault(word, []).append(row)

    def find(self, sentence: "Span") -> list[Hit]:
        """Return the wording in a sentence, in order."""
        tokens = [token for token in sentence if not token.is_space]
        hits = []
        for at, token in enumerate(tokens):
            keys = {token.lemma_.lower(), token.lower_}
            for row in (row for key in sorted(keys) for row in self._by_first.get(key, [])):
                if (found := _match(row.pattern, tokens, at)) and _stands(row.kind, found):
                    ends = tuple(word.i for word in found)
                    hits.append(Hit(row, clause_head(found[0]).i, ends))
        return _once(hits)


def _match(pattern: tuple[str, ...], tokens: "list[Token]", at: int) -> "list[Token]":
    """Return the tokens from a place that a pattern covers, or none."""
    found: list[Token] = []
    gap = 0
    for word in pattern:
        if word == "*":
            gap = _GAP
            continue
        for step in range(gap + 1):
            if at + step < len(tokens) and _is(tokens[at + step], word):
                found.append(tokens[at + step])
                at += step + 1
                break
        else:
            return []
        gap = 0
    return found


def _is(token: "Token", word: str) -> bool:
    if word == "one's":
        return token.tag_ in {"PRP$", "POS"} or token.dep_ == "poss"
    return any(option in {token.lemma_.lower(), token.lower_} for option in word.split("|"))


def _stands(kind: str, found: "list[Token]") -> bool:
    """Tell whether the wording stands as its kind has to: an evaluation as the predicate."""
    if kind != "evaluative":
        return True
    return any(
        token.dep_ in {"acomp", "attr", "oprd", "ROOT"}
        or (token.dep_ == "conj" and token.head.dep_ in {"acomp", "attr", "oprd"})
        for token in found
    )


def _once(hits: Iterable[Hit]) -> list[Hit]:
    return list({(hit.tokens, hit.wording.pattern): hit for hit in hits}.values())
