"""What a text names that the project does not know: made once, never merged with the unlike."""

from typing import TYPE_CHECKING

from kerege.extractors.english.discourse import Here, Referent
from kerege.extractors.english.known import Known
from kerege.extractors.english.naming import Namer
from kerege.extractors.english.syntax import is_verb
from kerege.ids import auto_id
from kerege.model import Entity, Name
from kerege.ontology.lexicon import Lexicon
from kerege.resolve import Resolver

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANY = frozenset(["Entity"])
_OPEN = frozenset(["any", "no", "some", "every", "each", "another", "neither", "either"])
_POINTING = frozenset(["the", "this", "that"])
_BEARERS = frozenset(["State", "Company", "InternationalOrganization"])
"""Classes of whom a definite noun alone points back to: «the country», «the bank»."""
_BEARING = frozenset(["Actor", "Person"])
"""Classes of which «the prime minister of Mongolia» may be one."""
_FORMER = frozenset(["former", "ex", "late", "previous"])
_MASSES = frozenset(["t", "kg", "m3", "bbl", "l", "kWh"])
"""Units in which goods are measured."""
_MADE = frozenset(["Topic", "Meeting", "Event", "Agreement", "Resolution", "Programme", "Project"])
"""Classes of which a described thing, «the preparatory meeting», becomes an entity."""


class Newcomers:
    """Make entities of names and descriptions, or find what they point back to."""

    def __init__(self, *, known: Known, namer: Namer, resolver: Resolver, lexicon: Lexicon) -> None:
        self._known = known
        self._namer = namer
        self._resolver = resolver
        self._lineage = known.world.ontology.lineage
        self._stand_ins = frozenset(lexicon.words("representatives"))
        self._states = frozenset(lexicon.words("states"))
        self._offices = frozenset(lexicon.words("office holders"))
        self._one_though_plural = frozenset(lexicon.words("plural events"))
        self._alike = [frozenset(row.words) for row in lexicon.lists if row.means == "alike"]
        self._goods = frozenset(word for row in lexicon.commodities for word in row.words)

    def named(self, token: "Token", wanted: str, here: Here) -> Referent | None:
        """Return what a proper name means that the gazetteer did not find; make it if unknown."""
        hit = here.paragraph.names.get(token.i)
        is_city = hit is not None and hit.is_seat and wanted == "Place"
        if hit is not None and not is_city and not self._is_part(token, here):
            return None
        if here.paragraph.counts(token):
            return None
        name, kind = self._name(token, here)
        if not name:
            return None
        if is_city and hit is not None:
            name, kind = here.paragraph.text[hit.start : hit.end], "City"
        known = self._resolver.resolve(name)
        fitting = [one for one in known.candidates if self._known.fits(one, wanted)]
        if len(fitting) == 1:
            return Referent((fitting[0],))
        if len(fitting) > 1:
            return Referent((), ambiguous=" or ".join(fitting))
        kind = kind or self._namer.guess(token, wanted)
        if not kind or not self._is_below(kind, wanted):
            return None
        if kind == "Person" and " " not in name and (holder := self._known.titled(token, name)):
            return Referent((holder,), "office")
        nameless = kind == "GovernmentBody" and not self._known.owner(token, here)
        entity_id = auto_id(f"{name} {here.discourse.document}" if nameless else name)
        return self._made(entity_id, name, kind, here)

    def _name(self, token: "Token", here: Here) -> tuple[str, str]:
        """Return the name that a word heads, and its class."""
        name, kind = self._namer.proper_name(token, here.paragraph)
        if not name and self._namer.noun_class(token.lemma_) == "GovernmentBody":
            return self._body_name(token, here)
        family = token.text if kind in {"", "Person"} and name in {"", token.text} else ""
        if full := here.discourse.full_names.get(family):
            return full, "Person"
        return name, kind

    def _body_name(self, token: "Token", here: Here) -> tuple[str, str]:
        """Return «foreign ministry of Kazakhstan» for «the Kazakh foreign ministry»."""
        states = self._known.owner(token, here)
        if not states:
            return "", ""
        state = self._known.world.entities[states[0]]
        left_out = {one.text for one in state.names if one.is_demonym} | {state.label(), "'s"}
        words = self._namer.common_name(token, here.paragraph)[0].split()
        bare = " ".join(word for word in words if word not in left_out)
        return f"{bare} of {state.label()}", "GovernmentBody"

    def _is_part(self, token: "Token", here: Here) -> bool:
        """Tell whether a known name is only a part of a longer name in quotation marks."""
        span = here.paragraph.quotation_around(token)
        hit = here.paragraph.names[token.i]
        return bool(span and (span[0] < hit.start or hit.end < span[1])) and bool(
            self._namer.proper_name(token, here.paragraph)[0]
        )

    def _is_below(self, kind: str, wanted: str) -> bool:
        return wanted in _ANY or wanted in self._lineage(kind)

    def described(self, token: "Token", wanted: str, here: Here) -> Referent | None:
        """Return what «the summit» points back to, or make what «the preparatory meeting» names."""
        if token.pos_ != "NOUN" or token.lower_ in self._stand_ins or is_verb(token):
            return None
        if wanted in _BEARING and (holder := self._office_holder(token, here)):
            return holder
        if wanted == "Topic":
            return self._topic(token, here)
        lemma = token.lemma_.lower()
        kind = self._namer.noun_class(lemma)
        words = {child.lower_ for child in token.children}
        if bearer := self._pointed_to(token, words, wanted, here):
            return bearer
        fitting = kind in _MADE and self._is_below(kind, wanted)
        is_plural = token.tag_ == "NNS" and token.lower_ not in self._one_though_plural
        if not fitting or is_plural or words & _OPEN:
            return None
        name, telling = self._namer.common_name(token, here.paragraph)
        if not telling:
            is_event = "Event" in self._lineage(kind)
            name = self._namer.name_by_place(token) if is_event else ""
            points_back = words & _POINTING and not name
            if points_back and (found := self._antecedent(lemma, wanted, here)):
                return found
            if not words & _POINTING:
                name = name or self._name_by_actors(lemma, kind, here)
        if not name:
            return None
        if kind == "Agreement" and (owners := self._known.owner(token, here)):
            labels = [self._known.world.entities[one].label() for one in owners]
            name = name if " of " in name else f"{name} of {' and '.join(labels)}"
        known = self._resolver.resolve(name).entity
        if known and self._known.fits(known, wanted):
            return Referent((known,))
        scoped = auto_id(f"{name} {here.discourse.document}")
        return self._made(scoped, name, kind, here, rule="described")

    def _topic(self, token: "Token", here: Here) -> Referent | None:
        """Return the topic that words name: goods by their noun, else a noun with what tells it."""
        lemma = token.lemma_.lower()
        if lemma in self._goods or _is_measured(token, here):
            return self._made(auto_id(lemma), lemma, "Commodity", here)
        name, telling = self._namer.common_name(token, here.paragraph)
        if self._namer.noun_class(lemma) not in {"", "Topic"} or not telling:
            return None
        known = self._resolver.resolve(name).entity
        return Referent((known,)) if known else self._made(auto_id(name), name, "Topic", here)

    def _pointed_to(
        self, token: "Token", words: set[str], wanted: str, here: Here
    ) -> Referent | None:
        """Return whom a noun points back to: «our country» to the state of who speaks."""
        if all(child.tag_ != "PRP$" for child in token.children):
            return self._bearer(token, wanted, here) if words & _POINTING else None
        we = here.we if token.lemma_ in self._states else None
        return we if we is not None and self._known.fits(we.ids[0], wanted) else None

    def _bearer(self, token: "Token", wanted: str, here: Here) -> Referent | None:
        """Return whom «the country» or «the bank» points back to: the only such one just named."""
        kind = "State" if token.lemma_ in self._states else self._namer.noun_class(token.lemma_)
        if kind not in _BEARERS or token.tag_ != "NN":
            return None
        if self._namer.common_name(token, here.paragraph)[1]:
            return None
        if not self._is_below(kind, wanted):
            return None
        subject = here.discourse.subject
        named = [*(subject.ids if subject else ()), *here.discourse.before]
        for pool in (_named_before(token, here), named, here.discourse.recent):
            fitting = {one for one in pool if self._known.fits(one, kind)} - set(here.actors)
            if fitting:
                return Referent(tuple(fitting), "antecedent") if len(fitting) == 1 else None
        return None

    def _antecedent(self, lemma: str, wanted: str, here: Here) -> Referent | None:
        """Return the last entity spoken of whose name has the noun, «the summit».

        Where no name has it, the only one for which the noun may stand: «the deal» after a treaty.
        """
        stand_ins = frozenset().union(*(row for row in self._alike if lemma in row))
        alike: list[str] = []
        for one in reversed(here.discourse.recent):
            entity = here.discourse.new.get(one) or self._known.world.entities.get(one)
            if entity is None or not self._is_below(entity.kind, wanted):
                continue
            words = {word for name in entity.names for word in name.text.lower().split()}
            if lemma in words:
                return Referent((one,), "antecedent")
            if stand_ins & words or (entity.kind == "Project" and lemma == "project"):
                alike.append(one)
        return Referent((alike[0],), "antecedent") if len(set(alike)) == 1 else None

    def _name_by_actors(self, lemma: str, kind: str, here: Here) -> str:
        """Return «agreement of Japan and China» for an agreement that only its parties tell."""
        if kind != "Agreement" or not here.actors:
            return ""
        entities = self._known.world.entities
        known = [entities.get(one) or here.discourse.new.get(one) for one in here.actors]
        labels = [one.label() for one in known if one is not None]
        return f"{lemma} of {' and '.join(labels)}" if labels else ""

    def _office_holder(self, token: "Token", here: Here) -> Referent | None:
        """Return who a minister or president without a name is: «prime minister of Mongolia»."""
        lemma = token.lemma_.lower()
        if lemma not in self._offices or {c.lower_ for c in token.lefts} & _FORMER:
            return None
        states = self._known.owner(token, here)
        if not states or (len(states) > 1) != (token.tag_ == "NNS"):
            return None
        title = self._namer.common_name(token, here.paragraph)[0].split(" of ")[0]
        made: list[str] = []
        for one in states:
            state = self._known.world.entities[one]
            left_out = {n.text for n in state.names} | {"'s"}
            words = [word for word in title.split() if word not in left_out]
            name = f"{' '.join([*words[:-1], lemma])} of {state.label()}"
            scoped = auto_id(f"{name} {here.discourse.document}")
            made += self._made(scoped, name, "Person", here).ids
        return Referent(tuple(made), "described")

    def _made(
        self, entity_id: str, name: str, kind: str, here: Here, rule: str = "new"
    ) -> Referent:
        """Return a new entity, the same for the same name."""
        names = (Name("en", name, is_label=True),)
        here.discourse.new.setdefault(entity_id, Entity(id=entity_id, kind=kind, names=names))
        self._known.made.setdefault(entity_id, kind)
        return Referent((entity_id,), rule)


def _is_measured(token: "Token", here: Here) -> bool:
    """Tell whether a noun names what an amount is of: «tonnes of polyethylene»."""
    if token.head.lower_ != "of" or token.tag_ != "NN" or list(token.rights):
        return False
    amount = here.paragraph.amount_at.get(token.head.head.i)
    return amount is not None and amount.quantity.unit in _MASSES


def _named_before(token: "Token", here: Here) -> list[str]:
    """Return who is named before a word in its own sentence, where that is clear."""
    hits = here.paragraph.named_before(token)
    return [one for hit in hits for one in hit.candidates if not hit.is_seat]
