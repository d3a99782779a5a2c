"""The layer of propositions: each clause as subject, relation and arguments, in its own words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kerege.extractors.english.paragraph import Paragraph
from kerege.extractors.english.syntax import is_verb, surface_subjects
from kerege.extractors.layers import Proposition, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_OBJECTS = frozenset(["dative", "dobj", "attr", "acomp", "oprd"])
_COMPLEMENTS = frozenset(["ccomp", "xcomp"])
_PREPOSITIONS = frozenset(["prep", "agent", "dative"])
_VERBAL = frozenset(["aux", "auxpass", "neg", "prt"])
_ASIDE = frozenset(["advcl", "appos", "parataxis"])
_EDGES = frozenset(["punct", "cc"])
_KEPT_MARKS = frozenset(['"', "(", ")", "$", "%"])
_TIMES = frozenset(["DATE", "TIME"])
_CONFIDENCE = {
    "ROOT": 0.74,
    "conj": 0.7,
    "relcl": 0.6,
    "ccomp": 0.55,
    "acl": 0.55,
    "appos": 0.55,
    "advcl": 0.5,
    "xcomp": 0.4,
    "pcomp": 0.4,
}
"""How much of the clauses of a kind was right in development data, by what joins them on."""
_UNUSUAL = 0.3


@dataclass(frozen=True, slots=True)
class Stated:
    """Hold a proposition by its words; `joint` is what joins its clause to the rest."""

    subject: "list[Token]"
    relation: "list[Token]"
    arguments: "list[list[Token]]"
    joint: str
    implied: str = ""


class Propositions:
    """Find what the clauses of a sentence say."""

    def __init__(self, object_control: frozenset[str]) -> None:
        self._control = object_control

    def find(self, sentence: "Sentence") -> "Iterator[Stated]":
        """Yield the propositions of a sentence, in its order."""
        for token in sentence:
            if is_verb(token) and not _is_chained(token):
                if (found := self._of_verb(token)) is not None:
                    yield found
            elif token.dep_ == "appos" and _is_renamed(token):
                yield Stated(_phrase(token.head), [], [_phrase(token)], "appos", "be")

    def _of_verb(self, verb: "Token") -> Stated | None:
        subjects = surface_subjects(verb, self._control)
        relation, arguments = _predicate(verb)
        if not subjects or not arguments:
            return None
        own = set(verb.subtree)
        subject = [word for word in _phrase(subjects[0]) if word not in own or subjects[0] in own]
        is_participle = verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBG"}
        implied = "be" if is_participle else ""
        return Stated(_trimmed(subject), relation, arguments, verb.dep_, implied)


def _is_renamed(token: "Token") -> bool:
    """Tell whether an apposition says what its head is; «Osaka, Japan» does not."""
    head = token.head
    return head.pos_ in {"NOUN", "PROPN"} and not token.ent_type_ == head.ent_type_ == "GPE"


def _is_chained(verb: "Token") -> bool:
    """Tell whether a verb is part of what the one above says: «refused to sign»."""
    head = verb.head
    if head.dep_ == "acomp":
        head = head.head
    if verb.dep_ != "xcomp" or not is_verb(head) or _has(verb, _SUBJECTS):
        return False
    return not any(child.dep_ in {"dobj", *_SUBJECTS} for child in head.rights)


def _has(verb: "Token", relations: frozenset[str]) -> bool:
    return any(child.dep_ in relations for child in verb.children)


def _chain(verb: "Token") -> "Iterator[Token]":
    """Yield a verb and those that go on what it says, with the adjectives between them."""
    yield verb
    for child in verb.rights:
        if child.dep_ == "xcomp" and is_verb(child) and _is_chained(child):
            yield from _chain(child)
            return
        if child.dep_ == "acomp" and any(is_verb(one) and _is_chained(one) for one in child.rights):
            yield from _chain(child)
            return


def _predicate(verb: "Token") -> "tuple[list[Token], list[list[Token]]]":
    """Return the words of the relation, and its arguments."""
    chain = list(_chain(verb))
    relation = [word for one in chain for word in _own_words(one)]
    below = [one for part in chain for one in part.children if one not in relation]
    objects = [one for one in below if _is_object(one)]
    adjuncts = [one for one in below if _is_adjunct(one) and one not in objects]
    arguments: list[list[Token]] = []
    holder, after = objects[0] if len(objects) == 1 else None, adjuncts
    if holder is not None and holder.dep_ == "acomp":
        after = list(holder.rights)
        if any(map(_is_joining, after)):
            relation += [word for word in holder.subtree if word.i <= holder.i]
            objects = []
    elif holder is not None and holder.dep_ == "ccomp":
        relation += [one for one in holder.lefts if one.dep_ == "mark" and one.lower_ == "that"]
    if not objects:
        joining = (one for one in after if _is_joining(one) and one.i > chain[-1].i)
        if (preposition := next(joining, None)) is not None:
            relation.append(preposition)
            arguments.append([word for word in _phrase(preposition) if word != preposition])
            adjuncts = [one for one in adjuncts if one != preposition]
    for one in objects:
        words = _trimmed(one.subtree) if one.dep_ in _COMPLEMENTS else _phrase(one)
        arguments.append([word for word in words if word not in relation])
    adjuncts.sort(key=lambda one: (one.i < verb.i, one.i))
    arguments += [_phrase(one) for one in adjuncts]
    return relation, [words for words in arguments if words]


def _is_object(token: "Token") -> bool:
    if token.dep_ in _COMPLEMENTS:
        return token.i > token.head.i
    return token.dep_ in _OBJECTS and token.pos_ != "ADP"


def _is_adjunct(token: "Token") -> bool:
    """Tell whether words say when, where or how; an adverb before the verb may join sentences."""
    if token.dep_ == "advmod":
        return token.i > token.head.i
    return token.dep_ in _PREPOSITIONS or token.dep_ == "npadvmod"


def _is_joining(token: "Token") -> bool:
    """Tell whether a preposition joins the relation: «met with», but not «met on Monday»."""
    if token.dep_ not in _PREPOSITIONS:
        return False
    ends = [child for child in token.children if child.dep_ in {"pobj", "pcomp", "prep"}]
    return bool(ends) and not any(child.ent_type_ in _TIMES for child in ends)


def _own_words(verb: "Token") -> "list[Token]":
    """Return a verb, its auxiliaries, its particle, and the adverbs close before it."""
    return [verb, *(child for child in verb.children if child.dep_ in _VERBAL or _is_near(child))]


def _is_near(token: "Token") -> bool:
    return token.dep_ == "advmod" and 0 < token.head.i - token.i <= 2 and token.tag_ != "WRB"


def _phrase(head: "Token") -> "list[Token]":
    """Return the words of a phrase, without what is said aside."""
    return _trimmed(_within(head))


def _within(head: "Token") -> "Iterator[Token]":
    yield head
    for child in head.children:
        if child.dep_ not in _ASIDE and (child.dep_ != "relcl" or _is_restrictive(child)):
            yield from _within(child)


def _is_restrictive(clause: "Token") -> bool:
    start = clause.left_edge.i
    return start > 0 and clause.doc[start - 1].dep_ != "punct"


def _trimmed(tokens: "Iterable[Token]") -> "list[Token]":
    """Return words in their order, without marks and joining words at the outside."""
    words = sorted(tokens, key=lambda token: token.i)
    while words and _is_edge(words[0]):
        words.pop(0)
    while words and _is_edge(words[-1]):
        words.pop()
    return words


def _is_edge(token: "Token") -> bool:
    return token.dep_ in _EDGES and token.text not in _KEPT_MARKS


def proposition_of(stated: Stated, paragraph: Paragraph) -> Proposition:
    """Return a proposition by the characters of the document."""
    return Proposition(
        subject=_pieces(stated.subject, paragraph),
        relation=_pieces(stated.relation, paragraph),
        arguments=tuple(_pieces(words, paragraph) for words in stated.arguments),
        implied=stated.implied,
        confidence=_CONFIDENCE.get(stated.joint, _UNUSUAL),
    )


def _pieces(words: "list[Token]", paragraph: Paragraph) -> tuple[Span, ...]:
    """Return the spans of words, of those that follow one another one."""
    runs: list[list[Token]] = []
    for word in sorted(words, key=lambda token: token.i):
        if runs and runs[-1][-1].i == word.i - 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    return tuple(paragraph.span(run[0].idx, run[-1].idx + len(run[-1])) for run in runs)
