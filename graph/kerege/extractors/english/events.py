"""The layer of events: who did what to whom, by the roots of PLOVER."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kerege.extractors.common.frames import TAGS
from kerege.extractors.english.cues import is_infinitive
from kerege.extractors.english.matching import Match
from kerege.extractors.english.paragraph import Paragraph
from kerege.extractors.english.paths import Walker
from kerege.extractors.english.syntax import is_passive, is_verb, objects, subjects
from kerege.extractors.layers import Event, Span
from kerege.ontology.lexicon import EventFrame, Lexicon, Path_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_FRIENDLY = frozenset(["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"])
_NAMED = frozenset(["GPE", "NORP", "PERSON", "ORG"])
_UNNAMED = frozenset(
    [
        *("DATE", "TIME", "EVENT", "LAW", "MONEY", "CARDINAL", "ORDINAL", "QUANTITY"),
        *("FAC", "PRODUCT", "WORK_OF_ART"),
    ]
)
_STANCES = frozenset(["AGREE", "THREATEN", "REJECT", "DEMAND"])
"""Roots that are about another act already, and stay as they are in the future tense."""
_BELOW = frozenset(["xcomp", "ccomp", "pcomp", "acl", "advcl"])
_DIRECTED = (
    *("against", "with", "to", "on", "upon", "at", "from", "for", "by", "into", "between"),
    *("in", "of", "over", "about", "toward", "towards", "near", "inside"),
)
"""The prepositions before whom an act is directed at, the surest first."""
_INNER = frozenset(["poss", "amod", "compound", "nmod"])
_DEEPEST = 4
_CLAUSES = frozenset(["relcl", "acl", "advcl", "parataxis"])
_MUTUAL = frozenset(["COOPERATE", "CONSULT"])
_RESULTS = frozenset(["oppose", "commit"])
"""Verbs whose passive tells of a state, so that its subject acts: is opposed to."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Hold an event by its words; `source` and `target` head the words that name the sides."""

    trigger: "Token"
    root: str
    source: "Token | None" = None
    target: "Token | None" = None


class Events:
    """Find the events of a sentence, each as the verbs above it make it where `is_composed`."""

    def __init__(self, lexicon: Lexicon, walker: Walker, *, is_composed: bool = True) -> None:
        self._walker = walker
        self._is_composed = is_composed
        self._frames: dict[str, list[EventFrame]] = {}
        for frame in lexicon.events:
            for lemma in frame.lemmas:
                self._frames.setdefault(lemma, []).append(frame)
        self._actors = frozenset(lexicon.words("actors"))
        self._demands = frozenset(lexicon.words("demanding"))
        self._chances = frozenset(lexicon.words("chance"))
        self._futures = frozenset(lexicon.words("future"))

    def find(self, sentence: "Sentence") -> list[Happening]:
        """Return the events of a sentence, in its order; what hangs below one is part of it."""
        triggers = {token.i: frame for token in sentence if (frame := self._frame(token))}
        found = []
        for token in sentence:
            if self._is_composed and _is_below(token, triggers):
                continue
            if token.i in triggers:
                found.append(self._event(token, triggers[token.i], triggers))
            elif is_verb(token) and (demand := self._demand(token)):
                found.append(demand)
        return [_without_partner(one) for one in found]

    def _frame(self, token: "Token") -> EventFrame | None:
        for frame in self._frames.get(token.lemma_.lower(), ()):
            fits = token.pos_ in TAGS[frame.pos] and (frame.pos == "adj" or is_verb(token))
            if fits and token.dep_ != "amod" and self._holds(token, frame):
                return frame
        return None

    def _holds(self, token: "Token", frame: EventFrame) -> bool:
        if any(not self._leads(token, paths, words) for paths, words in frame.where):
            return False
        return not any(self._leads(token, paths, words) for paths, words in frame.unless)

    def _leads(self, token: "Token", paths: Path_, words: frozenset[str]) -> bool:
        ends = (end for way in paths for end in self._walker.walk(token, way))
        return any("*" in words or end.lemma_.lower() in words for end in ends)

    def _event(
        self, token: "Token", frame: EventFrame, triggers: dict[int, EventFrame]
    ) -> Happening:
        verb = token if is_verb(token) else token.head
        root = frame.root
        below = [triggers[t.i].root for t in token.subtree if t.i in triggers and t.i > token.i]
        if frame.hostile and below and below[0] not in _FRIENDLY:
            root = frame.hostile
        source = self._source(verb)
        bodily = root in {"ASSAULT", "COERCE"}
        event = Happening(token, root, source, self._target(verb, source, bodily=bodily))
        return self._composed(event, verb) if self._is_composed else event

    def _composed(self, event: Happening, verb: "Token") -> Happening:
        """Return what modals and negation make of an event: «will help», «did not help»."""
        words = {child.lower_ for child in verb.children if child.dep_ == "aux"}
        friendly = event.root in _FRIENDLY
        if any(child.dep_ == "neg" for child in verb.children):
            return replace(event, root="REJECT") if friendly or event.root == "DEMAND" else event
        if words & self._demands and (found := self._demand(verb)):
            return found
        if event.root in _STANCES:
            return event
        if words & self._futures:
            conditional = any(
                child.lower_ == "unless" for below in verb.children for child in below.children
            )
            return replace(event, root="AGREE" if friendly and not conditional else "THREATEN")
        if words & self._chances and not friendly:
            return replace(event, root="THREATEN")
        return event

    def _demand(self, verb: "Token") -> Happening | None:
        """Return the demand in «Japan said Kazakhstan must leave»: by whom, on whom."""
        if verb.dep_ != "ccomp" or not is_verb(verb.head):
            return None
        modal = next((one for one in verb.lefts if one.lower_ in self._demands), None)
        speakers = subjects(verb.head, self._walker.object_control)
        asked = [one for one in verb.children if one.dep_ in {"nsubj", "nsubjpass"}]
        if modal is None or not speakers or not asked:
            return None
        target = self._actor_in(asked[0], speakers[0], named=False)
        return Happening(modal, "DEMAND", speakers[0], target)

    def _source(self, verb: "Token") -> "Token | None":
        found = subjects(verb, self._walker.object_control) or _carrying(verb)
        if not found:
            return None
        if _is_paper(found[0], verb):
            found = subjects(found[0].head, self._walker.object_control) or found
        if found[0].pos_ != "PRON":
            return found[0]
        for step in verb.ancestors:
            for child in step.children:
                if child.dep_ == "nsubj" and child.pos_ != "PRON" and child != found[0]:
                    return child
        return found[0]

    def _target(self, verb: "Token", source: "Token | None", *, bodily: bool) -> "Token | None":
        """Return whom an act is directed at: a named actor near the verb, else any actor.

        `bodily` acts are done to whom the object names, named or not.
        """
        for named in (False,) if bodily else (True, False):
            found = self._actor_below(verb, source, named=named)
            if found is not None:
                return found
        later = (
            one
            for one in verb.subtree
            if one.i > verb.i and one.ent_type_ in _NAMED and one.pos_ != "DET"
        )
        own = set(source.subtree) if source is not None else set()
        return next((one for one in later if one not in own and not self._is_said(one)), None)

    def _is_said(self, token: "Token") -> bool:
        """Tell whether a word stands in a clause of time or place far from the act."""
        return any(step.dep_ in {"relcl", "parataxis"} for step in token.ancestors)

    def _actor_below(
        self, verb: "Token", source: "Token | None", *, named: bool, depth: int = 0
    ) -> "Token | None":
        direct = objects(verb, self._walker.object_control)
        direct += [child for child in verb.children if child.dep_ in {"dative", "iobj", "attr"}]
        for one in [*direct, *_under(verb)]:
            if found := self._actor_in(one, source, named=named):
                return found
        below = [child for child in verb.children if child.dep_ in {"xcomp", "ccomp"}]
        for child in below if depth < _DEEPEST else ():
            own = [one for one in child.children if one.dep_ in {"nsubj", "nsubjpass"}]
            for one in own:
                if found := self._actor_in(one, source, named=named):
                    return found
            if found := self._actor_below(child, source, named=named, depth=depth + 1):
                return found
        return None

    def _actor_in(
        self, token: "Token", source: "Token | None", *, named: bool, depth: int = 0
    ) -> "Token | None":
        """Return the actor that a word names, or that it belongs to: «the border of Iraq»."""
        is_own = source is not None and (token == source or source.is_ancestor(token))
        if is_own or depth > _DEEPEST or token.pos_ == "PRON":
            return None
        if self._is_actor(token, named=named):
            return token
        inner = [one for one in token.lefts if one.dep_ in _INNER]
        joined = [one for one in token.rights if one.dep_ in {"conj", "appos"}]
        for child in (*inner, *_under(token), *joined):
            if found := self._actor_in(child, source, named=named, depth=depth + 1):
                return found if found.dep_ not in _INNER or found.dep_ == "poss" else _widest(found)
        return None

    def _is_actor(self, token: "Token", *, named: bool) -> bool:
        if token.ent_type_ in _NAMED:
            return True
        if not named and token.lemma_.lower() in self._actors:
            return True
        return token.pos_ == "PROPN" and token.ent_type_ not in _UNNAMED


def _carrying(verb: "Token") -> "list[Token]":
    """Return the subject of «is opposed to» and of the verb above «gathered for a rally to ...»."""
    if verb.lemma_ in _RESULTS and any(one.lower_ in {"to", "against"} for one in verb.rights):
        return [one for one in verb.lefts if one.dep_ == "nsubjpass"]
    noun = verb.head
    if verb.dep_ not in {"acl", "relcl"} or not is_infinitive(verb) or noun.dep_ != "pobj":
        return []
    above = noun.head.head
    return [one for one in above.lefts if one.dep_ == "nsubj"] if is_verb(above) else []


def _is_paper(source: "Token", verb: "Token") -> bool:
    """Tell whether an act is that of words somebody utters: «issued a letter demanding that»."""
    is_own = verb.dep_ == "acl" and verb.tag_ == "VBG" and source == verb.head
    is_object = source.dep_ == "dobj" and is_verb(source.head)
    return is_own and is_object and source.pos_ == "NOUN" and not source.ent_type_


def _widest(found: "Token") -> "Token":
    """Return the noun that a name stands before, so that both name the actor: Iraqi troops."""
    return found.head if found.head.pos_ in {"NOUN", "PROPN"} else found


def _under(token: "Token") -> "list[Token]":
    """Return the nouns under the prepositions of a word, the surest preposition first."""
    holders = [child for child in token.children if child.dep_ in {"prep", "dative", "agent"}]
    if is_verb(token) and is_passive(token):
        holders = [child for child in holders if child.lower_ != "by"]
    rank = {word: place for place, word in enumerate(_DIRECTED)}
    kept = sorted((one for one in holders if one.lower_ in rank), key=lambda one: rank[one.lower_])
    return [end for one in kept for end in one.children if end.dep_ == "pobj"]


def _is_below(token: "Token", triggers: dict[int, EventFrame]) -> bool:
    """Tell whether an event is what another one is about: to attack, in threatened to attack."""
    step = token
    while step.dep_ in _BELOW or (step.dep_ == "prep" and step.head.i in triggers):
        if step.head == step:
            return False
        step = step.head
        if step.i in triggers:
            return True
    return False


def _without_partner(event: Happening) -> Happening:
    """Return an event of several who act together without a target that nobody names."""
    source, target = event.source, event.target
    if source is None or target is None or not any(one.dep_ == "conj" for one in source.children):
        return event
    return (
        event
        if target.ent_type_ in _NAMED and event.root not in _MUTUAL
        else replace(event, target=None)
    )


def event_of(event: Happening, paragraph: Paragraph) -> Event:
    """Return an event by the characters of the document, its sides known by name where they are."""
    return Event(
        trigger=_span((event.trigger,), paragraph),
        root=event.root,
        source=_span(phrase_of(event.source), paragraph) if event.source is not None else None,
        target=_span(phrase_of(event.target), paragraph) if event.target is not None else None,
        source_entity=_entity(event.source, paragraph),
        target_entity=_entity(event.target, paragraph),
    )


def event_of_match(match: Match, paragraph: Paragraph) -> Event:
    """Return the event that a claim tells of: its first subject acts on its first object."""
    subject, (target, _) = match.subjects[0], match.objects[0]
    doc = paragraph.doc
    return Event(
        trigger=_span((match.trigger,), paragraph),
        root=match.frame.plover,
        relation=match.frame.relation,
        source=_span(phrase_of(doc[subject.token]), paragraph),
        target=_span(phrase_of(doc[target.token]), paragraph),
        source_entity=getattr(subject.value, "id", ""),
        target_entity=getattr(target.value, "id", ""),
    )


def _span(words: "Sequence[Token]", paragraph: Paragraph) -> Span:
    return paragraph.span(words[0].idx, words[-1].idx + len(words[-1]))


def _entity(head: "Token | None", paragraph: Paragraph) -> str:
    hit = paragraph.names.get(head.i) if head is not None else None
    return hit.candidates[0] if hit is not None and len(hit.candidates) == 1 else ""


def phrase_of(head: "Token") -> "list[Token]":
    """Return the words around a noun that name it, without clauses."""
    kept = {head.i}
    for child in head.children:
        if child.dep_ not in _CLAUSES:
            kept |= {t.i for t in child.subtree}
    end = head.i
    while end + 1 in kept:
        end += 1
    return list(head.doc[min(kept) : end + 1])
