"""Gold files, known by their content, and the evaluation of each kind."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kerege.errors import InputError, Problem
from kerege.evaluation.carb import evaluate_carb, is_carb
from kerege.evaluation.claims import evaluate_claims, read_gold
from kerege.evaluation.measures import Evaluation
from kerege.evaluation.plover import HALVES, evaluate_plover
from kerege.evaluation.plv import evaluate_plv
from kerege.evaluation.polnear import evaluate_polnear

if TYPE_CHECKING:
    from kerege.extractors import Reading

Read = Callable[[str], "Reading"]


def evaluate(path: Path, read: Read, article: Read) -> tuple[Evaluation, ...]:
    """Return the evaluations of a gold file.

    It is PLOVER records (JSON), PolNeAR in tokens (JSON lines with tokens and labels), PLV (TSV
    with sentence, source, target and gold_root), CaRB (TSV of sentence, relation and arguments,
    without a head) or claims of an article (YAML). `read` reads a text, `article` the article of
    an id. Raises InputError for anything else.
    """
    if path.suffix in {".yaml", ".yml"}:
        gold = read_gold(path)
        return (evaluate_claims(gold, article(gold.article)),)
    content = _text(path)
    if path.suffix == ".tsv":
        rows = list(csv.DictReader(content.splitlines(), delimiter="\t"))
        if rows and {"sentence", "source", "target", "gold_root"} <= rows[0].keys():
            return (evaluate_plv(rows, read),)
        if is_carb(lines := content.splitlines()):
            return (evaluate_carb(lines, read),)
        raise _unknown(path)
    records = _records(content, path)
    if records and all("tokens" in one and "labels" in one for one in records):
        return (evaluate_polnear(records, read),)
    if any("event" in one and "text" in one for one in records):
        halves = tuple(evaluate_plover(records, read, half) for half in HALVES)
        return (evaluate_plover(records, read), *halves)
    raise _unknown(path)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        problem = Problem(
            path=str(path),
            found=str(error),
            expected="a file of gold data in UTF-8",
            next_step="leave the name out to measure what is in seeds/gold",
        )
        raise InputError([problem]) from None


def _records(content: str, path: Path) -> list[dict[str, Any]]:
    """Return a JSON list of objects, or an object from each line."""
    try:
        listed = json.loads(content) if content.lstrip().startswith("[") else None
        if listed is None:
            listed = [json.loads(line) for line in content.splitlines() if line.strip()]
    except json.JSONDecodeError as error:
        problem = Problem(path=str(path), line=error.lineno, found=f"broken JSON: {error.msg}")
        raise InputError([problem]) from None
    if not all(isinstance(one, dict) for one in listed):
        raise _unknown(path)
    return listed


def _unknown(path: Path) -> InputError:
    problem = Problem(
        path=str(path),
        found="no gold data of a kind that is known",
        expected="PLOVER records, PolNeAR in tokens, PLV, CaRB, or claims of an article in YAML",
        next_step="docs/reading.md says how each is written",
    )
    return InputError([problem])
