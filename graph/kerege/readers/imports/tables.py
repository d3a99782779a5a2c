"""CSV and other tables of text: a row a line, the columns in the first one or in the mapping."""

import csv
import sys
from collections.abc import Iterator

from kerege.readers.imports.batch import Batch, Import, Row
from kerege.readers.imports.claims import read_rows

csv.field_size_limit(min(sys.maxsize, 2**24))


def read_table(task: Import) -> Batch:
    """Return the claims of a table; a line with too few cells refuses it whole."""
    return read_rows(task, _rows(task))


def _rows(task: Import) -> Iterator[Row]:
    mapping = task.required_mapping()
    with (
        task.reading("a table with as many cells in each line"),
        task.path.open(encoding="utf-8-sig", newline="") as text,
    ):
        # Tab-separated dumps have no quoting: a quotation mark in a name is a character.
        is_dump = mapping.separator == "\t"
        table = csv.reader(
            text,
            delimiter=mapping.separator,
            quoting=csv.QUOTE_NONE if is_dump else csv.QUOTE_MINIMAL,
            strict=True,
        )
        try:
            header = mapping.columns or tuple(next(table, ()))
            for cells in table:
                if cells and len(cells) != len(header):
                    raise task.refused(
                        f"{len(cells)} cells",
                        line=table.line_num,
                        expected=f"{len(header)} cells as in the header",
                        next_step="fetch the file again; nothing was imported",
                    )
                if cells:
                    yield Row(dict(zip(header, cells, strict=True)), f"line {table.line_num}")
        except csv.Error as error:
            raise task.refused(f"broken CSV: {error}", line=table.line_num) from None
