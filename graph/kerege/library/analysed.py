"""The part of a Graph that follows commitments and compares voices."""

from kerege.library.held import Day, to_day
from kerege.library.judged import Judged
from kerege.reasoning import Commitment, commitments


class Analysed(Judged):
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
