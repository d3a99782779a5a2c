"""What can be imported, by name."""

from typing import Protocol, cast

from kerege.plugins import known, plugin
from kerege.readers.imports.batch import Batch, Import


class Importer(Protocol):
    """Read a file whole, or raise InputError."""

    def __call__(self, task: Import, /) -> Batch:
        """Return the claims of the file with the entities and sources that they need."""
        ...


IMPORTERS = {
    "kerege": "kerege.readers.imports.own:read_own",
    "csv": "kerege.readers.imports.tables:read_table",
    "rdf": "kerege.readers.imports.rdf:read_rdf",
    "sparql": "kerege.readers.imports.results:read_results",
    "wikidata": "kerege.readers.imports.wikidata:read_wikidata",
    "gdelt": "kerege.readers.imports.tables:read_table",
    "polecat": "kerege.readers.imports.tables:read_table",
    "ftm": "kerege.readers.imports.ftm:read_ftm",
}
"""The built-in formats; each is imported when it is asked for."""

MAPPINGS = {"sparql": "wikidata"}
"""Formats that use the mapping of another, where none is given."""


def importer(name: str) -> Importer:
    """Return the importer of a format; raise NotFoundError with the nearest where there is none."""
    return cast("Importer", plugin("kerege.importers", name, IMPORTERS))


def formats() -> list[str]:
    """Return the names of all formats."""
    return list(known("kerege.importers", IMPORTERS))
