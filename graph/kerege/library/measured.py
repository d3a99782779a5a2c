"""How well texts are read: gold data against the reader of a project."""

from collections.abc import Iterable
from pathlib import Path

from kerege.errors import NotFoundError
from kerege.evaluation import Evaluation, evaluate
from kerege.extractors import Reading
from kerege.extractors.english import EnglishReader
from kerege.library.texts import Texts, project_around

_GOLD = "seeds/gold"
_KINDS = (".yaml", ".json", ".jsonl", ".txt", ".tsv")


def measure(
    gold: str | Path | None = None,
    *,
    project: str | Path = ".",
    without: Iterable[str] = (),
) -> tuple[Evaluation, ...]:
    """Return how the reader fares on a gold file, or on all of the project's `seeds/gold`.

    `without` names parts of the reader that are left out, to see what they are worth: gazetteer,
    attribution, composition. Raises InputError for a file of an unknown kind, NotFoundError for a
    part that is unknown.
    """
    texts = Texts.of(Path(project))
    if parts := frozenset(without):
        texts.use("en", EnglishReader(texts.store.project.model, without=parts))
    folder = project_around(Path(project)) / _GOLD
    files = [Path(gold)] if gold else sorted(p for p in folder.glob("*") if p.suffix in _KINDS)

    def read(text: str) -> Reading:
        return texts.read(text, {"language": "en"})

    def article(name: str) -> Reading:
        document = texts.article(name)
        if document is None:
            raise NotFoundError("article", name, texts.store.sources)
        return texts.read(document, {})

    return tuple(one for file in files for one in evaluate(file, read, article))
