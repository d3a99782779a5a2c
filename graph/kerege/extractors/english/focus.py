"""What pronouns and bare nouns point back to: the only fitting thing that was just spoken of."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from kerege.extractors.english.discourse import Here, Referent
from kerege.extractors.english.known import PRONOUNS_OF_PERSONS, PRONOUNS_OF_THINGS, Known
from kerege.extractors.english.naming import Namer
from kerege.extractors.english.syntax import clause_head, surface_subjects, verb_of

if TYPE_CHECKING:
    from spacy.tokens import Token

Resolve = Callable[["Token", str, Here], Referent | None]
_SPOKEN_OF = frozenset(
    [
        "Agreement",
        "Company",
        "Event",
        "GovernmentBody",
        "InternationalOrganization",
        "Meeting",
        "Programme",
        "Project",
        "Resolution",
    ]
)
"""Classes of things that a noun brings up, so that «it» may be one of them."""
_ACTING = {"PERSON": "Person", "ORG": "Actor"}
_PARTS = frozenset(["compound", "poss", "amod", "nmod"])


class Focus:
    """Find what was just spoken of; where more than one thing fits, nothing is meant."""

    def __init__(self, known: Known, namer: Namer, resolve: Resolve) -> None:
        self._known = known
        self._namer = namer
        self._resolve = resolve

    def things(self, tokens: "Iterable[Token]", here: Here) -> "Iterator[tuple[Token, str]]":
        """Yield each thing that some words name or describe, with the word that stands for it."""
        for token in tokens:
            if token.pos_ not in {"NOUN", "PROPN"}:
                continue
            hit = here.paragraph.names.get(token.i)
            if hit is not None:
                is_last = here.paragraph.names.get(token.i + 1) is not hit
                if is_last and not (hit.is_seat or hit.is_demonym) and len(hit.candidates) == 1:
                    yield token, hit.candidates[0]
            if (hit is None or token.dep_ not in _PARTS) and (kind := self._kind(token)):
                found = self._resolve(token, kind, here)
                if found is not None and len(found.ids) == 1:
                    yield token, found.ids[0]

    def pronoun(self, token: "Token", wanted: str, here: Here) -> Referent | None:
        """Return what «it» or «him» points to: the only one of its class outside its clause."""
        word = token.lower_
        if word not in PRONOUNS_OF_THINGS | PRONOUNS_OF_PERSONS or wanted == "Entity":
            return None
        is_person = word in PRONOUNS_OF_PERSONS
        clause = clause_head(token)
        own = {
            one
            for subject in surface_subjects(verb_of(token), frozenset())
            if subject.i != token.i and subject.pos_ != "PRON"
            for found in [self._resolve(subject, "Actor", here)]
            for one in (found.ids if found else ())
        }
        before = token.doc[token.sent.start : token.i]
        near = [one for at, one in self.things(before, here) if clause_head(at) != clause]
        for pool in (near, here.discourse.last):
            fitting = {
                one
                for one in pool
                if one not in own
                and self._known.fits(one, wanted)
                and self._known.fits(one, "Person") == is_person
            }
            if fitting:
                return Referent(tuple(fitting), "antecedent") if len(fitting) == 1 else None
        return None

    def left_out(self, token: "Token", wanted: str, here: Here) -> Referent | None:
        """Return what a clause leaves out: the only one of its class in it or just before."""
        before = token.doc[token.sent.start : token.i]
        for pool in ([one for _, one in self.things(before, here)], here.discourse.last):
            fitting = {one for one in pool if self._known.fits(one, wanted)}
            if fitting:
                return Referent(tuple(fitting), "ellipsis") if len(fitting) == 1 else None
        return None

    def _kind(self, token: "Token") -> str:
        """Return the class of thing that a word may bring up, or ''."""
        kind = self._namer.noun_class(token.lemma_)
        if kind in _SPOKEN_OF:
            return kind
        is_head = token.ent_type_ in _ACTING and token.dep_ not in _PARTS
        return _ACTING[token.ent_type_] if is_head else ""
