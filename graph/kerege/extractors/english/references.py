"""What words refer to: known names, sets, offices, stand-ins, pronouns, or something new."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kerege.extractors.common.world import World
from kerege.extractors.english.discourse import Discourse, Here, Referent
from kerege.extractors.english.focus import Focus
from kerege.extractors.english.known import Known
from kerege.extractors.english.naming import Namer
from kerege.extractors.english.newcomers import Newcomers
from kerege.extractors.english.syntax import coordinated
from kerege.model import Ref
from kerege.ontology.lexicon import Lexicon
from kerege.resolve import Resolver
from kerege.values import PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


class References:
    """Resolve the words of one document, at the time of that document."""

    def __init__(
        self, *, world: World, resolver: Resolver, lexicon: Lexicon, when: PartialDate | None
    ) -> None:
        self._world = world
        self._when = when
        self._known = Known(world=world, lexicon=lexicon, when=when)
        self._namer = Namer(lexicon, world.ontology)
        self._newcomers = Newcomers(
            known=self._known, namer=self._namer, resolver=resolver, lexicon=lexicon
        )
        self._focus = Focus(self._known, self._namer, self.resolve)
        self._stand_ins = frozenset(lexicon.words("representatives"))
        self._people = frozenset(lexicon.words("people"))
        self._voices = frozenset(lexicon.words("voices"))
        self._offices = frozenset(lexicon.words("office holders"))

    def resolve(
        self, token: "Token", wanted: str, here: Here, *, speaking: bool = False
    ) -> Referent | None:
        """Return what a word refers to, of a wanted class, or None.

        `speaking` also lets a spokesperson or minister stand for the state that they speak for.
        """
        if token.tag_ == "WP$" or (token.tag_ == "WDT" and token.dep_ == "pobj"):
            clause = next((one for one in token.ancestors if one.dep_ == "relcl"), None)
            return self.resolve(clause.head, wanted, here) if clause is not None else None
        if token.pos_ == "PRON" or token.tag_ == "PRP$":
            owner = "Actor" if token.tag_ == "PRP$" and wanted == "Entity" else wanted
            return (
                self._known.pronoun(token, wanted, here)
                or self._focus.pronoun(token, owner, here)
                or self._known.last_person(token, wanted, here)
            )
        if named := self._named_beside(token, wanted, here):
            return named
        if two := self._two_people(token, wanted, here):
            return two
        found = self._known.sets.read(token, here)
        if found is not None:
            here.discourse.remember_set(found)
            return self._fitting_set(found, wanted)
        ways = (
            self._known.known,
            self._known.office,
            self._voice if speaking else self._stand_in,
            self._apposition,
            self._newcomers.named,
            self._newcomers.described,
            self._listed,
        )
        return next((found for way in ways if (found := way(token, wanted, here))), None)

    def left_out(self, token: "Token", wanted: str, here: Here) -> Referent | None:
        """Return what a clause leaves out, of a wanted class: «became a member in 2024»."""
        return self._focus.left_out(token, wanted, here)

    def represented(self, token: "Token", speaker: Referent | None, here: Here) -> Referent | None:
        """Return the state for which a speaker says «we»: that of a minister or president."""
        titles = self._voices | self._offices
        for word in (token, *token.lefts):
            if word.lemma_.lower() in titles:
                owners = self._known.owner(word, here) or self._known.owner(token, here)
                return Referent(owners, "stands for") if len(owners) == 1 else None
        one = speaker.ids[0] if speaker and len(speaker.ids) == 1 else ""
        state = self._world.state_of(one, self._when) if self.fits(one, "Person") else ""
        return Referent((state,), "office") if state else None

    def fits(self, entity: str, wanted: str) -> bool:
        """Tell whether an entity is of a class."""
        return self._known.fits(entity, wanted)

    def note_people(self, sentence: "Span", discourse: Discourse) -> None:
        """Remember the full names of people, for a later family name alone."""
        for span in sentence.ents:
            name = self._namer.person(span) if span.label_ == "PERSON" else ""
            if " " in name:
                family = name.split()[-1]
                known = discourse.full_names.setdefault(family, name)
                discourse.full_names[family] = name if known == name else ""

    def note_things(self, sentence: "Span", here: Here) -> None:
        """Remember what a sentence spoke of, for «it» and «the treaty»."""
        here.discourse.spoke_of([one for _, one in self._focus.things(sentence, here)])
        here.discourse.unclear = any(
            token.tag_ == "NNP"
            and not token.ent_type_
            and token.dep_ not in {"compound", "poss"}
            and token.i not in here.paragraph.names
            for token in sentence
        )

    def note_sets(self, sentence: "Span", here: Here) -> None:
        """Remember the sets of states that a sentence names, for «the other three»."""
        for token in sentence:
            if token.tag_ == "NNS" and (found := self._known.sets.read(token, here)):
                here.discourse.remember_set(found)

    def is_topic(self, value: object) -> bool:
        """Tell whether a value is a topic, which holds nothing and does nothing."""
        return isinstance(value, Ref) and self._world.is_a(value.id, "Topic")

    def is_named_in(self, entity: str, text: str) -> bool:
        """Tell whether a text has a name or demonym of an entity."""
        known = self._world.entities.get(entity)
        return known is not None and any(name.text in text for name in known.names)

    def _named_beside(self, token: "Token", wanted: str, here: Here) -> Referent | None:
        """Return those named behind a plural: «SCO members Kazakhstan and Uzbekistan»."""
        beside = [one for one in token.children if one.dep_ == "appos" and one.i > token.i]
        if token.tag_ not in {"NNS", "NNPS"} or not beside:
            return None
        members = coordinated(beside[0])
        ways = (self._known.known, self._newcomers.named)
        found = [
            next((one for way in ways if (one := way(member, wanted, here))), None)
            for member in members
        ]
        ids = [one for referent in found if referent for one in referent.ids]
        return Referent(tuple(dict.fromkeys(ids))) if ids else None

    def _two_people(self, token: "Token", wanted: str, here: Here) -> Referent | None:
        """Return the only two people of the sentence before: «the two leaders»."""
        words = {child.lower_ for child in token.lefts}
        if token.lemma_.lower() not in self._people or not words & {"two", "both"}:
            return None
        people = tuple(one for one in here.discourse.last if self.fits(one, "Person"))
        is_theirs = len(people) == 2 and not here.discourse.unclear
        is_theirs = is_theirs and all(self.fits(one, wanted) for one in people)
        return Referent(people, "set") if is_theirs else None

    def _fitting_set(self, found: Referent, wanted: str) -> Referent | None:
        if all(self.fits(one, wanted) for one in found.ids):
            return found
        if found.whole and self.fits(found.whole, wanted):
            return Referent((found.whole,), "set")
        return None

    def _stand_in(self, token: "Token", wanted: str, here: Here) -> Referent | None:
        """Return the state that «the Kazakh government» or «officials from Japan» stand for."""
        if token.lemma_.lower() not in self._stand_ins:
            return None
        after = token.doc[token.i + 1 : min(token.i + 3, token.sent.end)]
        is_in = len(after) == 2 and after[0].lower_ == "in"
        states = self._known.owner(token, here)
        states = states or tuple(
            self._known.known_ids(list(after[1:]) if is_in else [], "State", here)
        )
        states = tuple(one for one in states if self.fits(one, wanted))
        return Referent(states, "stands for") if states else None

    def _voice(self, token: "Token", wanted: str, here: Here) -> Referent | None:
        """Return whom a spokesperson speaks for: the ministry or the state that is named."""
        if token.lemma_.lower() not in self._voices | self._stand_ins:
            return None
        for child in token.subtree:
            if child != token and self._namer.noun_class(child.lemma_) == "GovernmentBody":
                body = self._newcomers.named(child, "GovernmentBody", here)
                body = body or self._known.known(child, "GovernmentBody", here)
                if body and body.ids:
                    return replace(body, rule="stands for")
        owners = self._known.owner(token, here)
        return Referent(owners[:1], "stands for") if owners else None

    def _listed(self, token: "Token", wanted: str, here: Here) -> Referent | None:
        """Return those that a plural is said to include: «states such as Japan and China»."""
        if token.tag_ != "NNS":
            return None
        ends = [
            member
            for one in token.children
            if one.dep_ == "prep" and (one.lower_ == "including" or _is_such_as(one))
            for end in one.children
            for member in coordinated(end)
        ]
        found = [self.resolve(end, wanted, here) for end in ends]
        ids = [one for referent in found if referent for one in referent.ids]
        return Referent(tuple(dict.fromkeys(ids))) if ids else None

    def _apposition(self, token: "Token", wanted: str, here: Here) -> Referent | None:
        """Return who stands behind a noun: «the minister, X», «President of Uzbekistan X»."""
        is_office = token.lemma_.lower() in self._offices
        beside = [child for child in token.children if child.dep_ == "appos"]
        if is_office:
            below = [end for child in token.rights if child.lower_ == "of" for end in child.rights]
            beside += [end for end in below if end.ent_type_ == "PERSON"]
        for child in beside:
            if child.i > token.i:
                found = self._known.known(child, wanted, here)
                if found is None and (is_office or token.pos_ != "PROPN"):
                    found = self._newcomers.named(child, wanted, here)
                if found is not None:
                    return found
        return None


def _is_such_as(preposition: "Token") -> bool:
    return preposition.lower_ == "as" and any(
        child.lower_ == "such" for child in preposition.children
    )
