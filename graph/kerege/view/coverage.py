"""How much the graph knows of each state, theme, decade, language and class of source; and gaps.

This is no canned question in SPARQL: themes, and the classes that tell states, stand in the
ontology, which is no part of the graph; a claim counts by its independent origins, which are found
over chains of reprints; and a gap is a cell for which there is no triple.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import product

from kerege.model import Claim, Ref
from kerege.store import Store, begins
from kerege.values import PartialDate
from kerege.view.clocks import live
from kerege.view.origins import Origins, said, witnesses

DIMENSIONS = ("state", "theme", "decade", "language", "class")
"""By what claims can be counted: what they say, and where they were read."""
TABLE = DIMENSIONS[:3]
FIRST_DECADE = 1990
NO_THEME = "other"
NO_LANGUAGE = "und"

Cell = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Hold what is known in one cell: its place by dimension, and numbers.

    `origins` are independent; `statements` is how many different things are said, `lone` how many
    of them no second origin says anywhere in the graph; `last` is the latest day that a claim is
    about.
    """

    place: dict[str, str | int]
    claims: int = 0
    origins: int = 0
    statements: int = 0
    lone: int = 0
    last: PartialDate | None = None

    @property
    def is_single(self) -> bool:
        """Tell whether all of it rests on one origin."""
        return self.origins == 1

    @property
    def single_share(self) -> float | None:
        """Return which part of the statements has one origin alone, or None in a gap."""
        return self.lone / self.statements if self.statements else None


def coverage(store: Store, *, by: Collection[str] = TABLE) -> Iterator[Coverage]:
    """Yield a cell for each combination of values of some DIMENSIONS, empty ones included.

    States are those of the project's focus, for which a claim counts as subject and as object;
    decades begin with 1990, and a claim counts in each in which it holds or was made. Languages are
    those of the sources and of the project, classes those of sources.
    """
    asked = tuple(name for name in DIMENSIONS if name in by)
    standing = live(store)
    origins = Origins(store)
    backers = witnesses(store, standing)
    values = _values(store)
    found: dict[Cell, list[Claim]] = {}
    for claim in standing:
        for cell in product(*(_places(store, claim, name, values[name]) for name in asked)):
            found.setdefault(cell, []).append(claim)
    for cell in product(*(values[name] for name in asked)):
        claims = found.get(cell, [])
        things = {said(claim) for claim in claims}
        days = [day for claim in claims if (day := begins(claim) or claim.published_on)]
        yield Coverage(
            place=dict(zip(asked, cell, strict=True)),
            claims=len(claims),
            origins=len({origins.of(claim) for claim in claims}),
            statements=len(things),
            lone=sum(len(backers[each]) == 1 for each in things),
            last=max(days, default=None),
        )


def coverage_table(store: Store) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the numbers of claims by state and theme, a column a decade; `·` is a gap.

    A number in brackets rests on one origin alone.
    """
    cells = {tuple(cell.place.values()): cell for cell in coverage(store)}
    decades = sorted({decade for _, _, decade in cells})
    rows = [
        (
            store.label(str(state)),
            str(theme),
            *(_figure(cells[state, theme, decade]) for decade in decades),
        )
        for state, theme in dict.fromkeys((state, theme) for state, theme, _ in cells)
    ]
    return ("state", "theme", *(f"{decade}s" for decade in decades)), rows


def _figure(cell: Coverage) -> str:
    if not cell.claims:
        return "·"
    return f"({cell.claims})" if cell.is_single else str(cell.claims)


def _values(store: Store) -> dict[str, list[str | int]]:
    """Return the values of each dimension, in the order in which they are shown."""
    relations = store.ontology.relations.values()
    read = {source.language or NO_LANGUAGE for source in store.sources.values()}
    return {
        "state": list(store.project.focus),
        "theme": sorted({relation.theme or NO_THEME for relation in relations}),
        "decade": list(range(FIRST_DECADE, store.build_date.year + 1, 10)),
        "language": sorted({*read, *store.project.languages}),
        "class": list(store.ontology.codes.get("sourceClass", {})),
    }


def _places(store: Store, claim: Claim, dimension: str, values: list[str | int]) -> list[str | int]:
    """Return the values of a dimension for which a claim counts."""
    source = store.sources.get(claim.source)
    match dimension:
        case "state":
            named = {claim.subject, claim.object.id if isinstance(claim.object, Ref) else ""}
            return [state for state in values if state in named]
        case "theme":
            relation = store.ontology.relations.get(claim.relation)
            return [(relation and relation.theme) or NO_THEME]
        case "decade":
            return [decade for decade in values if _in_decade(claim, int(decade))]
        case "language":
            return [source.language or NO_LANGUAGE] if source else []
    return [source.kind] if source else []


def _in_decade(claim: Claim, decade: int) -> bool:
    if not claim.during.is_open:
        first, end = claim.during.first, claim.during.end
    elif day := claim.observed_on or claim.stated_on or claim.published_on:
        first, end = day.first, day.end
    else:
        return False
    return first < PartialDate(decade + 9).end and PartialDate(decade).first < end


def _said(claim: Claim) -> tuple[str, str, str]:
    return claim.statement, claim.polarity, claim.modality
