"""How much the graph knows of each state, theme and decade, and where it knows nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from kerege.model import Claim, Ref
from kerege.store import Store
from kerege.values import PartialDate
from kerege.view.clocks import begins, live
from kerege.view.origins import Origins

FIRST_DECADE = 1990
NO_THEME = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Hold what is known of a state and a theme in a decade; `origins` are independent."""

    entity: str
    theme: str
    decade: int
    claims: int
    origins: int
    last: PartialDate | None

    @property
    def is_single(self) -> bool:
        """Tell whether all of it rests on one origin."""
        return self.origins == 1


def coverage(store: Store) -> Iterator[Coverage]:
    """Yield a cell for each focus state, theme and decade since 1990, empty ones included.

    A claim counts in every decade in which it holds or was made, for its subject and its object.
    """
    found: dict[tuple[str, str, int], list[Claim]] = {}
    origins = Origins(store)
    decades = range(FIRST_DECADE, store.build_date.year + 1, 10)
    for claim in live(store):
        relation = store.ontology.relations.get(claim.relation)
        theme = (relation and relation.theme) or NO_THEME
        named = {claim.subject, claim.object.id if isinstance(claim.object, Ref) else ""}
        for entity in named & set(store.project.focus):
            for decade in _decades(claim, decades):
                found.setdefault((entity, theme, decade), []).append(claim)
    themes = sorted({relation.theme or NO_THEME for relation in store.ontology.relations.values()})
    for entity in store.project.focus:
        for theme in themes:
            for decade in decades:
                claims = found.get((entity, theme, decade), [])
                days = [day for claim in claims if (day := begins(claim) or claim.published_on)]
                yield Coverage(
                    entity=entity,
                    theme=theme,
                    decade=decade,
                    claims=len(claims),
                    origins=len({origins.of(claim) for claim in claims}),
                    last=max(days, default=None),
                )


def coverage_table(store: Store) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the numbers of claims by state and theme, a column a decade; `·` is a gap.

    A number in brackets rests on one origin alone.
    """
    cells = {(cell.entity, cell.theme, cell.decade): cell for cell in coverage(store)}
    decades = sorted({decade for _, _, decade in cells})
    rows = [
        (store.label(entity), theme, *(_figure(cells[entity, theme, decade]) for decade in decades))
        for entity, theme in dict.fromkeys((entity, theme) for entity, theme, _ in cells)
    ]
    return ("state", "theme", *(f"{decade}s" for decade in decades)), rows


def _figure(cell: Coverage) -> str:
    if not cell.claims:
        return "·"
    return f"({cell.claims})" if cell.is_single else str(cell.claims)


def _decades(claim: Claim, decades: range) -> list[int]:
    spans = {decade: (PartialDate(decade).first, PartialDate(decade + 9).end) for decade in decades}
    if not claim.during.is_open:
        first, end = claim.during.first, claim.during.end
    elif day := claim.observed_on or claim.stated_on or claim.published_on:
        first, end = day.first, day.end
    else:
        return []
    return [decade for decade, (start, stop) in spans.items() if first < stop and start < end]
