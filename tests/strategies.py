"""Hypothesis strategies for the values of kerege, and a small world for them to live in."""

from collections.abc import Iterable
from dataclasses import replace
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
    Object,
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
_characters = st.characters(
    exclude_characters=[chr(n) for n in range(0x110000) if FORBIDDEN.match(chr(n))],
    exclude_categories=["Cs"],
)
words = st.text(_characters, min_size=1, max_size=40)
texts = st.builds(Text, words, st.sampled_from(["", "en", "ja", "uz-Cyrl"]))
refs = st.builds(Ref, st.sampled_from(sorted(ENTITIES)))
objects = refs | quantities | texts | partial_dates() | st.booleans()
_literals = {"string": texts, "Quantity": quantities}
qualifiers = st.just(()) | st.fixed_dictionaries(
    {}, optional={key: _literals.get(q.range, refs) for key, q in ONTOLOGY.qualifiers.items()}
).map(lambda found: tuple(found.items()))
claim_ids = st.integers(0, 2**128 - 1).map("{:032x}".format)


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    quote = draw(words)
    if draw(st.booleans()):
        return Evidence(quote=quote, cell=draw(words))
    start = draw(st.integers(0, 10**6))
    grounding = draw(st.sampled_from(Grounding))
    return Evidence(quote=quote, start=start, end=start + len(quote), grounding=grounding)


def claims(targets: st.SearchStrategy[Object] = objects) -> st.SearchStrategy[Claim]:
    """Draw claims, with objects of these kinds."""
    dates = st.none() | partial_dates()
    return st.builds(
        Claim,
        subject=st.sampled_from(sorted(ENTITIES)),
        relation=st.sampled_from(sorted(ONTOLOGY.relations)),
        object=targets,
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
        supersedes=st.lists(claim_ids, max_size=2, unique=True).map(tuple),
        note=st.just("") | words,
    )


def _degrees(most: int) -> st.SearchStrategy[Decimal]:
    return st.decimals(-most, most, places=6)


@st.composite
def entities(draw: st.DrawFn, name: str) -> Entity:
    """Draw an entity of the small world, with all that may be known of it."""
    langs = st.sampled_from(["en", "ja", "uz-cyrl"])
    labels = draw(st.dictionaries(langs, words, max_size=3))
    others = draw(st.lists(st.tuples(langs, words, st.booleans()), max_size=3))
    names = {
        **{
            (lang, text, demonym): Name(lang, text, is_demonym=demonym)
            for lang, text, demonym in others
        },
        **{(lang, text, False): Name(lang, text, is_label=True) for lang, text in labels.items()},
    }
    codes = {
        "wikidata": st.integers(1, 10**8).map("Q{}".format),
        "iso2": st.from_regex("[A-Z]{2}", fullmatch=True),
        "iso3": st.from_regex("[A-Z]{3}", fullmatch=True),
        "m49": st.integers(0, 999).map("{:03}".format),
    }
    return Entity(
        id=name,
        kind=ENTITIES[name],
        names=tuple(names.values()),
        codes=tuple(draw(st.fixed_dictionaries({}, optional=codes)).items()),
        coordinates=draw(st.none() | st.tuples(_degrees(90), _degrees(180))),
        short=draw(st.just("") | words),
        note=draw(st.just("") | words),
        recorded_on=draw(st.none() | partial_dates()),
    )


def sources(name: str) -> st.SearchStrategy[Source]:
    """Draw a source of the small world; only the second may repeat the first."""
    maybe, dates = st.just("") | words, st.none() | partial_dates()
    earlier = st.sampled_from(["", *SOURCES[: SOURCES.index(name)]])
    languages = st.sampled_from(["", "en", "uz-Cyrl", "zh-Hans-CN"])
    return st.builds(
        Source,
        id=st.just(name),
        title=words,
        publisher=st.just("outlet"),
        kind=st.sampled_from(["", *sorted(ONTOLOGY.codes["sourceClass"])]),
        url=st.sampled_from(["", "https://example.org/a?b=c&d='%20'#é"]),
        author=st.sampled_from(["", "kazakhstan"]),
        published_on=dates,
        retrieved_on=dates,
        language=languages,
        reliability=st.sampled_from("ABCDEF"),
        reason=maybe,
        origin=earlier,
        family=maybe,
        translated_from=languages,
        licence=maybe,
        text_digest=st.just("") | claim_ids,
        shares_text_with=earlier,
        credits=st.sampled_from(["", "outlet"]),
    )


@st.composite
def stores(
    draw: st.DrawFn,
    *,
    min_size: int = 0,
    max_size: int = 5,
    targets: st.SearchStrategy[Object] = objects,
) -> Store:
    """Draw a whole store, in which a claim may supersede the ones before it."""
    made: dict[str, Claim] = {}
    for one in draw(st.lists(claims(targets), min_size=min_size, max_size=max_size)):
        old = [draw(st.sampled_from(list(made)))] if made and draw(st.booleans()) else []
        if one.id not in made:
            made[one.id] = replace(one, supersedes=(*old, *one.supersedes))
    plain = store_of(list(made.values()))
    rich = {name: draw(entities(name)) for name in ("kazakhstan", "auto/some-fund-1a2b3c")}
    return replace(
        plain,
        entities={**plain.entities, **rich},
        sources={name: draw(sources(name)) for name in SOURCES},
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


def full_store() -> Store:
    """Return a store of a claim about each kind of object, in which every field has a value."""
    ranges = {"string": Text("per year", "en"), "Quantity": Quantity.parse("~ 2 tcf")}
    fields = {
        "qualifiers": tuple(
            (key, ranges.get(each.range, Ref("natural-gas")))
            for key, each in ONTOLOGY.qualifiers.items()
        ),
        "polarity": Polarity.NEGATIVE,
        "modality": Modality.PLANNED,
        "opinion": True,
        "start": "2001-06",
        "until": "2030",
        "observed_on": "2025-03",
        "stated_on": "2025-02",
        "published_on": PartialDate(2025),
        "recorded_on": "2026",
        "retracted_on": "2026-05",
        "method": "rules",
        "confidence": Decimal("0.25"),
        "credibility": 3,
        "rank": Rank.DEPRECATED,
        "supersedes": ("0" * 32, "f" * 32),
        "note": "a remark",
    }
    words = Evidence(quote="Our priority", start=7, end=19, grounding=Grounding.LESSER)
    cell = Evidence(quote="85", cell="B4", grounding=Grounding.LESSER)
    return store_of(
        [
            claim("kazakhstan", "memberOf", "sco", evidence=words, **fields),
            claim("kazakhstan", "memberOf", "eaeu", evidence=cell, **fields),
            claim("japan", "hasReserve", Quantity.parse("> 85.5 tcf"), evidence=words, **fields),
            claim("japan", "officialName", Text("日本国", "ja"), evidence=words, **fields),
            claim("japan", "signedOn", PartialDate(2001, 6), evidence=words, **fields),
            claim("japan", "officialName", True, evidence=words, **fields),
        ]
    )
