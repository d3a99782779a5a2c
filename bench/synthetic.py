"""Synthetic stores of any size, shaped like the curated facts."""

import random
from decimal import Decimal

from kerege.model import Claim, Entity, Name, Project, Ref, Source
from kerege.ontology import load_ontology
from kerege.resources import bundled
from kerege.store import Store
from kerege.values import Interval, PartialDate, Quantity


def synthetic_store(size: int, *, seed: int = 0) -> Store:
    """Return a store of `size` claims: two in three between entities, the others amounts."""
    chance = random.Random(seed)
    ontology = load_ontology(bundled("ontology"))
    states = [f"state-{n}" for n in range(max(10, size // 100))]
    blocs = [f"bloc-{n}" for n in range(max(5, size // 1000))]
    sources = [f"source-{n}" for n in range(max(5, size // 500))]
    kinds = [(states, "State"), (blocs, "InternationalOrganization"), (["press"], "Outlet")]
    entities = {
        name: Entity(id=name, kind=kind, names=(Name("en", f"The {name}", is_label=True),))
        for names, kind in kinds
        for name in names
    }
    relations = ["memberOf", "observerIn", "dialoguePartnerOf"]
    claims = []
    for number in range(size):
        start = PartialDate(
            chance.randint(1991, 2020), chance.randint(1, 12), chance.randint(1, 28)
        )
        between = number % 3 < 2
        claims.append(
            Claim(
                subject=chance.choice(states),
                relation=chance.choice(relations) if between else "population",
                object=Ref(chance.choice(blocs))
                if between
                else Quantity(Decimal(chance.randint(10**5, 10**8)), "persons"),
                during=Interval(start, PartialDate(chance.randint(2021, 2040))),
                asserted_by="press",
                published_on=PartialDate(2025),
                recorded_on=PartialDate(2026, 1, 1 + number % 28),
                source=chance.choice(sources),
                note=f"row {number}",
            )
        )
    return Store(
        project=Project(title="Synthetic", base="https://example.org/id/"),
        ontology=ontology,
        build_date=PartialDate(2026),
        entities=entities,
        sources={
            name: Source(id=name, title=name, publisher="press", kind="wire", reliability="B")
            for name in sources
        },
        claims=tuple(claims),
    )
