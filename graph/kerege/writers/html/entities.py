"""The entities of a store, and which of them a claim is about."""

from kerege.model import Claim, Entity, Object, Ref
from kerege.store import Store


def all_entities(store: Store) -> list[Entity]:
    """Return the entities, and one without names for each id that only claims use."""
    named = store.entities
    used = {name for claim in store.claims for name in mentioned(claim)} | {
        claim.asserted_by for claim in store.claims
    }
    stubs = {name: Entity(id=name, kind="Entity") for name in used if name not in named}
    return [entity for _, entity in sorted({**named, **stubs}.items())]


def mentioned(claim: Claim) -> list[str]:
    """Return the entities that a claim is about: subject, object, those of its qualifiers."""
    values: tuple[Object, ...] = (claim.object, *(value for _, value in claim.qualifiers))
    return [claim.subject, *(value.id for value in values if isinstance(value, Ref))]
