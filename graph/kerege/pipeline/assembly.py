"""The inputs of a project, its articles read, as one store."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kerege.errors import InputError, Problem
from kerege.extractors import Reading, review_key, reviewed
from kerege.model import Assessment
from kerege.pipeline.reading import Tell, read_articles, silent
from kerege.pipeline.replay import inputs_known_by
from kerege.readers import Inputs, read_folder
from kerege.reasoning import Verdict, verify
from kerege.reasoning.reprints import with_text_origins
from kerege.store import Store, latest_date
from kerege.values import PartialDate

__all__ = ["Assembled", "Tell", "assemble", "read_articles", "silent"]


@dataclass(frozen=True, slots=True)
class Assembled:
    """Hold the store, the readings that went into it and the problems that kept things out.

    `verdicts` say, by claim id, what the rest of the store makes of what was read.
    """

    store: Store
    readings: tuple[Reading, ...]
    verdicts: Mapping[str, Verdict]
    problems: tuple[Problem, ...]


def assemble(
    root: Path,
    *,
    as_of: PartialDate | None = None,
    known_by: PartialDate | None = None,
    keep_going: bool = False,
    tell: Tell = silent,
) -> Assembled:
    """Return a project folder as a store, or as it was known by a date.

    Raises InputError with every problem of the inputs, unless `keep_going`; then what is wrong is
    left out and the problems are returned.
    """
    tell("Reading seeds", 0, 1)
    inputs = read_folder(root)
    if any(problem.level == "error" for problem in inputs.problems) and not keep_going:
        raise InputError(inputs.problems)
    if known_by:
        inputs = inputs_known_by(inputs, known_by)
    tell("Reading seeds", 1, 1)
    readings, unread = read_articles(inputs, tell)
    readings, unmet = _with_reviews(inputs, readings)
    claims = (*inputs.facts, *(claim for reading in readings for claim in reading.claims))
    made = {entity.id: entity for reading in readings for entity in reading.entities}
    entities = {**made, **inputs.entities}
    build_date = as_of or inputs.project.build_date or latest_date(claims)
    if build_date is None:
        raise InputError([*inputs.problems, _nothing(known_by)])
    store = Store(
        project=inputs.project,
        ontology=inputs.ontology,
        build_date=build_date,
        entities=entities,
        sources=with_text_origins(
            inputs.sources, inputs.documents, entities=entities, ontology=inputs.ontology
        ),
        claims=claims,
        documents=dict(inputs.documents),
    )
    verdicts = {
        verdict.claim.id: verdict
        for reading in readings
        for verdict in verify(store, reading.claims)
    }
    assessments = {
        name: Assessment(verdict.verdict, tuple(ground.claim.id for ground in verdict.grounds))
        for name, verdict in verdicts.items()
    }
    judged = replace(store, assessments=assessments)
    return Assembled(judged, readings, verdicts, (*inputs.problems, *unread, *unmet))


def _nothing(known_by: PartialDate | None) -> Problem:
    found = f"no claim that was recorded by {known_by}" if known_by else "no claim at all"
    return Problem(path="seeds", found=found)


def _with_reviews(
    inputs: Inputs, readings: tuple[Reading, ...]
) -> tuple[tuple[Reading, ...], list[Problem]]:
    """Return the readings as people left them, and the verdicts that no claim is left for."""
    keys = {review_key(claim) for reading in readings for claim in reading.claims}
    unmet = [
        Problem(
            path=f"seeds/reviews: {review.source}",
            found=f"a verdict on {review.claim[:8]}, which is no longer read from this text",
            next_step="kerege review list shows what is read now; undo takes the verdict away",
            level="note",
        )
        for review in inputs.reviews
        if review.claim not in keys
    ]
    return tuple(reviewed(reading, inputs.reviews) for reading in readings), unmet
