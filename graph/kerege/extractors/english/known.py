"""Known names in their place in a sentence: whom they mean there, and what they own."""

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kerege.extractors.common.world import World
from kerege.extractors.english.discourse import Here, Referent
from kerege.extractors.english.gazetteer import Found
from kerege.extractors.english.sets import SetReader
from kerege.extractors.english.syntax import coordinated, has_subject, is_acted_on, verb_of
from kerege.ontology.lexicon import Lexicon
from kerege.values import PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFYING = frozenset(["amod", "compound", "nmod", "poss", "npadvmod"])
PRONOUNS_OF_THINGS = frozenset(["it", "its", "itself"])
PRONOUNS_OF_PERSONS = frozenset(["he", "she", "him", "her", "his", "hers"])
_THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
_WE = frozenset(["we", "us", "our", "ours"])
_SPEAKERS = _WE | {"i", "my", "me", "mine"}
_ANY = frozenset(["Entity"])
_ACTING = frozenset(["Actor", "State"])


class Known:
    """Resolve names that the gazetteer knows, and the pronouns and offices that lean on them."""

    def __init__(self, *, world: World, lexicon: Lexicon, when: PartialDate | None) -> None:
        self.world = world
        self.sets = SetReader(lexicon, world, when)
        self.made: dict[str, str] = {}
        self._when = when
        self._offices = {word: row.means for row in lexicon.offices for word in row.words}

    def fits(self, entity: str, wanted: str) -> bool:
        """Tell whether an entity is of a class."""
        if wanted in _ANY or self.world.is_a(entity, wanted):
            return True
        return wanted in self.world.ontology.lineage(self.made.get(entity, ""))

    def known(self, token: "Token", wanted: str, here: Here) -> Referent | None:
        """Return the bearer of a known name; a capital also stands for its government."""
        hit = here.paragraph.names.get(token.i)
        if hit is None or (hit.is_demonym and token.dep_ not in _MODIFYING):
            return None
        if hit.is_seat and wanted not in _ACTING:
            return None
        return self._choose(hit, token, wanted, here)

    def _choose(self, hit: Found, token: "Token", wanted: str, here: Here) -> Referent | None:
        fitting = [one for one in hit.candidates if self.fits(one, wanted)]
        if not fitting:
            states = {self.world.governed_from.get(city, "") for city in hit.candidates} - {""}
            states = {state for state in states if self.fits(state, wanted)}
            return Referent((states.pop(),), "metonym") if len(states) == 1 else None
        if len(fitting) > 1:
            fitting = self._by_context(fitting, token, here)
        if len(fitting) > 1:
            return Referent((), ambiguous=" or ".join(sorted(fitting)))
        return Referent((fitting[0],), "metonym" if hit.is_seat else "name")

    def _by_context(self, candidates: list[str], token: "Token", here: Here) -> list[str]:
        """Keep the holder of an office that stands before the name, else the one named before."""
        titles = [self._offices.get(word, "") for word in _titles(token)]
        for title in titles:
            holders = {
                one
                for one in candidates
                for state in self.world.entities
                if title
                and self.world.is_a(state, "State")
                and self.world.holder(title, state, self._when) == one
            }
            if len(holders) == 1:
                return list(holders)
        states = set(self.owner(token, here))
        kept = [one for one in candidates if states & self.world.states_of.get(one, frozenset())]
        if len(kept) == 1:
            return kept
        seen = [one for one in candidates if one in here.discourse.recent]
        return seen if len(seen) == 1 else candidates

    def owner(self, token: "Token", here: Here) -> tuple[str, ...]:
        """Return the state that a noun is said to belong to, before it or after «of»."""
        beside = [child for child in token.children if child.dep_ in _MODIFYING]
        beside += [
            end
            for child in token.children
            if child.dep_ == "prep" and child.lower_ in {"of", "from"}
            for end in child.children
            if end.dep_ == "pobj"
        ]
        for one in beside:
            if one.tag_ == "PRP$":
                found = self.pronoun(one, "State", here)
            else:
                found = self.known(one, "State", here)
            if found and found.ids:
                return tuple(self.known_ids(coordinated(one), "State", here)) or found.ids
        return ()

    def known_ids(self, tokens: "list[Token]", wanted: str, here: Here) -> list[str]:
        """Return the bearers of several names, in order."""
        found = [self.known(one, wanted, here) for one in tokens]
        return [one for referent in found if referent for one in referent.ids]

    def office(self, token: "Token", wanted: str, here: Here) -> Referent | None:
        """Return who holds the office that a noun names, on the day of the document."""
        words = [*_titles(token, own=True), token.lemma_.lower()]
        relation = next((self._offices[word] for word in words if word in self._offices), "")
        if not relation or any(
            child.lower_ in {"former", "deputy", "vice", "ex"} for child in token.lefts
        ):
            return None
        states = self.owner(token, here)
        holders = [self.world.holder(relation, state, self._when) for state in states]
        known = tuple(one for one in holders if one and self.fits(one, wanted))
        return Referent(known, "office") if known and len(known) == len(states) else None

    def titled(self, token: "Token", name: str) -> str:
        """Return the only holder of an office with that family name: «Prime Minister Takaichi»."""
        relations = {self._offices[word] for word in _titles(token) if word in self._offices}
        holders = {
            holder
            for relation in relations
            for state in self.world.states
            if (holder := self.world.holder(relation, state, self._when))
        }
        known = [
            one
            for one in sorted(holders)
            if any(name in text.text.split() for text in self.world.entities[one].names)
        ]
        return known[0] if len(known) == 1 else ""

    def pronoun(self, token: "Token", wanted: str, here: Here) -> Referent | None:
        """Return what a pronoun points back to: the subject above it, else the last subject."""
        word = token.lower_
        found: Referent | None = None
        if word in _SPEAKERS:
            found = (here.we if word in _WE else None) or here.speaker
        elif word in PRONOUNS_OF_THINGS | PRONOUNS_OF_PERSONS | _THEY and not (
            word in PRONOUNS_OF_THINGS and is_acted_on(token) and has_subject(verb_of(token))
        ):
            reported = None if here.paragraph.quotation_around(token) else here.speaker
            found = self._subject_above(token, here) or reported or here.discourse.subject
            if found and not self._agrees(word, found):
                found = None
        if found is None or not found.ids or not all(self.fits(one, wanted) for one in found.ids):
            return None
        return replace(found, rule="pronoun")

    def last_person(self, token: "Token", wanted: str, here: Here) -> Referent | None:
        """Return the person last spoken of, for «she» where no subject is one."""
        one = here.discourse.person
        if token.lower_ not in PRONOUNS_OF_PERSONS or not one or not self.fits(one, wanted):
            return None
        return Referent((one,), "pronoun")

    def _agrees(self, word: str, found: Referent) -> bool:
        """Tell whether number and kind of a pronoun are those of what it may point to."""
        if word in _THEY:
            return found.is_set
        is_person = bool(found.ids) and self.fits(found.ids[0], "Person")
        return not found.is_set and is_person == (word in PRONOUNS_OF_PERSONS)

    def _subject_above(self, token: "Token", here: Here) -> Referent | None:
        """Return the subject of the clause around a pronoun, or of one above it, before it."""
        for step in token.ancestors:
            for child in step.children:
                if child.dep_ not in {"nsubj", "nsubjpass"} or child.i >= token.i:
                    continue
                if child == token or child.pos_ == "PRON":
                    continue
                ids = self.known_ids(coordinated(child), "Actor", here)
                if not ids:
                    found = self.sets.read(child, here)
                    found = found or self.office(child, "Person", here)
                    ids = list(found.ids) if found else []
                return Referent(tuple(dict.fromkeys(ids))) if ids else None
        return None


def _titles(token: "Token", *, own: bool = False) -> list[str]:
    """Return the words before a name or noun, alone and in pairs: «prime minister»."""
    words = [t.lower_ for t in token.lefts if t.dep_ in {"compound", "amod", "nmod"}]
    if own:
        words.append(token.lemma_.lower())
    pairs = [f"{one} {two}" for one, two in pairwise(words)]
    return pairs + ([] if own else list(reversed(words)))
