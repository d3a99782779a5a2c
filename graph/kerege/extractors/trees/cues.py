"""Verbs that hand what is said to a speaker, alone or with a word below: «назвал ложными»."""

from kerege.extractors.trees.tree import Tree, Word
from kerege.ontology.lexicon import Cue, Lexicon


class Cues:
    """Hold the cues of a lexicon; a cue of two lemmas is a verb and a word that completes it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._rows = {lemma: row for row in lexicon.cues for lemma in row.lemmas}
        self._completed = frozenset(lemma.partition(" ")[0] for lemma in self._rows if " " in lemma)

    def at(self, tree: Tree, verb: Word) -> Cue | None:
        """Return the row of a verb, or None where it is no cue."""
        if verb.lemma in self._rows or verb.lemma not in self._completed:
            return self._rows.get(verb.lemma)
        below = (f"{verb.lemma} {one.lemma}" for one in tree.children(verb, "xcomp", "obl"))
        return next((self._rows[words] for words in below if words in self._rows), None)
