"""The inputs of a project, its articles read, as one store."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kerege.errors import ExtraError, InputError, NotFoundError, Problem
from kerege.extractors import (
    EXTRACTORS,
    Extractor,
    Knowledge,
    Reading,
    extractor,
    grounded,
    review_key,
    reviewed,
)
from kerege.extractors.languages import detect
from kerege.model import Assessment, Document
from kerege.pipeline.replay import inputs_known_by
from kerege.readers import Inputs, read_folder
from kerege.reasoning import Verdict, verify
from kerege.reasoning.reprints import with_text_origins
from kerege.resolve import Resolver
from kerege.store import Store, latest_date
from kerege.values import PartialDate

Tell = Callable[[str, int, int], None]
"""Take the name of a step, how much of it is done and how much there is."""


def silent(step: str, done: int, total: int) -> None:
    """Tell nobody."""


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


def read_articles(inputs: Inputs, tell: Tell = silent) -> tuple[tuple[Reading, ...], list[Problem]]:
    """Return what the articles of a project say, grounded but not reviewed, and what none reads."""
    knowledge = Knowledge(
        ontology=inputs.ontology,
        resolver=Resolver(tuple(inputs.entities.values()), inputs.judgements),
        facts=inputs.facts,
    )
    extractors: dict[str, Extractor] = {}
    readings, unread = [], []
    for done, document in enumerate(inputs.documents.values()):
        tell("Reading articles", done, len(inputs.documents))
        language = document.source.language or detect(document.text)
        try:
            if language not in extractors:
                extractors[language] = extractor(language, inputs.project.model)
        except NotFoundError:
            unread.append(_no_reader(document, language))
            continue
        except ExtraError as error:
            unread.append(_not_installed(document, error))
            continue
        readings.append(grounded(extractors[language].read(document, knowledge)))
    tell("Reading articles", len(inputs.documents), len(inputs.documents))
    known = set(inputs.entities)
    return tuple(
        replace(reading, entities=tuple(e for e in reading.entities if e.id not in known))
        for reading in readings
    ), unread


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


def _not_installed(document: Document, error: ExtraError) -> Problem:
    found, _, step = str(error).partition("\n    next: ")
    return Problem(
        path=f"seeds/articles: {document.source.id}", found=found, next_step=step, level="warning"
    )


def _no_reader(document: Document, language: str) -> Problem:
    return Problem(
        path=f"seeds/articles: {document.source.id}",
        found=f"no reader for the language {language!r}",
        expected=", ".join(sorted(EXTRACTORS)),
        next_step="its claims can be written by hand in seeds/facts",
        level="warning",
    )
