"""The part of a Graph that follows commitments and compares voices."""

from collections.abc import Collection

from kerege.library.conditioned import Conditioned
from kerege.library.held import Day, to_day
from kerege.library.judged import Judged
from kerege.reasoning import Commitment, commitments
from kerege.view import Path, live, shortest_paths


class Analysed(Judged, Conditioned):
    """Answer what stands behind many claims at once."""

    def status(
        self, entity: str, *, as_of: Day | None = None, known_by: Day | None = None
    ) -> list[Commitment]:
        """Return how far an entity has come on the ladder of commitment, rung by rung.

        A treaty, programme or event comes first, then all that an actor has committed itself to.
        Without `as_of`, as of the build date. Raises NotFoundError for an unknown entity.

        >>> import kerege
        >>> treaty = kerege.load().status("Treaty of Semipalatinsk", as_of="2008")[0]
        >>> treaty.rung, treaty.parties["kazakhstan"]
        ('signed', 'signed')
        """
        return commitments(
            self.store,
            self.entity(entity).id,
            as_of=to_day(as_of) if as_of else None,
            known_by=to_day(known_by) if known_by else None,
        )

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
    ) -> list[Path]:
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
        return shortest_paths(claims, one, two, most=most)
