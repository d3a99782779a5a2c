"""How two entities are tied: the shortest ways from one to the other, each step by its claims."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, pairwise

from kerege.model import Claim, Polarity, Ref

_COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Tie:
    """Hold two entities and the claims between them, whichever of the two is the subject."""

    start: str
    end: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """Hold the ties that lead from one entity to another."""

    ties: tuple[Tie, ...]

    @property
    def entities(self) -> tuple[str, ...]:
        """Return the entities on the way, both ends among them."""
        return (self.ties[0].start, *(tie.end for tie in self.ties))


def shortest_paths(claims: Iterable[Claim], start: str, end: str, *, most: int = 5) -> list[Path]:
    """Return the shortest paths between two entities, those first that most claims carry.

    Claims tie in both directions; a denial and an opinion tie nothing. Where more than a thousand
    paths are equally short, the order is that of the first thousand.
    """
    import networkx as nx

    ties: dict[frozenset[str], list[Claim]] = {}
    for claim in claims:
        if isinstance(claim.object, Ref) and claim.object.id != claim.subject and _ties(claim):
            ties.setdefault(frozenset((claim.subject, claim.object.id)), []).append(claim)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from(sorted((min(pair), max(pair)) for pair in ties))
    if start not in graph or end not in graph or start == end or not nx.has_path(graph, start, end):
        return []
    found = [
        Path(
            tuple(
                Tie(one, two, tuple(ties[frozenset((one, two))])) for one, two in pairwise(entities)
            )
        )
        for entities in islice(nx.all_shortest_paths(graph, start, end), _COUNTED)
    ]
    found.sort(key=lambda path: (-min(len(tie.claims) for tie in path.ties), path.entities))
    return found[:most]


def _ties(claim: Claim) -> bool:
    return claim.polarity is Polarity.POSITIVE and not claim.opinion
