"""Which of the formats on offer a client wants, by RFC 9110."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pyoxigraph as ox

ROWS = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
    "application/json",
    "application/xml",
)
"""In which formats the answers of SELECT and ASK come; the first is the default."""

TRIPLES = (
    "text/turtle",
    "application/n-triples",
    "application/ld+json",
    "application/rdf+xml",
)
"""In which formats the answers of CONSTRUCT and DESCRIBE come; the first is the default."""


NAMED = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
    "ttl": ("text/turtle",),
    "nt": ("application/n-triples",),
    "jsonld": ("application/ld+json",),
    "rdf": ("application/rdf+xml",),
}
"""Which media types an address means by `format=`, for whom no header can be set."""


class Formats(NamedTuple):
    """Hold the media types for rows and for triples that suit a client; '' where none does."""

    rows: str
    triples: str


@lru_cache(maxsize=1024)
def wanted(accept: str) -> Formats:
    """Return the formats that suit an Accept header best.

    >>> wanted("text/csv;q=0.5, text/turtle, application/json")
    Formats(rows='application/json', triples='text/turtle')
    """
    return Formats(best(accept, ROWS), best(accept, TRIPLES))


@lru_cache(maxsize=1024)
def best(accept: str, offered: Sequence[str]) -> str:
    """Return the media type that a client wants most, '' where it wants none; ties go in order.

    >>> best("text/*;q=0.3, text/html, */*;q=0.1", ("text/csv", "text/html"))
    'text/html'
    >>> best("text/turtle;q=0", ("text/turtle",))
    ''
    """
    if not accept.strip():
        return offered[0]
    ranges = dict(map(_range, accept.split(",")))
    weights = [_weight(name, ranges) for name in offered]
    heaviest = max(weights)
    return offered[weights.index(heaviest)] if heaviest > 0 else ""


@lru_cache(maxsize=16)
def rows_format(media_type: str) -> "ox.QueryResultsFormat | None":
    """Return the engine's name for a media type of rows."""
    import pyoxigraph as ox

    return ox.QueryResultsFormat.from_media_type(media_type) if media_type else None


@lru_cache(maxsize=16)
def triples_format(media_type: str) -> "ox.RdfFormat | None":
    """Return the engine's name for a media type of triples."""
    import pyoxigraph as ox

    return ox.RdfFormat.from_media_type(media_type) if media_type else None


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                return name, float(value)
            except ValueError:
                return name, 0.0
    return name, 1.0


def _weight(name: str, ranges: Mapping[str, float]) -> float:
    """Return how much a media type is wanted; the most specific range that covers it counts."""
    family = name.partition("/")[0]
    return ranges.get(name, ranges.get(f"{family}/*", ranges.get("*/*", 0.0)))
