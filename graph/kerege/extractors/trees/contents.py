"""What a cue hands over: a clause below it, or a noun that holds what was said, planned or told."""

from kerege.extractors.trees.cues import Cues
from kerege.extractors.trees.tree import Tree, Word
from kerege.ontology.lexicon import Lexicon


class Contents:
    """Find what a verb of saying hands to its speaker.

    That is a clause, marked by one of the list `clauses` where the language has such marks, or what
    hangs on a noun: of the list `reports` («сообщения о том, что …», …との報道を), of the list
    `that`, which only carries a clause («то, что …», …こと), of a stance («план …», …意向), or of a
    frame («о выходе …»). Such a noun stands bare or with one of the list `about`.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._cues = Cues(lexicon)
        self._marks = frozenset(lexicon.words("clauses"))
        self._about = frozenset(lexicon.words("about"))
        self._that = frozenset(lexicon.words("that"))
        self._reports = frozenset(lexicon.words("reports"))
        self._stances = frozenset(word for row in lexicon.outer for word in row.words)
        self._events = frozenset(
            lemma for frame in lexicon.frames if frame.pos == "noun" for lemma in frame.lemmas
        )

    def of(self, tree: Tree, cue: Word) -> list[Word]:
        """Return the words below which stands what a cue hands over."""
        clauses = [
            one
            for one in tree.children(cue, "ccomp", *(["advcl"] if self._marks else []))
            if not self._marks or self._marks & set(tree.marks(one))
        ]
        return clauses or [
            one
            for one in tree.children(cue, "obj", "obl")
            if one.pos in {"NOUN", "PRON"} and self._holds(tree, one)
        ]

    def is_told(self, tree: Tree, word: Word) -> Word | None:
        """Return the cue that hands over what a word heads, or None."""
        for head in tree.above(word):
            if head.is_verb and self._cues.at(tree, head):
                return head if word in self.of(tree, head) else None
            if head.lemma not in self._reports | self._that:
                return None
            word = head
        return None

    def carrier(self, tree: Tree, word: Word) -> Word:
        """Return what stands for a clause in the one above: the clause, or the noun around it."""
        head = tree.head(word)
        while head is not None and head.lemma in self._that:
            word, head = head, tree.head(head)
        return word

    def _holds(self, tree: Tree, noun: Word) -> bool:
        about = bool(self._about & set(tree.marks(noun)))
        bare = noun.dep == "obj"
        if noun.lemma in self._events:
            return about
        known = noun.lemma in self._reports | self._that | self._stances
        return known and (about or bare) and bool(tree.children(noun, "acl", "nmod", "ccomp"))
