"""Whom the words of a tree mean: known names, offices, those who stand for a state."""

from collections.abc import Container
from dataclasses import dataclass

from kerege.extractors.common.names import Hit
from kerege.extractors.common.world import World
from kerege.extractors.trees.tree import Tree, Word
from kerege.extractors.trees.walking import is_done_to
from kerege.ids import auto_id
from kerege.model import Entity, Name
from kerege.ontology.lexicon import Lexicon
from kerege.resolve import Resolver
from kerege.values import PartialDate

_BESIDE = ("nmod", "compound", "amod", "appos", "flat", "obl")
_LEAST = 2
"""Letters of a surname that stands for a whole name."""
_LONGEST_SURNAME = 2
"""Letters of a surname that is too little to make a person of, in Japanese."""
_NAMING = ("appos", "flat", "compound", "nmod")


@dataclass(frozen=True, slots=True)
class Referent:
    """Hold the entity that words mean, or between which it is open, and the rule that found it."""

    entity: str = ""
    rule: str = "name"
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sentence:
    """Hold a tree with the known names on it."""

    tree: Tree
    hits: tuple[Hit, ...]
    document: str = ""

    def text(self, start: int, end: int) -> str:
        """Return the words between two offsets of the document."""
        return self.document[start:end]

    def hit(self, word: Word) -> Hit | None:
        """Return the known name that a word is part of."""
        return next((hit for hit in self.hits if hit.start <= word.start < hit.end), None)

    def head_of(self, hit: Hit) -> Word:
        """Return the word of a name on which its others hang: of several, one with a particle."""
        words = [word for word in self.tree.words if hit.start <= word.start < hit.end]
        inside = {word.i for word in words}
        heads = [word for word in words if word.head not in inside or word.head == word.i] or words
        return next((word for word in heads if self.tree.marks(word)), heads[0])


class References:
    """Resolve the words of one document, on the day of that document.

    `made` are the entities that a document needs beyond the known ones; `spoken_of` is the time
    that the sentence at hand names, if it names one, `speaking` who says the words at hand;
    `before` are the names in the sentence before, `topic` is what it was about, in a language
    that marks this and may then leave it out; `about` is the same, of speech too, and `acted` who
    did what there, by relation.
    """

    def __init__(
        self, *, world: World, resolver: Resolver, lexicon: Lexicon, when: PartialDate | None
    ) -> None:
        self._world, self._resolver, self._when = world, resolver, when
        self._language = lexicon.language
        self._offices = {word: row.means for row in lexicon.offices for word in row.words}
        self._bodies = {word: row.means for row in lexicon.classes for word in row.words}
        self._spellings = {role: lexicon.words(role) for role in self._bodies.values()}
        self._stand_ins = frozenset(lexicon.words("representatives"))
        self._former = frozenset(lexicon.words("former"))
        self._states = frozenset(lexicon.words("states"))
        self._voices = frozenset(lexicon.words("voices"))
        self._we = frozenset(lexicon.words("we"))
        self._same: dict[str, tuple[str, ...]] = {}
        for row in lexicon.lists:
            for word in row.words if row.means.startswith("same ") else ():
                kinds = self._same.get(word, ())
                self._same[word] = (*kinds, row.means.removeprefix("same "))
        self._surnames_first = bool(lexicon.words("topics"))
        self._people: dict[str, str] = {}
        self._owner: dict[str, str] = {}
        self.made: dict[str, Entity] = {}
        self._topics = frozenset(lexicon.words("topics"))
        self.topic = self.about = ""
        self.acted: dict[str, set[str]] = {}
        self.speaking = ""
        self.before: tuple[Hit, ...] = ()
        self.spoken_of: PartialDate | None = None

    def resolve(self, word: Word, wanted: str, sentence: Sentence) -> Referent | None:
        """Return what a word means where that is of a class; None where nothing is known."""
        if any(one.lemma in self._former for one in sentence.tree.children(word)):
            return None
        for way in (
            self._named,
            self._titled,
            self._office,
            self._body,
            self._stand_in,
            self._speakers_own,
            self._said_before,
            self._unknown_person,
        ):
            if found := way(word, wanted, sentence):
                return found
        return None

    def _speakers_own(self, word: Word, wanted: str, sentence: Sentence) -> Referent | None:
        """Return the state for which the one speaks who says «we»."""
        if word.lemma not in self._we or sentence.tree.children(word, "nmod", "conj", "appos"):
            return None
        speaker = self.speaking
        state = self._owner.get(speaker) or self._world.state_of(speaker, self._when)
        return Referent(state, "speaker") if state and self.fits(state, wanted) else None

    def _said_before(self, word: Word, wanted: str, sentence: Sentence) -> Referent | None:
        """Return the only one of a kind named before in this sentence, else in the one before."""
        term = self._term(word, sentence, self._same)
        beside = sentence.tree.children(word, *_BESIDE, "acl", "conj", "nummod")
        if not term or (beside and term == word.lemma):
            return None
        kinds = self._same[term]
        return next(
            (one for kind in kinds if (one := self._last(word, kind, wanted, sentence))), None
        )

    def _last(self, word: Word, kind: str, wanted: str, sentence: Sentence) -> Referent | None:
        """Return the only one of a kind in this sentence or the one before, if it is no doer."""
        doers = {one.i for one in sentence.tree.children(sentence.tree.clause(word), "nsubj")}
        before = [hit for hit in sentence.hits if hit.end <= word.start]
        here = [hit for hit in before if sentence.head_of(hit).i not in doers - {word.i}]
        done_by = {c for hit in before for c in hit.borne.candidates if hit not in here}
        done_by = done_by if word.pos == "PRON" else set()
        for hits in (here, self.before):
            named = {c for hit in hits for c in hit.borne.candidates if self.fits(c, kind)}
            named -= done_by
            if len(named) > 1 and is_done_to(sentence.tree, word, self._topics):
                named.discard(self.about)
            if named:
                one = min(named)
                fits = len(named) == 1 and self.fits(one, wanted)
                return Referent(one, "same") if fits else None
        return None

    @staticmethod
    def _term(word: Word, sentence: Sentence, terms: Container[str]) -> str:
        """Return the term of a table that a word is, or ends with the words right before it."""
        term, words = word.text, sentence.tree.words
        for before in reversed(words[max(word.i - 3, 0) : word.i]):
            if word.lemma in terms or before.dep != "compound":
                break
            term = before.text + term
            if term in terms:
                return term
        return word.lemma if word.lemma in terms else ""

    def fits(self, entity: str, wanted: str) -> bool:
        """Tell whether an entity is of a class."""
        if wanted in {"Entity", ""}:
            return True
        if made := self.made.get(entity):
            return wanted in self._world.ontology.lineage(made.kind)
        return self._world.is_a(entity, wanted)

    def kind(self, entity: str) -> str:
        """Return the class of an entity, or ''."""
        return self.made[entity].kind if entity in self.made else self._world.kind(entity)

    def _named(self, word: Word, wanted: str, sentence: Sentence) -> Referent | None:
        """Return the bearer of a known name; a capital also stands for its government."""
        hit = sentence.hit(word)
        if hit is None or sentence.head_of(hit).i != word.i:
            return None
        if hit.borne.is_demonym and not (word.dep == "amod" and wanted in {"Actor", "State"}):
            return None
        if hit.borne.is_seat and wanted not in {"Actor", "State", "Entity"}:
            return None
        owners = self._owners(word, sentence)
        found = [one for one in hit.borne.candidates if self.fits(one, wanted)]
        found = [one for one in found if self._may_belong(one, owners)]
        if wanted == "Entity":
            found = [self._world.governed_from.get(one, one) for one in found]
        if found:
            rule = "metonym" if hit.borne.is_seat else "name"
            return Referent(found[0], rule) if len(found) == 1 else Referent("", rule, tuple(found))
        capitals = [self._world.governed_from.get(one, "") for one in hit.borne.candidates]
        states = sorted({one for one in capitals if one and self.fits(one, wanted)})
        if len(states) == 1 and wanted in {"Actor", "State"}:
            return Referent(states[0], "metonym")
        return None

    def _may_belong(self, entity: str, owners: list[str]) -> bool:
        """Tell whether a body may be that of the state named beside it: 外務省 of Russia is not."""
        states = self._world.states_of.get(entity, frozenset())
        return (
            self.kind(entity) != "GovernmentBody"
            or not owners
            or not states
            or bool(states & set(owners))
        )

    def _titled(self, word: Word, wanted: str, sentence: Sentence) -> Referent | None:
        """Return the person whose name stands beside an office: «президент Токаев»."""
        if not self._term(word, sentence, {*self._offices, *self._voices}):
            return None
        for one in sentence.tree.children(word, *_NAMING, "acl"):
            hit = sentence.hit(one)
            people = [c for c in hit.borne.candidates if self.fits(c, "Person")] if hit else []
            people = people or ([] if hit else self._by_surname(one.text))
            if len(people) == 1 and self.fits(people[0], wanted):
                return Referent(people[0])
        return None

    def _by_surname(self, surname: str) -> list[str]:
        """Return the people named so far whose name begins with a surname, as in Japanese."""
        if len(surname) < _LEAST or not self._surnames_first:
            return []
        return sorted({one for name, one in self._people.items() if name.startswith(surname)})

    def remember(self, sentence: Sentence) -> None:
        """Keep who and what a sentence names, for the sentences after it."""
        self.before = sentence.hits or self.before
        if about := self._about(sentence):
            found = [self.resolve(one, "Actor", sentence) for one in about]
            ids = [one.entity for one in found if one is not None]
            self.topic = self.about = ids[0] if len(about) == len(ids) == 1 else ""
        for hit in sentence.hits:
            if len(hit.borne.candidates) == 1 and self.fits(hit.borne.candidates[0], "Person"):
                self._people[sentence.text(hit.start, hit.end)] = hit.borne.candidates[0]

    def leaves_out(self, sentence: Sentence) -> bool:
        """Tell whether a sentence of nobody's speech says nothing of who does what it tells."""
        has_doer = any(one.dep.startswith("nsubj") for one in sentence.tree.words)
        return not (has_doer or self.speaking or self._about(sentence))

    def _about(self, sentence: Sentence) -> list[Word]:
        """Return the subjects that a sentence says it is about."""
        return [
            one
            for one in sentence.tree.words
            if one.dep.startswith("nsubj") and self._topics & set(sentence.tree.marks(one))
        ]

    def _office(self, word: Word, wanted: str, sentence: Sentence) -> Referent | None:
        """Return who holds an office of a state on the day of the document.

        Nobody where another one held it at the time that the sentence speaks of.
        """
        relation = self._offices.get(word.lemma)
        owners = self._owners(word, sentence)
        if not relation or len(owners) != 1 or self._has_a_name(word, sentence):
            return None
        holder = self._world.holder(relation, owners[0], self._when)
        if self.spoken_of:
            then = self._world.holder(relation, owners[0], self.spoken_of)
            holder = holder if then in {holder, None} else None
        return Referent(holder, "office") if holder and self.fits(holder, wanted) else None

    def _has_a_name(self, word: Word, sentence: Sentence) -> bool:
        """Tell whether a name that may be a person's stands beside an office."""
        beside = sentence.tree.children(word, *_NAMING)
        named = [one for one in beside if one.pos == "PROPN"]
        hits = [sentence.hit(one) for one in named]
        return any(hit is None or not self._is_state(hit) for hit in hits)

    def _is_state(self, hit: Hit) -> bool:
        return any(self.fits(one, "State") for one in hit.borne.candidates)

    def _body(self, word: Word, wanted: str, sentence: Sentence) -> Referent | None:
        """Return a ministry of a state, by its English name; made where nobody has that name."""
        role = self._bodies.get(self._term(word, sentence, self._bodies))
        owners = self._owners(word, sentence)
        if not role or len(owners) != 1 or not self._is_below("GovernmentBody", wanted):
            return None
        state = self._world.entities[owners[0]].label()
        name = f"{role} of {state}"
        for spelling in (name, *(one.format(state) for one in self._spellings.get(role, ()))):
            if known := self._resolver.resolve(spelling).entity:
                return Referent(known)
        entity_id = auto_id(name)
        names = (Name("en", name, is_label=True),)
        self.made.setdefault(entity_id, Entity(id=entity_id, kind="GovernmentBody", names=names))
        self._owner[entity_id] = owners[0]
        return Referent(entity_id, "new")

    def _is_below(self, kind: str, wanted: str) -> bool:
        return wanted == "Entity" or wanted in self._world.ontology.lineage(kind)

    def _stand_in(self, word: Word, wanted: str, sentence: Sentence) -> Referent | None:
        """Return the state for which a government or its side stands."""
        owners = self._owners(word, sentence)
        if (
            self._term(word, sentence, self._stand_ins)
            and len(owners) == 1
            and self.fits(owners[0], wanted)
        ):
            return Referent(owners[0], "stands for")
        if word.lemma in self._states:
            wholes = self._beside(word, sentence, ("Region", "InternationalOrganization"))
            if len(wholes) == 1 and self.fits(wholes[0], wanted):
                return Referent(wholes[0], "set")
        return None

    def speaker(self, word: Word, sentence: Sentence) -> Referent | None:
        """Return who speaks: also a person unknown so far, or whom a spokesperson speaks for."""
        found = self._speaker(word, sentence)
        owners = self._owners_of_office(word, sentence)
        if found is not None and found.entity and len(owners) == 1:
            self._owner.setdefault(found.entity, owners[0])
        return found

    def _speaker(self, word: Word, sentence: Sentence) -> Referent | None:
        found = self.resolve(word, "Actor", sentence)
        if found is not None:
            return found
        beside = [one.start for one in sentence.tree.children(word, *_NAMING)]
        for guess in sentence.tree.guesses:
            starts = [word.start, *(beside if guess.kind == "Person" else [])]
            if any(guess.start <= start < guess.end for start in starts):
                name = sentence.text(guess.start, guess.end)
                is_inflected = guess.kind == "Actor" and name.istitle() and name == word.text
                return self._new(word.lemma.title() if is_inflected else name, guess.kind)
        if self._term(word, sentence, self._voices):
            below = sentence.tree.children(word, "nmod", "amod", "compound")
            bodies = [self.resolve(one, "Actor", sentence) for one in below]
            known = [one for one in bodies if one is not None and self._may_be_spoken_for(one)]
            owners = self._owners_of_office(word, sentence)
            if len(known) == 1 or len(owners) == 1:
                return Referent(known[0].entity if known else owners[0], "stands for")
        return None

    def _unknown_person(self, word: Word, wanted: str, sentence: Sentence) -> Referent | None:
        """Return a person whom nobody knows, by full name: «Нарендра Моди», alone or by office."""
        if not self._is_below("Person", wanted) or wanted == "Entity" or sentence.hit(word):
            return None
        titles = {*self._offices, *self._voices}
        beside = sentence.tree.children(word, *_NAMING)
        named = [one.start for one in beside if self._term(word, sentence, titles)]
        for guess in sentence.tree.guesses:
            if guess.kind == "Person" and any(
                guess.start <= start < guess.end for start in (word.start, *named)
            ):
                name = sentence.text(guess.start, guess.end)
                title = next((one for one in titles if name.endswith(one)), "")
                case = word.features.get("Case", "Nom")
                is_whole = case == "Nom" if self._language == "ru" else len(name) > _LONGEST_SURNAME
                return self._new(name, guess.kind) if is_whole and not title else None
        return None

    def _may_be_spoken_for(self, referent: Referent) -> bool:
        return bool(referent.entity) and not self.fits(referent.entity, "Person")

    def _new(self, name: str, kind: str) -> Referent | None:
        """Return a person or body whom nobody knows; a bare family name is too little."""
        is_bare = kind == "Person" and len(name.split()) < 2 and self._language == "ru"
        if is_bare or kind not in {"Person", "Actor"}:
            return None
        known = self._resolver.resolve(name).entity
        if known and self.fits(known, "Actor"):
            return Referent(known)
        entity_id = auto_id(name)
        names = (Name(self._language, name, is_label=True),)
        self.made.setdefault(entity_id, Entity(id=entity_id, kind=kind, names=names))
        return Referent(entity_id, "new")

    def _owners(self, word: Word, sentence: Sentence) -> list[str]:
        """Return the states named right beside a noun, as adjective or genitive."""
        return self._beside(word, sentence, ("State",))

    def _owners_of_office(self, word: Word, sentence: Sentence) -> list[str]:
        """Return the states of a title, also of the office in it: «помощник президента России»."""
        below = sentence.tree.children(word, "nmod", "amod", "compound")
        offices = [
            one
            for one in below
            if self._term(one, sentence, {*self._offices, *self._bodies, *self._voices})
        ]
        return self._owners(word, sentence) or (
            self._owners(offices[0], sentence) if offices else []
        )

    def _beside(self, word: Word, sentence: Sentence, kinds: tuple[str, ...]) -> list[str]:
        found: list[str] = []
        for one in sentence.tree.children(word, *_BESIDE):
            hit = sentence.hit(one)
            same = None if hit else self._said_before(one, "", sentence)
            if same and any(self.fits(same.entity, kind) for kind in kinds):
                found.append(same.entity)
            if hit and not hit.start <= word.start < hit.end:
                fitting = (c for c in hit.borne.candidates if any(self.fits(c, k) for k in kinds))
                found += fitting
        return list(dict.fromkeys(found))
