"""What the curated facts tell a reader: capitals, office holders, who belongs to what, and when."""

from collections.abc import Iterable
from functools import cached_property

from kerege.extractors.reading import Knowledge
from kerege.model import Claim, Entity, Ref
from kerege.values import PartialDate

_BELONGING = ("partOf", "memberOf", "locatedIn")


class World:
    """Answer questions about the world from curated, plain, positive facts."""

    def __init__(self, knowledge: Knowledge, others: tuple[Entity, ...] = ()) -> None:
        self.ontology = knowledge.ontology
        self.others = others
        self.entities: dict[str, Entity] = {
            entity.id: entity for entity in (*others, *knowledge.resolver.entities)
        }
        self._facts: dict[str, list[Claim]] = {}
        for claim in knowledge.facts:
            if claim.is_plain_fact:
                self._facts.setdefault(claim.relation, []).append(claim)

    def kind(self, entity: str) -> str:
        """Return the class of an entity, or '' where it is unknown."""
        return self.entities[entity].kind if entity in self.entities else ""

    def is_a(self, entity: str, *kinds: str) -> bool:
        """Tell whether an entity is of one of these classes."""
        line = self.ontology.lineage(self.kind(entity))
        return any(kind in line for kind in kinds)

    @cached_property
    def states(self) -> tuple[str, ...]:
        """Return all states, those of the project and others."""
        return tuple(one for one in self.entities if self.is_a(one, "State"))

    @cached_property
    def governed_from(self) -> dict[str, str]:
        """Return the state of each capital; a city that two states claim is left out."""
        found: dict[str, set[str]] = {}
        for claim in self._facts.get("capital", []):
            if isinstance(claim.object, Ref):
                found.setdefault(claim.object.id, set()).add(claim.subject)
        return {city: next(iter(states)) for city, states in found.items() if len(states) == 1}

    @cached_property
    def _members(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for relation in _BELONGING:
            for claim in self._facts.get(relation, []):
                if isinstance(claim.object, Ref) and self.is_a(claim.subject, "State"):
                    found.setdefault(claim.object.id, []).append(claim)
        return found

    def members(self, whole: str, when: PartialDate | None) -> tuple[str, ...]:
        """Return the states that belong to a region or organisation at a time."""
        return _distinct(c.subject for c in self._members.get(whole, []) if _holds(c, when))

    def holder(self, relation: str, state: str, when: PartialDate | None) -> str | None:
        """Return who holds an office of a state at a time, where the facts name one person."""
        found = _distinct(
            claim.object.id
            for claim in self._facts.get(relation, [])
            if claim.subject == state and isinstance(claim.object, Ref) and _holds(claim, when)
        )
        return found[0] if len(found) == 1 else None

    def state_of(self, speaker: str, when: PartialDate | None) -> str:
        """Return the state for which one speaks: itself, or that of a body or office; or ''."""
        if self.is_a(speaker, "State"):
            return speaker
        found = set(self.states_of.get(speaker, ()))
        for relation in ("headOfState", "headOfGovernment"):
            for claim in self._facts.get(relation, []):
                if claim.object == Ref(speaker) and _holds(claim, when):
                    found.add(claim.subject)
        found = {one for one in found if self.is_a(one, "State")}
        return min(found) if len(found) == 1 else ""

    @cached_property
    def states_of(self) -> dict[str, frozenset[str]]:
        """Return the states that a body, company or place belongs to."""
        found: dict[str, set[str]] = {}
        for relation in ("partOf", "locatedIn", "officeOf"):
            for claim in self._facts.get(relation, []):
                if isinstance(claim.object, Ref):
                    found.setdefault(claim.subject, set()).add(claim.object.id)
        return {entity: frozenset(states) for entity, states in found.items()}


def _holds(claim: Claim, when: PartialDate | None) -> bool:
    """Tell whether a fact holds at a time; without a time, whether it has no known end."""
    if when is None:
        return claim.during.until is None
    return claim.during.first < when.end and when.first < claim.during.end


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))
