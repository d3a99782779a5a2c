"""From what a model proposes to claims that stand in the text, or a reason why not.

A proposal passes where its words stand in the passage and name subject and object, where the
relation takes both, and where its amount and dates are in the words. All else is refused.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kerege.extractors.llm.passages import Passage, locate
from kerege.extractors.llm.prompt import AUTHOR
from kerege.extractors.reading import Knowledge
from kerege.model import (
    Claim,
    Document,
    Entity,
    Evidence,
    Grounding,
    Modality,
    Object,
    Polarity,
    Ref,
)
from kerege.values import Interval, PartialDate, Quantity

_CONFIDENCE = Decimal("0.5")
_NUMBER = re.compile(r"\d[\d,. ]*")


class RefusedError(Exception):
    """Say why a proposal makes no claim."""

    def __init__(self, evidence: Evidence, reason: str) -> None:
        self.evidence, self.reason = evidence, reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold what proposals about a passage are held against."""

    document: Document
    passage: Passage
    names: Mapping[str, str]
    entities: Mapping[str, Entity]
    knowledge: Knowledge
    method: str


def claim_of(proposal: Mapping[str, Any], frame: Frame) -> Claim:
    """Return the claim of a proposal; raise RefusedError with the first reason against it."""
    evidence = _evidence(proposal, frame)
    try:
        return _claim(proposal, frame, evidence)
    except (KeyError, TypeError, ValueError) as error:
        raise RefusedError(evidence, f"no claim can be made of it: {error}") from None


def _evidence(proposal: Mapping[str, Any], frame: Frame) -> Evidence:
    quote = str(proposal.get("quote", ""))
    start, end, grounding = locate(quote, frame.passage.text)
    if grounding is Grounding.NONE:
        missing = Evidence(quote=quote, grounding=grounding)
        raise RefusedError(missing, "the words do not stand in the text")
    offset = frame.passage.start
    found = frame.passage.text[start:end]
    return Evidence(quote=found, start=offset + start, end=offset + end, grounding=grounding)


def _claim(proposal: Mapping[str, Any], frame: Frame, evidence: Evidence) -> Claim:
    document = frame.document
    subject = _named(proposal["subject"], frame, evidence)
    relation = proposal["relation"]
    target = _object(proposal, frame, evidence)
    _check_classes(relation, subject, target, frame, evidence)
    start, until, seen = (_date(proposal[key], evidence) for key in ("from", "until", "on"))
    speaker = proposal["speaker"]
    source = document.source
    return Claim(
        subject=subject,
        relation=relation,
        object=target,
        polarity=Polarity(proposal["polarity"]),
        modality=Modality(proposal["modality"]),
        opinion=proposal["opinion"] is True,
        during=Interval(start, until),
        observed_on=seen,
        asserted_by=(source.author or source.publisher)
        if speaker == AUTHOR
        else frame.names[speaker],
        published_on=source.published_on,
        recorded_on=document.recorded_on,
        source=source.id,
        evidence=evidence,
        method=frame.method,
        confidence=_CONFIDENCE,
    )


def _named(name: str, frame: Frame, evidence: Evidence) -> str:
    entity = frame.names[name]
    if name not in evidence.quote:
        raise RefusedError(evidence, f"the words do not name {name}")
    return entity


def _object(proposal: Mapping[str, Any], frame: Frame, evidence: Evidence) -> Object:
    relation = frame.knowledge.ontology.relations[proposal["relation"]]
    if relation.takes_entity:
        return Ref(_named(proposal["object"], frame, evidence))
    amount = Quantity.parse(proposal["amount"])
    if amount.unit not in frame.knowledge.ontology.units:
        raise RefusedError(evidence, f"no unit {amount.unit}")
    if _digits(str(amount.amount)) not in map(_digits, _NUMBER.findall(evidence.quote)):
        raise RefusedError(evidence, f"the words do not give the amount {amount}")
    return amount


def _check_classes(
    name: str, subject: str, target: Object, frame: Frame, evidence: Evidence
) -> None:
    ontology = frame.knowledge.ontology
    relation = ontology.relations[name]
    wanted = [(subject, relation.domain)]
    wanted += [(target.id, relation.range)] if isinstance(target, Ref) else []
    for entity, kind in wanted:
        if not ontology.is_a(frame.entities[entity].kind, kind):
            raise RefusedError(evidence, f"{name} takes no {frame.entities[entity].kind} there")
    if isinstance(target, Ref) and target.id == subject:
        raise RefusedError(evidence, "subject and object are the same")


def _date(words: str, evidence: Evidence) -> PartialDate | None:
    if not words:
        return None
    when = PartialDate.parse(words)
    if f"{when.year:04}" not in evidence.quote:
        raise RefusedError(evidence, f"the words do not name the year of {when}")
    return when


def _digits(number: str) -> str:
    """Return the figures that count of a number: 18,000 and 18 trillion are both 18."""
    return re.sub(r"\D", "", number).strip("0")
