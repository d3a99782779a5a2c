"""Turn matched frames into claims: stance, time, speaker, evidence, confidence."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kerege.extractors.english.discourse import CERTAIN, DOUBTS, Discourse, Here
from kerege.extractors.english.matching import Filler, Match
from kerege.extractors.english.paragraph import Paragraph
from kerege.extractors.english.stance import Reading as StanceReading
from kerege.extractors.english.stance import weaker
from kerege.extractors.english.syntax import clause_head, clause_tokens, is_verb, lineage
from kerege.extractors.english.times import Time
from kerege.model import Claim, Modality, Object, Polarity, Ref, Source, Text
from kerege.ontology.frames import Cue
from kerege.values import Interval, PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEAST = Decimal("0.5")
_OPEN = Interval()


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
    use = "during" if negative else frame.time
    times = times_of(match, paragraph, use, modality, published)
    stated_on = _stated_on(voice, paragraph, published)
    evidence = paragraph.evidence(*_extent(match, paragraph, voice, times))
    claims = []

    def add(
        subject: str, one: Object, extra: dict[str, Object], doubt: Decimal, denied: bool
    ) -> None:
        claims.append(
            Claim(
                subject=subject,
                relation=frame.relation,
                object=one,
                qualifiers=tuple(extra.items()),
                polarity=Polarity.NEGATIVE if denied else Polarity.POSITIVE,
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
                confidence=max(_LEAST, CERTAIN - doubt),
            )
        )

    for filler, qualifiers in match.objects:
        extra: dict[str, Object] = {key: found.value for key, found in qualifiers.items()}
        if scope := filler.rate or frame.scope:
            extra["scope"] = Text(scope, "en")
        used = [filler, *qualifiers.values()]
        for subject in match.subjects:
            if isinstance(subject.value, Ref) and subject.value != filler.value:
                doubt = _doubt([subject, *used])
                add(subject.value.id, filler.value, extra, doubt, negative)
        if match.only and modality is Modality.ASSERTED and not negative:
            for one in _left_out(match, here.discourse):
                add(one, filler.value, extra, _doubt(used) + DOUBTS["only"], not negative)
    return claims


def times_of(
    match: Match,
    paragraph: Paragraph,
    use: str,
    modality: Modality,
    published: PartialDate | None,
) -> Times:
    """Return the times that hold for the clause of a match, or stand before all of its sentence."""
    own = clause_head(match.trigger)
    near: list[tuple[int, Time]] = []
    for at, time in paragraph.time_at.items():
        token = paragraph.doc[at]
        if token.sent.start != match.trigger.sent.start:
            continue
        head = clause_head(token)
        if modality is not Modality.ASSERTED and _dates_the_outer_verb(token, match.trigger):
            continue
        if head.i == own.i or head.i in match.consumed:
            near.append((0, time))
        elif _is_fronted(token, head) and any(step.i == head.i for step in lineage(own)):
            near.append((1, time))
    if not near:
        return Times()
    closest = min(rank for rank, _ in near)
    kept = [time for rank, time in near if rank == closest]
    ahead = modality is not Modality.ASSERTED
    kept = [time.ahead(published) if ahead else time for time in kept]
    observed = next((time.when for time in kept if time.role == "observed"), None)
    during = Interval()
    for time in kept:
        during = during.intersection(_interval(time, use)) or during
    tokens = tuple(
        at for at, time in paragraph.time_at.items() if any(time.start == one.start for one in kept)
    )
    if use == "observed" and not during.is_open and observed is None:
        return Times(Interval(), kept[0].when, tokens)
    return Times(during, observed, tokens)


def _interval(time: Time, use: str) -> Interval:
    try:
        return time.interval(use)
    except ValueError:
        return Interval()


def _dates_the_outer_verb(time: "Token", trigger: "Token") -> bool:
    """Tell whether a time says when something was planned or asked for, not when it happens."""
    verb = next((step for step in time.ancestors if is_verb(step)), None)
    return verb is not None and verb != trigger and verb in list(trigger.ancestors)


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
            if clause_head(paragraph.doc[at]).i == voice.cue_at and time.role == "during":
                return time.when
    return published


def _extent(match: Match, paragraph: Paragraph, voice: Voice, times: Times) -> tuple[int, int]:
    """Return the offsets of the words that carry a claim: its clause, its roles, its times."""
    doc = paragraph.doc
    tokens = {token.i for token in clause_tokens(clause_head(match.trigger))}
    if match.trigger.dep_ == "pcomp":
        tokens.add(match.trigger.head.i)
    tokens |= {t.i for t in match.trigger.subtree} if not is_verb(match.trigger) else set()
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


def _doubt(fillers: list[Filler]) -> Decimal:
    """Return what the weakest rule among the roles takes from the confidence."""
    return max((DOUBTS.get(one.rule, Decimal(0)) for one in fillers), default=Decimal(0))
