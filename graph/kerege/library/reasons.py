"""A reading explained: why each claim came out, and the page that shows it."""

from collections.abc import Iterator

from kerege.extractors import Derivation, Reading
from kerege.store import Store
from kerege.writers.readings import reading_page


def reasons(reading: Reading) -> dict[str, list[str]]:
    """Return, by claim id, in words why it came out: frame, roles, cue, stance, what is doubtful.

    >>> import kerege
    >>> reading = kerege.read("Japan said it may leave the EAEU.", language="en")
    >>> for line in reasons(reading)[reading.claims[0].id]:
    ...     print(line)
    frame withdrawsFrom/leave
    subject: «it», by the rule pronoun
    object: «EAEU», by the rule name
    said by the cue «said»
    stance from: may
    """
    text = reading.document.text
    found = {one.claim: list(_lines(one, text)) for one in reading.derivations}
    for claim in reading.claims:
        if claim.note:
            found.setdefault(claim.id, []).append(claim.note)
    return found


def _lines(one: Derivation, text: str) -> Iterator[str]:
    yield f"frame {one.frame}"
    for role in one.roles:
        yield f"{role.name}: «{role.words.of(text)}», by the rule {role.rule}"
    if one.cue is not None:
        yield f"said by the cue «{one.cue.of(text)}»"
    if one.stance:
        yield f"stance from: {', '.join(one.stance)}"


def page(store: Store, reading: Reading) -> str:
    """Return one HTML page: the text with the words of its claims marked, the claims beside it."""
    return reading_page(
        store,
        reading.document,
        reading.claims,
        reasons=reasons(reading),
        refusals=[(one.evidence, one.reason) for one in reading.refusals],
    )
