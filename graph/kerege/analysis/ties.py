"""Claims folded into ties: one edge for all that ties two entities, with a weight or a sign."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Literal, get_args

from kerege.errors import NotFoundError
from kerege.model import Claim, Ref
from kerege.reasoning import claim_origins
from kerege.store import Store
from kerege.view import Origins

if TYPE_CHECKING:
    import networkx as nx

Weight = Literal["origins", "claims"]
"""What the weight of a tie counts: independent origins, or claims."""
WEIGHTS: tuple[str, ...] = get_args(Weight)

_ACTOR = "Actor"


def ties(store: Store, claims: Iterable[Claim], *, weight: Weight = "origins") -> "nx.DiGraph[str]":
    """Return one edge from a subject to an object for all the claims that assert a relation.

    Denials, plans, conditions, demands and opinions tie nothing. Edges carry `weight`, the
    `relations` and the ids of the `claims` they rest on, each divided by spaces, so that networkx
    can write them in any format; nodes carry `label` and `kind`.
    Raises NotFoundError for an unknown weight.
    """
    import networkx as nx

    if weight not in WEIGHTS:
        raise NotFoundError("weight", weight, WEIGHTS)
    pairs: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        if claim.is_plain_fact and isinstance(claim.object, Ref):
            pairs.setdefault((claim.subject, claim.object.id), []).append(claim)
    finder = Origins(store)
    graph: nx.DiGraph[str] = nx.DiGraph(title=store.project.title)
    for pair, found in pairs.items():
        _add_nodes(store, graph, pair)
        graph.add_edge(
            *pair,
            weight=len(found)
            if weight == "claims"
            else len(claim_origins(store, found, finder=finder)),
            relations=" ".join(sorted({claim.relation for claim in found})),
            claims=" ".join(claim.id for claim in found),
        )
    return graph


def signed_ties(store: Store, claims: Iterable[Claim]) -> "nx.Graph[str]":
    """Return the ties between actors as friendly (`sign` 1) or hostile (-1), with their claims.

    The sign of a claim is that of its relation's PLOVER category. Two actors that take a stance on
    one thing (a treaty, a resolution) are tied by the product of their stances. `weight` counts
    independent origins, the friendly less the hostile; where they are even there is no tie.
    """
    import networkx as nx

    pairs: dict[tuple[str, str], dict[int, list[Claim]]] = {}
    for pair, sign, found in _stances(store, claims):
        pairs.setdefault(pair, {}).setdefault(sign, []).extend(found)
    finder = Origins(store)
    graph: nx.Graph[str] = nx.Graph(title=store.project.title)
    for pair, by_sign in sorted(pairs.items()):
        weights = {
            sign: len(claim_origins(store, found, finder=finder)) for sign, found in by_sign.items()
        }
        balance = weights.get(1, 0) - weights.get(-1, 0)
        if balance:
            _add_nodes(store, graph, pair)
            ids = {claim.id: None for found in by_sign.values() for claim in found}
            sign = 1 if balance > 0 else -1
            graph.add_edge(*pair, sign=sign, weight=abs(balance), claims=tuple(ids))
    return graph


def _stances(
    store: Store, claims: Iterable[Claim]
) -> Iterator[tuple[tuple[str, str], int, list[Claim]]]:
    """Yield pairs of actors, in order, with the sign between them and the claims that give it."""
    shared: dict[str, dict[str, tuple[int, list[Claim]]]] = {}
    for claim in claims:
        sign = store.ontology.sign(claim.relation)
        target = claim.object
        if not (sign and claim.is_plain_fact and isinstance(target, Ref)):
            continue
        if not _is_actor(store, claim.subject):
            continue
        if not _is_actor(store, target.id):
            known, found = shared.setdefault(target.id, {}).get(claim.subject, (0, []))
            shared[target.id][claim.subject] = (known + sign, [*found, claim])
        elif claim.subject != target.id:
            yield _ordered(claim.subject, target.id), sign, [claim]
    for takers in shared.values():
        for (one, first), (other, second) in combinations(sorted(takers.items()), 2):
            product = first[0] * second[0]
            if product:
                yield (one, other), 1 if product > 0 else -1, [*first[1], *second[1]]


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _is_actor(store: Store, name: str) -> bool:
    entity = store.entities.get(name)
    return entity is not None and store.ontology.is_a(entity.kind, _ACTOR)


def _add_nodes(store: Store, graph: "nx.Graph[str]", names: Iterable[str]) -> None:
    for name in names:
        entity = store.entities.get(name)
        graph.add_node(name, label=store.label(name), kind=entity.kind if entity else "Entity")
