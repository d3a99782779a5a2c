"""What the logic of claims finds, as rows that refer to claims by number."""

from kerege.project import Project
from kerege.reasoning import RULES, claim_links, contradictions
from kerege.store import Store
from kerege.view import Origins
from kerege.writers.html.columns import Row


def conflict_rows(store: Store, numbers: dict[str, int]) -> list[Row]:
    """Return one row for each pair of claims that cannot both hold: rule, common time, severity."""
    return [
        {
            "one": numbers[pair.first.id],
            "two": numbers[pair.second.id],
            "rule": pair.rule.id,
            "first": pair.common.first,
            "end": pair.common.end,
            "severity": pair.severity,
        }
        for pair in contradictions(store)
    ]


def link_rows(store: Store, numbers: dict[str, int]) -> list[Row]:
    """Return how claims bear on each other without colliding, except that they say the same."""
    return [
        {
            "one": numbers[link.first.id],
            "kind": link.kind,
            "two": numbers[link.second.id],
            "rule": link.rule.id,
        }
        for link in claim_links(store)
        if link.kind != "corroborates"
    ]


def rule_words(*found: list[Row]) -> dict[str, str]:
    """Return the words of the rules that were used, by id."""
    used = sorted({row["rule"] for rows in found for row in rows})
    return {name: RULES[name].words for name in used}


def origin_numbers(store: Store) -> dict[str, int]:
    """Return a number for each source, the same for sources that go back to one origin."""
    finder = Origins(store)
    cited = dict.fromkeys(claim.source for claim in store.claims)
    origins = {source: finder.of_source(source) for source in cited}
    numbers = {origin: number for number, origin in enumerate(sorted(set(origins.values())))}
    return {source: numbers[origin] for source, origin in origins.items()}


def camp_rows(project: Project, entities: dict[str, int]) -> list[Row]:
    """Return the camps with the numbers of those members that the graph has."""
    return [
        {
            "id": camp.id,
            "label": camp.label,
            "members": [entities[name] for name in sorted(camp.members) if name in entities],
        }
        for camp in project.camps
    ]
