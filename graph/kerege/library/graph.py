"""One graph, with the questions that people ask of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from kerege.errors import NotFoundError
from kerege.library.asking import Asked, understand
from kerege.library.claims import Claims
from kerege.library.exchanged import Exchanged
from kerege.library.held import Day, to_day
from kerege.library.index import Index
from kerege.library.phrases import PhraseBook, read_phrases
from kerege.library.questions import Question, bind, question_folder, questions
from kerege.library.rows import Rows, ask
from kerege.library.tables import Table, Tables
from kerege.model import Claim, Entity, Ref
from kerege.ontology import NS
from kerege.view import begins, counted, live, mentions, replayed

if TYPE_CHECKING:
    import pyoxigraph as ox
    import rdflib


class Graph(Exchanged):
    """Hold a knowledge graph of claims.

    >>> import kerege
    >>> g = kerege.load()
    >>> g.entity("Казахстан").id
    'kazakhstan'
    """

    def claims(
        self,
        subject: str | None = None,
        *,
        relation: str | Iterable[str] | None = None,
        object: str | None = None,
        asserted_by: str | None = None,
        source: str | None = None,
        text: str | None = None,
        as_of: Day | None = None,
        known_by: Day | None = None,
    ) -> Claims:
        """Return the claims that fit all that is given; `relation` may be several.

        `subject`, `object` and the speaker `asserted_by` are ids or names in any script, `source`
        is an id. `text` stands, in any case, in the quote, the note or a text of the claim. `as_of`
        keeps what holds on a day, `known_by` what was recorded by then; a day is 2025, "2025-11",
        "2025-11-20" or a date. Without both, retracted and superseded claims are among them.
        Raises NotFoundError for what is unknown, with near names, and ValueError for what is no
        day.

        >>> import kerege
        >>> len(kerege.load().claims(relation="memberOf", text="ratif")) > 0
        True
        """
        store = self.store
        pools: list[Sequence[Claim]] = [store.claims]
        wanted: dict[str, Any] = {}
        if isinstance(relation, str):
            pools.append(store.by_relation.get(relation, ()))
        if source is not None:
            if source not in store.sources:
                raise NotFoundError("source", source, store.sources)
            wanted["source"] = source
        if subject is not None:
            wanted["subject"] = name = self.entity(subject).id
            pools.append(store.by_subject.get(name, ()))
        if object is not None:
            wanted["object"] = target = Ref(self.entity(object).id)
            pools.append(store.by_object.get(target.id, ()))
        if asserted_by is not None:
            wanted["asserted_by"] = self.entity(asserted_by).id
        found = [
            claim
            for claim in min(pools, key=len)
            if all(getattr(claim, field) == value for field, value in wanted.items())
        ]
        found = self._related(found, relation)
        if text is not None:
            found = [claim for claim in found if mentions(claim, text.casefold())]
        return Claims(store, self._among(found, as_of, known_by))

    def timeline(
        self, entity: str, other: str | None = None, *, known_by: Day | None = None
    ) -> Claims:
        """Return the dated claims about an entity, or those between two, in the order of time.

        >>> import kerege
        >>> kerege.load().timeline("uzbekistan", "csto")[0].during.start
        PartialDate(1994)
        """
        names = {self.entity(name).id for name in (entity, other) if name is not None}
        dated = [
            (begin, claim)
            for claim in live(self.store, to_day(known_by) if known_by else None)
            if names <= {claim.subject, claim.object.id if isinstance(claim.object, Ref) else ""}
            and (begin := begins(claim))
        ]
        dated.sort(key=lambda pair: (pair[0], pair[1].id))
        return Claims(self.store, (claim for _, claim in dated))

    def replay(self, known_by: Day) -> "Graph":
        """Return the graph as it was known at the end of a date; everything can be asked of it.

        What came later is gone, what was withdrawn later stands, as if built then. What was read
        from articles is as it was read now; `kerege build --known-by` reads them anew.

        >>> import kerege
        >>> g = kerege.load()
        >>> len(g.replay("2026-11-22")) <= len(g), len(g.replay("2020"))
        (True, 0)
        """
        return Graph(replayed(self.store, to_day(known_by)), root=self._root)

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

    def query(self, sparql: str) -> Rows:
        """Return the answer to a SPARQL query; common prefixes need no declaration.

        >>> import kerege
        >>> kerege.load().query("SELECT ?m { ?m ker:memberOf :eaeu } ORDER BY ?m")[0]
        {'m': 'armenia'}
        """
        return ask(self._triples, sparql, self.store.project.base)

    def sql(self, query: str) -> Table:
        """Return the answer to a SQL query over the tables `claims`, `entities` and `sources`.

        `holding(day)` is the claims that hold on a day. The tables are made at the first query and
        kept; nothing in them can be changed. Raises ExtraError without DuckDB, InputError with the
        place of a mistake.

        >>> import kerege
        >>> kerege.load().sql("SELECT count(*) AS n FROM holding('2016-01-01') "
        ...     "WHERE relation = 'memberOf' AND object = 'eaeu'")[0]["n"] >= 5
        True
        """
        return self._tables.ask(query)

    @cached_property
    def questions(self) -> Index[Question]:
        """Return the canned questions by name."""
        return Index("questions", questions(self.store.ontology.folder))

    def question(self, name: str, **values: Day) -> Rows:
        """Return the answer to a canned question, with other values than its defaults.

        >>> import kerege
        >>> kerege.load().question("members", organisation="EAEU", as_of="2015-01-01")[0]["member"]
        'belarus'
        """
        if name not in self.questions:
            raise NotFoundError("question", name, self.questions)
        given = {
            key: to_day(value) if isinstance(value, date) else str(value)
            for key, value in values.items()
        }
        return self.query(bind(self.questions[name], given, self))

    def ask(self, text: str) -> Asked:
        """Return the answer to a plain question, by rule, with the SPARQL that gave it.

        Raises KeregeError, with the nearest questions, for what no canned question answers.

        >>> import kerege
        >>> asked = kerege.load().ask("Who joined the SCO after 2017?")
        >>> asked.command
        'kerege query joined-after --set organisation=sco --set after=2017-12-31'
        >>> [row["member"] for row in asked.rows]
        ['iran', 'belarus']
        """
        question, values = understand(text, self._phrases, self.questions, self)
        sparql = bind(question, values, self)
        return Asked(question, MappingProxyType(values), sparql, self.query(sparql))

    def __len__(self) -> int:
        return len(self.store)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.store)

    def __contains__(self, thing: object) -> bool:
        """Tell whether a claim stands in it, or an entity is known by a name."""
        if isinstance(thing, Claim):
            return any(claim.id == thing.id for claim in self.store)
        try:
            return isinstance(thing, str) and bool(self.entity(thing))
        except NotFoundError:
            return False

    def __getitem__(self, name: str) -> Entity:
        return self.entity(name)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self.store.entities)

    def __repr__(self) -> str:
        store = self.store
        return (
            f"<Graph {store.project.title!r}: {counted(len(store), 'claim')}, "
            f"{counted(len(store.entities), 'entity', 'entities')}, "
            f"{counted(len(store.sources), 'source')}, as of {store.build_date}>"
        )

    def _repr_html_(self) -> str:
        return Claims(self.store, self.store.claims)._repr_html_()

    @cached_property
    def _phrases(self) -> PhraseBook:
        return read_phrases(question_folder(self.store.ontology.folder))

    @cached_property
    def _tables(self) -> Tables:
        return Tables(self.store)

    @cached_property
    def _triples(self) -> "ox.Store":
        import pyoxigraph as ox

        from kerege.writers.turtle import turtle_blocks

        graph = ox.Store()
        lines = "".join(turtle_blocks(self.store)).encode()
        graph.bulk_load(lines, format=ox.RdfFormat.TURTLE)
        return graph
