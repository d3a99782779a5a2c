"""`seeds/judgements.yaml`: what people decided about names."""

from collections.abc import Iterator
from pathlib import Path

from kerege.model import Judgement
from kerege.readers.common import date, entity_id, read_record, records_of
from kerege.tree import Field, Problems, Record, read_fields
from kerege.tree.fields import anything, one_of, text


def read_judgements(path: Path, problems: Problems) -> Iterator[tuple[Judgement, Record]]:
    """Yield the judgements of a file, each with the record it came from."""
    top = read_record(path, problems)
    if top is None:
        return
    read_fields(top, {"judgements": anything}, problems, required=["judgements"])
    table: dict[str, Field] = {
        "name": text,
        "entity": entity_id,
        "judgement": one_of(("same", "different", "unsure"), "judgement"),
        "by": text,
        "on": date,
        "why": text,
    }
    for record in records_of(top, "judgements", problems):
        before = len(problems.found)
        values = read_fields(record, table, problems, required=table)
        if len(problems.found) == before:
            verdict = values.pop("judgement")
            yield Judgement(verdict=verdict, **values), record
