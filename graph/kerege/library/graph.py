"""One graph, with the questions that people ask of it."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from kerege.errors import NotFoundError
from kerege.library.claims import Claims
from kerege.library.questions import Question, bind, questions
from kerege.library.rows import Rows, ask
from kerege.library.verification import Texts, Verification
from kerege.model import Claim, Document, Entity, Ref
from kerege.ontology import NS
from kerege.reasoning import Contradiction, contradictions
from kerege.resolve import Resolver
from kerege.store import Store
from kerege.values import PartialDate
from kerege.view import holding, live, to_networkx

if TYPE_CHECKING:
    import networkx as nx
    import pyoxigraph as ox
    import rdflib

Day = str | PartialDate


class Graph:
    """Hold a knowledge graph of claims.

    >>> import kerege
    >>> g = kerege.load()
    >>> g.entity("Казахстан").id
    'kazakhstan'
    """

    def __init__(self, store: Store, *, root: Path | None = None) -> None:
        self.store = store
        self._root = root

    def claims(
        self,
        subject: str | None = None,
        *,
        relation: str | None = None,
        object: str | None = None,  # noqa: A002 - the field's term
        asserted_by: str | None = None,
        source: str | None = None,
        as_of: Day | None = None,
        known_by: Day | None = None,
    ) -> Claims:
        """Return the claims that fit all that is given.

        Without `as_of` and `known_by`, retracted and superseded claims are among them.
        Raises NotFoundError for a subject, object, speaker, relation or source that is unknown.
        """
        claims = self._at(as_of, known_by)
        if relation is not None:
            self.store.ontology.relation(relation)
            claims = [claim for claim in claims if claim.relation == relation]
        if source is not None:
            if source not in self.store.sources:
                raise NotFoundError("source", source, self.store.sources)
            claims = [claim for claim in claims if claim.source == source]
        if subject is not None:
            name = self.entity(subject).id
            claims = [claim for claim in claims if claim.subject == name]
        if object is not None:
            target = Ref(self.entity(object).id)
            claims = [claim for claim in claims if claim.object == target]
        if asserted_by is not None:
            speaker = self.entity(asserted_by).id
            claims = [claim for claim in claims if claim.asserted_by == speaker]
        return Claims(self.store, claims)

    def claim(self, prefix: str) -> Claim:
        """Return the one claim whose id starts so."""
        return self.store.claim(prefix)

    def entity(self, name: str) -> Entity:
        """Return an entity by its id or by any of its names, in any script."""
        if name in self.store.entities:
            return self.store.entities[name]
        found = self._resolver.resolve(name)
        if found.entity:
            return self.store.entities[found.entity]
        if found.candidates:
            raise NotFoundError("single entity", name, found.candidates)
        raise NotFoundError("entity", name, {*self.store.entities, *self._resolver.names})

    @property
    def entities(self) -> Mapping[str, Entity]:
        """Return all entities by id."""
        return MappingProxyType(self.store.entities)

    @cached_property
    def rdf(self) -> "rdflib.Graph":
        """Return the graph as an rdflib Graph over the same triples."""
        import rdflib
        from oxrdflib import OxigraphStore
        from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

        graph = rdflib.Graph(OxigraphStore(store=self._triples), DATASET_DEFAULT_GRAPH_ID)
        graph.bind("ker", NS)
        graph.bind("", self.store.project.base)
        return graph

    def networkx(
        self, *, as_of: Day | None = None, known_by: Day | None = None
    ) -> "nx.MultiDiGraph[str]":
        """Return entities as nodes and claims between them as edges, keyed by claim id."""
        return to_networkx(self.store, self._at(as_of, known_by))

    def query(self, sparql: str) -> Rows:
        """Return the answer to a SPARQL query; common prefixes need no declaration.

        >>> import kerege
        >>> kerege.load().query("SELECT ?m { ?m ker:memberOf :eaeu } ORDER BY ?m")[0]
        {'m': 'armenia'}
        """
        return ask(self._triples, sparql, self.store.project.base)

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Return the canned questions by name."""
        return MappingProxyType(questions(self.store.ontology.folder))

    def question(self, name: str, **values: Day) -> Rows:
        """Return the answer to a canned question, with other values than its defaults.

        >>> import kerege
        >>> kerege.load().question("members", organisation="EAEU", as_of="2015-01-01")[0]["member"]
        'belarus'
        """
        if name not in self.questions:
            raise NotFoundError("question", name, self.questions)
        return self.query(bind(self.questions[name], values, self))

    def conflicts(
        self, *, as_of: Day | None = None, known_by: Day | None = None
    ) -> list[Contradiction]:
        """Return the pairs of claims that cannot both hold, each with its proof, gravest first.

        >>> import kerege
        >>> kerege.load().conflicts()[0].rule.id
        'opposite-sign'
        """
        return contradictions(
            self.store,
            as_of=_day(as_of) if as_of else None,
            known_by=_day(known_by) if known_by else None,
        )

    def verify(
        self,
        text: str | Document,
        *,
        published: Day | None = None,
        publisher: str = "",
        language: str = "",
    ) -> Verification:
        """Return a verdict on each claim of a text, by the claims of all other sources.

        A text may have front matter; what is given here goes before it, and English is the
        default. A text of the project is not compared with itself. Raises KeregeError where no
        project folder is at hand to read a new text with, NotFoundError where nobody reads its
        language.
        """
        when = _day(published) if published else None
        return self._texts.verify(text, published=when, publisher=publisher, language=language)

    def verify_source(self, source: str) -> Verification:
        """Return a verdict on each claim that the graph has from a source."""
        return self._texts.verify_source(source)

    def __len__(self) -> int:
        return len(self.store)

    def __getitem__(self, name: str) -> Entity:
        return self.entity(name)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self.store.entities)

    def __repr__(self) -> str:
        store = self.store
        return (
            f"<Graph {store.project.title!r}: {len(store)} claims, {len(store.entities)} entities, "
            f"{len(store.sources)} sources, as of {store.build_date}>"
        )

    def _repr_html_(self) -> str:
        return Claims(self.store, self.store.claims)._repr_html_()

    def _at(self, as_of: Day | None, known_by: Day | None) -> list[Claim]:
        if as_of is not None:
            return holding(self.store, _day(as_of), _day(known_by) if known_by else None)
        if known_by is not None:
            return live(self.store, _day(known_by))
        return list(self.store.claims)

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(tuple(self.store.entities.values()))

    @cached_property
    def _texts(self) -> Texts:
        return Texts(self.store, self._root)

    @cached_property
    def _triples(self) -> "ox.Store":
        import pyoxigraph as ox

        from kerege.writers.turtle import turtle_blocks

        graph = ox.Store()
        lines = "".join(turtle_blocks(self.store)).encode()
        graph.bulk_load(lines, format=ox.RdfFormat.TURTLE)
        return graph


def _day(when: Day) -> PartialDate:
    return when if isinstance(when, PartialDate) else PartialDate.parse(when)
