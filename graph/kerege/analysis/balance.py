"""Structural balance: whether the friends of friends are friends, and the foes of foes too.

A triad of actors is balanced where the product of its three signs is positive (Heider 1946,
Cartwright and Harary 1956). A network in which all triads are falls into two camps, friendly inside
and hostile between; how far it is from that is the number of ties that stand against the best such
split, its frustration.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Triad:
    """Hold three actors and the signs of their ties: first to second, to third, and back."""

    actors: tuple[str, str, str]
    signs: tuple[int, int, int]

    @property
    def is_balanced(self) -> bool:
        """Tell whether the product of the signs is positive."""
        return self.signs[0] * self.signs[1] * self.signs[2] > 0

    def __str__(self) -> str:
        one, two, three = self.actors
        first, second, third = ("+" if sign > 0 else "−" for sign in self.signs)
        return f"{one} {first} {two} {second} {three} {third} {one}"


@dataclass(frozen=True, slots=True)
class Balance:
    """Hold the triads of signed ties, the two factions they come nearest to, and what strains them.

    `frustrated` are the ties within a faction that are hostile and those between that are friendly.
    """

    triads: tuple[Triad, ...]
    factions: tuple[tuple[str, ...], tuple[str, ...]]
    frustrated: tuple[tuple[str, str], ...]

    @property
    def degree(self) -> float:
        """Return the share of triads that are balanced; 1 where there is none."""
        if not self.triads:
            return 1.0
        return sum(triad.is_balanced for triad in self.triads) / len(self.triads)

    @property
    def unbalanced(self) -> tuple[Triad, ...]:
        """Return the triads that are not balanced."""
        return tuple(triad for triad in self.triads if not triad.is_balanced)

    def __repr__(self) -> str:
        one, other = (", ".join(faction) or "nobody" for faction in self.factions)
        lines = [
            f"{len(self.triads)} triads, {self.degree:.0%} balanced",
            f"one side: {one}",
            f"the other: {other}",
            *(f"strained: {triad}" for triad in self.unbalanced),
        ]
        return "\n".join(lines)


def balance(graph: "nx.Graph[str]") -> Balance:
    """Return the balance of signed ties.

    The split is found from every actor's point of view in turn, and improved by moving one actor at
    a time while that relieves a tie; the best is kept. On small networks that is the least
    frustration there is; on large ones it is an upper bound, since the exact one is NP-hard.
    """
    triads = tuple(sorted(_triads(graph), key=lambda triad: triad.actors))
    sides = min(
        (_relaxed(graph, _seen_from(graph, name)) for name in sorted(graph)),
        key=lambda split: _strain(graph, split),
        default={},
    )
    first = sides.get(min(sides, default=""), 1)
    one = tuple(sorted(name for name, side in sides.items() if side == first))
    other = tuple(sorted(name for name, side in sides.items() if side != first))
    frustrated = tuple(sorted((min(pair), max(pair)) for pair in _against(graph, sides)))
    return Balance(triads, (one, other), frustrated)


def _triads(graph: "nx.Graph[str]") -> Iterator[Triad]:
    for one in sorted(graph):
        near = sorted(name for name in graph[one] if name > one)
        for place, two in enumerate(near):
            for three in near[place + 1 :]:
                if graph.has_edge(two, three):
                    signs = (graph[one][two], graph[two][three], graph[three][one])
                    a, b, c = (data["sign"] for data in signs)
                    yield Triad((one, two, three), (a, b, c))


def _seen_from(graph: "nx.Graph[str]", name: str) -> dict[str, int]:
    """Return the split in which the foes of this node, and they alone, stand against it."""
    return {
        other: graph[name][other]["sign"] if graph.has_edge(name, other) else 1 for other in graph
    }


def _relaxed(graph: "nx.Graph[str]", sides: dict[str, int]) -> dict[str, int]:
    """Return the split after every move of one node that relieves weight has been made."""
    moved = True
    while moved:
        moved = False
        for name in sorted(graph):
            pull = sum(
                data["sign"] * data["weight"] * sides[other] * sides[name]
                for other, data in graph[name].items()
            )
            if pull < 0:
                sides[name] = -sides[name]
                moved = True
    return sides


def _strain(graph: "nx.Graph[str]", sides: dict[str, int]) -> int:
    """Return the weight of the ties that stand against a split."""
    return sum(int(graph.edges[pair]["weight"]) for pair in _against(graph, sides))


def _against(graph: "nx.Graph[str]", sides: dict[str, int]) -> Iterator[tuple[str, str]]:
    for one, other, data in graph.edges(data=True):
        if data["sign"] * sides[one] * sides[other] < 0:
            yield one, other
