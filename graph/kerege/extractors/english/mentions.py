"""The names in a paragraph: those that the gazetteer knows, then those that NER guesses."""

from collections.abc import Iterator

from kerege.extractors.common.world import World
from kerege.extractors.english.paragraph import Paragraph
from kerege.extractors.layers import Mention

_KINDS = {
    "PERSON": "Person",
    "ORG": "Actor",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
    "NORP": "",
    "EVENT": "Event",
    "LAW": "Agreement",
}
"""The classes of the ontology that labels of the language model come nearest to."""


def mentions_of(paragraph: Paragraph, world: World) -> Iterator[Mention]:
    """Yield the names in a paragraph; a known name goes before a guess that overlaps it."""
    hits = list(dict.fromkeys(paragraph.names.values()))
    taken: set[int] = set()
    for hit in hits:
        taken.update(range(hit.start, hit.end))
        one = hit.candidates[0] if len(hit.candidates) == 1 else ""
        rule = "metonym" if hit.is_seat else "demonym" if hit.is_demonym else "name"
        yield Mention(
            paragraph.span(hit.start, hit.end),
            entity=one,
            kind=world.kind(one) if one else "",
            rule=rule,
            candidates=() if one else hit.candidates,
        )
    for guess in paragraph.doc.ents:
        if guess.label_ in _KINDS and taken.isdisjoint(range(guess.start_char, guess.end_char)):
            yield Mention(paragraph.span_of(guess), kind=_KINDS[guess.label_], rule="ner")
