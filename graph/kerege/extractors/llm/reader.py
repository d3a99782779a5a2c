"""The reader: passage by passage to the model, and back to the text."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from kerege.errors import ModelError, Problem
from kerege.extractors.llm.answers import Answers
from kerege.extractors.llm.endpoint import Answer, Endpoint
from kerege.extractors.llm.passages import Passage, names_in, passages
from kerege.extractors.llm.prompt import messages, schema
from kerege.extractors.llm.proposals import Frame, RefusedError, claim_of
from kerege.extractors.llm.settings import Settings
from kerege.extractors.reading import Extractor, Knowledge, Reading, Refusal
from kerege.model import Claim, Document, Evidence, Grounding
from kerege.project import LanguageModel

_READABLE = ("Quantity",)
"""The ranges of relations, besides classes of entities, that a model may fill in."""
_MILLION = Decimal(10**6)


class LlmReader:
    """Read texts with a language model; where it is away, with the rules of a fallback."""

    def __init__(
        self,
        settings: Settings,
        *,
        folder: Path | None = None,
        fallback: Extractor | None = None,
        project: LanguageModel | None = None,
    ) -> None:
        self._settings = settings
        self._answers = Answers(settings.model, Endpoint(settings), folder)
        self._fallback, self._project = fallback, project

    @property
    def method(self) -> str:
        """Return the name of the model, which its claims carry."""
        return f"llm {self._settings.model}"

    def read(self, document: Document, knowledge: Knowledge) -> Reading:
        """Return what the model finds in a document and the text bears out.

        Where the endpoint is away, what the fallback reads, with a warning that says so.
        """
        claims: dict[str, Claim] = {}
        refusals: list[Refusal] = []
        answers: list[Answer] = []
        try:
            for passage in passages(document.text):
                frame = self._frame(document, passage, knowledge)
                if frame.names:
                    answers.append(self._ask(frame))
                    for claim in _claims(answers[-1], frame, refusals):
                        claims.setdefault(claim.id, claim)
        except ModelError as error:
            return self._instead(document, knowledge, error)
        return Reading(
            document,
            claims=tuple(claims.values()),
            refusals=tuple(refusals),
            notes=(self._used(document, answers),),
        )

    def _frame(self, document: Document, passage: Passage, knowledge: Knowledge) -> Frame:
        entities = {entity.id: entity for entity in knowledge.resolver.entities}
        return Frame(
            document=document,
            passage=passage,
            names=names_in(passage.text, knowledge.resolver),
            entities=entities,
            knowledge=knowledge,
            method=self.method,
        )

    def _ask(self, frame: Frame) -> Answer:
        relations = _relations(frame)
        said = messages(frame.passage.text, relations)
        return self._answers.ask(said, schema(frame.names, relations))

    def _instead(self, document: Document, knowledge: Knowledge, error: ModelError) -> Reading:
        found, _, step = str(error).partition("\n    next: ")
        how = "it was read by rules instead" if self._fallback else "it was not read"
        away = Problem(
            path=document.source.id, found=f"{found}; {how}", next_step=step, level="warning"
        )
        reading = Reading(document)
        if self._fallback:
            reading = self._fallback.read(document, knowledge)
        return replace(reading, notes=(*reading.notes, away))

    def _used(self, document: Document, answers: list[Answer]) -> Problem:
        """Say how many tokens the answers took when they were given, and what that cost."""
        tokens_in = sum(answer.tokens_in for answer in answers)
        tokens_out = sum(answer.tokens_out for answer in answers)
        words = f"{self._settings.model}: {len(answers)} answers, {tokens_in} tokens in"
        words += f", {tokens_out} out"
        prices = self._project
        if prices and (prices.price_in or prices.price_out):
            cost = (tokens_in * prices.price_in + tokens_out * prices.price_out) / _MILLION
            words += f", at the project's prices {cost.normalize():f}"
        return Problem(path=document.source.id, found=words, level="note")


def _claims(answer: Answer, frame: Frame, refusals: list[Refusal]) -> list[Claim]:
    """Return the claims of an answer, and note what is refused."""
    claims = []
    for proposal in _proposals(answer, refusals):
        try:
            claims.append(claim_of(proposal, frame))
        except RefusedError as error:
            refusals.append(Refusal(error.evidence, f"{frame.method}: {error.reason}"))
    return claims


def _proposals(answer: Answer, refusals: list[Refusal]) -> list[dict[str, Any]]:
    """Return the records of an answer; one that was cut off or follows no schema has none."""
    try:
        found = json.loads(answer.text)["claims"]
    except (ValueError, KeyError, TypeError):
        found = None
    if not isinstance(found, list):
        shown = Evidence(quote=answer.text[:200] or "-", grounding=Grounding.NONE)
        refusals.append(Refusal(shown, "the answer of the model is not what was asked for"))
        return []
    return [proposal for proposal in found if isinstance(proposal, dict)]


def _relations(frame: Frame) -> list[str]:
    """Return the relations that the entities of a passage can have, to each other or an amount."""
    ontology = frame.knowledge.ontology
    kinds = {frame.entities[name].kind for name in frame.names.values()}
    classes = {each for kind in kinds for each in ontology.lineage(kind)}
    return sorted(
        relation.id
        for relation in ontology.relations.values()
        if relation.domain in classes and relation.range in {*classes, *_READABLE}
    )
