"""How many independent origins a statement has: ten reprints of one report are one."""

from collections.abc import Iterable
from dataclasses import dataclass

from kerege.model import Claim
from kerege.reasoning.rules import Rule
from kerege.store import Store

DECLARED_ORIGIN = Rule(
    id="declared-origin",
    problem="A reprint is no second witness.",
    words="a source that names another as its origin counts as that one, along the whole chain",
    example="nine papers that print one report of an agency, and one with a report of its own: two",
)
SAME_TEXT = Rule(
    id="same-text",
    problem="The same text at two addresses is one text.",
    words="sources with one digest of their text count as one",
    example="a declaration on the pages of two ministries",
)
PUBLISHER_FAMILY = Rule(
    id="publisher-family",
    problem="A newsroom that says a thing twice has said it once.",
    words="sources of one publisher, or of one family of publishers, count as one",
    example="two reports of one agency; a broadcaster and its foreign-language channel",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Hold claims that go back to one origin, and the rules that joined them."""

    id: str
    claims: tuple[Claim, ...]
    because: tuple[Rule, ...]


def origin_of(store: Store, claim: Claim) -> str:
    """Return the origin of a claim: the family, publisher or id of the source it goes back to."""
    source = store.sources.get(_root(store, claim.source))
    if source is None:
        return claim.source
    return source.family or source.publisher or source.id


def origins(store: Store, claims: Iterable[Claim]) -> list[Origin]:
    """Return the independent origins of claims that say the same, with why they are so few."""
    groups: dict[str, list[Claim]] = {}
    texts: dict[str, str] = {}
    same_text = set()
    for claim in sorted(claims, key=lambda claim: (claim.source, claim.id)):
        origin, source = origin_of(store, claim), store.sources.get(claim.source)
        if source and source.text_digest:
            first = texts.setdefault(source.text_digest, origin)
            if first != origin:
                same_text.add(first)
                origin = first
        groups.setdefault(origin, []).append(claim)
    return [
        Origin(id=origin, claims=tuple(group), because=_because(store, group, origin in same_text))
        for origin, group in sorted(groups.items())
    ]


def _because(store: Store, group: list[Claim], same_text: bool) -> tuple[Rule, ...]:
    sources = {claim.source for claim in group}
    roots = {_root(store, source) for source in sources}
    found = [DECLARED_ORIGIN] if roots != sources else []
    found += [SAME_TEXT] if same_text else []
    found += [PUBLISHER_FAMILY] if len(roots) > 1 + same_text else []
    return tuple(found)


def _root(store: Store, source: str) -> str:
    """Return the first source of a chain of declared origins; a circle ends where it closes."""
    seen = [source]
    while (known := store.sources.get(seen[-1])) and known.origin and known.origin not in seen:
        seen.append(known.origin)
    return seen[-1]
