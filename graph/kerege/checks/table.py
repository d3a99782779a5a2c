"""The checks by name, with the level of what they find."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kerege.checks import content, integrity, shapes
from kerege.errors import Problem
from kerege.store import Store


@dataclass(frozen=True, slots=True)
class Check:
    """Hold one check: what it finds, what to do about it, how grave it is.

    `run` yields where it found it, and what.
    """

    problem: str
    solution: str
    level: str
    run: Callable[[Store], Iterator[tuple[str, str]]]
    quick: bool = True

    def __call__(self, store: Store) -> Iterator[Problem]:
        """Yield a problem for each place."""
        for place, found in self.run(store):
            yield Problem(
                path=place,
                found=f"{self.problem}: {found}",
                next_step=self.solution,
                level=self.level,
            )


CHECKS = {
    "undated": Check(
        "a fact without any date",
        "say from, until, during or on",
        "warning",
        content.undated,
    ),
    "orphan": Check(
        "an entity that no claim mentions",
        "state a fact about it, or take it out",
        "note",
        content.orphans,
    ),
    "shared-name": Check(
        "a name that several entities bear",
        "a judgement in seeds/judgements.yaml decides; until then texts leave it unresolved",
        "note",
        content.shared_names,
    ),
    "no-link": Check(
        "a cited source without an address",
        "add its url to seeds/sources.yaml",
        "warning",
        content.unlinked_sources,
    ),
    "conflict": Check(
        "two claims that cannot both hold",
        "both stay; kerege conflicts shows them; supersede one if it is a slip",
        "note",
        content.conflicts,
    ),
    "one-script": Check(
        "a person or city without a name in another script",
        "add the local name to seeds/entities, so that texts in that script reach it",
        "note",
        content.one_script,
    ),
    "claim-id": Check(
        "a claim whose id is not that of its content",
        "build again from the seeds; somebody changed the graph",
        "error",
        integrity.wrong_ids,
        quick=False,
    ),
    "shape": Check(
        "a node that breaks a shape of the ontology",
        "see ontology/shapes-core.ttl and shapes-sparql.ttl",
        "error",
        shapes.violations,
        quick=False,
    ),
}


def quick_checks(store: Store) -> tuple[Problem, ...]:
    """Return what the checks find that every build runs."""
    return tuple(problem for check in CHECKS.values() if check.quick for problem in check(store))


def all_checks(store: Store) -> tuple[Problem, ...]:
    """Return what all checks find, SHACL included."""
    return tuple(problem for check in CHECKS.values() for problem in check(store))
