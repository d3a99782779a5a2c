"""The network that GraphML and GEXF write: entities, and the claims between them as edges."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from heapq import merge
from itertools import groupby, tee
from operator import itemgetter
from typing import Any, NamedTuple

from kerege.model import Claim, Ref
from kerege.store import Store
from kerege.values import Interval, Quantity
from kerege.view import begins, live, sentence
from kerege.view.table import Type, columns, rows

TYPES = {Type.BOOLEAN: "boolean", Type.INTEGER: "long", Type.NUMBER: "double"}
"""What both formats call a type of column; all others are strings."""
_RENAMED = {"start": "quote_start", "end": "quote_end"}
"""Columns whose name is in these formats that of the time of an edge."""


class Node(NamedTuple):
    """Hold an entity with its attributes and the claims about it.

    `facts` are those about amounts, texts, dates and truth values, in words.
    """

    id: str
    label: str
    attributes: dict[str, str]
    claims: list[Claim]


class Edge(NamedTuple):
    """Hold a claim between two entities, the columns of its row, and its first and last day."""

    claim: Claim
    target: str
    label: str
    attributes: dict[str, str]
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Amount:
    """Hold what an entity has of something from a first day to a last one, None where it lasts."""

    name: str
    value: float
    first: date
    last: date | None


NODE_TYPES = {
    "kind": "string",
    "facts": "string",
    "latitude": "double",
    "longitude": "double",
}


def edge_types(store: Store) -> dict[str, str]:
    """Return the attributes of an edge with their types: the columns of the table of claims."""
    types = {column.name: TYPES.get(column.type, "string") for column in columns(store.ontology)}
    return {_RENAMED.get(name, name): kind for name, kind in types.items()}


def entities(store: Store) -> Iterator[tuple[str, list[Claim]]]:
    """Yield every entity that there is or that a claim names, with the claims about it, by id."""
    objects = (claim.object.id for claim in store if isinstance(claim.object, Ref))
    silent = merge(store.entities, sorted({name for name in objects if name not in store.entities}))
    first = itemgetter(0)
    every = merge(((name, []) for name in silent), store.subjects(), key=first)
    for name, found in groupby(every, key=first):
        yield name, [claim for _, claims in found for claim in claims]


def nodes(store: Store) -> Iterator[Node]:
    """Yield every entity that there is or that a claim names, in the order of their ids."""
    for name, claims in entities(store):
        entity = store.entities.get(name)
        facts = [sentence(store, claim) for claim in claims if not isinstance(claim.object, Ref)]
        place = entity.coordinates if entity else None
        attributes = {
            "kind": entity.kind if entity else "Entity",
            "facts": "\n".join(facts),
            "latitude": place and float(place[0]),
            "longitude": place and float(place[1]),
        }
        yield Node(name, store.label(name), _given(attributes), claims)


def edges(store: Store) -> Iterator[Edge]:
    """Yield every claim between two entities, in canonical order."""
    names = list(edge_types(store))
    ties, same = tee(claim for claim in store if isinstance(claim.object, Ref))
    for claim, row in zip(ties, rows(store, same), strict=True):
        assert isinstance(claim.object, Ref)
        first = begins(claim)
        until = claim.during.until
        yield Edge(
            claim=claim,
            target=claim.object.id,
            label=store.ontology.relation(claim.relation).label,
            attributes=_given(dict(zip(names, row, strict=True))),
            first=first.first_day if first else None,
            last=until.first_day - timedelta(1) if until else None,
        )


def amounts(store: Store, claims: Iterable[Claim]) -> Iterator[Amount]:
    """Yield the asserted amounts of an entity by name: `gdp (USD)`, `population (persons)`.

    `claims` are all those about it. What has a topic is named after it. Amounts under other
    conditions (a party, a scope) are not the same thing and left out, undated ones too. Each lasts
    until the next begins, since Gephi refuses spells that overlap; of two that begin on one day the
    better graded source counts.
    """
    found: dict[str, dict[date, Amount]] = {}
    standing = live(store, claims=claims)
    for claim in sorted(standing, key=lambda claim: _grade(store, claim), reverse=True):
        if not (claim.is_plain_fact and isinstance(claim.object, Quantity)):
            continue
        conditions = dict(claim.qualifiers)
        topic = conditions.pop("topic", None)
        if conditions:
            continue
        words = [
            claim.relation,
            topic.id if isinstance(topic, Ref) else "",
            f"({claim.object.unit})",
        ]
        during = claim.during
        if during.is_open and claim.observed_on:
            during = Interval.during(claim.observed_on)
        if during.start is None:
            continue
        first, name = during.start.first_day, " ".join(filter(None, words))
        last = during.until.first_day - timedelta(1) if during.until else None
        found.setdefault(name, {})[first] = Amount(name, float(claim.object.amount), first, last)
    for _, spells in sorted(found.items()):
        yield from _disjoint(spells)


def _grade(store: Store, claim: Claim) -> tuple[str, str]:
    source = store.sources.get(claim.source)
    return source.reliability if source else "F", claim.id


def _disjoint(spells: dict[date, Amount]) -> Iterator[Amount]:
    """Yield amounts in the order of time, each cut off where the next begins."""
    starts = sorted(spells)
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        amount = spells[start]
        if following and (amount.last is None or amount.last >= following):
            amount = replace(amount, last=following - timedelta(1))
        yield amount


def _given(attributes: dict[str, Any]) -> dict[str, str]:
    """Return the attributes that are known, as XML writes them."""
    return {
        name: _words(value) for name, value in attributes.items() if value not in (None, "", ())
    }


def _words(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case tuple():
            return " ".join(value)
    return str(value)
