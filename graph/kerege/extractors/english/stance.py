"""How firmly a verb is meant and whether it holds: negation, modals, conditions, outer verbs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kerege.extractors.english.syntax import (
    COUNTED,
    conjunction_head,
    is_none,
    is_not_only,
    is_verb,
)
from kerege.model import Modality, Polarity
from kerege.ontology.lexicon import Lexicon, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIRMNESS = [Modality.ASSERTED, Modality.PLANNED, Modality.DEMANDED, Modality.HYPOTHETICAL]
_CONDITIONS = frozenset(["if", "unless", "whether", "lest"])
_AHEAD = frozenset(["until", "before", "once", "when"])
_AIMING = frozenset(["on", "for", "to", "at"])
"""Prepositions before what a verb plans or hopes for."""
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold a stance; `trace` names the words that made it."""

    modality: Modality = Modality.ASSERTED
    negative: bool = False
    trace: tuple[str, ...] = ()

    def with_(self, row: Stance, word: str) -> "Reading":
        """Return the stance below a word that changes it."""
        flips = row.polarity is Polarity.NEGATIVE
        return Reading(
            weaker(self.modality, row.modality), self.negative ^ flips, (*self.trace, word)
        )

    def denied(self, word: str) -> "Reading":
        """Return the opposite."""
        return Reading(self.modality, not self.negative, (*self.trace, word))

    def at_most(self, modality: Modality, word: str) -> "Reading":
        """Return the stance made no firmer than a modality."""
        return Reading(weaker(self.modality, modality), self.negative, (*self.trace, word))

    @property
    def polarity(self) -> Polarity:
        """Return whether the content is said to hold."""
        return Polarity.NEGATIVE if self.negative else Polarity.POSITIVE


def weaker(one: Modality, other: Modality | None) -> Modality:
    """Return the less firm of two modalities."""
    return max(one, other or one, key=_FIRMNESS.index)


class StanceReader:
    """Read the stance of verbs from the words of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._outer = {word: row for row in lexicon.outer for word in row.words}
        self._auxiliaries = {word: row for row in lexicon.auxiliaries for word in row.words}
        self._adverbs = {word: row for row in lexicon.adverbs for word in row.words}
        self._before = frozenset(lexicon.words("before"))
        self._beside = frozenset(lexicon.words("beside"))
        self._undoing = frozenset(lexicon.words("undoing"))
        self._dropping = frozenset(lexicon.words("dropping"))
        self._droppable = frozenset(lexicon.words("droppable")).union(
            self._outer, (lemma for frame in lexicon.frames for lemma in frame.lemmas)
        )
        self._carriers = frozenset(lexicon.words("noun carriers"))
        self._denying = frozenset(
            lemma
            for row in lexicon.cues
            if row.polarity is Polarity.NEGATIVE
            for lemma in row.lemmas
        )
        self._cues = frozenset(lemma for row in lexicon.cues for lemma in row.lemmas)
        self._reports = frozenset(lexicon.words("reports"))

    def read(self, verb: "Token", *, inherits: "Token | None" = None) -> Reading | None:
        """Return the stance of a verb, or None where nothing is said of whether it happens.

        `inherits` is a verb whose complement this one is by its frame: the climb starts there.
        """
        reading = Reading()
        if inherits is not None:
            verb = inherits
        for _ in range(_DEEPEST):
            if _is_contrary_to_fact(verb):
                return None
            reading = self._own_words(verb, reading)
            if verb.dep_ == "conj" and is_verb(verb.head):
                if verb.tag_ not in {"VB", "VBG"} or _has_auxiliary(verb):
                    reading = reading.denied("nor") if _follows_nor(verb) else reading
                    return self._conditioned(verb.head, reading)
                verb = verb.head
                continue
            above = self._above(verb, reading)
            if above is None or isinstance(above, Reading):
                return above
            verb, reading = above
        return None

    def act(self, noun: "Token") -> Reading | None:
        """Return the stance of an act that a noun names, or None where it stays open.

        «Its visit» presupposes the act, «its planned visit» and «plans for a visit» do not, and of
        what is postponed, called for or spoken of nothing is known.
        """
        reading = Reading()
        for _ in range(_DEEPEST):
            reading = self._modified(noun, reading)
            first = conjunction_head(noun)
            head, link = first.head, ""
            if first.dep_ == "ROOT":
                return reading
            if head.dep_ in {"prep", "agent"}:
                head, link = head.head, head.lower_
            if link == "of" and head.lower_ in self._before:
                head, link = head.head, head.lower_
            if link in self._before:
                reading = reading.at_most(Modality.PLANNED, link)
            elif link and not (link in self._beside or head.lemma_.lower() in self._outer):
                return None
            if is_verb(head):
                opens = head.lemma_.lower() in self._undoing
                return None if opens else self._under(head, first, link, reading)
            row = self._outer.get(head.lemma_.lower())
            if row is None:
                return reading if link else None
            reading, noun = reading.with_(row, head.lemma_.lower()), head
        return None

    def _under(self, verb: "Token", noun: "Token", link: str, reading: Reading) -> Reading | None:
        """Return the stance of an act with that of the verb that it is an argument or adjunct of.

        What does not happen is an act of the verb, not the one that its noun presupposes.
        """
        above = self.read(verb)
        if above is None or above.negative:
            return None
        trace = (*reading.trace, *above.trace)
        both = Reading(weaker(reading.modality, above.modality), reading.negative, trace)
        lemma = verb.lemma_.lower()
        is_object = link in _AIMING or (not link and noun.dep_ in {"dobj", "nsubjpass"})
        is_object = is_object and lemma not in self._carriers
        row = self._outer.get(lemma) if is_object else None
        return both.with_(row, lemma) if row else both

    def apposed(self, noun: "Token") -> Reading:
        """Return the stance of an apposition: «Japan, not a member of the union»."""
        denied = any(one.lower_ in {"not", "no"} for one in noun.doc[noun.head.i : noun.i])
        return self._modified(noun, Reading().denied("not") if denied else Reading())

    def _modified(self, noun: "Token", reading: Reading) -> Reading:
        """Apply the adjectives and determiners of a noun: «planned», «alleged», «no»."""
        for child in noun.children:
            row = self._adverbs.get(child.lower_) if child.dep_ in {"amod", "acl"} else None
            reading = reading.with_(row, child.lower_) if row else reading
        return reading.denied("no") if is_none(noun) else reading

    def _own_words(self, verb: "Token", reading: Reading) -> Reading:
        """Apply the words that hang on the verb itself."""
        for child in verb.children:
            word = child.lower_
            if _is_open(child, verb):
                reading = reading.at_most(Modality.HYPOTHETICAL, word)
            if child.dep_ == "neg" and not is_not_only(child):
                reading = reading.denied(word)
            elif child.dep_ in {"aux", "auxpass"} and word in self._auxiliaries:
                reading = reading.with_(self._auxiliaries[word], word)
            elif child.dep_ == "advmod":
                phrase = _phrase(child)
                row = self._adverbs.get(phrase) or self._adverbs.get(word)
                reading = reading.with_(row, phrase) if row else reading
            elif child.dep_ in {"preconj", "cc"} and word == "neither" and child.i < verb.i:
                reading = reading.denied(word)
            elif child.dep_ in COUNTED and is_none(child):
                reading = reading.denied("no")
        return self._conditioned(verb, reading)

    def _conditioned(self, verb: "Token", reading: Reading) -> Reading:
        """Weaken a verb on which an if-clause hangs."""
        for clause in verb.children:
            if clause.dep_ == "advcl" and any(
                child.dep_ == "mark" and child.lower_ in {"if", "unless"}
                for child in clause.children
            ):
                return reading.at_most(Modality.HYPOTHETICAL, "if")
        return reading

    def _above(self, verb: "Token", reading: Reading) -> "Reading | tuple[Token, Reading] | None":
        """Climb to the word that a verb depends on.

        Returns the finished stance, or the next verb with the stance so far, or None where the
        outer word leaves open whether the inner act happens.
        """
        infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
        if verb.dep_ in {"ROOT", "relcl", "parataxis", "csubj"} or verb.head == verb:
            return reading
        cue = self._cue_above(verb, infinitive=infinitive)
        if cue is not None:
            denied = any(child.dep_ == "neg" for child in cue.children)
            return None if denied else reading
        head = verb.head
        if verb.dep_ == "pcomp" and head.dep_ == "prep":
            if head.lower_ == "without":
                reading = reading.denied("without")
            is_kept_from = head.lower_ == "from" and _is_transitive(head.head)
            head = head.head
            if is_kept_from and not self._prevents(head):
                return None
        row = self._outer.get(_phrase(head)) or self._outer.get(head.lemma_.lower())
        if head.lemma_ == "be" and not infinitive:
            row = None
        if head.lemma_ == "have" and any(child.lower_ == "yet" for child in head.children):
            return self._next(head, reading.denied("yet"))
        bare = verb.tag_ == "VBG" and verb.dep_ in {"pcomp", "xcomp"}
        if row and (infinitive or bare or verb.dep_ in {"xcomp", "ccomp", "acl"}):
            reading = reading.with_(row, head.lemma_.lower())
            if row.modality is Modality.PLANNED and (end := self._end_of(head)):
                reading = reading.denied(end)
            return self._next(head, reading)
        open_clause = verb.dep_ in {"ccomp", "acl"} and head.i < verb.i and _is_that_clause(verb)
        if infinitive or open_clause or (verb.dep_ == "xcomp" and is_verb(head)):
            return None
        return reading

    def _cue_above(self, verb: "Token", *, infinitive: bool) -> "Token | None":
        """Return the word of speech whose content a verb is: «said that», «denied reports that»."""
        head, lemma = verb.head, verb.head.lemma_.lower()
        if verb.dep_ == "xcomp" and lemma in self._denying:
            return head
        if verb.dep_ == "ccomp" and not infinitive and lemma in self._cues:
            return head
        is_report = head.dep_ == "dobj" and lemma in self._reports
        is_denied = is_report and head.head.lemma_.lower() in self._denying
        return head.head if is_denied and _is_that_clause(verb) else None

    def _prevents(self, verb: "Token") -> bool:
        """Tell whether what a verb keeps somebody from does not happen: «prevented from»."""
        row = self._outer.get(verb.lemma_.lower())
        return row is not None and row.polarity is Polarity.NEGATIVE

    def _end_of(self, plan: "Token") -> str:
        """Return the verb that calls a plan off: «planned to visit, but cancelled the trip»."""
        for verb in plan.children:
            if verb.dep_ != "conj":
                continue
            particles = [child.lower_ for child in verb.children if child.dep_ == "prt"]
            if " ".join([verb.lemma_.lower(), *particles]) not in self._dropping:
                continue
            named = [one for one in verb.children if one.dep_ in {"dobj", "nsubjpass"}]
            is_open = any(one.dep_ == "neg" or one.tag_ == "MD" for one in verb.children)
            if not is_open and all(one.lemma_.lower() in self._droppable for one in named):
                return verb.lower_
        return ""

    def _next(self, head: "Token", reading: Reading) -> "Reading | tuple[Token, Reading] | None":
        """Go on from an outer word: a verb as such, a noun or adjective from its own verb."""
        if is_verb(head):
            return head, reading
        governor = conjunction_head(head).head
        if governor.lemma_.lower() in self._dropping:
            return None
        is_counted = head.dep_ in COUNTED and is_verb(governor)
        if is_none(head) and not is_counted:
            reading = reading.denied("no")
        return (governor, reading) if is_verb(governor) and governor != head else reading


def _is_open(child: "Token", verb: "Token") -> bool:
    """Tell whether a word beside a verb leaves open whether it happens.

    So do «if»; «until» and the like before a present tense; «should Japan invite».
    """
    word = child.lower_
    if child.dep_ in {"mark", "advmod"}:
        ahead = word in _AHEAD and verb.tag_ in {"VBZ", "VBP"} and verb.dep_ == "advcl"
        return ahead or word in _CONDITIONS
    if child.dep_ != "aux" or word not in {"should", "were"}:
        return False
    return verb.dep_ == "advcl" and child.i < _first_subject(verb)


def _is_contrary_to_fact(verb: "Token") -> bool:
    """Tell whether a clause says what did not happen: «would have joined», «had Japan joined»."""
    words = {child.lower_: child for child in verb.children if child.dep_ in {"aux", "mark"}}
    if "have" in words and words.keys() & {"would", "could", "'d"}:
        return True
    had = words.get("had")
    is_inverted = had is not None and had.i < _first_subject(verb)
    return verb.dep_ == "advcl" and had is not None and (is_inverted or "if" in words)


def _first_subject(verb: "Token") -> int:
    return next((one.i for one in verb.children if one.dep_ in {"nsubj", "nsubjpass"}), -1)


def _is_that_clause(verb: "Token") -> bool:
    """Tell whether a clause is the content of a word that is no cue: «rumours that ...»."""
    return any(
        child.lower_ == "that" and child.dep_ in {"mark", "det", "dobj"} for child in verb.children
    )


def _is_transitive(verb: "Token") -> bool:
    """Tell whether a verb has whom it acts on, in the active or the passive."""
    return any(child.dep_ in {"dobj", "nsubjpass"} for child in verb.children)


def _follows_nor(verb: "Token") -> bool:
    """Tell whether a verb is denied with the one before: «neither joined the SCO nor left»."""
    return any(
        child.lower_ == "nor" and verb.head.i < child.i < verb.i for child in verb.head.children
    )


def _phrase(token: "Token") -> str:
    """Return an adverb or predicate with the word before it: «no longer», «be due»."""
    if token.i == 0:
        return token.lower_
    before = token.nbor(-1)
    return f"{before.lower_} {token.lower_}"


def _has_auxiliary(verb: "Token") -> bool:
    return any(
        child.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"} and child.lower_ != "to"
        for child in verb.children
    )
