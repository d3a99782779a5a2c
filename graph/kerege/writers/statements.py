"""What the graph says of each subject, taken from its Turtle.

The Turtle of kerege is the one description of a claim in RDF. It has one predicate a line, no blank
nodes and no brackets, so that a pattern takes it apart.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from kerege.ontology import PREFIXES
from kerege.store import Store
from kerege.writers.terms import JOINT
from kerege.writers.turtle import layered_blocks

LAYERS = ("claims", "direct", "derived")
"""The graphs that a dataset is divided into; the base and `graph/` go before their names."""

RDF, XSD = PREFIXES["rdf"], PREFIXES["xsd"]
_PREFIX = re.compile(r"@prefix (\S*): <([^>]*)> \.\n")
_LITERAL = r'"[^"\\]*(?:\\.[^"\\]*)*"(?:@[\w-]+|\^\^[\w:]+)?'
_TOKEN = re.compile(rf'{_LITERAL}|<[^>]*>|[;,]|[^\s;,"<]+')
_ONE_LITERAL = re.compile(_LITERAL)
_END = " .\n"
_WORDS = {"a": f"<{RDF}type>", **{w: f'"{w}"^^<{XSD}boolean>' for w in ("true", "false")}}
_LINES_KEPT = 2**9

Pairs = tuple[tuple[str, str], ...]
"""Predicates with their objects, as N-Triples writes them."""


class Description(NamedTuple):
    """Hold a subject with its predicates and objects, as N-Triples writes them, and its layer."""

    layer: str
    subject: str
    pairs: Pairs


def descriptions(store: Store) -> Iterator[Description]:
    """Yield what the graph says of each subject, in the order of the Turtle.

    The direct triples of an entity are a description of their own; an amount that several claims
    name comes with each of them.
    """
    return chain.from_iterable(blocks(store))


def blocks(store: Store, *, consequences: bool = True) -> Iterator[list[Description]]:
    """Yield the descriptions that belong together, such as a claim's and that of its evidence.

    What follows from the claims comes last, unless `consequences` are not asked for.
    """
    terms = _Terms()
    for layer, block in layered_blocks(store, consequences=consequences):
        if block.startswith("@prefix"):
            terms.prefixes.update(_PREFIX.findall(block))
        else:
            yield [Description(layer, *said) for said in terms.subjects(block)]


class _Terms:
    """Write the terms of a block of Turtle in full, by its prefixes."""

    def __init__(self) -> None:
        self.prefixes: dict[str, str] = {}
        # Most lines stand in many claims: what they say is worked out once.
        self._pairs = lru_cache(_LINES_KEPT)(self._take_apart)

    def subjects(self, block: str) -> Iterator[tuple[str, Pairs]]:
        """Yield each subject of a block with its predicates and objects."""
        for part in block.removesuffix(_END).split(_END):
            name, _, said = part.lstrip("\n").partition(" ")
            pairs: list[tuple[str, str]] = []
            for words in said.split(JOINT):
                pairs += self._pairs(words)
            yield self._term(name), tuple(pairs)

    def _take_apart(self, words: str) -> Pairs:
        """Return the predicates and objects of a line, most of which have one of each."""
        name, _, rest = words.partition(" ")
        if " " not in rest or _ONE_LITERAL.fullmatch(rest):
            return ((self._term(name), self._term(rest)),)
        predicate, pairs = "", []
        for token in _TOKEN.findall(words):
            if token == ";":
                predicate = ""
            elif token != ",":
                term = self._term(token)
                if predicate:
                    pairs.append((predicate, term))
                else:
                    predicate = term
        return tuple(pairs)

    def _term(self, token: str) -> str:
        first = token[0]
        if first == "<":
            return token
        if first == '"':
            literal, mark, kind = token.rpartition("^^")
            if not mark or token[-1] == '"':
                return token
            return f"{literal}^^<{XSD}{kind.removeprefix('xsd:')}>"
        if token in _WORDS:
            return _WORDS[token]
        prefix, colon, local = token.partition(":")
        if not colon:
            return f'"{token}"^^<{XSD}integer>'
        if "\\" in local:
            local = local.replace("\\", "")
        return f"<{self.prefixes[prefix]}{local}>"
