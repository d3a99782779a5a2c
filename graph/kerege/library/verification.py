"""Texts against the graph: read with the project's own reader, then judged claim by claim."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, overload

from kerege.errors import KeregeError, NotFoundError, Problem
from kerege.ids import text_digest
from kerege.library.held import Day, to_day
from kerege.library.texts import Readable, Texts, timeless
from kerege.model import Claim, Document
from kerege.reasoning import VERDICTS, Verdict, restrict, seen_by, verify
from kerege.store import Store
from kerege.view import counted, sentence
from kerege.writers.jsonl import labelled


class Verification(Sequence[Verdict]):
    """Hold the verdicts on the claims of a text, in its order.

    `store` has the entities that the text made known; `document` is the text, where it is at hand;
    `notes` say how it was read, and what it lacks.
    """

    def __init__(
        self,
        store: Store,
        verdicts: Iterable[Verdict],
        document: Document | None = None,
        *,
        notes: Iterable[Problem] = (),
    ) -> None:
        self.store, self.document = store, document
        self.notes = tuple(notes)
        self._verdicts = tuple(verdicts)

    @overload
    def __getitem__(self, index: int) -> Verdict: ...
    @overload
    def __getitem__(self, index: slice) -> "Verification": ...
    def __getitem__(self, index: int | slice) -> "Verdict | Verification":
        if isinstance(index, slice):
            return Verification(self.store, self._verdicts[index], self.document, notes=self.notes)
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

    def given(
        self,
        *,
        without: Collection[str] = (),
        only: Collection[str] = (),
        before: Day | None = None,
        viewpoint: str | None = None,
    ) -> "Verification":
        """Return the verdicts on the same claims by part of the evidence; see `Graph.given`."""
        day = to_day(before) if before is not None else None
        store = restrict(self.store, without=without, only=only, before=day)
        store = seen_by(store, viewpoint) if viewpoint is not None else store
        verdicts = verify(store, [verdict.claim for verdict in self])
        return Verification(store, verdicts, self.document, notes=self.notes)

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

    def to_html(self) -> str:
        """Return one page: the text with its sentences coloured by verdict, the evidence beside it.

        Raises KeregeError where the text is not at hand.
        """
        from kerege.writers.verdicts import verdict_page

        if self.document is None:
            raise KeregeError(
                "the text of this source is not at hand\n"
                "    expected: an article in seeds/articles, or a file\n"
                "    next: verify the file of the text itself"
            )
        return verdict_page(self.store, self.document, tuple(self))

    def __repr__(self) -> str:
        counts = ", ".join(f"{number} {verdict}" for verdict, number in self.counts.items())
        lines = [f"{v.verdict}: {sentence(self.store, v.claim)} ({v.rule.id})" for v in self]
        notes = map(str, self.notes)
        return "\n".join([f"{counted(len(self), 'claim')}: {counts or 'none'}", *lines, *notes])


class Verifier:
    """Judge the claims of texts by the claims of a graph, which may be part of a `whole`.

    What a text of the project says is taken from the whole.
    """

    def __init__(self, texts: Texts, whole: Store) -> None:
        self._texts, self._store, self._whole = texts, texts.store, whole

    def verify_source(self, source: str) -> Verification:
        """Return the verdicts on the claims that the graph has from a source."""
        if source not in self._store.sources:
            raise NotFoundError("source", source, self._store.sources)
        claims = [claim for claim in self._whole.claims if claim.source == source]
        document = self._texts.article(source)
        step = "give it as published: 2025-11-20 in the front matter of the article"
        notes = timeless(document.source, claims, step) if document else ()
        return self._judged(self._store, claims, document, notes)

    def verify(self, text: Readable, given: Mapping[str, Any]) -> Verification:
        """Return the verdicts on the claims of a text or document; see `Texts.read`."""
        document = self._texts.document(text, given)
        known = [
            source.id
            for source in self._store.sources.values()
            if source.text_digest == text_digest(document.text)
        ]
        if known:
            return self.verify_source(known[0])
        reading = self._texts.read(document, given)
        store = self._texts.store_with(reading)
        return self._judged(store, list(reading.claims), document, reading.notes)

    def _judged(
        self,
        store: Store,
        claims: list[Claim],
        document: Document | None,
        notes: Iterable[Problem],
    ) -> Verification:
        claims.sort(key=lambda claim: ((claim.evidence and claim.evidence.start) or 0, claim.id))
        return Verification(store, verify(store, claims), document, notes=notes)
