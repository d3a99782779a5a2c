"""Bring what a server holds of a graph up to date, and check it.

Beside its layers the graph has one more on the server, `graph/published`: for each subject and
layer a digest of its triples, written only after them. What has the same digest there is not sent
again, so that an update costs what changed, and a run that was cut off goes on where it stopped.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice

from kerege.ids import digest
from kerege.publish.client import Client
from kerege.publish.verification import verify
from kerege.store import Store
from kerege.writers.statements import descriptions
from kerege.writers.subjects import LAYERS

Key = tuple[str, str]
"""A layer and the IRI of a subject in it."""

_CHUNK = 1_000
"""Subjects sent at once."""
_UPDATE_CHUNK = 100
"""Subjects sent at once by SPARQL Update, which servers parse as one query."""
_DELETE_CHUNK = 50
_ROWS = 5_000
"""Rows asked for at once; servers cut longer answers without a word."""
_SAMPLE = 25


@dataclass(slots=True)
class Published:
    """Count what was done: subjects sent, deleted and left alone, triples and subjects checked."""

    sent: int = 0
    deleted: int = 0
    unchanged: int = 0
    triples: dict[str, int] = field(default_factory=dict)
    sampled: int = 0


class Stopped(KeyboardInterrupt):
    """Tell that Ctrl-C came while a graph was sent, and what had been done by then."""

    def __init__(self, done: Published) -> None:
        super().__init__()
        self.done = done


def publish(
    store: Store,
    url: str,
    *,
    server: str = "",
    tries: int = 5,
    tell: Callable[[str, int, int], None] = lambda *_: None,
) -> Published:
    """Make a SPARQL 1.1 server hold the graph, in a named graph a layer; return what was done.

    Raises OutputError where the server cannot be reached, refuses, or does not hold afterwards
    what it was sent; Stopped, with what was done, at Ctrl-C.
    """
    with Client(url, kind=server, tries=tries) as client:
        running = _Run(client, store)
        try:
            done = running.run(tell)
        except KeyboardInterrupt:
            raise Stopped(running.done) from None
        tell("Checking", 0, 1)
        done.sampled = verify(client, store, done.triples, size=_SAMPLE)
        tell("Checking", 1, 1)
    return done


class _Run:
    """Send what the server does not have, then delete what the graph does not."""

    def __init__(self, client: Client, store: Store) -> None:
        self.client, self.store = client, store
        self.graphs = {layer: f"{store.project.base}graph/{layer}" for layer in LAYERS}
        self.digests = f"{store.project.base}graph/published"
        self.done = Published(triples=dict.fromkeys(LAYERS, 0))
        self.waiting: dict[Key, tuple[str, list[str]]] = {}
        self.stale: list[Key] = []
        self.chunk = _UPDATE_CHUNK if client.server.store is None else _CHUNK

    def run(self, tell: Callable[[str, int, int], None]) -> Published:
        there = self._published()
        was_cut_off = self._begin()
        amounts: set[str] = set()
        amount = f"<{self.store.project.base}quantity/"
        for layer, subject, pairs in descriptions(self.store):
            if subject.startswith(amount):
                if subject in amounts:
                    continue
                amounts.add(subject)
            lines = sorted({f"{subject} {predicate} {term} .\n" for predicate, term in pairs})
            self.done.triples[layer] += len(lines)
            key, mark = (layer, subject), digest("".join(lines))
            known = there.pop(key, None)
            if known == mark:
                self.done.unchanged += 1
                continue
            if known or was_cut_off:
                self.stale.append(key)
            self.waiting[key] = mark, lines
            if len(self.waiting) >= self.chunk:
                self._flush()
                tell("Publishing", self.done.sent + self.done.unchanged, len(self.store))
        self._flush()
        self._delete(there)
        self.done.deleted = len(there)
        self._end()
        return self.done

    def _published(self) -> dict[Key, str]:
        """Return the digest of each subject and layer that the server has."""
        layers = {graph: layer for layer, graph in self.graphs.items()}
        ((count,),) = self.client.rows(
            f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{self.digests}> {{ ?s ?g ?mark }} }}"
        )
        found: dict[Key, str] = {}
        for start in _starts(int(count)):
            condition = f'FILTER(STRSTARTS(?mark, "{start}"))' if start else ""
            for subject, graph, mark in self.client.rows(
                f"SELECT ?s ?g ?mark {{ GRAPH <{self.digests}> {{ ?s ?g ?mark {condition} }} }}"
            ):
                if graph in layers:
                    found[layers[graph], f"<{subject}>"] = mark
        return found

    def _begin(self) -> bool:
        """Note that a run is under way; tell whether an earlier one did not come to its end."""
        note = self._note()
        found = self.client.bindings(
            f"SELECT ?x {{ GRAPH <{self.digests}> {{ <{self.digests}> ?p ?x }} }}"
        )
        if not found:
            self.client.insert(self.digests, [note])
        return bool(found)

    def _end(self) -> None:
        self.client.update(f"DELETE DATA {{ GRAPH <{self.digests}> {{ {self._note()} }} }}")

    def _note(self) -> str:
        return f'<{self.digests}> <{self.digests}> "unfinished" .\n'

    def _flush(self) -> None:
        self._delete(self.stale)
        self.stale.clear()
        for layer, graph in self.graphs.items():
            chosen = {key: value for key, value in self.waiting.items() if key[0] == layer}
            if chosen:
                self.client.insert(graph, [line for _, lines in chosen.values() for line in lines])
        marks = [
            f'{subject} <{self.graphs[layer]}> "{mark}" .\n'
            for (layer, subject), (mark, _) in self.waiting.items()
        ]
        if marks:
            self.client.insert(self.digests, marks)
        self.done.sent += len(self.waiting)
        self.waiting.clear()

    def _delete(self, keys: Iterable[Key]) -> None:
        """Delete the digests of subjects, then their triples."""
        remaining = iter(keys)
        while chunk := list(islice(remaining, _DELETE_CHUNK)):
            steps = []
            for layer, subject in chunk:
                graph = self.graphs[layer]
                steps += [
                    f"DELETE WHERE {{ GRAPH <{self.digests}> {{ {subject} <{graph}> ?mark }} }}",
                    f"DELETE WHERE {{ GRAPH <{graph}> {{ {subject} ?p ?o }} }}",
                ]
            self.client.update(" ;\n".join(steps))


def _starts(count: int) -> list[str]:
    """Return starts of digests that divide so many of them into answers of a bearable length."""
    starts = [""]
    while count > _ROWS * len(starts):
        starts = [start + digit for start in starts for digit in "0123456789abcdef"]
    return starts
