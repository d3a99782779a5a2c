"""A set of claims with the entities and sources they refer to, indexed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from kerege.errors import NotFoundError, by_prefix
from kerege.model import Assessment, Claim, Document, Entity, Ref, Source, object_key
from kerege.ontology import Ontology
from kerege.project import Project
from kerege.values import PartialDate


@dataclass(frozen=True, kw_only=True, repr=False)
class Store:
    """Hold claims in canonical order, each once, with all that they point to.

    `build_date` is the day on which direct triples have to hold. `documents` are the texts that
    were read, `assessments` what follows for their claims, by claim id; a store loaded from an
    output has neither.
    """

    project: Project
    ontology: Ontology
    build_date: PartialDate
    entities: dict[str, Entity]
    sources: dict[str, Source]
    claims: tuple[Claim, ...]
    documents: dict[str, Document] = field(default_factory=dict)
    assessments: dict[str, Assessment] = field(default_factory=dict)

    def __post_init__(self) -> None:
        once = {claim.id: claim for claim in self.claims}
        object.__setattr__(self, "claims", tuple(sorted(once.values(), key=canonical_key)))
        object.__setattr__(self, "entities", dict(sorted(self.entities.items())))
        object.__setattr__(self, "sources", dict(sorted(self.sources.items())))

    def __repr__(self) -> str:
        return f"<Store {self.project.title!r}: {len(self.claims)} claims>"

    def __len__(self) -> int:
        return len(self.claims)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims)

    def entity(self, name: str) -> Entity:
        """Return an entity by id; raise NotFoundError with the nearest where there is none."""
        try:
            return self.entities[name]
        except KeyError:
            raise NotFoundError("entity", name, self.entities) from None

    def claim(self, prefix: str) -> Claim:
        """Return the one claim whose id starts so; raise NotFoundError otherwise."""
        claims = {claim.id: claim for claim in self.claims if claim.id.startswith(prefix)}
        return claims[by_prefix("claim", prefix, claims)]

    def label(self, entity: str, lang: str = "en") -> str:
        """Return the label of an entity, or its id where it is unknown."""
        return self.entities[entity].label(lang) if entity in self.entities else entity

    def subjects(self) -> Iterator[tuple[str, list[Claim]]]:
        """Yield each entity that claims are about with these claims, and keep none of them."""
        for name, claims in groupby(self.claims, key=attrgetter("subject")):
            yield name, list(claims)

    @cached_property
    def by_subject(self) -> dict[str, list[Claim]]:
        """Return the claims about each entity."""
        return _index((claim.subject, claim) for claim in self.claims)

    @cached_property
    def by_object(self) -> dict[str, list[Claim]]:
        """Return the claims that have each entity as their object."""
        return _index(
            (claim.object.id, claim) for claim in self.claims if isinstance(claim.object, Ref)
        )

    @cached_property
    def by_relation(self) -> dict[str, list[Claim]]:
        """Return the claims of each relation."""
        return _index((claim.relation, claim) for claim in self.claims)

    @cached_property
    def by_statement(self) -> dict[str, list[Claim]]:
        """Return the claims that say, or deny, the same."""
        return _index((claim.statement, claim) for claim in self.claims)

    @cached_property
    def superseded_by(self) -> dict[str, list[Claim]]:
        """Return, for a claim's id, the claims that supersede it."""
        return _index((old, claim) for claim in self.claims for old in claim.supersedes)

    def matter(self, claim: Claim) -> tuple[str, ...]:
        """Return what a speaker's later word on the same shares with this one.

        That is the statement; of an exclusive relation, all of it but the object, since a new
        capital ends the old one.
        """
        relation = self.ontology.relations.get(claim.relation)
        if relation is None or not relation.exclusive:
            return (claim.asserted_by, claim.statement)
        frame = [f"{key}={object_key(value)}" for key, value in claim.qualifiers]
        return (claim.asserted_by, claim.subject, claim.relation, *frame)

    @cached_property
    def spoken_of_again(self) -> frozenset[str]:
        """Return the ids of the claims on whose matter their speaker names another day too."""
        first: dict[tuple[str, ...], int] = {}
        several: set[tuple[str, ...]] = set()
        for claim in self.claims:
            if begin := begins(claim):
                key = self.matter(claim)
                if first.setdefault(key, begin.first) != begin.first:
                    several.add(key)
        return frozenset(
            claim.id
            for claim in self.claims
            if several and begins(claim) and self.matter(claim) in several
        )

    def about(self, entity: str) -> list[Claim]:
        """Return the claims that have the entity as subject or object, each once."""
        found = self.by_subject.get(entity, []) + self.by_object.get(entity, [])
        return sorted({claim.id: claim for claim in found}.values(), key=canonical_key)


def begins(claim: Claim) -> PartialDate | None:
    """Return when a claim begins to hold: its start, or the day it was observed."""
    return claim.during.start or claim.observed_on


def canonical_key(claim: Claim) -> tuple[str, str, str, int, str]:
    """Return the key that orders claims for reading: by subject, relation, object, time."""
    begins = claim.during.first or (claim.observed_on.first if claim.observed_on else 0)
    return (claim.subject, claim.relation, object_key(claim.object), begins, claim.id)


def latest_date(claims: Iterable[Claim]) -> PartialDate | None:
    """Return the latest day on which any of the claims was stated, published or recorded."""
    days = [
        when
        for claim in claims
        for when in (claim.recorded_on, claim.published_on, claim.stated_on)
        if when
    ]
    return PartialDate.of(max(days).first_day) if days else None


def _index(pairs: Iterable[tuple[str, Claim]]) -> dict[str, list[Claim]]:
    index: dict[str, list[Claim]] = {}
    for key, claim in pairs:
        index.setdefault(key, []).append(claim)
    return index
