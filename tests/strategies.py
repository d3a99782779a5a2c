"""Hypothesis strategies for the values of kerege, and a small world for them to live in."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from kerege.ids import FORBIDDEN
from kerege.model import (
    Claim,
    Entity,
    Evidence,
    Grounding,
    Modality,
    Name,
    Polarity,
    Rank,
    Ref,
    Source,
    Text,
)
from kerege.ontology import Ontology, load_ontology
from kerege.project import Project
from kerege.resources import bundled
from kerege.store import Store
from kerege.values import Interval, PartialDate, Quantity

ONTOLOGY: Ontology = load_ontology(bundled("ontology"))
ENTITIES = {
    "kazakhstan": "State",
    "japan": "State",
    "uzbekistan": "State",
    "sco": "InternationalOrganization",
    "eaeu": "InternationalOrganization",
    "natural-gas": "Commodity",
    "auto/some-fund-1a2b3c": "Programme",
    "outlet": "Outlet",
}
SOURCES = ("source-a", "source-b")


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates(date(1, 1, 1), date(9999, 12, 31)))
    parts = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:parts])


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    start, until = draw(st.none() | partial_dates()), draw(st.none() | partial_dates())
    if start and until and start.first >= until.first:
        start, until = (until, start) if until.first < start.first else (start, None)
    return Interval(start, until)


amounts = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18)
quantities = st.builds(
    Quantity,
    amounts,
    st.sampled_from(sorted(ONTOLOGY.units)),
    st.sampled_from(["=", ">", ">=", "<", "<=", "~"]),
)
words = st.text(min_size=1, max_size=40).filter(lambda text: not FORBIDDEN.search(text))
texts = st.builds(Text, words, st.sampled_from(["", "en", "ja", "uz-Cyrl"]))
refs = st.builds(Ref, st.sampled_from(sorted(ENTITIES)))
objects = refs | quantities | texts | partial_dates() | st.booleans()
qualifiers = st.dictionaries(
    st.sampled_from(["context", "party", "topic", "share_of"]), refs, max_size=3
).map(lambda found: tuple(found.items()))


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    quote = draw(words)
    if draw(st.booleans()):
        return Evidence(quote=quote, cell=draw(words))
    start = draw(st.integers(0, 10**6))
    grounding = draw(st.sampled_from(Grounding))
    return Evidence(quote=quote, start=start, end=start + len(quote), grounding=grounding)


def claims() -> st.SearchStrategy[Claim]:
    dates = st.none() | partial_dates()
    return st.builds(
        Claim,
        subject=st.sampled_from(sorted(ENTITIES)),
        relation=st.sampled_from(sorted(ONTOLOGY.relations)),
        object=objects,
        qualifiers=qualifiers,
        polarity=st.sampled_from(Polarity),
        modality=st.sampled_from(Modality),
        opinion=st.booleans(),
        during=intervals(),
        observed_on=dates,
        asserted_by=st.sampled_from(["outlet", "kazakhstan"]),
        stated_on=dates,
        published_on=dates,
        recorded_on=partial_dates(),
        retracted_on=dates,
        source=st.sampled_from(SOURCES),
        evidence=st.none() | evidences(),
        method=words,
        confidence=st.integers(0, 1000).map(lambda n: Decimal(n) / 1000),
        credibility=st.none() | st.integers(1, 6),
        rank=st.sampled_from(Rank),
        note=st.just("") | words,
    )


def store_of(
    claims_: list[Claim], *, names: Iterable[str] = (), build_date: str = "2026-01-01"
) -> Store:
    """Return a store of these claims in the small world."""
    made = tuple(
        Name("en", name, is_label=place == 0) for place, name in enumerate(dict.fromkeys(names))
    )
    entities = {
        name: Entity(id=name, kind=kind, names=made if name == "kazakhstan" else ())
        for name, kind in ENTITIES.items()
    }
    sources = {
        name: Source(
            id=name, title=f"Title of {name}", publisher="outlet", kind="wire", reliability="B"
        )
        for name in SOURCES
    }
    return Store(
        project=Project(title="Small", base="https://example.org/id/"),
        ontology=ONTOLOGY,
        build_date=PartialDate.parse(build_date),
        entities=entities,
        sources=sources,
        claims=tuple(claims_),
    )


def claim(subject: str, relation: str, target: object, **fields: object) -> Claim:
    """Return a claim of the small world; dates may be texts, entity objects plain ids."""
    known = Ref(target) if isinstance(target, str) else target
    day = PartialDate.parse
    start, until = fields.pop("start", None), fields.pop("until", None)
    during = Interval(day(str(start)) if start else None, day(str(until)) if until else None)
    for key in ("observed_on", "stated_on", "recorded_on", "retracted_on"):
        if isinstance(fields.get(key), str):
            fields[key] = day(str(fields[key]))
    defaults = {
        "asserted_by": "outlet",
        "source": "source-a",
        "recorded_on": day("2026-01-01"),
        "during": during,
    }
    return Claim(subject=subject, relation=relation, object=known, **{**defaults, **fields})
