"""What a claim goes back to: the speaker, newsroom or text behind its reprints and quotations."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kerege.model import Claim
from kerege.store import Store
from kerege.values.dates import END

DECLARED, SAME_TEXT, NEAR_TEXT = "declared-origin", "same-text", "near-text"
CREDIT, QUOTATION = "wire-credit", "quotation-chain"


@dataclass(frozen=True, slots=True)
class Trace:
    """Hold where a claim comes from in the end, and the ids of the rules that led there.

    `root` is the last source on the way, or the speaker if he stands at its end.
    """

    origin: str
    root: str
    steps: tuple[str, ...] = ()


class Origins:
    """Find what the claims of a store go back to, each source once."""

    def __init__(self, store: Store) -> None:
        self._sources = store.sources
        self._first_texts = _first_texts(store)
        publishers = {source.publisher: source.family for source in store.sources.values()}
        self._families = {name: family for name, family in publishers.items() if family}
        self._of_source = cache(self._trace_source)
        self._of_speaker = cache(self._trace_speaker)

    def of(self, claim: Claim) -> str:
        """Return the id of the origin: a speaker, a publisher, or a family of publishers."""
        return self.trace(claim).origin

    def of_source(self, source: str) -> str:
        """Return the id of the origin of what a source says in its own voice."""
        return self._of_source(source).origin

    def trace(self, claim: Claim) -> Trace:
        """Return the origin of a claim with the way to it.

        Whoever is quoted is the origin of what he says, and not the paper that prints it.
        """
        source = self._sources.get(claim.source)
        if source and claim.asserted_by not in (source.publisher, source.author):
            return self._of_speaker(claim.asserted_by)
        return self._of_source(claim.source)

    def _trace_speaker(self, name: str) -> Trace:
        return Trace(self._families.get(name, name), name, (QUOTATION,))

    def _trace_source(self, name: str) -> Trace:
        """Follow a source to the first of its chain; a circle ends where it closes."""
        seen, steps = [name], []
        while (source := self._sources.get(seen[-1])) is not None:
            following, step = self._before(source.id)
            if not following or following in seen:
                break
            seen.append(following)
            steps.append(step)
        if source is None:
            return Trace(seen[-1], seen[-1], tuple(steps))
        if source.credits:
            agency = self._families.get(source.credits, source.credits)
            return Trace(agency, source.credits, (*steps, CREDIT))
        origin = source.family or source.publisher or source.id
        return Trace(origin, source.id, tuple(steps))

    def _before(self, name: str) -> tuple[str, str]:
        """Return the source that a source takes its text from, and the rule that says so."""
        source = self._sources[name]
        first = self._first_texts.get(source.text_digest, name)
        return next(
            (
                (other, step)
                for other, step in (
                    (source.origin, DECLARED),
                    (first, SAME_TEXT),
                    (source.shares_text_with, NEAR_TEXT),
                )
                if other not in ("", name)
            ),
            ("", ""),
        )


def origin(store: Store, claim: Claim) -> str:
    """Return what one claim goes back to; for many, ask one `Origins`."""
    return Origins(store).of(claim)


def said(claim: Claim) -> str:
    """Return what two claims share that say just the same, whenever it is said to hold.

    That is the statement with sign and modality: as one text, since a tuple for each of a million
    claims keeps Python's collector of cycles busy.
    """
    return claim.statement + claim.polarity + claim.modality


def witnesses(
    store: Store, claims: Iterable[Claim], *, finder: Origins | None = None
) -> dict[str, tuple[str, ...]]:
    """Return the independent origins of each thing that the claims say, in order."""
    finder = finder or Origins(store)
    alone: dict[str, tuple[str, ...]] = {}
    found: dict[str, tuple[str, ...]] = {}
    for claim in claims:
        key, name = said(claim), finder.of(claim)
        known = found.setdefault(key, alone.setdefault(name, (name,)))
        if name not in known:
            found[key] = tuple(sorted((*known, name)))
    return found


def _first_texts(store: Store) -> dict[str, str]:
    """Return, for the digest of each text, the source that published it first."""
    first: dict[str, str] = {}
    for source in sorted(
        store.sources.values(),
        key=lambda each: (each.published_on.first if each.published_on else END, each.id),
    ):
        if source.text_digest:
            first.setdefault(source.text_digest, source.id)
    return first
