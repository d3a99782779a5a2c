"""Walk the paths of frames through a parsed sentence.

| step | leads to |
|---|---|
| self | the token |
| subj, obj | who acts, what is acted upon, whatever the voice; a noun with an apposition itself |
| kept | the object that a passive leaves where it was: was given a loan |
| iobj, attr | the indirect object, the predicate noun or adjective, the apposition of a noun |
| prep(with) | the noun under that preposition |
| prt(up) | the particle |
| aux(will) | an auxiliary |
| to(attend) | an infinitive or gerund below, of that verb |
| comp, mod, poss | compound parts, all modifiers of a noun, its possessor |
| head | what the token hangs on |
| acl(worth) | a participle or adjective that modifies the noun |
| gov(have) | the verb whose object the noun is |
| pred(reach) | the verb whose subject the noun is |
| governor(import) | the verb above the clause |
| below | any word that hangs on the token |
| object | the token that fills the object role |
| others, speaker, near | no token: the partners of a mutual act, the speaker, the recent party |
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kerege.extractors.english.syntax import (
    clause_head,
    conjunction_head,
    coordinated,
    is_passive,
    is_verb,
    lineage,
    objects,
    subjects,
    surface_subjects,
)
from kerege.ontology.lexicon import Step

if TYPE_CHECKING:
    from spacy.tokens import Token

PSEUDO = frozenset(["others", "speaker", "near", "object"])
"""Steps that the caller answers, for they lead out of the tree."""
_MODIFIERS = frozenset(["amod", "compound", "nmod", "poss", "npadvmod", "nummod"])


class Walker:
    """Lead from a trigger along a way of steps."""

    def __init__(self, object_control: frozenset[str]) -> None:
        self.object_control = object_control
        self._steps: dict[str, Callable[[Token], list[Token]]] = {
            "self": lambda token: [token],
            "subj": lambda token: (
                [token] if appositions(token) else subjects(token, object_control)
            ),
            "obj": lambda token: objects(token, object_control),
            "iobj": _children("dative", "iobj"),
            "attr": lambda token: appositions(token) or _predicates(token),
            "kept": lambda token: _kept(token) if is_passive(token) else [],
            "aux": _children("aux"),
            "prt": _children("prt"),
            "comp": _children("compound"),
            "mod": _deep_modifiers,
            "poss": _children("poss"),
            "acl": _children("acl", "amod", "relcl"),
            "head": lambda token: [token.head],
            "to": _infinitives,
            "gov": _governing,
            "pred": _predicating,
            "governor": _above,
            "below": lambda token: list(token.subtree),
        }

    def walk(self, token: "Token", way: tuple[Step, ...]) -> list["Token"]:
        """Return the tokens at the end of a way."""
        found = [token]
        for step in way:
            found = [end for start in found for end in self._step(start, step)]
        return found

    def _step(self, token: "Token", step: Step) -> list["Token"]:
        if step.name == "prep":
            return _under_preposition(token, step.words)
        ends = self._steps[step.name](token)
        if step.name == "gov" and not ends:
            return []
        return [end for end in ends if not step.words or end.lemma_.lower() in step.words]

    def surface_subjects(self, verb: "Token") -> list["Token"]:
        """Return what stands as the subject of a verb."""
        return surface_subjects(verb, self.object_control)


def appositions(token: "Token") -> list["Token"]:
    """Return the nouns behind a noun that say what it is: «Mongolia, a party to the treaty»."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return []
    return [child for child in token.children if child.dep_ == "appos" and child.i > token.i]


def _children(*relations: str) -> Callable[["Token"], list["Token"]]:
    wanted = frozenset(relations)
    return lambda token: [child for child in token.children if child.dep_ in wanted]


_kept = _children("dobj", "oprd")
_predicates = _children("attr", "acomp", "oprd")


def _deep_modifiers(token: "Token") -> list["Token"]:
    """Return all words that modify a noun from before, nearest first, with their own."""
    found: list[Token] = []
    for child in reversed(list(token.lefts)):
        if child.dep_ in _MODIFIERS:
            found += [child, *_deep_modifiers(child)]
            found += [other for other in coordinated(child)[1:] if other.i < token.i]
    return found


def _under_preposition(token: "Token", words: frozenset[str]) -> list["Token"]:
    found = []
    holders = [token]
    if token.dep_ == "conj" and not is_verb(token):
        holders.append(conjunction_head(token))
    for holder in holders:
        for child in holder.children:
            if child.dep_ in {"prep", "dative", "agent"} and (not words or child.lower_ in words):
                found += [end for end in child.children if end.dep_ in {"pobj", "pcomp"}]
        if found:
            break
    return found


def _infinitives(token: "Token") -> list["Token"]:
    below = [child for child in token.children if child.dep_ in {"xcomp", "advcl", "acl", "ccomp"}]
    below = [
        verb
        for verb in below
        if any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children) or verb.tag_ == "VBG"
    ]
    for child in token.children:
        if child.dep_ == "prep":
            below += [verb for verb in child.children if verb.dep_ == "pcomp"]
    return [verb for first in below for verb in coordinated(first) if is_verb(verb)]


def _governing(noun: "Token") -> list["Token"]:
    first = conjunction_head(noun)
    if first.dep_ in {"dobj", "attr", "oprd", "ccomp"} and is_verb(first.head):
        return [first.head]
    if first.dep_ == "nsubjpass" and is_verb(first.head):
        return [first.head]
    return []


def _predicating(noun: "Token") -> list["Token"]:
    first = conjunction_head(noun)
    found: list[Token] = []
    if first.dep_ == "nsubj" and is_verb(first.head):
        found = [verb for verb in coordinated(first.head) if is_verb(verb)]
    elif first.dep_ == "nsubjpass" and is_passive(first.head):
        found = [first.head]
    return [*_relative_clauses(noun), *found]


def _relative_clauses(noun: "Token") -> list["Token"]:
    """Return the verbs of «trade with China, which reached ...», whatever the parser ties them to.

    A clause about the last noun of the phrase may be about the whole phrase.
    """
    last = [
        end
        for child in noun.children
        if child.dep_ == "prep"
        for end in child.children
        if end.dep_ == "pobj"
    ]
    return [
        clause
        for one in (noun, *(member for end in last for member in (coordinated(end) or [end])))
        for clause in one.children
        if clause.dep_ == "relcl"
        and any(c.dep_ in {"nsubj", "nsubjpass"} and c.tag_ == "WDT" for c in clause.children)
    ]


def _above(token: "Token") -> list["Token"]:
    head = clause_head(token)
    return [step for step in list(lineage(head))[1:] if is_verb(step)][:1]
