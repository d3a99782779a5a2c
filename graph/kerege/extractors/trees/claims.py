"""From a match to claims: who says it, how firmly, for when, on which words."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kerege.extractors.common.dates import Time
from kerege.extractors.trees.matching import Filler, Match
from kerege.extractors.trees.speech import Scope
from kerege.extractors.trees.stance import Firmness
from kerege.extractors.trees.tree import Tree, Word
from kerege.model import Claim, Document, Evidence, Modality, Polarity, Ref, Text
from kerege.values import Interval, PartialDate

_CERTAIN = Decimal("0.85")
_DOUBTS = {"name": Decimal(0), "new": Decimal("0.1")}
_DOUBT = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Setting:
    """Hold what the claims of a document share."""

    document: Document
    method: str

    @property
    def author(self) -> str:
        """Return who speaks where nobody else does: the author, or else the publisher."""
        source = self.document.source
        return source.author or source.publisher


@dataclass(frozen=True, slots=True)
class Said:
    """Hold a match with who answers for it, how firmly, and the times of the sentence.

    Its words go on to the offset `until`, where a later sentence denies it.
    """

    match: Match
    tree: Tree
    firmness: Firmness
    speaker: str
    scope: Scope | None
    times: tuple[Time, ...]
    published: PartialDate | None
    until: int = 0

    @property
    def stance(self) -> Firmness:
        """Return the firmness below the frame itself and below the cue."""
        frame, row = self.match.frame, self.scope.row if self.scope else None
        found = self.firmness.under(frame.modality, frame.polarity)
        return found.under(row.modality, row.polarity) if row else found


def claims_of(said: Said, setting: Setting) -> Iterator[Claim]:
    """Yield the claims of a match: each subject with each object."""
    match, source = said.match, setting.document.source
    stance = said.stance
    published = source.published_on
    ahead = stance.modality is not Modality.ASSERTED
    times = [time.ahead(published) if ahead else time for time in _own_times(said)]
    during, observed = _bounds(times, "during" if stance.is_negative else match.frame.time)
    evidence = _evidence(said, times, setting.document)
    for subject in match.subjects:
        for filler in match.objects:
            qualifiers = [(key, one.value) for key, one in match.qualifiers]
            if scope := filler.rate or match.frame.scope:
                qualifiers.append(("scope", Text(scope, "en")))
            rules = [one.rule for one in (subject, filler, *(one for _, one in match.qualifiers))]
            yield Claim(
                subject=subject.value.id if isinstance(subject.value, Ref) else "",
                relation=match.frame.relation,
                object=filler.value,
                qualifiers=tuple(qualifiers),
                polarity=Polarity.NEGATIVE if stance.is_negative else Polarity.POSITIVE,
                modality=stance.modality,
                during=during,
                observed_on=observed,
                asserted_by=said.speaker,
                stated_on=published,
                published_on=published,
                recorded_on=setting.document.recorded_on,
                source=source.id,
                evidence=evidence,
                method=setting.method,
                confidence=_CERTAIN - max(_DOUBTS.get(rule, _DOUBT) for rule in rules),
            )


def _own_times(said: Said) -> list[Time]:
    """Return the times that hang on the trigger, or on a word that it hangs on as its complement.

    What dates the cue, «заявил 20 ноября», is no time of what was said.
    """
    tree, trigger = said.tree, said.match.bearer(said.tree)
    found = []
    for time in said.times:
        inside = [word for word in tree.words if time.start <= word.start < time.end]
        if not inside or (said.scope and not {word.i for word in inside} & said.scope.content):
            continue
        top = next(
            (word for word in inside if word.head not in {one.i for one in inside}), inside[0]
        )
        head = tree.head(top)
        clause = _reached(tree, tree.clause(head), top) if head else top
        is_outer = clause.i in said.firmness.places or _hangs_on(tree, trigger, clause)
        if clause.i == trigger.i or (is_outer and not _dates_the_plan(time, clause, said)):
            found.append(time)
    return found


def _reached(tree: Tree, clause: Word, time: Word) -> Word:
    """Return the verb that a time behind a clause in commas belongs to, not that of the clause."""
    between = tree.words[clause.i + 1 : time.i]
    mains = [one for one in between if one.is_verb and one.dep == "root"]
    is_inside = clause.dep.startswith("acl") and len(mains) == 1
    return mains[0] if is_inside else clause


def _dates_the_plan(time: Time, clause: Word, said: Said) -> bool:
    """Tell whether a time says when something was planned that is still to come.

    It does where it is over, and where it hangs on a plan that was made: «20日に決めた».
    """
    published = said.published
    is_ahead = said.stance.modality is not Modality.ASSERTED
    if is_ahead and clause.is_verb and "Past" in clause.features.values():
        return True
    return is_ahead and published is not None and time.when < published and not time.floating


def _hangs_on(tree: Tree, trigger: Word, clause: Word) -> bool:
    """Tell whether a trigger is the complement of a clause, with no clause of its own between."""
    while trigger.dep in {"xcomp", "conj"} and (head := tree.head(trigger)) is not None:
        if head.i == clause.i:
            return trigger.dep == "xcomp"
        trigger = head
    return False


def _bounds(times: list[Time], use: str) -> tuple[Interval, PartialDate | None]:
    """Return what some times make of a claim, given what its frame makes of a date."""
    observed = next((time.when for time in times if time.role == "observed"), None)
    during = Interval()
    for time in times:
        try:
            during = during.intersection(time.interval(use)) or during
        except ValueError:
            continue
    if use == "observed" and not during.is_open and observed is None:
        return Interval(), times[0].when
    return during, observed


def _evidence(said: Said, times: list[Time], document: Document) -> Evidence:
    """Return the words from the first to the last of trigger, roles and times."""
    match, tree = said.match, said.tree
    fillers: list[Filler] = [*match.subjects, *match.objects, *(one for _, one in match.qualifiers)]
    words = [match.trigger, *tree.children(match.trigger, "obj", "xcomp", "cop")]
    words += [tree.words[i] for i in sorted(said.firmness.places)]
    words += [
        word
        for verb in list(words)
        for one in tree.children(verb, "aux", "advmod", "fixed", "mark")
        for word in tree.subtree(one)
        if said.scope is None or word.i in said.scope.content
    ]
    words += [word for one in fillers for word in _phrase(tree, one.word)]
    start = min([word.start for word in words] + [time.start for time in times])
    end = max([said.until, *(word.end for word in words), *(time.end for time in times)])
    return Evidence(quote=document.text[start:end], start=start, end=end)


def _phrase(tree: Tree, word: Word) -> list[Word]:
    """Return a noun with its own words, without clauses that hang on it."""
    clauses = [one.i for one in tree.children(word, "acl", "appos", "parataxis", "conj", "punct")]
    return tree.subtree(word, without=clauses)
