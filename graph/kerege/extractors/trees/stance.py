"""How firmly a verb is meant and whether it holds, by the words on it and above it."""

from dataclasses import dataclass

from kerege.extractors.trees.contents import Contents
from kerege.extractors.trees.tree import Tree, Word
from kerege.extractors.trees.walking import is_participle, is_passive, names
from kerege.model import Modality, Polarity
from kerege.ontology.lexicon import Lexicon

_FIRMNESS = [Modality.ASSERTED, Modality.PLANNED, Modality.DEMANDED, Modality.HYPOTHETICAL]


@dataclass(frozen=True, slots=True)
class Firmness:
    """Hold how firmly something is said, whether it is denied, and which words tell."""

    modality: Modality = Modality.ASSERTED
    is_negative: bool = False
    places: frozenset[int] = frozenset()

    def under(
        self, modality: Modality | None, polarity: Polarity | None, *words: Word
    ) -> "Firmness":
        """Return the firmness below words that lower it or turn it round."""
        return Firmness(
            max(self.modality, modality or self.modality, key=_FIRMNESS.index),
            self.is_negative ^ (polarity is Polarity.NEGATIVE),
            self.places | {word.i for word in words},
        )


class StanceReader:
    """Read the stance of verbs from the words of a lexicon.

    Rows of `auxiliaries` and `adverbs` stand on the verb itself; a word such as `Tense=Fut` is a
    feature of the verb. Rows of `outer` stand above it, and cues hand it to a speaker. Below any
    other word nothing is said of whether it happens. The features of verbs of the list `stative`
    change nothing: their plain form speaks of now. With a word of the list `formerly` a verb tells
    of what is over, and the text does not say since when. `questions` end a question.
    Marks of the list `joining` join what happens beside what else happens. A verb of the list
    `dropping` that «but» joins to a plan, or whose object the plan is, says that it is no more.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._outer = {word: row for row in lexicon.outer for word in row.words}
        self._own = {
            word: row for row in (*lexicon.auxiliaries, *lexicon.adverbs) for word in row.words
        }
        self._contents = Contents(lexicon)
        self._relative = frozenset(lexicon.words("relative clauses"))
        self._raising = frozenset(lexicon.words("raising"))
        self._conditions = frozenset(lexicon.words("conditions"))
        self._none = frozenset(lexicon.words("none"))
        self._formerly = frozenset(lexicon.words("formerly"))
        self._questions = frozenset(["?", "？", *lexicon.words("questions")])
        self._joining = frozenset(lexicon.words("joining"))
        self._stative = frozenset(lexicon.words("stative"))
        self._dropping = frozenset(lexicon.words("dropping"))
        self._dropped_from = frozenset(lexicon.words("dropped from"))
        self._droppable = frozenset(lexicon.words("droppable")).union(
            self._outer, (lemma for frame in lexicon.frames for lemma in frame.lemmas)
        )

    def is_question(self, tree: Tree) -> bool:
        """Tell whether a sentence asks: by its mark, or by a particle at its end."""
        words = [one for one in tree.words if one.pos != "PUNCT"]
        return bool({one.lemma for one in (*words[-1:], tree.words[-1])} & self._questions)

    def read(self, tree: Tree, verb: Word) -> Firmness | None:
        """Return the stance of a verb, or None where nothing is said of whether it happens."""
        beside = {one.text.lower() for one in tree.children(verb, "advmod", "obl")}
        if beside & self._formerly:
            return None
        found = self._on(tree, verb, Firmness())
        for _ in tree.words:
            head = tree.head(verb)
            if self._conditions & set(tree.marks(verb)):
                is_open = head is None or self.read(tree, head) is not None
                return found.under(Modality.HYPOTHETICAL, None) if is_open else None
            if head is None or verb.dep in {"parataxis", "acl:relcl"} or is_participle(verb):
                return found
            if verb.dep in self._relative and names(tree, head):
                return None if verb.features.get("Form") == "Plain" else found
            if verb.dep == "advcl" and self._joining & set(tree.marks(verb)):
                return self._beside(tree, head, found)
            if verb.dep == "conj" and not _is_bare(verb):
                return self._beside(tree, head, found)
            if verb.dep != "conj":
                carried = self._contents.carrier(tree, verb)
                head = tree.head(carried)
                row = self._outer.get(head.lemma) if head else None
                if head is None or row is None:
                    return self._told(tree, carried, found)
                found = found.under(row.modality, row.polarity, head)
                if row.modality is Modality.PLANNED and (end := self._end_of(tree, head)):
                    return found.under(None, Polarity.NEGATIVE, end)
            if not head.is_verb:
                return self._of_noun(tree, head, found)
            found = self._on(tree, head, found)
            verb = head
        return None

    def _told(self, tree: Tree, word: Word, found: Firmness) -> Firmness | None:
        """Return the stance of what a cue hands over; None where nothing does, or it is not said.

        Below a verb of the list `raising` a negation is that of what is thought.
        """
        cue = self._contents.is_told(tree, word)
        if cue is None:
            return None
        above = tree.head(cue)
        row = self._outer.get(above.lemma) if above and cue.dep in {"xcomp", "acl"} else None
        if row is not None and (row.modality or row.polarity):
            return None
        if not self._on(tree, cue, Firmness()).is_negative:
            return found
        return found.under(None, Polarity.NEGATIVE) if cue.lemma in self._raising else None

    def _beside(self, tree: Tree, head: Word, found: Firmness) -> Firmness | None:
        """Return the stance of a verb that «and» joins to another: a condition holds for both."""
        other = self.read(tree, head)
        if other is None:
            return None
        is_open = other.modality is Modality.HYPOTHETICAL
        return found.under(other.modality if is_open else None, None)

    def _end_of(self, tree: Tree, plan: Word) -> Word | None:
        """Return the verb that calls a plan off: «планировал посетить, но отменил визит»."""
        head = tree.head(plan)
        ends = [one for one in tree.children(plan, "conj") if self._drops(tree, one)]
        if head is not None and head.lemma in self._dropping:
            is_own = plan.dep.startswith(("obj", "nsubj"))
            ends += [head] if is_own or (plan.dep == "advcl" and self._drops(tree, head)) else []
        firm = (one for one in ends if not self._on(tree, one, Firmness()).is_negative)
        return next(firm, None)

    def _drops(self, tree: Tree, verb: Word) -> bool:
        """Tell whether a verb calls off what stands before it: that, or an act, if it names any."""
        named = tree.children(verb, "obj", *(["nsubj"] if is_passive(tree, verb) else []))
        named += [
            one for one in tree.children(verb, "obl") if self._dropped_from & set(tree.marks(one))
        ]
        return verb.lemma in self._dropping and all(one.lemma in self._droppable for one in named)

    def _of_noun(self, tree: Tree, noun: Word, found: Firmness) -> Firmness | None:
        """Return the stance below a noun, «a plan to join», which may be said not to be."""
        head = tree.head(noun)
        if self._contents.is_told(tree, noun):
            return self._told(tree, noun, found)
        above = [head] if head and noun.dep.startswith("nsubj") else []
        words = [one for one in (*above, *tree.children(noun)) if one.lemma in self._none]
        return found.under(None, Polarity.NEGATIVE, *words[:1]) if words else found

    def _on(self, tree: Tree, verb: Word, found: Firmness) -> Firmness:
        below = tree.children(verb, "aux", "advmod", "mark", "parataxis", "discourse")
        for one in below:
            if row := self._own.get(one.lemma):
                found = found.under(row.modality, row.polarity, one)
        bearers = () if verb.lemma in self._stative else (verb, *tree.children(verb, "aux"))
        for one in bearers:
            for name, value in sorted(one.features.items()):
                if row := self._own.get(f"{name}={value}"):
                    found = found.under(row.modality, row.polarity, one)
        return found


def _is_bare(verb: Word) -> bool:
    """Tell whether a verb stands without a tense of its own, and shares what is above."""
    return verb.features.get("VerbForm") == "Inf"
