"""What a server holds, compared with the graph: by count, and subject by subject for a sample."""

import re
from decimal import Context
from heapq import nsmallest

from kerege.errors import OutputError
from kerege.ids import digest
from kerege.publish.client import Client
from kerege.store import Store
from kerege.writers.statements import RDF, XSD, Description, descriptions

_TERM = re.compile(r'"(.*)"(?:@([\w-]+)|\^\^<([^>]*)>)?')
_WIDE = Context(prec=200)
_NUMBERS = {f"{XSD}decimal", f"{XSD}integer"}
_ESCAPE = re.compile(r"\\(.)")
_RAW = {"n": "\n", "r": "\r", "t": "\t"}

Term = tuple[str, str, str]
"""A value with its datatype and language."""


def verify(client: Client, store: Store, triples: dict[str, int], *, size: int) -> int:
    """Return how many subjects were compared.

    Raises OutputError where the number of triples of a layer, or those of a subject, differ.
    """
    base = store.project.base
    for layer, expected in triples.items():
        graph = f"{base}graph/{layer}"
        ((count,),) = client.rows(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
        if int(count) != expected:
            raise OutputError(
                f"{client.url} holds {count} triples in <{graph}>, not {expected}\n"
                "    next: see whether something else writes there, then publish again"
            )
    sample = nsmallest(size, descriptions(store), key=lambda found: digest(found.subject))
    for description in sample:
        graph = f"{base}graph/{description.layer}"
        answer = client.bindings(
            f"SELECT ?p ?o {{ GRAPH <{graph}> {{ {description.subject} ?p ?o }} }}"
        )
        found = {(row["p"]["value"], _received(row["o"])) for row in answer}
        if found != _expected(description):
            raise OutputError(
                f"{client.url} says something else of {description.subject} in <{graph}>\n"
                "    next: publish again; if it stays so, the server changes values"
            )
    return len(sample)


def _expected(description: Description) -> set[tuple[str, Term]]:
    return {(predicate[1:-1], _term(term)) for predicate, term in description.pairs}


def _term(term: str) -> Term:
    if term[0] == "<":
        return term[1:-1], "", ""
    match = _TERM.fullmatch(term)
    assert match
    words = _ESCAPE.sub(lambda found: _RAW.get(found[1], found[1]), match[1])
    return _comparable(words, match[3] or "", match[2] or "")


def _received(value: dict[str, str]) -> Term:
    kind, language = value.get("datatype", ""), value.get("xml:lang", "")
    return _comparable(value["value"], kind, language)


def _comparable(words: str, kind: str, language: str) -> Term:
    """Return a value as servers may write it anew: 1.0 is 1, 1 is true."""
    if kind in {f"{XSD}string", f"{RDF}langString"}:
        kind = ""
    if kind == f"{XSD}boolean":
        words = {"1": "true", "0": "false"}.get(words, words)
    if kind in _NUMBERS:
        words, kind = str(_WIDE.create_decimal(words).normalize(_WIDE)), "number"
    return words, kind, language.lower()
