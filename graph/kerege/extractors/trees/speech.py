"""Who answers for which words: cues with their speakers and what hangs on them."""

from dataclasses import dataclass

from kerege.extractors.trees.contents import Contents
from kerege.extractors.trees.cues import Cues
from kerege.extractors.trees.tree import Tree, Word
from kerege.extractors.trees.walking import Walker
from kerege.model import Polarity
from kerege.ontology.lexicon import Cue, Lexicon

_UNTRUE = Cue(lemmas=(), polarity=Polarity.NEGATIVE, match="", miss="")
"""What «это не так» does to what was said before."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Hold a cue, the words that it hands over, and the word that names the speaker, if any."""

    cue: Word
    content: frozenset[int]
    speaker: Word | None
    row: Cue | None = None


class Speech:
    """Find the scopes of a sentence, by three shapes.

    A verb of saying has what it hands over below it («заявил, что …», …と述べた; see Contents); or
    stands aside («…», — заявил он; как сообщает …).
    Where the verb has no subject, a place with a preposition of the list `houses` speaks.
    A noun of the list `aside nouns` has the speaker below it («по словам …»); a particle of the
    list `aside marks` stands on the speaker (…によると).
    """

    def __init__(self, lexicon: Lexicon, walker: Walker) -> None:
        self._cues = Cues(lexicon)
        self._contents = Contents(lexicon)
        self._topics = frozenset(lexicon.words("topics"))
        self._nouns = frozenset(lexicon.words("aside nouns"))
        self._this = frozenset(lexicon.words("this"))
        self._reports = frozenset(lexicon.words("reports"))
        self._about = frozenset(lexicon.words("about"))
        self._he = frozenset(lexicon.words("he"))
        self._documents = frozenset(lexicon.words("documents"))
        self._quoted_from = frozenset(lexicon.words("quoted from"))
        self._houses = frozenset(lexicon.words("houses"))
        self._marks = frozenset(lexicon.words("aside marks"))
        self._none = frozenset(lexicon.words("none"))
        self._true = frozenset(lexicon.words("true"))
        self._false = frozenset(lexicon.words("false"))
        self._walker = walker

    def scopes(self, tree: Tree) -> list[Scope]:
        """Return the scopes of a sentence, the widest first."""
        found = [scope for word in tree.words if (scope := self._at(tree, word)) is not None]
        return sorted(found, key=lambda scope: -len(scope.content))

    def back(self, tree: Tree) -> list[Scope]:
        """Return the scopes of what stands in the sentence before: «Это отрицают в Ашхабаде».

        Words of the list `this` mean it, alone or on a noun of the list `reports`. So do, before
        an aside («Это не так», — сказал он), a word of the list `false` or a denied one of `true`.
        """
        found = []
        for verb in tree.words:
            row = self._cues.at(tree, verb)
            below = tree.children(verb, "obj", "obl")
            if row and verb.dep == "root" and any(self._means_it(tree, one) for one in below):
                speaker, _ = self._speaker(tree, verb)
                found += [Scope(verb, frozenset(), speaker, row)] if speaker else []
            is_aside = row is not None and verb.dep == "parataxis"
            if is_aside and self._is_untrue(tree, tree.head(verb)):
                speaker, _ = self._speaker(tree, verb)
                found += [Scope(verb, frozenset(), speaker, _UNTRUE)] if speaker else []
        return found

    def _is_untrue(self, tree: Tree, word: Word | None) -> bool:
        """Tell whether words say that what was said before does not hold: «это не так»."""
        if word is None or not any(one.lemma in self._this for one in tree.children(word, "nsubj")):
            return False
        is_denied = any(one.lemma in self._none for one in tree.children(word, "advmod"))
        return word.lemma in (self._true if is_denied else self._false)

    def _means_it(self, tree: Tree, word: Word) -> bool:
        bare = word.dep == "obj" or bool(self._about & set(tree.marks(word)))
        below = {one.lemma for one in tree.children(word, "det", "amod", "nmod")}
        means = word.lemma in self._this or (word.lemma in self._reports and below & self._this)
        return bare and bool(means)

    def goes_on(self, scope: Scope) -> bool:
        """Tell whether who spoke before speaks on: «сказал он», or nobody, where topics go on."""
        if scope.speaker is None:
            return bool(self._topics) and scope.cue.features.get("Voice") != "Pass"
        return scope.speaker.lemma in self._he

    def _at(self, tree: Tree, word: Word) -> Scope | None:
        row = self._cues.at(tree, word) if word.is_verb else None
        if row is not None:
            return self._saying(tree, word, row)
        marks = set(tree.marks(word))
        if marks & self._marks:
            cue = tree.children(word, "case", "mark")[-1]
            return Scope(cue, self._without(tree, word), word)
        if any(f"{mark} {word.lemma}" in self._nouns for mark in marks):
            below = [one for one in tree.children(word, "nmod") if not tree.marks(one)]
            below += [one for one in tree.children(word, "det") if one.lemma in self._he]
            return Scope(word, self._without(tree, word), below[0] if below else None)
        return None

    def _saying(self, tree: Tree, verb: Word, row: Cue) -> Scope | None:
        clauses = self._contents.of(tree, verb)
        speaker, place = self._speaker(tree, verb)
        if clauses:
            content = {one.i for clause in clauses for one in tree.subtree(clause)}
            if speaker is None:
                speaker = self._topic(tree, clauses[0])
                content -= {one.i for one in tree.subtree(speaker)} if speaker else set()
            return Scope(verb, frozenset(content), speaker, row)
        is_aside = verb.dep == "parataxis" or (verb.dep in {"root", "conj"} and verb.i > 0)
        if is_aside and place is not None and place.head == verb.i and place.i > verb.i:
            rest = self._without(tree, verb)
            if any(tree.words[i].is_verb for i in rest):
                return Scope(verb, rest, speaker, row)
        return None

    def _speaker(self, tree: Tree, verb: Word) -> tuple[Word | None, Word | None]:
        """Return who speaks by a verb, and the word below it that leads there."""
        for one in tree.children(verb, "obl"):
            if one.lemma in self._documents and set(tree.marks(one)) & self._quoted_from:
                owners = [below for below in tree.children(one, "nmod") if not tree.marks(below)]
                return (owners[0] if owners else one), one
        speaker = next(iter(self._walker.subject(tree, verb)), None) or self._house(tree, verb)
        return speaker, speaker

    def _house(self, tree: Tree, verb: Word) -> Word | None:
        """Return where it is said, by nobody who is named: «в Кремле сообщили»."""
        if verb.features.get("Number") != "Plur":
            return None
        places = (one for one in tree.children(verb, "obl") if set(tree.marks(one)) & self._houses)
        return next((one for one in places if one.features.get("Case") == "Loc"), None)

    def _topic(self, tree: Tree, clause: Word) -> Word | None:
        """Return the topic that a parser hung on the clause though it is that of the cue."""
        subjects = tree.children(clause, "nsubj")
        return next((one for one in subjects if self._topics & set(tree.marks(one))), None)

    @staticmethod
    def _without(tree: Tree, word: Word) -> frozenset[int]:
        """Return the words of a sentence that do not hang on one."""
        aside = {one.i for one in tree.subtree(word)}
        return frozenset(one.i for one in tree.words if one.i not in aside and one.pos != "PUNCT")


def innermost(word: Word, scopes: list[Scope]) -> Scope | None:
    """Return the narrowest scope whose content holds a word."""
    return next((scope for scope in reversed(scopes) if word.i in scope.content), None)
