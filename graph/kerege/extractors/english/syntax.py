"""Who does what in a parsed sentence: logical subjects and objects, coordination, clauses."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBAL = frozenset(["VERB", "AUX"])
_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_CLAUSES = frozenset(["ROOT", "ccomp", "advcl", "relcl", "acl", "pcomp", "parataxis", "csubj"])
_RELATIVE = frozenset(["which", "that", "who", "whom"])
_NONE = frozenset(["no", "neither", "none"])
_REPLACED = frozenset([("rather", "than"), ("instead", "of"), ("opposed", "to")])
COUNTED = frozenset(["nsubj", "nsubjpass", "dobj", "attr"])
"""What a verb has whose «no» is a «not» of the verb."""
CHARGING = frozenset(["of", "for", "from", "into"])
"""Prepositions before what the object does: accused Japan of lending, kept it from lending."""
_ALL = frozenset(["all", "every", "everyone", "everybody", "nobody", "none", "no"])
_TAKING_OUT = frozenset(["but", *(last for _, last in _REPLACED)])
EXCEPTING = frozenset(["except", "excepting", "excluding", "bar", "barring"])
"""Words that take out of a set or list what stands behind them."""
_INHERITING = frozenset(["conj", "xcomp", "advcl", "pcomp", "ccomp", "acomp"])
_DEEPEST = 12
_NEAR = 8
"""How many tokens before a noun may say that it is an exception."""


def is_verb(token: "Token") -> bool:
    """Tell whether a token is a verb, or an auxiliary that stands as one.

    «Own» and «total» with an object are, though the parser takes them for adjectives.
    """
    if token.pos_ == "ADJ":
        return token.dep_ == "ROOT" and any(child.dep_ == "dobj" for child in token.children)
    return token.pos_ in VERBAL and token.dep_ not in {"aux", "auxpass"}


def is_passive(verb: "Token") -> bool:
    """Tell whether a verb is in the passive: what is its subject on paper suffers the act."""
    if verb.tag_ != "VBN":
        return False
    children = list(verb.children)
    if any(child.dep_ in {"nsubjpass", "auxpass"} for child in children):
        return True
    if any(child.dep_ == "aux" for child in children):
        return False
    if verb.dep_ == "conj" and is_verb(verb.head) and not _own_subjects(verb):
        return is_passive(verb.head)
    return verb.dep_ in {"acl", "advcl", "amod"}


def subjects(verb: "Token", object_control: frozenset[str], depth: int = 0) -> list["Token"]:
    """Return who acts, across passive, coordination, control and relative clauses."""
    if is_passive(verb):
        agents = [
            child
            for child in verb.children
            if child.dep_ in {"agent", "prep"} and child.lower_ == "by"
        ]
        found = [child for agent in agents for child in agent.children if child.dep_ == "pobj"]
        if not found and verb.dep_ == "conj" and is_verb(verb.head) and is_passive(verb.head):
            return subjects(verb.head, object_control, depth + 1) if depth < _DEEPEST else []
        return found
    return surface_subjects(verb, object_control, depth)


def surface_subjects(
    verb: "Token", object_control: frozenset[str], depth: int = 0
) -> list["Token"]:
    """Return what stands as the subject of a verb, its own or one that it inherits."""
    if own := _own_subjects(verb):
        return [_antecedent(verb, token) for token in own]
    if depth > _DEEPEST or verb.head == verb:
        return []
    if verb.dep_ == "acl":
        return _acl_subjects(verb, object_control, depth)
    if verb.dep_ == "relcl" and _is_sole(verb.head):
        return surface_subjects(verb.head.head, object_control, depth + 1)
    head = _heir(verb)
    if head is None:
        return []
    is_charge = verb.dep_ == "pcomp" and verb.head.lower_ in CHARGING
    if (verb.dep_ in {"xcomp", "ccomp"} or is_charge) and head.lemma_ in object_control:
        found = objects(head, object_control)
        return found or surface_subjects(head, object_control, depth + 1)
    return surface_subjects(head, object_control, depth + 1)


def _heir(verb: "Token") -> "Token | None":
    """Return the verb whose subject a verb without one of its own shares."""
    head = verb.head
    if verb.dep_ == "pcomp" or (verb.dep_ == "xcomp" and head.dep_ == "acomp"):
        head = head.head
    stands_alone = verb.dep_ == "ccomp" and any(child.dep_ == "mark" for child in verb.children)
    shares = verb.dep_ in _INHERITING and is_verb(head) and not stands_alone
    return head if shares else None


def objects(verb: "Token", object_control: frozenset[str]) -> list["Token"]:
    """Return what an act is done to, across the passive and relative clauses."""
    if is_passive(verb):
        return (
            surface_subjects(verb, object_control)
            if verb.dep_ not in {"acl", "amod"}
            else [verb.head]
        )
    found = [child for child in verb.children if child.dep_ in {"dobj", "oprd"}]
    if verb.dep_ == "relcl":
        if found:
            return [_antecedent(verb, token) for token in found]
        own = _own_subjects(verb) if not _has_gap_elsewhere(verb) else []
        if own and all(token.lower_ not in _RELATIVE for token in own):
            return [verb.head]
    return found


def _has_gap_elsewhere(verb: "Token") -> bool:
    """Tell whether a relative clause lacks a place or time: «where he met», «in which it owns»."""
    return any(
        child.lower_ in {"where", "when", "why"}
        or any(one.lower_ in _RELATIVE for one in child.children if child.dep_ == "prep")
        for child in verb.children
    )


def coordinated(token: "Token") -> list["Token"]:
    """Return a token and those that are coordinated with it; nothing where the choice is open."""
    if is_left_out(token):
        return []
    is_denied = token.dep_ in COUNTED and is_none(token)
    found, queue = [], [token]
    while queue:
        current = queue.pop(0)
        if not is_left_out(current):
            found.append(current)
        words = {child.lower_ for child in current.children if child.dep_ in {"cc", "preconj"}}
        if words & {"or", "either"} or ("nor" in words and not is_denied):
            return []
        if "but" in words:
            continue
        queue += [child for child in current.children if child.dep_ == "conj"] or _next_name(
            current
        )
    return found


def _next_name(token: "Token") -> list["Token"]:
    """Return the next name of a list that the parser took apart: «the EAEU, the SCO and ECO»."""
    comma = token.right_edge.i + 1
    if token.pos_ != "PROPN" or comma + 1 >= token.sent.end or token.doc[comma].text != ",":
        return []
    name = token.doc[comma + 1]
    while name.head != name and name.head.left_edge.i == comma + 1:
        name = name.head
    closes = {child.dep_ for child in name.children} >= {"cc", "conj"}
    is_stray = name.dep_ in {"dep", "attr", "appos", "npadvmod"} and name.head != token
    return [name] if name.pos_ == "PROPN" and closes and is_stray else []


def is_none(noun: "Token") -> bool:
    """Tell whether a noun is what a verb is denied of: «no state», «neither Japan nor China»."""
    return noun.lower_ in {"nobody", "none"} or any(
        child.dep_ in {"det", "preconj", "neg"} and child.lower_ in _NONE for child in noun.children
    )


def is_left_out(noun: "Token") -> bool:
    """Tell whether a clause does not say of a noun what it says of the one before.

    «Kazakhstan and not Russia», «a member of the SCO, not of the CSTO», «Japan rather than China».
    """
    holders = [noun, noun.head] if noun.dep_ == "pobj" else [noun]
    return _is_excepted(noun) or any(
        child.dep_ == "neg"
        and child.lower_ == "not"
        and child.i < noun.i
        and not is_not_only(child)
        for holder in holders
        for child in holder.children
    )


def _is_excepted(noun: "Token") -> bool:
    """Tell whether the words before a noun take it out: «instead of Iran», «all but Iran»."""
    first = noun.left_edge.i
    last = noun.doc[first - 1].lower_ if first else ""
    if last not in _TAKING_OUT:
        return last in EXCEPTING
    before = [word.lower_ for word in noun.doc[max(noun.sent.start, first - _NEAR) : first]]
    return tuple(before[-2:]) in _REPLACED or (last == "but" and not _ALL.isdisjoint(before))


def is_not_only(word: "Token") -> bool:
    """Tell whether a «not» denies nothing: «not only»."""
    following = word.nbor() if word.i + 1 < len(word.doc) else word
    return following.lower_ in {"only", "just", "merely"}


def conjunction_head(token: "Token") -> "Token":
    """Return the first member of the coordination that a token stands in."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


def is_argument(noun: "Token") -> bool:
    """Tell whether a noun is subject or object of a verb, not an adjunct to it."""
    first = conjunction_head(noun)
    return first.dep_ in {"nsubj", "nsubjpass", "dobj", "attr", "oprd"} and is_verb(first.head)


def is_acted_on(token: "Token") -> bool:
    """Tell whether a word stands where an object does: behind a verb or a preposition."""
    return conjunction_head(token).dep_ in {"dobj", "pobj", "dative", "iobj"}


def verb_of(token: "Token") -> "Token":
    """Return the nearest verb above a word, or the top of its sentence."""
    return next((one for one in token.ancestors if is_verb(one)), token.sent.root)


def has_subject(verb: "Token") -> bool:
    """Tell whether a verb has a subject of its own, not one that it shares."""
    return any(child.dep_ in _SUBJECTS for child in verb.children)


def clause_head(token: "Token") -> "Token":
    """Return the word that heads the clause around a token."""
    for step in lineage(token):
        if step.dep_ in _CLAUSES and (is_verb(step) or step.dep_ == "ROOT"):
            return step
        if step.dep_ == "conj" and is_verb(step):
            return step
    return token


def lineage(token: "Token") -> Iterator["Token"]:
    """Yield a token and what it hangs on, up to the root."""
    yield token
    yield from token.ancestors


def clause_tokens(head: "Token") -> list["Token"]:
    """Return the tokens of a clause without those of the clauses that hang on it."""
    return [token for token in head.subtree if token == head or clause_head(token) == head]


def local_subtree(token: "Token") -> Iterator["Token"]:
    """Yield what hangs on a token, without its conjuncts and without clauses of their own verb.

    Participles stay: «loans totaling 300 billion yen».
    """
    yield token
    for child in token.children:
        is_clause = child.dep_ in {"relcl", "advcl", "ccomp", "appos", "parataxis"}
        if child.dep_ == "conj" or is_clause:
            continue
        yield from local_subtree(child)


def _is_sole(noun: "Token") -> bool:
    """Tell whether a noun says who did something first, last or alone: «was the first to»."""
    words = {child.lower_ for child in noun.children}
    return noun.dep_ == "attr" and bool(words & {"first", "last", "only"})


def _own_subjects(verb: "Token") -> list["Token"]:
    return [child for child in verb.children if child.dep_ in _SUBJECTS]


def _antecedent(verb: "Token", token: "Token") -> "Token":
    """Return the noun that a relative pronoun stands for."""
    if token.lower_ in _RELATIVE:
        for step in lineage(verb):
            if step.dep_ == "relcl":
                return step.head
    return token


def _acl_subjects(verb: "Token", object_control: frozenset[str], depth: int) -> list["Token"]:
    """Return who would act in «its plan to build»: the plan's owner; in «loans totaling»: loans."""
    noun = verb.head
    if verb.tag_ in {"VBG", "VBN"}:
        return [noun]
    if owners := [child for child in noun.children if child.dep_ == "poss"]:
        return owners
    governor = conjunction_head(noun).head
    return surface_subjects(governor, object_control, depth + 1) if is_verb(governor) else []
