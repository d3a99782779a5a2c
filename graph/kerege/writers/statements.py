"""What the graph says of each subject, taken from its Turtle.

The Turtle of kerege is the one description of a claim in RDF. It has one predicate a line, no blank
nodes and no brackets, so that a pattern takes it apart.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from kerege.ontology import NS, PREFIXES
from kerege.store import Store
from kerege.writers.turtle import layered_blocks

LAYERS = ("claims", "direct", "derived")
"""The graphs that a dataset is divided into; the base and `graph/` go before their names."""

RDF, XSD = PREFIXES["rdf"], PREFIXES["xsd"]
_PREFIX = re.compile(r"@prefix (\S*): <([^>]*)> \.\n")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^[\w:]+)?|<[^>]*>|[;,]|[^\s;,"<]+')
_WORDS = {"a": f"<{RDF}type>", **{w: f'"{w}"^^<{XSD}boolean>' for w in ("true", "false")}}
_ENTITY = "\n:"
"""How the block of an entity begins, which alone has direct triples."""
_LINES_KEPT = 2**12

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
    direct = {f"<{NS}{name}>" for name in store.ontology.relations}
    terms = _Terms()
    for layer, block in layered_blocks(store):
        if layer == "derived" and not consequences:
            return
        if block.startswith("@prefix"):
            terms.prefixes.update(_PREFIX.findall(block))
            continue
        found = [Description(layer, *said) for said in terms.subjects(block)]
        if block.startswith(_ENTITY):
            ((_, subject, pairs),) = found
            ties = tuple(pair for pair in pairs if pair[0] in direct)
            if ties:
                rest = tuple(pair for pair in pairs if pair[0] not in direct)
                found = [
                    Description("direct", subject, ties),
                    Description(layer, subject, rest),
                ]
        yield found


class _Terms:
    """Write the terms of a block of Turtle in full, by its prefixes."""

    def __init__(self) -> None:
        self.prefixes: dict[str, str] = {}
        # Most lines stand in many claims: what they say is worked out once.
        self._pairs = lru_cache(_LINES_KEPT)(self._take_apart)

    def subjects(self, block: str) -> Iterator[tuple[str, Pairs]]:
        """Yield each subject of a block with its predicates and objects."""
        subject = ""
        pairs: list[tuple[str, str]] = []
        for line in block.split("\n"):
            if not line:
                continue
            words = line[:-2]
            if not subject:
                name, _, words = words.partition(" ")
                subject = self._term(name)
            pairs += self._pairs(words)
            if line.endswith("."):
                yield subject, tuple(pairs)
                subject, pairs = "", []

    def _take_apart(self, words: str) -> Pairs:
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
        if token[0] == "<" or token[-1] == '"':
            return token
        if token[0] == '"':
            literal, mark, kind = token.rpartition("^^")
            return f"{literal}^^<{XSD}{kind.removeprefix('xsd:')}>" if mark else token
        if token in _WORDS:
            return _WORDS[token]
        prefix, colon, local = token.partition(":")
        if not colon:
            return f'"{token}"^^<{XSD}integer>'
        return f"<{self.prefixes[prefix]}{local.replace(chr(92), '')}>"
