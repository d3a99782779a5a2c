"""Why each claim came out: what filled the roles of its frame, under which cue and stance."""

from typing import TYPE_CHECKING

from kerege.extractors.layers import Derivation, Role, Span
from kerege.model import Ref

if TYPE_CHECKING:
    from kerege.extractors.english.claims import Voice
    from kerege.extractors.english.matching import Filler, Match
    from kerege.extractors.english.paragraph import Paragraph
    from kerege.extractors.english.stance import Reading as Stance
    from kerege.model import Claim


def derivation_of(
    claim: "Claim", match: "Match", stance: "Stance", voice: "Voice", paragraph: "Paragraph"
) -> Derivation:
    """Return why a match gave a claim."""
    subject = next(
        (one for one in match.subjects if one.value == Ref(claim.subject)), match.subjects[0]
    )
    fitting = [pair for pair in match.objects if pair[0].value == claim.object]
    target, qualifiers = (fitting or match.objects)[0]
    fillers = {"subject": subject, "object": target, **qualifiers}
    return Derivation(
        claim=claim.id,
        frame=match.frame.key,
        roles=tuple(_role(name, filler, paragraph) for name, filler in fillers.items()),
        cue=_word(voice.cue_at, paragraph) if voice.cue_at >= 0 else None,
        stance=stance.trace,
    )


def _role(name: str, filler: "Filler", paragraph: "Paragraph") -> Role:
    hit = paragraph.names.get(filler.token)
    words = paragraph.span(hit.start, hit.end) if hit else _word(filler.token, paragraph)
    return Role(name, words, filler.rule)


def _word(place: int, paragraph: "Paragraph") -> Span:
    return paragraph.span_of(paragraph.doc[place : place + 1])
