"""The logic of claims: what collides, what bears on what, and what follows for a text.

Pure functions over the claim store. Each rule is a value with the problem it solves, its words and
an example; docs/logic.md has the same rules. The modules, each resting on those above it:

    rules, rates, amounts       what a rule is; money and units side by side
    times, entailment           when claims meet; when one says all that another says
    collisions, sweep           what excludes what; one pass over what competes for a place
    links                       support, plan and outcome, status and event
    contradictions              pairs that cannot both hold, with proof
    origins, reprints           how many witnesses there are; which texts repeat others
    inference, sums, derivation what follows from claims
    plans, ladder, revisions    what became of plans, commitments and claims
    figures, datings            what others say of an amount, and of a date
    verdicts, audit             what the graph says of the claims of one text, or of many
    camps, viewpoints           who says what; how a side resolves a dispute
    conditions, survival        the graph on part of the evidence; what an answer hangs on
    track_record, diff          how sources fare; what changed between two graphs
"""

from kerege.reasoning import (
    collisions,
    datings,
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
from kerege.reasoning.revisions import Revision, histories, history
from kerege.reasoning.rules import Rule
from kerege.reasoning.survival import Supports, minimal_supports, path_supports, verdict_supports
from kerege.reasoning.track_record import ROLES, TrackRecord, track_records
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
    for module in (
        collisions,
        links,
        figures,
        datings,
        verdicts,
        origins,
        viewpoints,
        inference,
        sums,
    )
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
