"""The graph as compact JSON-LD 1.1 with its context inside, one node a line."""

import json
import re
from functools import lru_cache
from typing import Any, BinaryIO

from kerege.ontology import NS, PREFIXES
from kerege.store import Store
from kerege.writers.statements import RDF, XSD, Description, descriptions

_ALIASES = {"rdf:subject": "subject", "rdf:predicate": "predicate", "rdf:object": "object"}
_DATES = (
    *("validFrom", "validUntil", "observedOn", "statedOn", "publishedOn"),
    *("recordedOn", "retractedOn", "retrievedOn", "buildDate"),
)
_TYPES = {
    "subject": "@id",
    "predicate": "@vocab",
    **dict.fromkeys(("assertedBy", "source", "evidence", "supersedes", "origin", "focus"), "@id"),
    **dict.fromkeys(("polarity", "modality", "rank", "credibility", "grounding"), "@id"),
    **dict.fromkeys(("url", "sourceClass", "reliability", "unit"), "@id"),
    **dict.fromkeys(("dcterms:publisher", "dcterms:creator", "oa:hasSource"), "@id"),
    **dict.fromkeys(("skos:exactMatch", "skos:member", "qudt:hasUnit"), "@id"),
    **dict.fromkeys((f"{name}Precision" for name in _DATES), "@id"),
    **dict.fromkeys(_DATES, "xsd:date"),
    **dict.fromkeys(("confidence", "qudt:numericValue", "geo:lat", "geo:long"), "xsd:decimal"),
}
"""How the context reads the plain values of a key; other values are written out."""
_LITERAL = re.compile(r'(".*")(?:@([\w-]+)|\^\^<([^>]*)>)?')
_NATIVE = {XSD + "boolean", XSD + "integer"}


def write_jsonld(store: Store, stream: BinaryIO) -> None:
    """Write compact JSON-LD with its context inside, one node a line; for web developers."""
    namer = _Namer(store.project.base)
    head = _json({"@context": namer.context()})
    stream.write(f'{head[:-1]},"@graph":['.encode())
    end = "\n"
    for description in descriptions(store):
        stream.write(f"{end}{_json(namer.node(description))}".encode())
        end = ",\n"
    stream.write(b"\n]}\n")


class _Namer:
    """Write descriptions by the short names of a context."""

    def __init__(self, base: str) -> None:
        self._namespaces = {**PREFIXES, "id": base}
        self._short = {namespace: prefix for prefix, namespace in self._namespaces.items()}
        longest_first = sorted(self._short, key=len, reverse=True)
        self._namespace = re.compile("|".join(map(re.escape, longest_first)))
        self._member = lru_cache(2**9)(self._read_member)

    def context(self) -> dict[str, Any]:
        """Return the context: prefixes, aliases and the types of plain values."""
        named = {alias: name for name, alias in _ALIASES.items()}
        return {
            "@version": 1.1,
            "@vocab": NS,
            **self._namespaces,
            "object": "rdf:object",
            **{key: {"@id": named.get(key, key), "@type": kind} for key, kind in _TYPES.items()},
        }

    def node(self, description: Description) -> dict[str, Any]:
        """Return a description as a node object; a key with several values has a list."""
        node: dict[str, Any] = {"@id": self._name(description.subject[1:-1])}
        for predicate, term in description.pairs:
            key, value = self._member(predicate, term)
            if key not in node:
                node[key] = value
            elif isinstance(node[key], list):
                node[key].append(value)
            else:
                node[key] = [node[key], value]
        return node

    def _read_member(self, predicate: str, term: str) -> tuple[str, Any]:
        if predicate == f"<{RDF}type>":
            return "@type", self._term_name(term[1:-1])
        name = self._term_name(predicate[1:-1])
        key = _ALIASES.get(name, name)
        kind = _TYPES.get(key)
        if term[0] == "<":
            if kind == "@vocab":
                return key, self._term_name(term[1:-1])
            iri = self._name(term[1:-1])
            return key, iri if kind == "@id" else {"@id": iri}
        return key, self._literal(term, kind)

    def _literal(self, term: str, kind: str | None) -> Any:
        match = _LITERAL.fullmatch(term)
        assert match
        # The escapes of N-Triples that kerege writes are those of JSON.
        text = json.loads(match[1], strict=False)
        if match[2]:
            return {"@value": text, "@language": match[2]}
        if match[3] in _NATIVE:
            return json.loads(text)
        datatype = match[3] and self._name(match[3])
        if datatype == kind:
            return text
        return {"@value": text, "@type": datatype} if datatype else {"@value": text}

    def _term_name(self, iri: str) -> str:
        return iri[len(NS) :] if iri.startswith(NS) else self._name(iri)

    def _name(self, iri: str) -> str:
        match = self._namespace.match(iri)
        return f"{self._short[match[0]]}:{iri[match.end() :]}" if match else iri


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
