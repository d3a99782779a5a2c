"""SPARQL result files, as query services give them: JSON, XML, CSV or TSV."""

from collections.abc import Iterator
from dataclasses import replace

import pyoxigraph as ox

from kerege.readers.imports.batch import Batch, Import, Row
from kerege.readers.imports.claims import read_rows
from kerege.readers.imports.tables import read_table

_FORMATS = {
    ".json": ox.QueryResultsFormat.JSON,
    ".srj": ox.QueryResultsFormat.JSON,
    ".xml": ox.QueryResultsFormat.XML,
    ".srx": ox.QueryResultsFormat.XML,
    ".tsv": ox.QueryResultsFormat.TSV,
}


def read_results(task: Import) -> Batch:
    """Return the claims of a result file; its variables are the columns."""
    if task.path.suffix == ".csv":
        mapping = replace(task.required_mapping(), separator=",", columns=())
        return read_table(replace(task, mapping=mapping))
    if task.path.suffix not in _FORMATS:
        raise task.refused(
            f"the ending {task.path.suffix!r}", expected="one of .csv, " + ", ".join(_FORMATS)
        )
    if task.path.suffix in {".xml", ".srx"}:
        task.refuse_dtd()
    return read_rows(task, _rows(task))


def _rows(task: Import) -> Iterator[Row]:
    with task.reading("SPARQL results"):
        form = _FORMATS[task.path.suffix]
        results = ox.parse_query_results(path=str(task.path), format=form)
        if not isinstance(results, ox.QuerySolutions):
            raise task.refused("the answer to an ASK query", expected="rows of a SELECT query")
        names = [variable.value for variable in results.variables]
        for number, solution in enumerate(results, start=1):
            cells = {
                name: str(getattr(term, "value", ""))
                for name, term in zip(names, solution, strict=True)
                if term is not None
            }
            yield Row(cells, f"row {number}")
