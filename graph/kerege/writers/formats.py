"""The formats by name."""

from pathlib import PurePath
from typing import BinaryIO, Protocol, cast

from kerege.errors import NotFoundError
from kerege.plugins import known, plugin
from kerege.store import Store


class Writer(Protocol):
    """Write a store to a binary stream, the same bytes for the same store."""

    def __call__(self, store: Store, stream: BinaryIO, /) -> None:
        """Write the store."""
        ...


WRITERS = {
    "turtle": "kerege.writers.turtle:write_turtle",
    "ntriples": "kerege.writers.nquads:write_ntriples",
    "nquads": "kerege.writers.nquads:write_nquads",
    "trig": "kerege.writers.trig:write_trig",
    "jsonld": "kerege.writers.jsonld:write_jsonld",
    "rdf12": "kerege.writers.rdf12:write_rdf12",
    "void": "kerege.writers.void:write_void",
    "nanopubs": "kerege.writers.nanopubs:write_nanopubs",
    "csv": "kerege.writers.tables:write_csv",
    "parquet": "kerege.writers.tables:write_parquet",
    "jsonl": "kerege.writers.jsonl:write_jsonl",
    "graphml": "kerege.writers.graphml:write_graphml",
    "cypher": "kerege.writers.neo4j:write_cypher",
    "neo4j-csv": "kerege.writers.neo4j:write_neo4j_csv",
    "gexf": "kerege.writers.gexf:write_gexf",
    "geojson": "kerege.writers.geojson:write_geojson",
    "html": "kerege.writers.html:write_html",
}
"""The built-in formats; each is imported when it is asked for."""


_SAID = "kerege export --list says what each format is; --to FORMAT takes any name of a file"

SUFFIXES = {
    ".csv": "csv",
    ".cypher": "cypher",
    ".geojson": "geojson",
    ".gexf": "gexf",
    ".graphml": "graphml",
    ".html": "html",
    ".jsonl": "jsonl",
    ".jsonld": "jsonld",
    ".nq": "nquads",
    ".nt": "ntriples",
    ".parquet": "parquet",
    ".trig": "trig",
    ".ttl": "turtle",
    ".zip": "neo4j-csv",
}
"""The format that the name of a file asks for."""


def writer(name: str) -> Writer:
    """Return the writer of a format; raise NotFoundError with the nearest where there is none."""
    try:
        return cast("Writer", plugin("kerege.writers", name, WRITERS))
    except NotFoundError:
        names = known("kerege.writers", WRITERS)
        raise NotFoundError("format", name, names, _SAID) from None


def format_of(name: str) -> str:
    """Return the format that the name of a file asks for; Turtle where the name says nothing.

    >>> format_of("claims.CSV"), format_of("graph")
    ('csv', 'turtle')
    """
    suffix = PurePath(name).suffix.lower()
    if suffix and suffix not in SUFFIXES:
        raise NotFoundError("format for names that end in", suffix, SUFFIXES, _SAID)
    return SUFFIXES.get(suffix, "turtle")


def described() -> dict[str, str]:
    """Return each format with the sentence that says what it is and for whom."""
    names = known("kerege.writers", WRITERS)
    return {name: (writer(name).__doc__ or "").partition("\n")[0] for name in names}
