"""The logic of claims: what collides, what bears on what, and what follows for a text.

Pure functions over the claim store. Each rule is a value with the problem it solves, its words and
an example; docs/logic.md has the same rules.
"""

from kerege.reasoning import (
    collisions,
    figures,
    inference,
    links,
    origins,
    sums,
    verdicts,
    viewpoints,
)
from kerege.reasoning.camps import STANCES, Hearing, Position, hearings
from kerege.reasoning.conditions import CONDITIONS, condition_names, restrict
from kerege.reasoning.contradictions import SEVERITIES, Contradiction, contradictions
from kerege.reasoning.derivation import DerivedClaim, derived
from kerege.reasoning.diff import Diff, diff
from kerege.reasoning.figures import Ground
from kerege.reasoning.ladder import Commitment, Step, commitments
from kerege.reasoning.links import Link
from kerege.reasoning.origins import Origin, corroboration, origins_of
from kerege.reasoning.plans import OUTCOMES, Outcome, plan_outcomes
from kerege.reasoning.record import ROLES, TrackRecord, track_records
from kerege.reasoning.revisions import Revision, histories, history
from kerege.reasoning.rules import Rule
from kerege.reasoning.survival import Supports, minimal_supports, path_supports, verdict_supports
from kerege.reasoning.verdicts import GRAVEST_FIRST, VERDICTS, Verdict, verify
from kerege.reasoning.viewpoints import (
    RIVALRIES,
    Dispute,
    Resolution,
    disputes,
    resolutions,
    seen_by,
)

RULES = {
    value.id: value
    for module in (collisions, links, figures, verdicts, origins, viewpoints, inference, sums)
    for value in vars(module).values()
    if isinstance(value, Rule)
}
"""All rules by id, in the order of the docs."""

claim_links = links.links
claim_origins = origins.origins

__all__ = [
    "CONDITIONS",
    "GRAVEST_FIRST",
    "OUTCOMES",
    "RIVALRIES",
    "ROLES",
    "RULES",
    "SEVERITIES",
    "STANCES",
    "VERDICTS",
    "Commitment",
    "Contradiction",
    "DerivedClaim",
    "Diff",
    "Dispute",
    "Ground",
    "Hearing",
    "Link",
    "Origin",
    "Outcome",
    "Position",
    "Resolution",
    "Revision",
    "Rule",
    "Step",
    "Supports",
    "TrackRecord",
    "Verdict",
    "claim_links",
    "claim_origins",
    "commitments",
    "condition_names",
    "contradictions",
    "corroboration",
    "derived",
    "diff",
    "disputes",
    "hearings",
    "histories",
    "history",
    "minimal_supports",
    "origins_of",
    "path_supports",
    "plan_outcomes",
    "resolutions",
    "restrict",
    "seen_by",
    "track_records",
    "verdict_supports",
    "verify",
]
