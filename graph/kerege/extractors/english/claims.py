"""Turn matched frames into claims: stance, time, speaker, evidence, confidence."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING

from kerege.extractors.common.dates import Time
from kerege.extractors.english.discourse import CERTAIN, DOUBTS, NOTES, Discourse, Here
from kerege.extractors.english.matching import Filler, Match
from kerege.extractors.english.paragraph import Paragraph
from kerege.extractors.english.stance import Reading as StanceReading
from kerege.extractors.english.stance import weaker
from kerege.extractors.english.syntax import (
    clause_head,
    clause_tokens,
    is_argument,
    is_verb,
    lineage,
    local_subtree,
)
from kerege.model import Claim, Modality, Polarity, Ref, Source, Text
from kerege.ontology.lexicon import Cue
from kerege.values import Interval, PartialDate, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEAST = Decimal("0.5")
_OPEN = Interval()
_ASIDE = frozenset(["ahead", "before", "prior", "after", "following", "since"])
"""Words before a thing whose own time is not that of the clause."""
_LASTING = frozenset(["be", "remain"])
"""Verbs whose date lies within a state and does not begin it: «was a member in 2008»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Hold what the claims of a document share."""

    source: Source
    method: str
    recorded_on: PartialDate

    @property
    def author(self) -> str:
        """Return who speaks where nobody else does: the author, or else the publisher."""
        return self.source.author or self.source.publisher


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Hold who answers for a claim, by which cue, whether in direct speech or as opinion."""

    speaker: str
    cue: Cue | None = None
    cue_at: int = -1
    quotation: tuple[int, int] | None = None
    opinion: bool = False

    @property
    def modality(self) -> Modality | None:
        """Return the modality that the cue gives to what is said."""
        return self.cue.modality if self.cue else None

    @property
    def denies(self) -> bool:
        """Tell whether the cue says that the content does not hold."""
        return self.cue is not None and self.cue.polarity is Polarity.NEGATIVE


@dataclass(frozen=True, slots=True)
class Times:
    """Hold the times of one claim."""

    during: Interval = _OPEN
    observed_on: PartialDate | None = None
    tokens: tuple[int, ...] = ()


def claims_of(
    match: Match, stance: StanceReading, voice: Voice, here: Here, setting: Setting
) -> list[Claim]:
    """Return the claims of a match: each subject with each object."""
    frame, paragraph = match.frame, here.paragraph
    modality = weaker(weaker(stance.modality, frame.modality), voice.modality)
    negative = stance.negative ^ (frame.polarity is Polarity.NEGATIVE) ^ voice.denies
    published = setting.source.published_on
    is_lasting = frame.time == "start" and match.trigger.lemma_ in _LASTING
    use = "during" if negative or is_lasting else frame.time
    ahead = modality is not Modality.ASSERTED
    kept = times_of(match, voice, paragraph, modality, published)
    times = _times([one.ahead(published) if ahead else one for one in kept], paragraph, use)
    if any(isinstance(filler.value, PartialDate) for filler, _ in match.objects):
        times = Times(tokens=times.tokens)
    if ahead:
        match = replace(match, objects=_dated_ahead(match, paragraph, published))
    stated_on = _stated_on(voice, paragraph, published)
    evidence = paragraph.evidence(*_extent(match, paragraph, voice, times))
    make = partial(
        Claim,
        relation=frame.relation,
        modality=modality,
        opinion=voice.opinion,
        during=times.during,
        observed_on=times.observed_on,
        asserted_by=voice.speaker,
        stated_on=stated_on,
        published_on=published,
        recorded_on=setting.recorded_on,
        source=setting.source.id,
        evidence=evidence,
        method=setting.method,
    )
    claims = []
    for subject, filler, qualifiers, denied in _combinations(match, modality, negative, here):
        extra = [(key, one.value) for key, one in qualifiers.items()]
        if scope := filler.rate or frame.scope:
            extra.append(("scope", Text(scope, "en")))
        rules = [one.rule for one in (subject, filler, *qualifiers.values())]
        claims.append(
            make(
                subject=subject.value.id if isinstance(subject.value, Ref) else "",
                object=filler.value,
                qualifiers=tuple(extra),
                polarity=Polarity.NEGATIVE if denied else Polarity.POSITIVE,
                confidence=max(_LEAST, CERTAIN - max(DOUBTS[rule] for rule in rules)),
                note="; ".join(dict.fromkeys(NOTES[rule] for rule in rules if rule in NOTES)),
            )
        )
    return claims


def _combinations(
    match: Match, modality: Modality, negative: bool, here: Here
) -> Iterator[tuple[Filler, Filler, dict[str, Filler], bool]]:
    """Yield each subject with each object, and whether it is denied.

    As many amounts as subjects are dealt out one each: «Orano and Cameco own 51% and 40%».
    «Only Uzbekistan» also denies it of the rest of the set that Uzbekistan is drawn from.
    """
    amounts = [one for one, _ in match.objects if isinstance(one.value, Quantity)]
    is_paired = 1 < len(amounts) == len(match.subjects)
    for n, (filler, qualifiers) in enumerate(match.objects):
        for subject in match.subjects[n : n + 1] if is_paired else match.subjects:
            if subject.value != filler.value:
                yield subject, filler, qualifiers, negative
        if match.only and modality is Modality.ASSERTED and not negative:
            for one in _left_out(match, here.discourse):
                yield Filler(Ref(one), match.trigger.i, "only"), filler, qualifiers, True


def _dated_ahead(
    match: Match, paragraph: Paragraph, published: PartialDate | None
) -> list[tuple[Filler, dict[str, Filler]]]:
    """Return the objects of what is still to come: its month is the next of that name."""
    ahead = {one.when: one.ahead(published).when for one in paragraph.time_at.values()}
    return [
        (replace(one, value=ahead.get(one.value, one.value)), qualifiers)
        if isinstance(one.value, PartialDate)
        else (one, qualifiers)
        for one, qualifiers in match.objects
    ]


def times_of(
    match: Match,
    voice: Voice,
    paragraph: Paragraph,
    modality: Modality,
    published: PartialDate | None,
) -> list[Time]:
    """Return the times that hold for the clause of a match, or stand before all of its sentence.

    What was planned or expected on a day that is over is dated by another verb.
    """
    own = clause_head(match.trigger)
    if not is_verb(match.trigger):
        within = [one for t in _words(match) if (one := paragraph.time_at.get(t.i))]
        if within or match.apposition or not (is_argument(match.trigger) or match.verbs):
            return within
        own = match.verbs[0] if match.verbs else own
    near: list[tuple[int, Time]] = []
    for at, time in paragraph.time_at.items():
        token = paragraph.doc[at]
        if token.sent.start != match.trigger.sent.start:
            continue
        head = clause_head(token)
        if _stands_at(token, voice.cue_at) or _dates_an_aside(token, match.trigger):
            continue
        if _dates_what_is_meant(token, match):
            continue
        is_over = published is None or not published < time.when
        is_planned = is_over and modality is not Modality.ASSERTED
        if is_planned and _dates_the_outer_verb(token, match.trigger):
            continue
        if head.i == own.i or head.i in match.consumed:
            near.append((0, time))
        elif _is_fronted(token, head) and any(step.i == head.i for step in lineage(own)):
            near.append((1, time))
    closest = min((rank for rank, _ in near), default=0)
    return [time for rank, time in near if rank == closest]


def _words(match: Match) -> "list[Token]":
    """Return the words of a noun that stands for a clause, or of its apposition that does."""
    if match.apposition is not None:
        return list(match.apposition.subtree)
    return list(local_subtree(match.trigger))


def _times(kept: list[Time], paragraph: Paragraph, use: str) -> Times:
    """Return what some times make of a claim, given what its frame makes of a date."""
    if not kept:
        return Times()
    observed = next((time.when for time in kept if time.role == "observed"), None)
    during = Interval()
    for time in kept:
        during = during.intersection(_interval(time, use)) or during
    starts = {time.start for time in kept}
    tokens = tuple(at for at, time in paragraph.time_at.items() if time.start in starts)
    if use == "observed" and not during.is_open and observed is None:
        return Times(Interval(), kept[0].when, tokens)
    return Times(during, observed, tokens)


def _interval(time: Time, use: str) -> Interval:
    try:
        return time.interval(use)
    except ValueError:
        return Interval()


def _stands_at(time: "Token", cue: int) -> bool:
    """Tell whether a time follows a cue at once: «said on Friday it had signed»."""
    return cue >= 0 and time.left_edge.i == cue + 1


def _dates_the_outer_verb(time: "Token", trigger: "Token") -> bool:
    """Tell whether a time says when something was planned or asked for, not when it happens."""
    verb = next((step for step in time.ancestors if is_verb(step)), None)
    return verb is not None and verb != trigger and verb in list(trigger.ancestors)


def _dates_what_is_meant(time: "Token", match: Match) -> bool:
    """Tell whether a time belongs to an infinitive below the trigger: «invited to come in 2026»."""
    verb = next((step for step in time.ancestors if is_verb(step)), None)
    if verb is None or verb == match.trigger or verb.i in match.consumed:
        return False
    is_infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    return is_infinitive and match.trigger in list(verb.ancestors)


def _dates_an_aside(time: "Token", trigger: "Token") -> bool:
    """Tell whether a time belongs to another thing than the trigger, in the same clause.

    «With trade worth 44 billion in 2024», «ahead of the visit on Friday».
    """
    above = takewhile(lambda step: not is_verb(step), time.ancestors)
    asides = [
        step
        for step in above
        if step.lower_ in _ASIDE or (step.lower_ == "with" and step.nbor(-1).text == ",")
    ]
    return any(trigger not in step.subtree for step in asides)


def _is_fronted(time: "Token", head: "Token") -> bool:
    """Tell whether a time opens a sentence, and so holds for all that follows."""
    start = time.sent.start
    before = [t for t in time.doc[start : time.i] if not t.is_punct and not t.is_space]
    return time.i < head.i and len(before) <= 3


def _stated_on(
    voice: Voice, paragraph: Paragraph, published: PartialDate | None
) -> PartialDate | None:
    """Return when the words were said: the date beside the cue, else that of the publication."""
    if voice.cue_at >= 0:
        for at, time in paragraph.time_at.items():
            token = paragraph.doc[at]
            beside = clause_head(token).i == voice.cue_at or _stands_at(token, voice.cue_at)
            if beside and time.role == "during":
                return time.when
    return published


def _extent(match: Match, paragraph: Paragraph, voice: Voice, times: Times) -> tuple[int, int]:
    """Return the offsets of the words that carry a claim: its clause, its roles, its times."""
    doc = paragraph.doc
    if match.apposition is not None or not (is_verb(match.trigger) or is_argument(match.trigger)):
        tokens = {token.i for token in (match.trigger, *_words(match))}
    else:
        tokens = {token.i for token in clause_tokens(clause_head(match.trigger))}
    if match.trigger.dep_ == "pcomp":
        tokens.add(match.trigger.head.i)
    if not is_verb(match.trigger) and match.apposition is None:
        tokens |= {t.i for t in match.trigger.subtree}
    tokens |= {t.i for verb in match.verbs for t in clause_tokens(clause_head(verb))}
    for filler, qualifiers in match.objects:
        for one in (filler, *qualifiers.values()):
            if one.rule != "recent party":
                tokens |= {t.i for t in doc[one.token].subtree}
    tokens |= {t.i for one in match.subjects for t in _phrase(doc[one.token], match.trigger)}
    tokens |= {t.i for at in times.tokens for t in doc[at].subtree} | match.consumed
    sentence = match.trigger.sent
    kept = [doc[i] for i in tokens if sentence.start <= i < sentence.end]
    start, end = paragraph.extent(kept)
    if voice.quotation:
        return max(start, voice.quotation[0]), min(end, voice.quotation[1])
    return start, end


def _phrase(subject: "Token", trigger: "Token") -> "list[Token]":
    """Return the words of a subject that stands in the clause of the trigger itself.

    One that is shared with an earlier clause would draw that whole clause into the evidence.
    """
    if clause_head(subject) != clause_head(trigger):
        return []
    return [t for t in subject.subtree if clause_head(t) == clause_head(subject)]


def _left_out(match: Match, discourse: Discourse) -> tuple[str, ...]:
    """Return the rest of the set that «only Uzbekistan and Kyrgyzstan» is drawn from."""
    named = {one.value.id for one in match.subjects if isinstance(one.value, Ref)}
    for base in reversed(discourse.sets):
        if named < set(base.ids):
            return tuple(one for one in base.ids if one not in named)
    return ()
