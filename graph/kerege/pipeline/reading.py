"""The articles of a project read, in several processes where there are many."""

import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from kerege.errors import ExtraError, NotFoundError, Problem
from kerege.extractors import EXTRACTORS, Extractor, Knowledge, Reading, grounded, reader_for
from kerege.extractors.languages import detect
from kerege.model import Document
from kerege.project import Project
from kerege.readers import Inputs
from kerege.readers.folder import ANSWERS
from kerege.resolve import Resolver

_STEP = "Reading articles"
_WORTH = 150_000
"""How many characters a process must have to read before it is worth its start."""
Tell = Callable[[str, int, int], None]
"""Take the name of a step, how much of it is done and how much there is."""


def silent(step: str, done: int, total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Hold documents to read, with what their readers may know.

    `answers` is where those of a language model are kept.
    """

    documents: tuple[Document, ...]
    knowledge: Knowledge
    project: Project
    answers: Path

    def read(self, tell: Tell, total: int) -> list[Reading | Problem]:
        """Return the reading of each document, or why nobody could read it."""
        extractors: dict[str, Extractor] = {}
        found: list[Reading | Problem] = []
        for document in self.documents:
            language = document.source.language or detect(document.text)
            try:
                if language not in extractors:
                    extractors[language] = reader_for(language, self.project, self.answers)
                reader = extractors[language]
                found.append(grounded(reader.read(document, self.knowledge)))
            except NotFoundError:
                found.append(_no_reader(document, language))
            except ExtraError as error:
                found.append(_not_installed(document, error))
            tell(_STEP, len(found), total)
        return found


def read_articles(
    inputs: Inputs, tell: Tell = silent, *, processes: int | None = None
) -> tuple[tuple[Reading, ...], list[Problem]]:
    """Return what the articles of a project say, grounded but not reviewed, and what to tell of it.

    What is read does not depend on how many processes read it; by default as many as there are
    processors, where there is enough for each.
    """
    documents = tuple(inputs.documents.values())
    knowledge = Knowledge(
        ontology=inputs.ontology,
        resolver=Resolver(tuple(inputs.entities.values()), inputs.judgements),
        facts=inputs.facts,
    )
    shares = _shares(documents, processes or _processes(documents))
    batches = [Batch(share, knowledge, inputs.project, inputs.root / ANSWERS) for share in shares]
    tell(_STEP, 0, len(documents))
    found = list(_read_all(batches, tell, len(documents)))
    tell(_STEP, len(documents), len(documents))
    known = set(inputs.entities)
    readings = tuple(
        replace(one, entities=tuple(e for e in one.entities if e.id not in known))
        for one in found
        if isinstance(one, Reading)
    )
    unread = [one for one in found if isinstance(one, Problem)]
    return readings, [*unread, *(note for reading in readings for note in reading.notes)]


def _read_all(batches: Sequence[Batch], tell: Tell, total: int) -> Iterator[Reading | Problem]:
    """Yield what all batches give: the first read here, the others each in a process."""
    helpers = [_Helper(batch) for batch in batches[1:]]
    for batch in batches[:1]:
        yield from batch.read(tell, total)
    for helper in helpers:
        yield from helper.result()


class _Helper:
    """Read a batch in another process; what fails there is read here."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._output: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the result
        with tempfile.TemporaryFile() as given:
            pickle.dump(batch, given)
            given.seek(0)
            self._process = subprocess.Popen(
                [sys.executable, "-m", __name__],
                stdin=given,
                stdout=self._output,
                stderr=subprocess.DEVNULL,
            )

    def result(self) -> list[Reading | Problem]:
        """Return what the process gives, once it is done."""
        with self._output:
            if self._process.wait() == 0:
                self._output.seek(0)
                found: list[Reading | Problem] = pickle.load(self._output)
                return found
        return self._batch.read(silent, 0)


def _processes(documents: Sequence[Document]) -> int:
    """Return how many processes are worth it."""
    processors = os.cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        processors = len(os.sched_getaffinity(0))
    characters = sum(len(document.text) for document in documents)
    return max(1, min(processors, characters // _WORTH))


def _shares(documents: Sequence[Document], number: int) -> list[tuple[Document, ...]]:
    """Return documents in order, cut into shares of about as many characters each."""
    total = sum(len(document.text) for document in documents) or 1
    shares: list[list[Document]] = [[] for _ in range(number)]
    before = 0
    for document in documents:
        shares[min(number - 1, before * number // total)].append(document)
        before += len(document.text)
    return [tuple(share) for share in shares if share]


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


if __name__ == "__main__":
    task: Batch = pickle.load(sys.stdin.buffer)
    pickle.dump(task.read(silent, 0), sys.stdout.buffer)
