"""Who says what of an event or a statement, camp by camp, and who says nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from kerege.model import Claim, Modality, Polarity, Ref
from kerege.project import Camp
from kerege.reasoning.entailment import ends
from kerege.store import Store
from kerege.values import PartialDate
from kerege.view import live

STANCES = (
    "asserts", "denies", "announces", "demands", "supposes", "judges", "reports", "leaves out",
    "silent",
)  # fmt: skip
"""What a camp can make of a statement, from its own word to none."""
NO_CAMP = ""
"""The id under which the voices of no camp stand together."""
WITHIN = 30
"""After how many days a camp that has said nothing counts as silent."""
_BY_MODALITY = {
    Modality.PLANNED: "announces",
    Modality.DEMANDED: "demands",
    Modality.HYPOTHETICAL: "supposes",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Hold what a camp makes of a statement: one of STANCES, and the claims in which it does.

    `first` is the day of the earliest of them, `delay` how many days that is after anybody first
    said so. A camp without any is silent where it says nothing of the matter within the days that
    were asked for, and leaves the statement out where it says other things of it; `is_open` where
    those days are not over by the build date.
    """

    camp: str
    stance: str
    claims: tuple[Claim, ...] = ()
    first: PartialDate | None = None
    delay: int | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """Hold a statement, by one of its claims, when it was first said, and all positions on it."""

    claim: Claim
    first: PartialDate | None
    positions: tuple[Position, ...]

    def camps(self, stance: str) -> tuple[Position, ...]:
        """Return the positions of one stance."""
        return tuple(position for position in self.positions if position.stance == stance)


def hearings(
    store: Store, target: str, *, within: int = WITHIN, known_by: PartialDate | None = None
) -> list[Hearing]:
    """Return for each statement about an entity, or for one statement, who says what of it.

    `target` is an entity, or the id of a claim or statement. A claim counts for the camp of its
    speaker; for the camp of its publisher it is a report, if the speaker is of another or of none.
    Silence is that of this graph: it has no such claim.
    """
    standing = live(store, known_by)
    if target in store.entities:
        chosen = [claim for claim in standing if _is_about(claim, target)]
        nearby = chosen
    else:
        chosen = [claim for claim in standing if target in (claim.id, claim.statement)]
        chosen = [each for each in standing if each.statement in {one.statement for one in chosen}]
        matters = {end for claim in chosen for end in ends(claim)}
        nearby = [claim for claim in standing if matters & set(ends(claim))]
    groups: dict[str, list[Claim]] = {}
    for claim in chosen:
        groups.setdefault(claim.statement, []).append(claim)
    found = [_hearing(store, group, nearby, within) for group in groups.values()]
    return sorted(found, key=lambda each: (each.first.first if each.first else 0, each.claim.id))


def _hearing(store: Store, said: list[Claim], nearby: list[Claim], within: int) -> Hearing:
    first = min(filter(None, map(_said, said)), key=lambda day: day.first, default=None)
    voices: dict[tuple[str, str], list[Claim]] = {}
    for claim in said:
        for camp, stance in _voices(store, claim):
            voices.setdefault((camp, stance), []).append(claim)
    heard = {camp for camp, _ in voices}
    found = [_position(camp, stance, claims, first) for (camp, stance), claims in voices.items()]
    found += [
        _silence(store, camp, nearby, first, within)
        for camp in store.project.camps
        if camp.id not in heard
    ]
    order = [camp.id for camp in store.project.camps]
    found.sort(key=lambda each: (STANCES.index(each.stance), _place(order, each.camp)))
    return Hearing(claim=said[0], first=first, positions=tuple(found))


def _place(order: list[str], camp: str) -> int:
    return order.index(camp) if camp in order else len(order)


def _voices(store: Store, claim: Claim) -> Iterable[tuple[str, str]]:
    """Yield the camps that a claim counts for, and the stance of each."""
    source = store.sources.get(claim.source)
    own = _camps(store.project.camps, claim.asserted_by)
    printing = _camps(store.project.camps, source.publisher if source else "")
    if not own and not printing:
        yield NO_CAMP, _stance(claim)
    yield from ((camp, _stance(claim)) for camp in own)
    yield from ((camp, "reports") for camp in printing if camp not in own)


def _camps(camps: Iterable[Camp], member: str) -> list[str]:
    return [camp.id for camp in camps if member in camp.members]


def _stance(claim: Claim) -> str:
    if claim.opinion:
        return "judges"
    if claim.modality is not Modality.ASSERTED:
        return _BY_MODALITY[claim.modality]
    return "denies" if claim.polarity is Polarity.NEGATIVE else "asserts"


def _position(camp: str, stance: str, claims: list[Claim], first: PartialDate | None) -> Position:
    day = min(filter(None, map(_said, claims)), key=lambda day: day.first, default=None)
    delay = day.first - first.first if day and first else None
    return Position(camp=camp, stance=stance, claims=tuple(claims), first=day, delay=delay)


def _silence(
    store: Store, camp: Camp, nearby: list[Claim], first: PartialDate | None, within: int
) -> Position:
    """Return whether a camp says nothing of a matter at the time, or other things only."""
    over = first.first + within if first else None
    spoken = [
        claim
        for claim in nearby
        if any(name == camp.id for name, _ in _voices(store, claim))
        and _meets(claim, first, within)
    ]
    is_open = over is not None and over >= store.build_date.end
    stance = "leaves out" if spoken else "silent"
    return Position(camp=camp.id, stance=stance, claims=tuple(spoken), is_open=is_open)


def _meets(claim: Claim, first: PartialDate | None, within: int) -> bool:
    """Tell whether a claim was made within some days of another, before or after."""
    day = _said(claim)
    if day is None or first is None:
        return True
    return day.first <= first.end + within and first.first - within <= day.end


def _said(claim: Claim) -> PartialDate | None:
    return claim.stated_on or claim.published_on or claim.observed_on


def _is_about(claim: Claim, entity: str) -> bool:
    return entity in ends(claim) or any(value == Ref(entity) for _, value in claim.qualifiers)
