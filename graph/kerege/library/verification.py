"""Texts against the graph: read with the project's own reader, then judged claim by claim."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from kerege.errors import InputError, KeregeError, NotFoundError
from kerege.extractors import Extractor, Knowledge, extractor, grounded
from kerege.ids import text_digest
from kerege.model import Claim, Document
from kerege.readers import read_folder
from kerege.readers.common import date
from kerege.readers.sources import make_source, source_fields
from kerege.reasoning import VERDICTS, Verdict, verify
from kerege.resolve import Resolver
from kerege.store import Store
from kerege.tree import Problems, Record, parse_yaml, read_fields
from kerege.values import PartialDate
from kerege.view import sentence
from kerege.writers.jsonl import labelled

if TYPE_CHECKING:
    from kerege.readers import Inputs

_FENCE = "---\n"
_UNKNOWN = "unknown"


class Verification(Sequence[Verdict]):
    """Hold the verdicts on the claims of a text, in its order.

    `store` has the entities that the text made known.
    """

    def __init__(self, store: Store, verdicts: Iterable[Verdict]) -> None:
        self.store = store
        self._verdicts = tuple(verdicts)

    @overload
    def __getitem__(self, index: int) -> Verdict: ...
    @overload
    def __getitem__(self, index: slice) -> "Verification": ...
    def __getitem__(self, index: int | slice) -> "Verdict | Verification":
        if isinstance(index, slice):
            return Verification(self.store, self._verdicts[index])
        return self._verdicts[index]

    def __len__(self) -> int:
        return len(self._verdicts)

    def __iter__(self) -> Iterator[Verdict]:
        return iter(self._verdicts)

    @property
    def counts(self) -> dict[str, int]:
        """Return how many claims have each verdict that occurs."""
        counts = Counter(verdict.verdict for verdict in self)
        return {verdict: counts[verdict] for verdict in VERDICTS if counts[verdict]}

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the claims as JSON objects, with `verdict` and `because`."""
        return [
            {
                **labelled(self.store, verdict.claim),
                "verdict": verdict.verdict,
                "because": verdict.because(),
            }
            for verdict in self
        ]

    def __repr__(self) -> str:
        counts = ", ".join(f"{number} {verdict}" for verdict, number in self.counts.items())
        lines = [f"{v.verdict}: {sentence(self.store, v.claim)} ({v.rule.id})" for v in self]
        return "\n".join([f"{len(self)} claims: {counts or 'none'}", *lines])


class Texts:
    """Read texts with what a project knows, and judge their claims."""

    def __init__(self, store: Store, root: Path | None) -> None:
        self._store, self._root = store, root
        self._readers: dict[str, Extractor] = {}

    def verify_source(self, source: str) -> Verification:
        """Return the verdicts on the claims that the graph has from a source."""
        if source not in self._store.sources:
            raise NotFoundError("source", source, self._store.sources)
        claims = [claim for claim in self._store.claims if claim.source == source]
        return self._judged(self._store, claims)

    def verify(
        self, text: str | Document, *, published: PartialDate | None, publisher: str, language: str
    ) -> Verification:
        """Return the verdicts on the claims of a text or document."""
        document = text if isinstance(text, Document) else None
        if document is None:
            document = self._document(str(text), published, publisher, language)
        known = [
            source.id
            for source in self._store.sources.values()
            if source.text_digest == text_digest(document.text)
        ]
        if known:
            return self.verify_source(known[0])
        reading = grounded(self._reader(document).read(document, self._knowledge))
        made = {entity.id: entity for entity in reading.entities}
        store = replace(
            self._store,
            entities={**made, **self._store.entities},
            sources={document.source.id: document.source, **self._store.sources},
        )
        return self._judged(store, list(reading.claims))

    def _judged(self, store: Store, claims: list[Claim]) -> Verification:
        claims.sort(key=lambda claim: ((claim.evidence and claim.evidence.start) or 0, claim.id))
        return Verification(store, verify(store, claims))

    def _document(
        self, text: str, published: PartialDate | None, publisher: str, language: str
    ) -> Document:
        """Return a text with what its front matter, if any, and the caller say of it."""
        text = text.removeprefix("\ufeff").replace("\r\n", "\n")
        values, body = self._front_matter(text)
        given = {"published": published, "publisher": publisher, "language": language}
        values |= {key: value for key, value in given.items() if value}
        digest = text_digest(body)
        defaults = {
            "id": f"text-{digest.partition(':')[2][:8]}",
            "title": body.strip().partition("\n")[0][:80],
            "publisher": _UNKNOWN,
            "language": "en",
        }
        source = make_source({**defaults, **values}, {}, digest)
        recorded = values.get("recorded_on") or source.published_on or self._store.build_date
        return Document(source, body, recorded)

    def _front_matter(self, text: str) -> tuple[dict[str, Any], str]:
        head, fence, body = text.removeprefix(_FENCE).partition("\n" + _FENCE)
        if not text.startswith(_FENCE) or not fence:
            return {}, text
        problems = Problems("front matter")
        front = parse_yaml(head, problems, first_line=2)
        values: dict[str, Any] = {}
        if isinstance(front, Record):
            table = {**source_fields(self._store.ontology), "recorded_on": date}
            values = read_fields(front, table, problems)
        elif not problems.found:
            problems.add(None, "front matter that is no record", "keys with values")
        if problems.found:
            raise InputError(problems.found)
        return values, body.removeprefix("\n")

    def _reader(self, document: Document) -> Extractor:
        language = document.source.language or "en"
        if language not in self._readers:
            self._readers[language] = extractor(language, self._inputs.project.model)
        return self._readers[language]

    @cached_property
    def _inputs(self) -> "Inputs":
        if self._root is None:
            raise KeregeError(
                "a new text is read with the seeds and judgements of a project, "
                "and this graph comes from a Turtle file alone\n"
                "    next: load the project folder, or name a source of the graph"
            )
        return read_folder(self._root)

    @cached_property
    def _knowledge(self) -> Knowledge:
        return Knowledge(
            ontology=self._inputs.ontology,
            resolver=Resolver(tuple(self._inputs.entities.values()), self._inputs.judgements),
            facts=self._inputs.facts,
        )
