"""How many independent origins a statement has: ten reprints of one report are one."""

from collections.abc import Iterable
from dataclasses import dataclass

from kerege.model import Claim
from kerege.reasoning.rules import Rule
from kerege.store import Store
from kerege.values import PartialDate
from kerege.view import live
from kerege.view.origins import (
    CREDIT,
    DECLARED,
    NEAR_TEXT,
    QUOTATION,
    SAME_TEXT,
    Origins,
    Trace,
    said,
    witnesses,
)

DECLARED_ORIGIN = Rule(
    id=DECLARED,
    problem="A reprint is no second witness.",
    words="a source that names another as its origin counts as that one, along the whole chain",
    example="nine papers that print one report of an agency, and one with a report of its own: two",
)
ONE_TEXT = Rule(
    id=SAME_TEXT,
    problem="The same text at two addresses is one text.",
    words="sources with one digest of their text count as the one that published it first",
    example="a declaration on the pages of two ministries",
)
REPRINTED = Rule(
    id=NEAR_TEXT,
    problem="A reprint with a new headline and a shorter end says nothing new.",
    words="a text that has seven in ten runs of five words in common with an earlier one, counted "
    "over the shorter of the two, counts as the earlier one",
    example="an agency's report, and a paper that prints its first ten paragraphs",
)
WIRE_CREDIT = Rule(
    id=CREDIT,
    problem="An agency's report stays one, whoever prints it.",
    words="a text that credits another publisher, in its dateline or its last line, counts as that "
    "publisher's",
    example="ASTANA, Dec 20 (Reuters) - Kazakhstan said on Saturday",
)
QUOTED_SPEAKER = Rule(
    id=QUOTATION,
    problem="Ten papers that quote one minister have one witness between them.",
    words="what a source hands to a speaker goes back to that speaker, or to the family of "
    "publishers that the speaker is of",
    example="two papers quote the president; a paper says what an agency reports",
)
PUBLISHER_FAMILY = Rule(
    id="publisher-family",
    problem="A newsroom that says a thing twice has said it once.",
    words="sources of one publisher, or of one family of publishers, count as one",
    example="two reports of one agency; a broadcaster and its foreign-language channel",
)
_BY_ID = {
    rule.id: rule for rule in (DECLARED_ORIGIN, ONE_TEXT, REPRINTED, WIRE_CREDIT, QUOTED_SPEAKER)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Hold claims that go back to one origin, and the rules that joined them."""

    id: str
    claims: tuple[Claim, ...]
    because: tuple[Rule, ...]


def origins(
    store: Store, claims: Iterable[Claim], *, finder: Origins | None = None
) -> list[Origin]:
    """Return the independent origins of claims that say the same, with why they are so few."""
    finder = finder or Origins(store)
    groups: dict[str, list[tuple[Claim, Trace]]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.source, claim.id)):
        trace = finder.trace(claim)
        groups.setdefault(trace.origin, []).append((claim, trace))
    return [
        Origin(
            id=name,
            claims=tuple(claim for claim, _ in group),
            because=_because({trace for _, trace in group}),
        )
        for name, group in sorted(groups.items())
    ]


def corroboration(
    store: Store, *, known_by: PartialDate | None = None
) -> dict[str, tuple[str, ...]]:
    """Return for each live claim, by id, the origins of all live claims that say just the same.

    The same is the same content, sign and modality; when it is said to hold does not matter.
    """
    standing = live(store, known_by)
    found = witnesses(store, standing)
    return {claim.id: found[said(claim)] for claim in standing}


def origins_of(store: Store, claim: Claim) -> list[Origin]:
    """Return the origins of one claim and of the live ones that say just the same."""
    same = [twin for twin in live(store) if said(twin) == said(claim)]
    return origins(store, {twin.id: twin for twin in (claim, *same)}.values())


def _because(traces: set[Trace]) -> tuple[Rule, ...]:
    steps = {step for trace in traces for step in trace.steps}
    found = [rule for name, rule in _BY_ID.items() if name in steps]
    if len({trace.root for trace in traces}) > 1:
        found.append(PUBLISHER_FAMILY)
    return tuple(found)
