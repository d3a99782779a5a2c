"""What people decided about claims that were read: rejected ones leave, corrected ones change."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from kerege.extractors.reading import Reading, Refusal, entities_of
from kerege.ids import digest, encode
from kerege.model import Claim, Evidence, Grounding, Modality, Polarity, Review
from kerege.values import Interval

_VERSION = "kerege-review-1"
_SURE = Decimal(1)


def review_key(claim: Claim) -> str:
    """Return what a verdict on a claim is filed under: what it says, who says so, on which words.

    The place of the words is no part of it: an article that is edited elsewhere keeps the verdict.
    """
    quote = claim.evidence.quote if claim.evidence else ""
    unplaced = replace(claim, evidence=None)
    return digest(encode([("claim", unplaced.id), ("quote", quote)], version=_VERSION))


def reviewed(reading: Reading, reviews: Iterable[Review]) -> Reading:
    """Return the reading as people left it.

    What was accepted or corrected is certain to be in the source; what was rejected is refused.
    """
    by_key = {review.claim: review for review in reviews}
    claims: dict[str, Claim] = {}
    refusals = list(reading.refusals)
    for claim in reading.claims:
        review = by_key.get(review_key(claim))
        if review is None:
            claims.setdefault(claim.id, claim)
        elif review.verdict == "reject":
            nothing = Evidence(quote="", grounding=Grounding.NONE)
            refusals.append(Refusal(claim.evidence or nothing, f"rejected by {_words(review)}"))
        else:
            changed = corrected(claim, dict(review.changes))
            note = f"{review.verdict}ed by {_words(review)}"
            claims[changed.id] = replace(changed, confidence=_SURE, note=note)
    named = {name for claim in claims.values() for name in entities_of(claim)}
    return replace(
        reading,
        claims=tuple(claims.values()),
        entities=tuple(entity for entity in reading.entities if entity.id in named),
        refusals=tuple(refusals),
    )


def corrected(claim: Claim, changes: Mapping[str, Any]) -> Claim:
    """Return the claim with the values of these keys of a fact; None takes a value away.

    Raises ValueError where it would end before it begins.
    """
    fields: dict[str, Any] = {}
    qualifiers = dict(claim.qualifiers)
    bounds = {"from": claim.during.start, "until": claim.during.until}
    for key, value in changes.items():
        match key:
            case "from" | "until":
                bounds[key] = value
            case "on":
                fields["observed_on"] = value
            case "polarity":
                fields[key] = Polarity(value)
            case "modality":
                fields[key] = Modality(value)
            case "subject" | "relation" | "object" | "opinion" | "asserted_by" | "stated_on":
                fields[key] = value
            case _:
                qualifiers[key] = value
    given = tuple((key, value) for key, value in qualifiers.items() if value is not None)
    during = Interval(bounds["from"], bounds["until"])
    return replace(claim, **fields, qualifiers=given, during=during)


def _words(review: Review) -> str:
    why = f": {review.why}" if review.why else ""
    return f"{review.by}, {review.on}{why}"
