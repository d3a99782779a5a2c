"""The part of a Graph that looks at it as a network."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, overload

from kerege.errors import NotFoundError
from kerege.library.analysed import Analysed
from kerege.library.held import Day
from kerege.model import Claim
from kerege.view import live, to_networkx

if TYPE_CHECKING:
    import networkx as nx

    from kerege.analysis import Balance, Weight


class Networked(Analysed):
    """See claims as ties between entities.

    Without `as_of` all live claims count, without `relations` (one or several) all relations.
    `kind` keeps the entities of a class of the ontology, and of those below it.
    """

    @overload
    def networkx(
        self,
        *,
        as_of: Day | None = None,
        known_by: Day | None = None,
        relations: str | Iterable[str] | None = None,
        weight: None = None,
    ) -> "nx.MultiDiGraph[str]": ...
    @overload
    def networkx(
        self,
        *,
        as_of: Day | None = None,
        known_by: Day | None = None,
        relations: str | Iterable[str] | None = None,
        weight: "Weight",
    ) -> "nx.DiGraph[str]": ...
    def networkx(
        self,
        *,
        as_of: Day | None = None,
        known_by: Day | None = None,
        relations: str | Iterable[str] | None = None,
        weight: "Weight | None" = None,
    ) -> "nx.MultiDiGraph[str] | nx.DiGraph[str]":
        """Return entities as nodes and claims between them as edges, keyed by claim id.

        The attributes of an edge are texts: `claim` is its id, which `Graph.claim` takes.

        With a weight, one edge stands for all that asserts a tie: `"origins"` counts who says so
        independently, `"claims"` how often it is said.
        Raises NotFoundError for an unknown relation.

        >>> import kerege
        >>> ties = kerege.load().networkx(relations=["memberOf"], as_of="2025", weight="origins")
        >>> ties["kazakhstan"]["sco"]["relations"]
        'memberOf'
        """
        if weight is None:
            return to_networkx(self.store, self._related(self._at(as_of, known_by), relations))
        from kerege.analysis import ties

        return ties(self.store, self._tying(as_of, known_by, relations), weight=weight)

    def centrality(
        self,
        measure: str = "pagerank",
        *,
        as_of: Day | None = None,
        known_by: Day | None = None,
        relations: str | Iterable[str] | None = None,
        kind: str | None = None,
    ) -> dict[str, float]:
        """Return how central each entity is, the most central first.

        `measure` is pagerank, betweenness or degree, over ties weighted by independent origins.

        >>> import kerege
        >>> g = kerege.load()
        >>> list(g.centrality("degree", relations=["memberOf"], as_of="2025", kind="State"))[:2]
        ['kyrgyzstan', 'kazakhstan']
        """
        from kerege.analysis import centrality

        found = centrality(self._ties(as_of, known_by, relations), measure)
        return {name: value for name, value in found.items() if self._is_a(name, kind)}

    def communities(
        self,
        *,
        as_of: Day | None = None,
        known_by: Day | None = None,
        relations: str | Iterable[str] | None = None,
        kind: str | None = None,
        resolution: float = 1.0,
    ) -> list[list[str]]:
        """Return groups of entities with more ties inside than between them, the largest first.

        >>> import kerege
        >>> groups = kerege.load().communities(relations=["memberOf"], as_of="2025", kind="State")
        >>> sum("kazakhstan" in group for group in groups)
        1
        """
        from kerege.analysis import communities

        found = communities(self._ties(as_of, known_by, relations), resolution=resolution)
        kept = [[name for name in group if self._is_a(name, kind)] for group in found]
        return sorted((group for group in kept if group), key=lambda group: (-len(group), group))

    def balance(
        self,
        *,
        as_of: Day | None = None,
        known_by: Day | None = None,
        relations: str | Iterable[str] | None = None,
        kind: str | None = None,
    ) -> "Balance":
        """Return the structural balance of friendly and hostile ties between actors.

        >>> import kerege
        >>> found = kerege.load().balance(kind="State")
        >>> print(found.unbalanced[0])
        china − japan + kazakhstan + china
        """
        from kerege.analysis import balance, signed_ties

        graph = signed_ties(self.store, self._tying(as_of, known_by, relations))
        graph.remove_nodes_from([name for name in graph if not self._is_a(name, kind)])
        graph.remove_nodes_from([name for name in graph if not graph[name]])
        return balance(graph)

    def _is_a(self, entity: str, kind: str | None) -> bool:
        ontology = self.store.ontology
        if kind is None:
            return True
        if kind not in ontology.classes:
            raise NotFoundError("class", kind, ontology.classes)
        known = self.store.entities.get(entity)
        return known is not None and ontology.is_a(known.kind, kind)

    def _related(self, claims: list[Claim], relations: str | Iterable[str] | None) -> list[Claim]:
        if relations is None:
            return claims
        names = [relations] if isinstance(relations, str) else relations
        wanted = {self.store.ontology.relation(name).id for name in names}
        return [claim for claim in claims if claim.relation in wanted]

    def _tying(
        self, as_of: Day | None, known_by: Day | None, relations: str | Iterable[str] | None
    ) -> list[Claim]:
        """Return the live claims from which ties are made."""
        found = (
            live(self.store) if as_of is None and known_by is None else self._at(as_of, known_by)
        )
        return self._related(found, relations)

    def _ties(
        self, as_of: Day | None, known_by: Day | None, relations: str | Iterable[str] | None
    ) -> "nx.DiGraph[str]":
        from kerege.analysis import ties

        return ties(self.store, self._tying(as_of, known_by, relations))
