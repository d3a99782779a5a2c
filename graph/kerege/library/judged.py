"""The part of a Graph that reads texts and judges: which claims collide, how a text fares."""

from functools import cached_property

from kerege.extractors import Reading
from kerege.library.held import Day, Held, to_day
from kerege.library.texts import Readable, Texts
from kerege.library.told import Findings
from kerege.library.told.conflicts import CONFLICTS
from kerege.library.told.explanation import EXPLANATION, explanation
from kerege.library.told.links import DERIVED, LINKS, ORIGINS
from kerege.library.told.revisions import REVISIONS
from kerege.library.verification import Verification, Verifier
from kerege.model import Claim
from kerege.reasoning import (
    Contradiction,
    DerivedClaim,
    Link,
    Origin,
    Revision,
    claim_links,
    contradictions,
    derived,
    histories,
    history,
    origins_of,
)


class Judged(Held):
    """Read texts, and judge claims by claims."""

    def conflicts(
        self, *, as_of: Day | None = None, known_by: Day | None = None
    ) -> Findings[Contradiction]:
        """Return the pairs of claims that cannot both hold, each with its proof, gravest first.

        >>> import kerege
        >>> kerege.load().conflicts()[0].rule.id
        'opposite-sign'
        """
        found = contradictions(
            self.store,
            as_of=to_day(as_of) if as_of else None,
            known_by=to_day(known_by) if known_by else None,
        )
        return Findings(self.store, found, CONFLICTS)

    def read(
        self,
        text: Readable,
        *,
        published: Day | None = None,
        publisher: str = "",
        language: str = "",
    ) -> Reading:
        """Return what a text says, layer by layer, without taking it into the graph.

        See `kerege.read`; here what was loaded for one text serves the next.
        """
        when = to_day(published) if published else None
        given = {"published": when, "publisher": publisher, "language": language}
        return self._texts.read(text, given)

    def links(self, *, known_by: Day | None = None) -> Findings[Link]:
        """Return how live claims bear on each other: corroborates, fulfils, fails, overtakenBy.

        >>> import kerege
        >>> link = next(link for link in kerege.load().links() if link.kind == "overtakenBy")
        >>> link.first.relation, link.rule.id
        ('confirmsAttendanceAt', 'later-event')
        """
        found = claim_links(self.store, known_by=to_day(known_by) if known_by else None)
        return Findings(self.store, found, LINKS)

    def derived(
        self, entity: str | None = None, *, known_by: Day | None = None
    ) -> Findings[DerivedClaim]:
        """Return what follows from live claims by rules, or only what does about an entity.

        >>> import kerege
        >>> kerege.load().derived("iran")[0].rule.id
        'inverse'
        """
        found = derived(self.store, known_by=to_day(known_by) if known_by else None)
        told = Findings(self.store, found, DERIVED)
        if entity is None:
            return told
        name = self.entity(entity).id
        return told.only(
            one for one in found if name in (one.subject, getattr(one.object, "id", None))
        )

    def history(
        self, claim: str | Claim | None = None, *, known_by: Day | None = None
    ) -> Findings[Revision]:
        """Return a claim with all that it superseded and all that superseded it, oldest first.

        Without a claim, every chain of corrections, and each withdrawal.
        """
        day = to_day(known_by) if known_by else None
        chains = (
            histories(self.store, known_by=day)
            if claim is None
            else [history(self.store, self.claim(claim), known_by=day)]
        )
        return Findings(self.store, (one for chain in chains for one in chain), REVISIONS)

    def claim(self, prefix: str | Claim) -> Claim:
        """Return the one claim whose id starts so."""
        return prefix if isinstance(prefix, Claim) else self.store.claim(prefix)

    def explain(self, claim: str | Claim) -> Findings[tuple[str, str]]:
        """Return who makes a claim, when, on which words, and whether it counts, in words.

        >>> import kerege
        >>> g = kerege.load()
        >>> dict(g.explain(g.claims("iran", relation="memberOf", object="sco")[0]))["stance"]
        'positive, asserted'
        """
        return Findings(self.store, explanation(self.store, self.claim(claim)), EXPLANATION)

    def origins(self, claim: str | Claim) -> Findings[Origin]:
        """Return the independent origins of what a claim says, each with why it is one.

        >>> import kerege
        >>> g = kerege.load()
        >>> member = g.claims("iran", relation="memberOf", object="sco")[0]
        >>> len(g.origins(member)) > 0
        True
        """
        return Findings(self.store, origins_of(self.store, self.claim(claim)), ORIGINS)

    def verify(
        self,
        text: Readable,
        *,
        published: Day | None = None,
        publisher: str = "",
        language: str = "",
    ) -> Verification:
        """Return a verdict on each claim of a text, by the claims of all other sources.

        What can be read, see `kerege.read`. A text of the project is not compared with itself.
        Raises KeregeError where no project folder is at hand to read a new text with.
        """
        when = to_day(published) if published else None
        given = {"published": when, "publisher": publisher, "language": language}
        return Verifier(self._texts, self._whole).verify(text, given)

    def verify_source(self, source: str) -> Verification:
        """Return a verdict on each claim that the graph has from a source."""
        return Verifier(self._texts, self._whole).verify_source(source)

    @cached_property
    def _texts(self) -> Texts:
        return Texts(self.store, self._root)
