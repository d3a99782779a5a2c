"""How well texts are read: gold data against the reader of a project."""

from collections.abc import Iterable
from pathlib import Path

from kerege.errors import InputError, NotFoundError, Problem
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
    attribution, composition. Raises InputError for a file of an unknown kind and where there is no
    gold data, NotFoundError for a part that is unknown.
    """
    texts = Texts.of(Path(project))
    if parts := frozenset(without):
        texts.use("en", EnglishReader(texts.store.project.model, without=parts))
    folder = project_around(Path(project)) / _GOLD
    files = [Path(gold)] if gold else sorted(p for p in folder.glob("*") if p.suffix in _KINDS)
    if not files:
        problem = Problem(
            path=str(folder),
            found="no gold data",
            expected=f"files that end in {', '.join(_KINDS)}",
            next_step="put one there, or name it: kerege eval GOLD",
        )
        raise InputError([problem])

    def read(text: str) -> Reading:
        return texts.read(text, {"language": "en"})

    def article(name: str) -> Reading:
        document = texts.article(name)
        if document is None:
            raise NotFoundError("article", name, texts.store.sources)
        return texts.read(document, {})

    return tuple(one for file in files for one in evaluate(file, read, article))
