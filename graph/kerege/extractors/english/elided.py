"""Clauses that leave their verb out: «and Kazakhstan 37 percent», «and so did Iran»."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kerege.extractors.common.amounts import Amount
from kerege.extractors.english.discourse import Here
from kerege.extractors.english.matching import Filler, Match
from kerege.extractors.english.references import References
from kerege.extractors.english.syntax import is_passive, is_verb, surface_subjects
from kerege.model import Ref
from kerege.values import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_BREAKS = frozenset([",", ";", "and", "while"])
_SO = frozenset(["so", "as"])
_SHARED = frozenset(["do", "have", "be", "will"])
_NONE: frozenset[str] = frozenset()


def carried_on(match: Match, here: Here, references: References) -> Iterator[Match]:
    """Yield what is said of others by the verb of a match, without that verb."""
    at = _subject(match)
    if at is None:
        return
    yield from _with_amounts(match, at, here, references)
    yield from _with_so(match, at, here, references)


def _subject(match: Match) -> "Token | None":
    """Return the name or noun before a verb in the active."""
    if not is_verb(match.trigger) or is_passive(match.trigger) or len(match.objects) != 1:
        return None
    found = surface_subjects(match.trigger, _NONE)
    return found[0] if len(found) == 1 else None


def _with_amounts(match: Match, at: "Token", here: Here, references: References) -> Iterator[Match]:
    """Yield «Kazakhstan 37 percent» after «Russia holds 44 percent of the capital»."""
    ((first, _),) = match.objects
    quantity = first.value
    if not isinstance(quantity, Quantity):
        return
    sentence = match.trigger.sent
    later = sorted(
        (
            one
            for i, one in here.paragraph.amount_at.items()
            if first.token < i < sentence.end and one.quantity.unit == quantity.unit
        ),
        key=lambda one: one.start,
    )
    last = first.token
    for amount in later:
        start, end = _extent(amount, match.trigger)
        between = match.trigger.doc[last + 1 : start]
        name = match.trigger.doc[start - 1]
        opens = [one.i for one in between if one.lower_ in _BREAKS]
        if not opens or any(is_verb(one) for one in between) or name.pos_ != "PROPN":
            return
        if any(one.i > opens[-1] and one.pos_ == "ADP" for one in between):
            return
        who = references.resolve(name, "Actor", here)
        if who is None or len(who.ids) != 1:
            return
        yield _said_of(match, at, Filler(Ref(who.ids[0]), name.i, who.rule), amount, start)
        last = end


def _extent(amount: Amount, token: "Token") -> tuple[int, int]:
    """Return the first and last token of an amount."""
    inside = [one.i for one in token.sent if amount.start <= one.idx < amount.end]
    return inside[0], inside[-1]


def _said_of(match: Match, at: "Token", who: Filler, amount: Amount, place: int) -> Match:
    """Return a match with another name where the subject stood, and another amount."""
    ((_, qualifiers),) = match.objects
    kept = {key: who if one.token == at.i else one for key, one in qualifiers.items()}
    subjects = [who if one.token == at.i else one for one in match.subjects]
    filler = Filler(amount.quantity, place, rate=amount.rate)
    return replace(match, subjects=subjects, objects=[(filler, kept)])


def _with_so(match: Match, at: "Token", here: Here, references: References) -> Iterator[Match]:
    """Yield what «and so did Iran» says."""
    for verb in match.trigger.children:
        if verb.lemma_ not in _SHARED or verb.i <= match.trigger.i:
            continue
        words = {child.lower_ for child in verb.children if child.i < verb.i}
        who = [child for child in verb.children if child.dep_ == "nsubj" and child.i > verb.i]
        if not words & _SO or len(who) != 1:
            continue
        found = references.resolve(who[0], "Actor", here)
        if found is not None and len(found.ids) == 1:
            filler = Filler(Ref(found.ids[0]), who[0].i, found.rule)
            subjects = [filler if one.token == at.i else one for one in match.subjects]
            yield replace(match, subjects=subjects)
