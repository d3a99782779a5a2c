"""Claims as JSON lines: the one serial form, read back without loss.

Every key is always there; what is unknown is null. Dates are `2025`, `2025-11` or `2025-11-20`.
"""

import json
from decimal import Decimal
from typing import Any

from kerege.model import (
    Claim,
    Evidence,
    Grounding,
    Modality,
    Object,
    Polarity,
    Rank,
    Ref,
    Text,
)
from kerege.values import Interval, PartialDate, Quantity


def encode_claim(claim: Claim) -> str:
    """Return a claim as one line of JSON."""
    return json.dumps(claim_to_json(claim), ensure_ascii=False, separators=(",", ":"))


def decode_claim(line: str) -> Claim:
    """Return the claim of a line of JSON.

    Raises ValueError where the line is no claim, or where its id is not that of its content.
    """
    try:
        return claim_from_json(json.loads(line, parse_float=Decimal))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a claim: {error!r}") from error


def claim_to_json(claim: Claim) -> dict[str, Any]:
    """Return a claim as a JSON object, its keys in the order of the docs."""
    evidence = claim.evidence
    return {
        "id": claim.id,
        "statement": claim.statement,
        "subject": claim.subject,
        "relation": claim.relation,
        "object": object_to_json(claim.object),
        "qualifiers": {key: object_to_json(value) for key, value in claim.qualifiers},
        "polarity": claim.polarity,
        "modality": claim.modality,
        "opinion": claim.opinion,
        "from": _text(claim.during.start),
        "until": _text(claim.during.until),
        "observed_on": _text(claim.observed_on),
        "asserted_by": claim.asserted_by,
        "stated_on": _text(claim.stated_on),
        "published_on": _text(claim.published_on),
        "recorded_on": _text(claim.recorded_on),
        "retracted_on": _text(claim.retracted_on),
        "source": claim.source,
        "evidence": evidence
        and {
            "quote": evidence.quote,
            "start": evidence.start,
            "end": evidence.end,
            "cell": evidence.cell,
            "status": evidence.grounding,
        },
        "method": claim.method,
        "confidence": float(claim.confidence),
        "credibility": claim.credibility,
        "rank": claim.rank,
        "supersedes": list(claim.supersedes),
        "note": claim.note,
    }


def claim_from_json(data: dict[str, Any]) -> Claim:
    """Return the claim of a JSON object; labels that stand beside it are passed over."""
    evidence = data["evidence"]
    claim = Claim(
        subject=data["subject"],
        relation=data["relation"],
        object=object_from_json(data["object"]),
        qualifiers=tuple(
            (key, object_from_json(value)) for key, value in data["qualifiers"].items()
        ),
        polarity=Polarity(data["polarity"]),
        modality=Modality(data["modality"]),
        opinion=data["opinion"],
        during=Interval(_date(data["from"]), _date(data["until"])),
        observed_on=_date(data["observed_on"]),
        asserted_by=data["asserted_by"],
        stated_on=_date(data["stated_on"]),
        published_on=_date(data["published_on"]),
        recorded_on=PartialDate.parse(data["recorded_on"]),
        retracted_on=_date(data["retracted_on"]),
        source=data["source"],
        evidence=evidence
        and Evidence(
            quote=evidence["quote"],
            start=evidence["start"],
            end=evidence["end"],
            cell=evidence["cell"],
            grounding=Grounding(evidence["status"]),
        ),
        method=data["method"],
        confidence=Decimal(data["confidence"]),
        credibility=data["credibility"],
        rank=Rank(data["rank"]),
        supersedes=tuple(data["supersedes"]),
        note=data["note"],
    )
    if claim.id != data["id"]:
        raise ValueError(f"the content of claim {data['id']} has the id {claim.id}")
    return claim


def object_to_json(value: Object) -> dict[str, Any]:
    """Return an object as a JSON object whose one or first key names its kind."""
    match value:
        case Ref():
            return {"entity": value.id}
        case Quantity():
            quantity = {
                "amount": value.plain_amount,
                "unit": value.unit,
                "comparator": value.comparator,
            }
            return {"quantity": quantity}
        case Text():
            return {"text": value.value, "lang": value.lang}
        case PartialDate():
            return {"date": str(value)}
        case bool():
            return {"boolean": value}


def object_from_json(data: dict[str, Any]) -> Object:
    """Return the object of a JSON object; raise ValueError where it is none."""
    match data:
        case {"entity": str(entity)}:
            return Ref(entity)
        case {"quantity": {"amount": str(amount), "unit": str(unit), "comparator": str(sign)}}:
            return Quantity(Decimal(amount), unit, sign)
        case {"text": str(text)}:
            return Text(text, data.get("lang", ""))
        case {"date": str(day)}:
            return PartialDate.parse(day)
        case {"boolean": bool(truth)}:
            return truth
    raise ValueError(f"{data!r} is no object of a claim")


def _text(when: PartialDate | None) -> str | None:
    return str(when) if when else None


def _date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None
