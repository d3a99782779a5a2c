"""What is said, wanted or judged by a cue: where its words stand around the cue."""

from collections.abc import Container, Iterable
from typing import TYPE_CHECKING

from kerege.extractors.english.cues import is_infinitive
from kerege.extractors.english.ranges import Range, extent_of, pieces, stretches, without
from kerege.extractors.english.syntax import is_passive, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

    Content = tuple[list[Range], Token | None]

_BEHIND = 7
"""How many tokens at most stand between a cue and the mark that ends its clause: told me Friday,"""
_STOPS = frozenset([",", ".", "?", "!", ";"])
_UNDER = frozenset(["pobj", "pcomp"])
_PREDICATES = frozenset(["oprd", "ccomp", "xcomp"])
_CLOSING = frozenset(["as", "of", "with"])
"""Prepositions that close a cue in the passive: was known as, was accused of."""
_LINKS = frozenset(["as", "for", "of", "to"])
"""Prepositions that go on with an object: accused Japan of theft, likened it to a war."""


def content_of(word: "Token", takes: frozenset[str], cues: Container[str]) -> "Content":
    """Return the content of a cue, and the particle or preposition that belongs to the cue.

    `takes` are the forms that the content may have, best first: what seems, a clause, an
    infinitive, the words behind a preposition, an object, the words behind a preposition of the
    object (inner). `cues` are the lemmas of all cues; what
    seems carries a cue in its infinitive: «seems to say».
    """
    below = list(word.children)
    if "raising" in takes:
        carries = any(one.dep_ == "xcomp" and one.lemma_.lower() in cues for one in below)
        return [] if carries else _appearing(word), None
    clauses = [one for one in below if one.dep_ == "ccomp" or _is_question(one, takes)]
    if clauses and "clause" in takes:
        return _with_sequel(word, clauses[0], cues), None
    if called := _called_upon(word, takes):
        return called
    aims = [one for one in below if one.dep_ in {"xcomp", "ccomp"} and is_verb(one)]
    if aims and "infinitive" in takes:
        shared = _surface(word) if is_passive(word) else []
        return _words([*shared, aims[0]]), None
    for link in _inner(word) if "inner" in takes else ():
        return pieces(_under(link)[0]), link
    for child in below:
        if child.dep_ in {"prep", "prt"} and child.lower_ in takes:
            ends = _under(child) if child.dep_ == "prep" else _direct(word)
            if ends:
                return pieces(ends[0]), child
    named = [one for one in word.rights if _names(one)] if "naming" in takes else []
    if "object" not in takes and not named:
        words = [one for one in word.rights if one.dep_ == "intj"] if "clause" in takes else []
        return _words(words), None
    return _suffered(word, named) if is_passive(word) else (_words([*_objects(word), *named]), None)


def _is_question(clause: "Token", takes: frozenset[str]) -> bool:
    """Tell whether a clause says what is asked, though the parser takes it for a condition."""
    words = {one.lower_ for one in clause.lefts if one.dep_ == "mark"}
    return clause.dep_ == "advcl" and bool(words & (takes | {"whether"}) & {"if", "whether"})


def _called_upon(word: "Token", takes: frozenset[str]) -> "Content | None":
    """Return who shall do what: «called on Japan to sign»."""
    tail = _adjacent(word, takes)
    aims = [one for one in word.rights if one.dep_ in {"xcomp", "advcl"} and is_infinitive(one)]
    if tail is None or not aims or not _under(tail):
        return None
    return _words([*_under(tail), aims[0]]), tail


def _with_sequel(word: "Token", clause: "Token", cues: Container[str]) -> list[Range]:
    """Return a clause with a second one that the parser hung on the cue itself.

    «He said that Japan left, and Kazakhstan stayed»; a second clause with a cue stands alone.
    """
    places = {t.i for t in clause.subtree}
    for child in word.rights if word.i < clause.i else ():
        own = [one for one in child.lefts if one.dep_ in {"nsubj", "nsubjpass"}]
        own = own or [one for one in child.lefts if one.tag_ == "MD"]
        is_cue = child.lemma_.lower() in cues
        if child.dep_ == "conj" and child.i > clause.i and own and not is_cue:
            places |= {t.i for t in child.subtree}
            places |= {t.i for t in word.rights if clause.i < t.i < child.i}
    return stretches(places)


def around_parenthesis(speaker: "Token", verb: "Token") -> list[Range]:
    """Return the sentence around «, he told us,» where marks part it from the cue on both sides."""
    doc, sentence = verb.doc, verb.sent
    first, last = min(speaker.left_edge.i, verb.i), max(speaker.right_edge.i, verb.i)
    if first == sentence.start or doc[first - 1].text != ",":
        return []
    behind = (
        t.i for t in doc[last + 1 : min(last + 1 + _BEHIND, sentence.end)] if t.text in _STOPS
    )
    stop = next(behind, None)
    if stop is None:
        return []
    return stretches(i for i in range(sentence.start, sentence.end) if not first - 1 <= i <= stop)


def beside_clause(verb: "Token") -> list[Range]:
    """Return the clause that «as he said» hangs on."""
    head = verb.head
    if verb.dep_ != "advcl" or not any(t.lower_ == "as" for t in verb.lefts) or not is_verb(head):
        return []
    return without(pieces(head), [extent_of(verb.subtree)])


def _appearing(verb: "Token") -> list[Range]:
    """Return what seems to be: the subject and what is said of it, or the clause alone."""
    below = [one for one in verb.rights if one.dep_ in {"xcomp", "oprd", "acomp", "ccomp", "attr"}]
    own = [one for one in verb.lefts if one.dep_ == "nsubj" and one.lower_ not in {"it", "there"}]
    return _words([*own, *below]) if below else []


def _names(child: "Token") -> bool:
    """Tell whether a word below a verb says what the object is called or taken for."""
    return child.dep_ in _PREDICATES or (child.dep_ == "prep" and child.lower_ == "as")


def _suffered(verb: "Token", named: "list[Token]") -> "tuple[list[Range], Token | None]":
    """Return what is judged in the passive, and a preposition of the cue: was accused of."""
    ends = [*_surface(verb), *(one for one in named if one.dep_ != "prep")]
    tail = _adjacent(verb, _CLOSING)
    if tail is not None and ends:
        return _words([*ends, *_under(tail)]), tail
    return _words(ends), None


def _objects(verb: "Token") -> "list[Token]":
    """Return the object, with what it is called or taken for."""
    found = _direct(verb)
    if found:
        found += [
            one
            for one in verb.rights
            if one.dep_ in {"oprd", "xcomp"} or (one.dep_ == "prep" and one.lower_ in _LINKS)
        ]
    return found


def _surface(verb: "Token") -> "list[Token]":
    return [one for one in verb.children if one.dep_ == "nsubjpass"]


def _direct(verb: "Token") -> "list[Token]":
    return [one for one in verb.children if one.dep_ == "dobj"]


def _under(preposition: "Token") -> "list[Token]":
    return [one for one in preposition.children if one.dep_ in _UNDER]


def _inner(verb: "Token") -> "list[Token]":
    """Return the preposition that goes on with an object: expressed doubts about."""
    links = (one for noun in _direct(verb) for one in noun.rights if one.i == noun.i + 1)
    return [one for one in links if one.dep_ == "prep" and _under(one)]


def _adjacent(word: "Token", prepositions: Container[str]) -> "Token | None":
    """Return the preposition just behind a word, where it is one of these."""
    near = (one for one in word.rights if one.dep_ == "prep" and one.i == word.i + 1)
    return next((one for one in near if one.lower_ in prepositions), None)


def _words(heads: "Iterable[Token]") -> list[Range]:
    """Return the stretches that hang on some words."""
    return stretches(t.i for one in heads for t in one.subtree)
