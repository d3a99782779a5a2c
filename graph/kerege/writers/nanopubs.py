"""Each claim as a nanopublication: what is claimed, who says so where, who recorded it.

Their IRIs are trusty: they end in a hash of the nanopublication's own statements, as the module RA
of Trusty URIs defines it (Kuhn and Dumontier, 2014): anybody can check that none was changed.
"""

import hashlib
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from kerege.ontology import NS, PREFIXES
from kerege.store import Store
from kerege.writers.statements import RDF, XSD, Description, blocks

Quad = tuple[str, str, str, str]
"""Graph, subject, predicate and object, as N-Quads writes them."""

_NP = "http://www.nanopub.org/nschema#"
_PROV = PREFIXES["prov"]
_DCTERMS = PREFIXES["dcterms"]
_CLAIM = (f"<{RDF}type>", f"<{NS}Claim>")
_PROVENANCE = {
    f"<{NS}{name}>"
    for name in (
        *("assertedBy", "source", "evidence", "statedOn", "publishedOn"),
        *("statedOnPrecision", "publishedOnPrecision", "credibility"),
    )
}
_RECORD = {
    f"<{NS}{name}>"
    for name in (
        *("method", "confidence", "rank", "note", "supersedes"),
        *("recordedOn", "recordedOnPrecision", "retractedOn", "retractedOnPrecision"),
    )
}
_PLACE = " "
"""Stands for the hash while it is not yet known."""
_TERM = re.compile(r'"(.*)"(?:@([\w-]+)|\^\^<([^>]*)>)?')
_ESCAPE = re.compile(r"\\(.)")
_RAW = {"n": "\n", "r": "\r", "t": "\t"}


def write_nanopubs(store: Store, stream: BinaryIO) -> None:
    """Write a nanopublication a claim as TriG, under trusty IRIs; for the nanopub network."""
    base = store.project.base
    sources: dict[str, Description] = {}
    for found in blocks(store, consequences=False):
        first = found[0]
        if first.subject.startswith(f"<{base}source/"):
            sources[first.subject] = first
        if _CLAIM in first.pairs:
            for line in _lines(_nanopub(base, found, sources)):
                stream.write(line.encode())


def _nanopub(base: str, found: list[Description], sources: dict[str, Description]) -> list[Quad]:
    """Return the quads of a claim's nanopublication, with a blank where its hash goes."""
    this = f"{base}np/{_PLACE}"
    head, assertion, provenance, info = (
        f"<{this}#{name}>" for name in ("head", "assertion", "provenance", "pubinfo")
    )
    np = f"<{this}>"
    quads = [
        (head, np, f"<{RDF}type>", f"<{_NP}Nanopublication>"),
        (head, np, f"<{_NP}hasAssertion>", assertion),
        (head, np, f"<{_NP}hasProvenance>", provenance),
        (head, np, f"<{_NP}hasPublicationInfo>", info),
    ]
    claim, *parts = found
    for predicate, term in claim.pairs:
        graph = assertion
        if predicate in _PROVENANCE:
            graph = provenance
        elif predicate in _RECORD:
            graph = info
        quads.append((graph, claim.subject, predicate, term))
        if predicate == f"<{NS}assertedBy>":
            quads.append((provenance, assertion, f"<{_PROV}wasAttributedTo>", term))
        elif predicate == f"<{NS}source>":
            quads.append((provenance, assertion, f"<{_PROV}wasDerivedFrom>", term))
            if term in sources:
                quads += ((provenance, term, *pair) for pair in sources[term].pairs)
        elif predicate == f"<{NS}recordedOn>":
            created = f'"{term[1:11]}T00:00:00Z"^^<{XSD}dateTime>'
            quads.append((info, np, f"<{_DCTERMS}created>", created))
    quads.append((info, np, f"<{_DCTERMS}creator>", f"<{base}>"))
    quads.append((info, np, f"<{_DCTERMS}isPartOf>", f"<{base}>"))
    for part in parts:
        is_evidence = part.subject.startswith(f"<{base}evidence/")
        graph = provenance if is_evidence else assertion
        quads += ((graph, part.subject, *pair) for pair in part.pairs)
    return quads


def _lines(quads: Iterable[Quad]) -> Iterator[str]:
    """Yield TriG: the four graphs of a nanopublication, with its hash in their names."""
    quads = list(dict.fromkeys(quads))
    code = artifact_code(quads)
    graph = ""
    for quad in quads_by_graph(quads):
        name, subject, predicate, term = (
            part.replace(f"np/{_PLACE}", f"np/{code}") if part[0] == "<" else part for part in quad
        )
        if name != graph:
            yield f"{'}' if graph else ''}\n{name} {{\n"
            graph = name
        yield f"  {subject} {predicate} {term} .\n"
    yield "}\n"


def quads_by_graph(quads: list[Quad]) -> list[Quad]:
    """Return the quads with those of one graph together, in the order of its first."""
    order = {name: place for place, name in enumerate(dict.fromkeys(quad[0] for quad in quads))}
    return sorted(quads, key=lambda quad: order[quad[0]])


def artifact_code(quads: Iterable[Quad]) -> str:
    """Return `RA` and the hash of a nanopublication whose IRIs have a blank in its place."""
    ordered = sorted({tuple(map(_key, quad)) for quad in quads})
    text = "".join(f"{_normal(key)}\n" for quad in ordered for key in quad)
    code = urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
    return f"RA{code}"


_Key = tuple[bool, bytes, str, str]


def _key(term: str) -> _Key:
    """Return the sort key of a term: IRIs first, then literals by words, datatype, language."""
    if term[0] == "<":
        return False, term[1:-1].encode(), "", ""
    match = _TERM.fullmatch(term)
    assert match
    words = _ESCAPE.sub(lambda found: _RAW.get(found[1], found[1]), match[1])
    language = match[2] or ""
    datatype = "" if language else match[3] or f"{XSD}string"
    return True, words.encode(), datatype, language


def _normal(key: _Key) -> str:
    is_literal, words, datatype, language = key
    text = words.decode()
    if not is_literal:
        return text
    escaped = text.replace("\\", "\\\\").replace("\n", "\\n")
    return f"@{language} {escaped}" if language else f"^{datatype} {escaped}"
