"""Claims as short lines, for comparing."""

from kerege.model import Claim, Ref


def line(claim: Claim) -> str:
    """Write a claim as one line, without what is at its default."""
    value = claim.object.id if isinstance(claim.object, Ref) else str(claim.object)
    parts = [claim.subject, claim.relation, value]
    parts += [f"{key}={getattr(one, 'id', one)}" for key, one in claim.qualifiers]
    parts += ["not"] * (claim.polarity == "negative")
    parts += [claim.modality.value] * (claim.modality != "asserted")
    parts += [str(claim.during)] * (not claim.during.is_open)
    parts += [f"on={claim.observed_on}"] * (claim.observed_on is not None)
    parts += [f"by={claim.asserted_by}"] * (claim.asserted_by != "tester")
    return " ".join(parts)
