"""What words refer to: known names, sets, offices, stand-ins, pronouns, or something new."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kerege.extractors.english.discourse import Discourse, Referent
from kerege.extractors.english.gazetteer import Found
from kerege.extractors.english.naming import Namer
from kerege.extractors.english.paragraph import Paragraph
from kerege.extractors.english.sets import SetReader
from kerege.extractors.english.syntax import coordinated, is_verb
from kerege.extractors.english.world import World
from kerege.ids import auto_id
from kerege.model import Entity, Name, Ref
from kerege.ontology.frames import Lexicon
from kerege.resolve import Resolver
from kerege.values import PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_MODIFYING = frozenset(["amod", "compound", "nmod", "poss", "npadvmod"])
_IT = frozenset(["it", "its", "itself"])
_PERSON = frozenset(["he", "she", "him", "her", "his", "hers"])
_THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
_SPEAKERS = frozenset(["we", "us", "our", "ours", "i", "my", "me", "mine"])
_ANY = frozenset(["Entity"])
_ACTING = frozenset(["Actor", "State"])
_OPEN = frozenset(["any", "no", "some", "every", "each", "another", "neither", "either"])
_MADE = frozenset(["Meeting", "Event", "Agreement", "Resolution", "Programme", "Project"])
"""Classes of which a described thing, «the preparatory meeting», becomes an entity."""


class References:
    """Resolve the words of one document at one time."""

    def __init__(
        self, *, world: World, resolver: Resolver, lexicon: Lexicon, when: PartialDate | None
    ) -> None:
        self._world = world
        self._resolver = resolver
        self._when = when
        self._namer = Namer(lexicon, world.ontology)
        self._sets = SetReader(lexicon, world, when)
        self._offices = {word: row.means for row in lexicon.offices for word in row.words}
        self._stand_ins = frozenset(lexicon.words("representatives"))
        self._voices = frozenset(lexicon.words("voices"))
        self._goods = frozenset(word for row in lexicon.commodities for word in row.words)

    def resolve(
        self,
        token: "Token",
        wanted: str,
        *,
        paragraph: Paragraph,
        discourse: Discourse,
        speaker: Referent | None = None,
        speaking: bool = False,
    ) -> Referent | None:
        """Return what a word refers to, of a wanted class, or None.

        `speaking` also lets a spokesperson or minister stand for the state that they speak for.
        """
        if token.pos_ == "PRON" or token.tag_ == "PRP$":
            return self._pronoun(token, wanted, paragraph, discourse, speaker)
        found = self._sets.read(token, paragraph, discourse)
        if found is not None:
            discourse.remember_set(found)
            return self._fitting_set(found, wanted)
        ways = (self._known, self._office, self._stand_in, self._apposition, self._new, self._described)
        for way in ways:
            if way == self._stand_in and speaking:
                found = self._voice(token, wanted, paragraph, discourse)
            else:
                found = way(token, wanted, paragraph, discourse)
            if found is not None:
                return found
        return None

    def fits(self, entity: str, wanted: str) -> bool:
        """Tell whether an entity is of a class."""
        return wanted in _ANY or self._world.is_a(entity, wanted)

    def note_people(self, sentence: "Span", discourse: Discourse) -> None:
        """Remember the full names of people, for a later family name alone."""
        for span in sentence.ents:
            name = self._namer.person(span) if span.label_ == "PERSON" else ""
            if " " in name:
                discourse.full_names[name.split()[-1]] = name

    def is_topic(self, value: object) -> bool:
        """Tell whether a value is a topic, which holds nothing and does nothing."""
        return isinstance(value, Ref) and self._world.is_a(value.id, "Topic")

    def is_named_in(self, entity: str, text: str) -> bool:
        """Tell whether a text has a name or demonym of an entity."""
        known = self._world.entities.get(entity)
        return known is not None and any(name.text in text for name in known.names)

    def _fitting_set(self, found: Referent, wanted: str) -> Referent | None:
        if all(self.fits(one, wanted) for one in found.ids):
            return found
        if found.whole and self.fits(found.whole, wanted):
            return Referent((found.whole,), "set")
        return None

    def _pronoun(
        self,
        token: "Token",
        wanted: str,
        paragraph: Paragraph,
        discourse: Discourse,
        speaker: Referent | None = None,
    ) -> Referent | None:
        """Return what a pronoun points back to: the subject above it, else the last subject."""
        word = token.lower_
        found: Referent | None = None
        if word in _SPEAKERS:
            found = speaker
        elif word in _IT | _PERSON | _THEY:
            found = self._subject_above(token, paragraph, discourse) or discourse.subject
            if found and not self._agrees(word, found):
                is_person = word in _PERSON and discourse.person
                found = Referent((discourse.person,)) if is_person else None
        if found is None or not found.ids or not all(self.fits(one, wanted) for one in found.ids):
            return None
        return replace(found, rule="pronoun")

    def _agrees(self, word: str, found: Referent) -> bool:
        """Tell whether number and kind of a pronoun are those of what it may point to."""
        if word in _THEY:
            return found.is_set
        is_person = bool(found.ids) and self._world.is_a(found.ids[0], "Person")
        return not found.is_set and is_person == (word in _PERSON)

    def _subject_above(
        self, token: "Token", paragraph: Paragraph, discourse: Discourse
    ) -> Referent | None:
        """Return the subject of the clause around a pronoun, or of one above it, before it."""
        for step in token.ancestors:
            for child in step.children:
                if child.dep_ not in {"nsubj", "nsubjpass"} or child.i >= token.i:
                    continue
                if child == token or child.pos_ == "PRON":
                    continue
                ids = self._known_ids(coordinated(child), "Actor", paragraph, discourse)
                if not ids:
                    found = self._sets.read(child, paragraph, discourse)
                    found = found or self._office(child, "Person", paragraph, discourse)
                    ids = list(found.ids) if found else []
                return Referent(tuple(dict.fromkeys(ids))) if ids else None
        return None

    def _known(
        self, token: "Token", wanted: str, paragraph: Paragraph, discourse: Discourse
    ) -> Referent | None:
        """Return the bearer of a known name; a capital also stands for its government."""
        hit = paragraph.names.get(token.i)
        if hit is None or (hit.is_demonym and token.dep_ not in _MODIFYING):
            return None
        if hit.is_seat and wanted not in _ACTING:
            return None
        return self._choose(hit, token, wanted, paragraph, discourse)

    def _choose(
        self, hit: Found, token: "Token", wanted: str, paragraph: Paragraph, discourse: Discourse
    ) -> Referent | None:
        fitting = [one for one in hit.candidates if self.fits(one, wanted)]
        if not fitting:
            states = {self._world.governed_from.get(city, "") for city in hit.candidates} - {""}
            states = {state for state in states if self.fits(state, wanted)}
            return Referent((states.pop(),), "metonym") if len(states) == 1 else None
        if len(fitting) > 1:
            fitting = self._by_context(fitting, token, paragraph, discourse)
        if len(fitting) > 1:
            return Referent((), ambiguous=" or ".join(sorted(fitting)))
        return Referent((fitting[0],), "metonym" if hit.is_seat else "name")

    def _by_context(
        self, candidates: list[str], token: "Token", paragraph: Paragraph, discourse: Discourse
    ) -> list[str]:
        """Keep the holder of an office that stands before the name, else the one named before."""
        titles = [self._offices.get(word, "") for word in _titles(token)]
        for title in titles:
            holders = {
                one
                for one in candidates
                for state in self._world.entities
                if title and self._world.is_a(state, "State")
                and self._world.holder(title, state, self._when) == one
            }
            if len(holders) == 1:
                return list(holders)
        states = set(self._owner(token, paragraph, discourse))
        kept = [one for one in candidates if states & self._world.states_of.get(one, frozenset())]
        if len(kept) == 1:
            return kept
        seen = [one for one in candidates if one in discourse.recent]
        return seen if len(seen) == 1 else candidates

    def _owner(
        self, token: "Token", paragraph: Paragraph, discourse: Discourse
    ) -> tuple[str, ...]:
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
                found = self._pronoun(one, "State", paragraph, discourse)
            else:
                found = self._known(one, "State", paragraph, discourse)
            if found and found.ids:
                return tuple(self._known_ids(coordinated(one), "State", paragraph, discourse)) or found.ids
        return ()

    def _known_ids(
        self, tokens: "list[Token]", wanted: str, paragraph: Paragraph, discourse: Discourse
    ) -> list[str]:
        found = [self._known(one, wanted, paragraph, discourse) for one in tokens]
        return [one for referent in found if referent for one in referent.ids]

    def _office(
        self, token: "Token", wanted: str, paragraph: Paragraph, discourse: Discourse
    ) -> Referent | None:
        """Return who holds the office that a noun names, on the day of the document."""
        words = [*_titles(token, own=True), token.lemma_.lower()]
        relation = next((self._offices[word] for word in words if word in self._offices), "")
        if not relation or any(child.lower_ in {"former", "deputy", "vice", "ex"} for child in token.lefts):
            return None
        states = self._owner(token, paragraph, discourse)
        holders = [self._world.holder(relation, state, self._when) for state in states]
        known = tuple(one for one in holders if one and self.fits(one, wanted))
        return Referent(known, "office") if known and len(known) == len(states) else None

    def _stand_in(
        self, token: "Token", wanted: str, paragraph: Paragraph, discourse: Discourse
    ) -> Referent | None:
        """Return the state that «the Kazakh government» or «officials from Japan» stand for."""
        if token.lemma_.lower() not in self._stand_ins:
            return None
        states = tuple(s for s in self._owner(token, paragraph, discourse) if self.fits(s, wanted))
        return Referent(states, "stands for") if states else None

    def _voice(
        self, token: "Token", wanted: str, paragraph: Paragraph, discourse: Discourse
    ) -> Referent | None:
        """Return whom a spokesperson speaks for: the ministry or the state that is named."""
        if token.lemma_.lower() not in self._voices | self._stand_ins:
            return None
        for child in token.subtree:
            if child != token and self._namer.noun_class(child.lemma_) == "GovernmentBody":
                body = self._new(child, "GovernmentBody", paragraph, discourse)
                body = body or self._known(child, "GovernmentBody", paragraph, discourse)
                if body and body.ids:
                    return replace(body, rule="stands for")
        owners = self._owner(token, paragraph, discourse)
        return Referent(owners[:1], "stands for") if owners else None

    def _apposition(
        self, token: "Token", wanted: str, paragraph: Paragraph, discourse: Discourse
    ) -> Referent | None:
        for child in token.children:
            if child.dep_ == "appos" and child.i > token.i:
                found = self._known(child, wanted, paragraph, discourse)
                if found is None and token.pos_ != "PROPN":
                    found = self._new(child, wanted, paragraph, discourse)
                if found is not None:
                    return found
        return None

    def _new(
        self, token: "Token", wanted: str, paragraph: Paragraph, discourse: Discourse
    ) -> Referent | None:
        """Return what a proper name means that the gazetteer did not find; make it if unknown."""
        if token.i in paragraph.names and not self._is_part(token, paragraph):
            return None
        name, kind = self._namer.proper_name(token, paragraph)
        if not name and self._namer.noun_class(token.lemma_) == "GovernmentBody":
            states = self._owner(token, paragraph, discourse)
            if not states:
                return None
            words = self._namer.common_name(token)[0]
            state = self._world.entities[states[0]]
            adjectives = [one.text for one in state.names if one.is_demonym] + [state.label()]
            bare = " ".join(w for w in words.split() if w not in adjectives and w != "'s")
            name, kind = f"{bare} of {state.label()}", "GovernmentBody"
        if not name and token.text in discourse.full_names:
            name, kind = discourse.full_names[token.text], "Person"
        if not name:
            return None
        known = self._resolver.resolve(name)
        fitting = [one for one in known.candidates if self.fits(one, wanted)]
        if len(fitting) == 1:
            return Referent((fitting[0],))
        if len(fitting) > 1:
            return Referent((), ambiguous=" or ".join(fitting))
        if not kind or not self._is_below(kind, wanted):
            return None
        nameless = kind == "GovernmentBody" and not self._owner(token, paragraph, discourse)
        entity_id = auto_id(f"{name} {discourse.document}" if nameless else name)
        return self._made(entity_id, name, kind, discourse)

    def _is_part(self, token: "Token", paragraph: Paragraph) -> bool:
        """Tell whether a known name is only a part of a longer name in quotation marks."""
        span = paragraph.quotation_around(token)
        hit = paragraph.names[token.i]
        return bool(span and (span[0] < hit.start or hit.end < span[1])) and bool(
            self._namer.proper_name(token, paragraph)[0]
        )

    def _is_below(self, kind: str, wanted: str) -> bool:
        return wanted in _ANY or wanted in self._world.ontology.lineage(kind)

    def _described(
        self, token: "Token", wanted: str, paragraph: Paragraph, discourse: Discourse
    ) -> Referent | None:
        """Return what «the summit» points back to, or make what «the preparatory meeting» names."""
        if token.pos_ != "NOUN" or token.lower_ in self._stand_ins or is_verb(token):
            return None
        lemma = token.lemma_.lower()
        name, telling = self._namer.common_name(token)
        kind = self._namer.noun_class(lemma)
        if wanted == "Topic" and lemma in self._goods:
            return self._made(auto_id(lemma), lemma, "Commodity", discourse)
        if wanted == "Topic" and not kind and telling:
            resolved = self._resolver.resolve(name).entity
            return Referent((resolved,)) if resolved else self._made(auto_id(name), name, "Topic", discourse)
        indefinite = any(child.lower_ in _OPEN for child in token.children)
        if kind not in _MADE or not self._is_below(kind, wanted) or token.tag_ == "NNS" or indefinite:
            return None
        definite = any(child.lower_ in {"the", "this", "that"} for child in token.children)
        if not telling:
            return self._antecedent(lemma, kind, wanted, discourse) if definite else None
        known = self._resolver.resolve(name).entity
        if known and self.fits(known, wanted):
            return Referent((known,))
        scoped = auto_id(f"{name} {discourse.document}")
        return self._made(scoped, name, kind, discourse, rule="described")

    def _antecedent(
        self, lemma: str, kind: str, wanted: str, discourse: Discourse
    ) -> Referent | None:
        """Return the last entity spoken of whose name has the noun, «the summit»."""
        for one in reversed(discourse.recent):
            entity = discourse.new.get(one) or self._world.entities.get(one)
            if entity and self.fits_entity(entity, wanted) and any(
                lemma in name.text.lower().split() for name in entity.names
            ):
                return Referent((one,), "antecedent")
        return None

    def fits_entity(self, entity: Entity, wanted: str) -> bool:
        """Tell whether an entity, known or new, is of a class."""
        return wanted in _ANY or wanted in self._world.ontology.lineage(entity.kind)

    def _made(
        self, entity_id: str, name: str, kind: str, discourse: Discourse, rule: str = "new"
    ) -> Referent:
        """Return a new entity, the same for the same name."""
        names = (Name("en", name, is_label=True),)
        discourse.new.setdefault(entity_id, Entity(id=entity_id, kind=kind, names=names))
        return Referent((entity_id,), rule)


def _titles(token: "Token", *, own: bool = False) -> list[str]:
    """Return the words before a name or noun, alone and in pairs: «prime minister»."""
    words = [t.lower_ for t in token.lefts if t.dep_ in {"compound", "amod", "nmod"}]
    if own:
        words.append(token.lemma_.lower())
    pairs = [f"{one} {two}" for one, two in zip(words, words[1:], strict=False)]
    return pairs + ([] if own else list(reversed(words)))
