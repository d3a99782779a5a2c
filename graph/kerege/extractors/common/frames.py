"""The frames of a lexicon, found by the words that trigger them."""

from kerege.ontology import Ontology
from kerege.ontology.lexicon import Frame, Lexicon

TAGS = {
    "verb": frozenset(["VERB", "AUX"]),
    "noun": frozenset(["NOUN", "PROPN"]),
    "adj": frozenset(["ADJ", "VERB", "ADV"]),
}
"""The tags of Universal Dependencies that a trigger of each kind may have."""


class Frames:
    """Find the frames whose relations an ontology has."""

    def __init__(self, lexicon: Lexicon, ontology: Ontology) -> None:
        self._units = {
            row.means.removeprefix("units "): frozenset(row.words)
            for row in lexicon.lists
            if row.means.startswith("units ")
        }
        self._by_lemma: dict[str, list[Frame]] = {}
        for frame in lexicon.frames:
            if frame.relation in ontology.relations:
                for lemma in frame.lemmas:
                    self._by_lemma.setdefault(lemma, []).append(frame)

    def of(self, lemma: str) -> list[Frame]:
        """Return the frames of a lemma, in the order of the lexicon."""
        return self._by_lemma.get(lemma, [])

    def at(self, lemma: str, tag: str) -> list[Frame]:
        """Return those that a word of a lemma and a tag triggers."""
        return [frame for frame in self.of(lemma) if tag in TAGS[frame.pos]]

    def units(self, frame: Frame) -> frozenset[str]:
        """Return the units in which the amount of a frame may be, none where any will do."""
        named = (self._units.get(unit, frozenset([unit])) for unit in frame.units)
        return frozenset().union(*named)
