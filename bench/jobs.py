"""One job each way: the same claims, from objects to a Turtle file."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from kerege.model import Claim, Ref
from kerege.store import Store
from kerege.view import direct_claims

NS = "https://w3id.org/kerege/ns#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def kerege_turtle(store: Store) -> None:
    """Write with kerege's templates, with all that follows from the claims."""
    from kerege.writers.turtle import write_turtle

    with tempfile.TemporaryFile() as stream:
        write_turtle(store, stream)


def kerege_claims(store: Store) -> None:
    """Write what is said with kerege's templates, as the peers do, without what follows from it."""
    from kerege.writers.terms import write_texts
    from kerege.writers.turtle import turtle_blocks

    with tempfile.TemporaryFile() as stream:
        write_texts(turtle_blocks(store, consequences=False), stream)


def kerege_ntriples(store: Store) -> None:
    """Write what is said as N-Triples, and sync the file."""
    from kerege.writers.nquads import statement_lines
    from kerege.writers.terms import write_texts

    with tempfile.TemporaryFile() as stream:
        write_texts(statement_lines(store, consequences=False), stream)
        _sync(stream)


class PlainWrite:
    """Write the bytes of these N-Triples, which are at hand, and sync the file."""

    def __init__(self, store: Store) -> None:
        from kerege.writers.nquads import statement_lines

        self._bytes = "".join(statement_lines(store, consequences=False)).encode()

    def __call__(self) -> None:
        with tempfile.TemporaryFile() as stream:
            stream.write(self._bytes)
            _sync(stream)


def _sync(stream: IO[bytes]) -> None:
    stream.flush()
    os.fsync(stream.fileno())


def pyoxigraph_turtle(store: Store) -> None:
    """Write the same triples, streamed, with pyoxigraph's serialiser."""
    import pyoxigraph as ox

    def triples() -> Iterator[ox.Triple]:
        for subject, predicate, value, kind in facts(store):
            term = (
                ox.NamedNode(value) if not kind else ox.Literal(value, datatype=ox.NamedNode(kind))
            )
            yield ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), term)

    with tempfile.TemporaryFile() as stream:
        ox.serialize(triples(), stream, format=ox.RdfFormat.TURTLE)


def rdflib_turtle(store: Store) -> None:
    """Build the same triples in an rdflib graph and serialise it."""
    import rdflib

    graph = rdflib.Graph()
    for subject, predicate, value, kind in facts(store):
        term = rdflib.URIRef(value) if not kind else rdflib.Literal(value, datatype=kind)
        graph.add((rdflib.URIRef(subject), rdflib.URIRef(predicate), term))
    with tempfile.TemporaryDirectory() as folder:
        graph.serialize(Path(folder) / "graph.ttl", format="turtle")


def facts(store: Store) -> Iterator[tuple[str, str, str, str]]:
    """Yield subject, predicate, object and datatype ('' for an IRI) of the claims' triples."""
    base, xsd, vocab = store.project.base, "http://www.w3.org/2001/XMLSchema#", NS[:-3] + "vocab/"
    for claim in direct_claims(store):
        yield base + claim.subject, NS + claim.relation, _object(base, claim), ""
    for claim in store:
        node = f"{base}claim/{claim.id}"
        for kind in (NS + "ReportedClaim", NS + "Claim", RDF + "Statement"):
            yield node, RDF + "type", kind, ""
        yield node, RDF + "subject", base + claim.subject, ""
        yield node, RDF + "predicate", NS + claim.relation, ""
        yield node, RDF + "object", _object(base, claim), ""
        for name, code in (("polarity", claim.polarity), ("modality", claim.modality)):
            yield node, NS + name, vocab + code, ""
        yield node, NS + "rank", vocab + claim.rank, ""
        yield node, NS + "assertedBy", base + claim.asserted_by, ""
        yield node, NS + "source", f"{base}source/{claim.source}", ""
        for name, when in (
            ("validFrom", claim.during.start),
            ("validUntil", claim.during.until),
            ("publishedOn", claim.published_on),
            ("recordedOn", claim.recorded_on),
        ):
            if when:
                yield node, NS + name, when.first_day.isoformat(), xsd + "date"
                if when.precision != "day":
                    yield node, f"{NS}{name}Precision", vocab + when.precision, ""
        yield node, NS + "confidence", "1", xsd + "decimal"
        yield node, NS + "opinion", "false", xsd + "boolean"
        for name, text in (
            ("statement", claim.statement),
            ("method", claim.method),
            ("note", claim.note),
        ):
            yield node, NS + name, text, xsd + "string"


def _object(base: str, claim: Claim) -> str:
    value = claim.object
    return base + value.id if isinstance(value, Ref) else f"{base}quantity/{hash(str(value))}"
