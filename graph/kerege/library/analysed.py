"""The part of a Graph that follows commitments and compares voices."""

from collections.abc import Collection
from typing import Self

from kerege.errors import InputError, NotFoundError, Problem
from kerege.library.conditioned import Conditioned
from kerege.library.held import Day, to_day
from kerege.library.judged import Judged
from kerege.library.told import Findings
from kerege.library.told.commitments import COMMITMENTS
from kerege.library.told.coverage import covered
from kerege.library.told.paths import PATHS
from kerege.library.told.voices import heard, recorded
from kerege.reasoning import (
    Commitment,
    Diff,
    Hearing,
    TrackRecord,
    commitments,
    diff,
    hearings,
    track_records,
)
from kerege.reasoning.camps import WITHIN
from kerege.reasoning.track_record import ROLES
from kerege.view import DIMENSIONS, Coverage, Path, coverage, live, shortest_paths
from kerege.view.coverage import TABLE


class Analysed(Judged, Conditioned):
    """Answer what stands behind many claims at once."""

    def status(
        self, entity: str, *, as_of: Day | None = None, known_by: Day | None = None
    ) -> Findings[Commitment]:
        """Return how far an entity has come on the ladder of commitment, rung by rung.

        A treaty, programme or event comes first, then all that an actor has committed itself to.
        Without `as_of`, as of the build date. Raises NotFoundError for an unknown entity.

        >>> import kerege
        >>> treaty = kerege.load().status("Treaty of Semipalatinsk", as_of="2008")[0]
        >>> treaty.rung, treaty.parties["kazakhstan"]
        ('signed', 'signed')
        """
        found = commitments(
            self.store,
            self.entity(entity).id,
            as_of=to_day(as_of) if as_of else None,
            known_by=to_day(known_by) if known_by else None,
        )
        return Findings(self.store, found, COMMITMENTS)

    def path(
        self,
        start: str,
        end: str,
        *,
        only: Collection[str] = (),
        without: Collection[str] = (),
        before: Day | None = None,
        as_of: Day | None = None,
        known_by: Day | None = None,
        most: int = 5,
    ) -> Findings[Path]:
        """Return the shortest ways in which two entities are tied, each step with its claims.

        A denial ties nothing. `only`, `without` and `before` leave part of the evidence, see
        `given`. Raises NotFoundError for an unknown entity or condition.

        >>> import kerege
        >>> way = kerege.load().path("japan", "treaty-of-semipalatinsk", only=["asserted"])[0]
        >>> len(way.entities), len(way.ties[0].claims) > 0
        (3, True)
        """
        one, two = self.entity(start).id, self.entity(end).id
        part = self.given(only=only, without=without, before=before)
        timeless = as_of is None and known_by is None
        claims = live(part.store) if timeless else part._at(as_of, known_by)
        return Findings(self.store, shortest_paths(claims, one, two, most=most), PATHS)

    def camps(
        self, target: str, *, within: int = WITHIN, known_by: Day | None = None
    ) -> Findings[Hearing]:
        """Return who says what of an entity, or of one statement, camp by camp; silence included.

        `target` is an entity, or the start of the id of a claim or statement. A camp is silent
        that says nothing of it within so many days. Raises NotFoundError for what is unknown.

        >>> import kerege
        >>> hearing = kerege.load().camps("ca-japan-summit-2024")[-1]
        >>> [position.camp for position in hearing.camps("silent")][:2]
        ['beijing', 'moscow']
        """
        day = to_day(known_by) if known_by is not None else None
        found = hearings(self.store, self._target(target), within=within, known_by=day)
        return Findings(self.store, found, heard(within))

    def track_record(
        self, by: str = "speaker", *, known_by: Day | None = None
    ) -> Findings[TrackRecord]:
        """Return how the claims of each speaker, publisher or source fare against those of others.

        Raises NotFoundError for another word than these three.

        >>> import kerege
        >>> best = kerege.load().track_record()[0]
        >>> best.are_few, best.checked > best.borne_out > 0
        (False, True)
        """
        if by not in ROLES:
            raise NotFoundError("role", by, ROLES)
        found = track_records(self.store, by, known_by=to_day(known_by) if known_by else None)
        return Findings(self.store, found, recorded(by))

    def diff(self, old: Self) -> Diff:
        """Return what changed from another graph to this one: claims, contradictions, verdicts.

        >>> import kerege
        >>> g = kerege.load()
        >>> bool(g.diff(g)), len(g.diff(g.given(only=["asserted"])).claims("new")) > 0
        (False, True)
        """
        return diff(old.store, self.store)

    def gaps(self, by: Collection[str] = TABLE) -> Findings[Coverage]:
        """Return how much is known in each cell of state, theme, decade, language, class of source.

        Cells without any claim are among them: the gaps. Raises NotFoundError for another dimension
        than these five, InputError where states are counted and the project has none in focus.

        >>> import kerege
        >>> sources = kerege.load().gaps(by=["state", "language"])
        >>> [cell.claims for cell in sources if cell.place == {"state": "japan", "language": "tk"}]
        [0]
        """
        for name in by:
            if name not in DIMENSIONS:
                raise NotFoundError("dimension", name, DIMENSIONS)
        if "state" in by and not self.store.project.focus:
            problem = Problem(
                path="kerege.toml",
                found="no focus",
                expected="the states whose coverage is counted",
                next_step='write a line such as focus = ["kazakhstan", "japan"]',
            )
            raise InputError([problem])
        return Findings(self.store, coverage(self.store, by=by), covered(by))

    def _target(self, name: str) -> str:
        """Return the id of an entity, claim or statement by a name or the start of an id."""
        statements = self.store.by_statement
        found = [each for each in statements if name and each.startswith(name)]
        if name not in self.store.entities and len(found) == 1:
            return found[0]
        try:
            return self.entity(name).id
        except NotFoundError:
            claims = [claim.id for claim in self.store.claims if name and claim.id.startswith(name)]
            if len(claims) != 1:
                raise
            return claims[0]
