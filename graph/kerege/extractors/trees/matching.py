"""Match frames against a tree and fill their roles."""

from dataclasses import dataclass, replace

from kerege.extractors.common.amounts import Amount
from kerege.extractors.common.frames import Frames
from kerege.extractors.trees.references import References, Sentence
from kerege.extractors.trees.tree import Tree, Word
from kerege.extractors.trees.walking import Walker, is_passive
from kerege.model import Object, Ref
from kerege.ontology import Ontology, Relation
from kerege.ontology.lexicon import Frame, Lexicon, Path_, is_mutual

_REACHED = frozenset(["до"])
"""Prepositions of what is reached, not a bound: «вырос до 15 млрд»."""


@dataclass(frozen=True, slots=True)
class Filler:
    """Hold what fills a role, the word that stands for it, and the rule that found it."""

    value: Object
    word: Word
    rule: str = "name"
    rate: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Hold a frame that a sentence fills: one claim for each subject and object."""

    frame: Frame
    trigger: Word
    subjects: tuple[Filler, ...]
    objects: tuple[Filler, ...]
    qualifiers: tuple[tuple[str, Filler], ...] = ()

    @property
    def doers(self) -> list[str]:
        """Return the entities that do what the frame says."""
        return [one.value.id for one in self.subjects if isinstance(one.value, Ref)]

    def bearer(self, tree: Tree) -> Word:
        """Return the word whose stance is that of the match: the verb above «экспорт достиг»."""
        head = tree.head(self.trigger)
        leads_up = any(way[0].name == "head" for way in self.frame.object)
        return head if leads_up and head is not None and head.is_verb else self.trigger


class Matcher:
    """Match the frames of a lexicon whose relations the ontology has."""

    def __init__(self, lexicon: Lexicon, ontology: Ontology, walker: Walker) -> None:
        self._ontology, self._walker = ontology, walker
        self._frames = Frames(lexicon, ontology)

    def matches(
        self, word: Word, sentence: Sentence, amounts: list[Amount], references: References
    ) -> list[Match]:
        """Return the first frame that a word triggers with all its roles filled, as a list."""
        for frame in self._frames.at(word.lemma, word.pos):
            if self._conditions_hold(word, frame, sentence):
                filling = _Filling(self._walker, sentence, amounts, references)
                if match := self._filled(word, frame, filling):
                    return [match]
        return []

    def _filled(self, word: Word, frame: Frame, filling: "_Filling") -> Match | None:
        """Return the match of a frame, also where the noun above a relative clause fills a role.

        Without particles it stands for whom the clause lacks: the one who does it, else the one
        to whom it is done.
        """
        if (gap := filling.gap(word)) is None:
            return self._match(word, frame, filling, None, None)
        as_subject = self._match(word, frame, filling, gap, None)
        return as_subject or self._match(word, frame, filling, None, gap)

    def _match(
        self,
        word: Word,
        frame: Frame,
        filling: "_Filling",
        subject: Word | None,
        target: Word | None,
    ) -> Match | None:
        """Return the match of a frame whose subject or object may be given."""
        relation = self._ontology.relations[frame.relation]
        if subject is None:
            subjects = filling.entities(word, frame.subject, relation.domain)
            if not subjects and frame.subject[0][0].name == "subj":
                subjects = filling.left_out(word, relation.domain)
            if not subjects and frame.subject[-1][0].name == "topic":
                subjects = filling.goes_on(word, relation)
        else:
            subjects = filling.joined(subject, relation.domain)
        if not subjects or (subject is not None and filling.has_subject(word)):
            return None
        if relation.range == "Quantity":
            objects = filling.amounts_at(word, frame.object, self._frames.units(frame))
        elif target is not None:
            objects = filling.joined(target, frame.kind or relation.range)
        elif relation.takes_entity:
            objects = filling.entities(word, frame.object, frame.kind or relation.range)
        else:
            objects = ()
        if not objects and len(subjects) > 1 and is_mutual(frame.object):
            objects, subjects = subjects[1:], subjects[:1]
        objects = tuple(one for one in objects if one.value not in {s.value for s in subjects})
        others: tuple[Filler, ...] = ()
        if len(subjects) == 2 and is_mutual(frame.party):
            subjects, others = subjects[:1], subjects[1:]
        found = self._qualifiers(word, frame, filling, {one.value for one in (*subjects, *objects)})
        found += tuple(("party", one) for one in others)
        if not objects or not all(need in dict(found) for need in frame.needs):
            return None
        return Match(frame, word, subjects, objects, found)

    def _qualifiers(
        self, word: Word, frame: Frame, filling: "_Filling", taken: set[Object]
    ) -> tuple[tuple[str, Filler], ...]:
        found = []
        for qualifier in self._ontology.qualifiers.values():
            paths: Path_ = getattr(frame, qualifier.key, ()) if qualifier.key != "scope" else ()
            fillers = filling.entities(word, paths, qualifier.range) if paths else ()
            fillers = tuple(one for one in fillers if one.value not in taken)
            if len(fillers) == 1:
                found.append((qualifier.key, fillers[0]))
        return tuple(found)

    def _conditions_hold(self, word: Word, frame: Frame, sentence: Sentence) -> bool:
        def leads(paths: Path_, words: frozenset[str]) -> bool:
            ends = self._walker.ends(sentence.tree, word, paths)
            return any(end.lemma in words for end in ends)

        return all(leads(*one) for one in frame.where) and not any(
            leads(*one) for one in frame.unless
        )


class _Filling:
    """Fill the roles of one frame at one trigger."""

    def __init__(
        self, walker: Walker, sentence: Sentence, amounts: list[Amount], references: References
    ) -> None:
        self._walker, self._sentence = walker, sentence
        self._amounts, self._references = amounts, references

    def entities(self, word: Word, paths: Path_, wanted: str) -> tuple[Filler, ...]:
        """Return what fills a role by the first way that leads to something of the class.

        Where one of several that «and» joins is unclear, the role stays empty.
        """
        tree = self._sentence.tree
        for way in paths:
            ends = self._walker.walk(tree, word, way)
            fillers = [one for end in ends for one in self.joined(end, wanted)]
            if fillers:
                return tuple({one.value: one for one in fillers}.values())
        return ()

    def left_out(self, word: Word, wanted: str) -> tuple[Filler, ...]:
        """Return what the sentence before was about, where this one leaves out who does it."""
        is_left_out = self._references.leaves_out(self._sentence)
        if not is_left_out or is_passive(self._sentence.tree, word):
            return ()
        return self.topic(word, wanted)

    def goes_on(self, word: Word, relation: Relation) -> tuple[Filler, ...]:
        """Return who alone did the same in the sentence before, else what that was about."""
        did = self._references.acted.get(relation.id, set())
        if len(did) == 1 and not self._references.speaking:
            return (Filler(Ref(min(did)), word, "topic"),)
        return () if did else self.topic(word, relation.domain)

    def topic(self, word: Word, wanted: str) -> tuple[Filler, ...]:
        """Return what the sentence before was about, in a sentence of nobody's speech."""
        found = self._references.topic
        is_it = found and not self._references.speaking and self._references.fits(found, wanted)
        return (Filler(Ref(found), word, "topic"),) if is_it else ()

    def gap(self, word: Word) -> Word | None:
        """Return the name that a relative clause hangs on, in a language without a word for it."""
        return self._walker.gap(self._sentence.tree, word)

    def has_subject(self, word: Word) -> bool:
        """Tell whether a verb has a subject of its own."""
        return bool(self._sentence.tree.children(word, "nsubj"))

    def joined(self, end: Word, wanted: str) -> tuple[Filler, ...]:
        """Return the bearers of a word and of those that «and» joins to it; all or none."""
        members = sorted(self._sentence.tree.coordinated(end), key=lambda word: word.i)
        if any(self._walker.is_denied(self._sentence.tree, one) for one in members):
            return ()
        found = [self._references.resolve(one, wanted, self._sentence) for one in members]
        return tuple(
            Filler(Ref(each.entity), one, each.rule)
            for one, each in zip(members, found, strict=True)
            if each is not None and all(other and other.entity for other in found)
        )

    def amounts_at(self, word: Word, paths: Path_, units: frozenset[str]) -> tuple[Filler, ...]:
        """Return the amount, of one of some units, to whose words a way leads."""
        tree = self._sentence.tree
        for way in paths:
            for end in self._walker.walk(tree, word, way):
                span = {one.start for one in tree.subtree(end)}
                for amount in self._amounts:
                    inside = any(amount.start <= start < amount.end for start in span)
                    if inside and (not units or amount.quantity.unit in units):
                        quantity = amount.quantity
                        if way[-1].words & _REACHED and quantity.comparator == "<=":
                            quantity = replace(quantity, comparator="=")
                        return (Filler(quantity, end, "name", amount.rate),)
        return ()
