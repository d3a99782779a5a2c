"""The seam of extraction: what a reader is given, what it returns, and the check it must pass."""

from dataclasses import dataclass, replace
from typing import Protocol

from kerege.errors import GroundingError, Problem
from kerege.extractors.layers import (
    Attribution,
    Derivation,
    Event,
    Measure,
    Mention,
    Proposition,
    Span,
    Timex,
)
from kerege.model import Claim, Document, Entity, Evidence, Grounding
from kerege.ontology import Ontology
from kerege.resolve import Resolver

_ENTERING = frozenset([Grounding.EXACT, Grounding.LESSER])


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Hold what a reader may know: what can be said, who bears which name, who holds which office.

    `facts` are the curated claims.
    """

    ontology: Ontology
    resolver: Resolver
    facts: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Hold words that a reader did not turn into a claim of the graph, and why."""

    evidence: Evidence
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what a reader took from a document, each layer in the order of the text.

    `derivations` say why each claim came out. `entities` are those it had to make, with ids
    `auto/…`, for mentions of nothing known. A layer that a reader does not see is empty. `notes`
    say how it went: what a model cost, what was away.
    """

    document: Document
    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    times: tuple[Timex, ...] = ()
    measures: tuple[Measure, ...] = ()
    notes: tuple[Problem, ...] = ()


class Extractor(Protocol):
    """Take the claims out of one document; `method` is its name and version."""

    @property
    def method(self) -> str:
        """Return the name and version that its claims carry."""
        ...

    def read(self, document: Document, knowledge: Knowledge) -> Reading:
        """Return what the document says, in the document's order."""
        ...


def grounded(reading: Reading) -> Reading:
    """Return the reading without the claims whose words do not stand in the text.

    Every reading passes through here before it enters a graph, whoever made it.
    """
    claims, refusals = [], list(reading.refusals)
    for claim in reading.claims:
        evidence = claim.evidence or Evidence(quote="", grounding=Grounding.NONE)
        try:
            evidence.verify(reading.document.text)
            if evidence.grounding not in _ENTERING:
                raise GroundingError(f"the quote is {evidence.grounding.value}")
            claims.append(claim)
        except GroundingError as error:
            refusals.append(Refusal(evidence, str(error)))
    used = {name for claim in claims for name in entities_of(claim)}
    entities = tuple(entity for entity in reading.entities if entity.id in used)
    return replace(reading, claims=tuple(claims), entities=entities, refusals=tuple(refusals))


def entities_of(claim: Claim) -> list[str]:
    """Return the ids of the entities that a claim names."""
    objects = [claim.object, *(value for _, value in claim.qualifiers)]
    return [claim.subject, claim.asserted_by, *(getattr(value, "id", "") for value in objects)]
