"""Synthetic stores of any size, shaped like the curated facts."""

import random
from decimal import Decimal
from typing import Any

from kerege.model import Claim, Entity, Name, Polarity, Ref, Source
from kerege.ontology import load_ontology
from kerege.project import Project
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


def steady_store(size: int, *, seed: int = 0) -> Store:
    """Return a store of `size` claims that are as dense and as dated as the curated ones.

    Of each fifty claims about the same few entities, some say the same and some collide: as many in
    a small store as in a large one, so that what grows is the number of claims alone.
    """
    chance = random.Random(seed)
    ontology = load_ontology(bundled("ontology"))
    press = [f"press-{n}" for n in range(max(5, size // 15))]
    sources = [f"source-{n}" for n in range(max(5, size // 8))]
    entities = {name: Entity(id=name, kind="Outlet") for name in press}
    claims = []
    for number in range(size):
        place = number // 50
        subject, other = f"state-{place}-{number % 10}", f"bloc-{place}-{chance.randrange(5)}"
        entities.setdefault(subject, Entity(id=subject, kind="State"))
        entities.setdefault(other, Entity(id=other, kind="InternationalOrganization"))
        relation = chance.choice(_STEADY)
        denied = chance.random() < 0.05
        claims.append(
            Claim(
                subject=subject,
                relation=relation,
                object=Quantity(Decimal(chance.randint(10**5, 10**8)), "persons")
                if relation == "population"
                else Ref(other),
                polarity=Polarity.NEGATIVE if denied else Polarity.POSITIVE,
                **_dates(chance),
                asserted_by=chance.choice(press),
                published_on=PartialDate.parse(f"{chance.randint(2000, 2025)}"),
                recorded_on=PartialDate.parse(f"2026-01-{1 + number % 28:02}"),
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
            name: Source(
                id=name, title=name, publisher=chance.choice(press), kind="wire", reliability="B"
            )
            for name in sources
        },
        claims=tuple(claims),
    )


_STEADY = (
    *["memberOf"] * 3, *["observerIn"] * 2, *["signs"] * 3, "headOfState", "capital", "hosts",
    "ratifies", *["population"] * 3,
)  # fmt: skip


def _dates(chance: random.Random) -> dict[str, Any]:
    """Return dates as curated claims have them: three in eight observed, three in ten none."""
    year, month, date = chance.randint(1991, 2025), chance.randint(1, 12), chance.randint(1, 28)
    day = PartialDate.parse(f"{year}-{month:02}-{date:02}")
    kind = chance.random()
    if kind < 0.37:
        return {"observed_on": day}
    if kind < 0.50:
        return {"during": Interval(day)}
    if kind < 0.70:
        return {"during": Interval(day, PartialDate.parse(f"{day.year + chance.randint(1, 9)}"))}
    return {}
