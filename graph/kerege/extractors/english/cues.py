"""An attribution by its tokens, and the words of its cue."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kerege.extractors.english.ranges import Range

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEADS = frozenset(["aux", "auxpass", "neg", "advmod"])
_WITHIN = _LEADS | {"prt"}
_CARRIED = frozenset(["xcomp", "ccomp", "advcl"])
_REACH = 4
"""How many tokens a verb stands at most behind the one that carries it: went on to explain."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Hold an attribution by its tokens; `head` is the word that the speaker's words hang on."""

    content: tuple[Range, ...]
    cue: Range | None = None
    speaker: Range | None = None
    head: int | None = None

    @property
    def extent(self) -> Range:
        """Return the first and last place of the content."""
        return self.content[0][0], self.content[-1][1]


def cue_range(verb: "Token", tail: "Token", carriers: frozenset[str]) -> Range:
    """Return a verb with its auxiliaries and the verbs that carry it: «continued to call».

    The cue ends with `tail`, what stands between the two goes along: «was most proud of». A colon,
    and an adverb of manner just behind it, belong to the cue.
    """
    top = verb
    while (
        top.dep_ in _CARRIED
        and 0 < top.i - top.head.i <= _REACH
        and top.head.lemma_.lower() in carriers
    ):
        top = top.head
    start, end = top.i, verb.i + 1
    leads = [*top.lefts] if top.i == verb.i else [*verb.lefts, *top.lefts]
    for child in sorted(leads, key=lambda token: -token.i):
        if child.dep_ in _LEADS and child.i == start - 1 and child.tag_ != "WRB":
            start = child.i
    if tail.head != verb and tail.head.head == verb:
        end = tail.i + 1
    for token in verb.doc[end : tail.i + 1]:
        if token == tail or token.dep_ in _WITHIN:
            end = token.i + 1
        else:
            break
    for token in verb.doc[end : end + 1]:
        is_manner = token.dep_ == "advmod" and token.head == verb and token.tag_ == "RB"
        if token.text == ":" or is_manner:
            end += 1
    return start, end


def is_infinitive(verb: "Token") -> bool:
    """Tell whether a verb stands with «to»."""
    return any(one.lower_ == "to" and one.dep_ == "aux" for one in verb.lefts)
