"""Stores with as many entities as one likes, for the explorer: a core, and a crowd round it."""

import random

from kerege.model import Claim, Entity, Name, Ref, Source
from kerege.ontology import load_ontology
from kerege.project import Project
from kerege.resources import bundled
from kerege.store import Store
from kerege.values import Interval, PartialDate

_STATES, _BLOCS = 60, 30


def crowded_store(entities: int, *, seed: int = 0) -> Store:
    """Return a store of so many entities, each in a claim of its own with one of the core."""
    chance = random.Random(seed)
    core = min(entities, _STATES + _BLOCS)
    states = [f"state-{n}" for n in range(core * 2 // 3)]
    blocs = [f"bloc-{n}" for n in range(core - len(states))]
    people = [f"person-{n}" for n in range(entities - core)]
    kinds = [(states, "State"), (blocs, "InternationalOrganization"), (people, "Person")]
    ties = [(name, "memberOf", chance.choice(blocs)) for name in states for _ in range(4)]
    ties += [(name, "supports", chance.choice(states + blocs)) for name in people]
    claims = []
    for number, (subject, relation, other) in enumerate(ties):
        begin = PartialDate(chance.randint(1991, 2025), chance.randint(1, 12), 1 + number % 28)
        claims.append(
            Claim(
                subject=subject,
                relation=relation,
                object=Ref(other),
                during=Interval(begin, None),
                asserted_by=other,
                published_on=begin,
                recorded_on=PartialDate(2026, 1, 1),
                source=f"source-{number % 50}",
            )
        )
    return Store(
        project=Project(title="A crowd", base="https://example.org/id/"),
        ontology=load_ontology(bundled("ontology")),
        build_date=PartialDate(2026, 1, 1),
        entities={
            name: Entity(id=name, kind=kind, names=(Name("en", f"The {name}", is_label=True),))
            for names, kind in kinds
            for name in names
        },
        sources={
            f"source-{n}": Source(
                id=f"source-{n}", title=f"Source {n}", publisher=f"p-{n}", kind="wire"
            )
            for n in range(50)
        },
        claims=tuple(claims),
    )
