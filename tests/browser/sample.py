"""A small graph made by hand, with one of everything that the page has to show."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from kerege.model import (
    Claim,
    Document,
    Entity,
    Evidence,
    Modality,
    Name,
    Object,
    Polarity,
    Rank,
    Ref,
    Source,
    Text,
)
from kerege.ontology import load_ontology
from kerege.project import Camp, Project
from kerege.resources import bundled
from kerege.store import Store
from kerege.values import Interval, PartialDate, Quantity

ONTOLOGY = load_ontology(bundled("ontology"))
TEXT = (
    "Tokyo invites five presidents 🗾.\n\n"
    "Kazakhstan explicitly stated: “Our priority remains the Shanghai Cooperation Organization.” "
    "As of November 2025, Turkmenistan has not confirmed its intention to attend.\n"
)
STATES: dict[str, tuple[str, float, float, str, str, str]] = {
    "kazakhstan": ("KZ", 48, 68, "カザフスタン", "哈萨克斯坦", "Казахстан"),
    "uzbekistan": ("UZ", 41, 64, "ウズベキスタン", "乌兹别克斯坦", "Узбекистан"),
    "turkmenistan": ("TM", 40, 60, "トルクメニスタン", "土库曼斯坦", "Туркменистан"),
    "kyrgyzstan": ("KG", 41, 75, "キルギス", "吉尔吉斯斯坦", "Кыргызстан"),
    "tajikistan": ("TJ", 39, 71, "タジキスタン", "塔吉克斯坦", "Таджикистан"),
    "japan": ("JP", 36, 138, "日本", "日本", "Япония"),
    "china": ("CN", 35, 105, "中国", "中国", "Китай"),
    "russia": ("RU", 60, 100, "ロシア", "俄罗斯", "Россия"),
    "belarus": ("BY", 53, 28, "ベラルーシ", "白俄罗斯", "Беларусь"),
    "india": ("IN", 20, 77, "インド", "印度", "Индия"),
    "iran": ("IR", 32, 53, "イラン", "伊朗", "Иран"),
    "united-states": ("US", 38, -97, "アメリカ合衆国", "美国", "США"),
}
ORGS = {
    "sco": ("SCO", "Shanghai Cooperation Organisation", "ШОС"),
    "eaeu": ("EAEU", "Eurasian Economic Union", "ЕАЭС"),
    "csto": ("CSTO", "Collective Security Treaty Organization", "ОДКБ"),
}
MEMBERS: list[tuple[str, str, str, str | None]] = [
    *[(s, "sco", "2001-06-15", None) for s in ("china", "russia", "kazakhstan", "uzbekistan")],
    *[(s, "sco", "2001-06-15", None) for s in ("kyrgyzstan", "tajikistan")],
    ("india", "sco", "2017-06-09", None),
    ("iran", "sco", "2023-07-04", None),
    ("belarus", "sco", "2024-07-04", None),
    *[(s, "eaeu", "2015-01-01", None) for s in ("russia", "kazakhstan", "belarus")],
    ("kyrgyzstan", "eaeu", "2015-08-12", None),
    *[(s, "csto", "2002-10-07", None) for s in ("russia", "kazakhstan", "kyrgyzstan")],
    ("uzbekistan", "csto", "2006-08-16", "2012-12-19"),
]


def day(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def claim(subject: str, relation: str, value: Object, **given: Any) -> Claim:
    """Return a claim of the sample: defaults, with dates given as text."""
    start, until = day(given.pop("start", None)), day(given.pop("until", None))
    dates = {key: day(given.pop(key, None)) for key in ("observed_on", "stated_on", "retracted_on")}
    defaults: dict[str, Any] = {
        "asserted_by": "mofa-japan",
        "source": "mofa-2025",
        "recorded_on": PartialDate.parse(given.pop("recorded_on", "2026-11-22")),
        "during": Interval(start, until),
    }
    return Claim(subject=subject, relation=relation, object=value, **{**defaults, **dates, **given})


def quoted(words: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence(quote=words, start=start, end=start + len(words))


def entities() -> list[Entity]:
    found = [
        Entity(
            id=name,
            kind="State",
            names=tuple(
                Name(lang, text, is_label=True)
                for lang, text in (
                    ("en", name.replace("-", " ").title()),
                    ("ja", ja),
                    ("zh", zh),
                    ("ru", ru),
                )
            ),
            codes=(("iso2", iso),),
            coordinates=(Decimal(str(lat)), Decimal(str(lon))),
        )
        for name, (iso, lat, lon, ja, zh, ru) in STATES.items()
    ]
    found += [
        Entity(
            id=name,
            kind="InternationalOrganization",
            short=short,
            names=(Name("en", label, is_label=True), Name("ru", ru, is_label=True)),
        )
        for name, (short, label, ru) in ORGS.items()
    ]
    found += [
        Entity(
            id="tokayev",
            kind="Person",
            codes=(("wikidata", "Q200881"),),
            names=(
                Name("en", "Kassym-Jomart Tokayev", is_label=True),
                Name("ru", "Касым-Жомарт Токаев", is_label=True),
                Name("ru", "Тоқаев"),
                Name("zh", "托卡耶夫", is_label=True),
            ),
        ),
        _named("takaichi", "Person", "Takaichi Sanae"),
        _named("tokyo-summit", "Meeting", "First Central Asia plus Japan summit"),
        _named("astana-summit", "Meeting", "SCO summit in Astana"),
        _named("tianjin-summit", "Meeting", "SCO summit in Tianjin"),
        _named("mofa-japan", "GovernmentBody", "Ministry of Foreign Affairs of Japan"),
        _named("sco-charter", "Agreement", "SCO Charter"),
        _named("business-projects", "Topic", "business projects"),
        _named("natural-gas", "Commodity", "natural gas"),
        _named("central-asia", "Region", "Central Asia", (Decimal(44), Decimal(66))),
        _named("astana", "City", "Astana", (Decimal(51), Decimal(71))),
        _named("toutiao-author", "Person", "Author of the Toutiao article"),
    ]
    return found


def _named(name: str, kind: str, label: str, at: tuple[Decimal, Decimal] | None = None) -> Entity:
    return Entity(id=name, kind=kind, names=(Name("en", label, is_label=True),), coordinates=at)


def sources() -> list[Source]:
    return [
        Source(
            id="mofa-2025",
            title="Central Asia plus Japan Dialogue, summit meeting",
            publisher="mofa-japan",
            kind="official",
            url="https://www.mofa.go.jp/page",
            published_on=PartialDate(2025, 12, 20),
            reliability="A",
            reason="the ministry on its own meetings",
        ),
        Source(
            id="toutiao-2025-11",
            title="Hayashi Asana sets her sights on China's backyard",
            publisher="Toutiao",
            kind="opinion",
            url="https://www.toutiao.com/article/1850562256333833/",
            published_on=PartialDate(2025, 11),
            language="en",
            reliability="E",
            reason="unsigned opinion piece",
        ),
    ]


def claims() -> list[Claim]:
    told = {"source": "toutiao-2025-11", "asserted_by": "toutiao-author", "method": "english 1"}
    plan = claim(
        "japan",
        "pledges",
        Quantity.parse("3e12 JPY"),
        modality=Modality.PLANNED,
        observed_on="2025-12-20",
        qualifiers=(("party", Ref("central-asia")), ("topic", Ref("business-projects"))),
        credibility=2,
        note="over five years",
    )
    wrong = claim(
        "japan", "hosts", Ref("tokyo-summit"), start="2025-12-18", recorded_on="2026-01-05"
    )
    return [
        *(claim(s, "memberOf", Ref(o), start=a, until=b) for s, o, a, b in MEMBERS),
        claim("belarus", "observerIn", Ref("sco"), start="2015", until="2024-07-04"),
        claim("kazakhstan", "borders", Ref("china")),
        claim("kazakhstan", "borders", Ref("russia")),
        claim("kazakhstan", "headOfState", Ref("tokayev"), start="2019-03-20"),
        claim("japan", "headOfGovernment", Ref("takaichi"), start="2025-10-21"),
        claim("sco", "organizes", Ref("astana-summit"), start="2024-07-03", until="2024-07-05"),
        claim("sco", "organizes", Ref("tianjin-summit"), start="2025-08-31", until="2025-09-02"),
        claim("kazakhstan", "partyTo", Ref("sco-charter"), start="2003"),
        claim("kazakhstan", "seat", Ref("astana")),
        claim("sco", "foundedOn", PartialDate(2001, 6, 15)),
        claim("kazakhstan", "declares", Text("We are open to all.", "en"), observed_on="2025-12"),
        claim(
            "kazakhstan",
            "prioritizes",
            Ref("sco"),
            observed_on="2025-11",
            evidence=quoted("Our priority remains the Shanghai Cooperation Organization."),
            confidence=Decimal("0.9"),
            **{**told, "asserted_by": "kazakhstan"},
        ),
        claim(
            "turkmenistan",
            "confirmsAttendanceAt",
            Ref("tokyo-summit"),
            polarity=Polarity.NEGATIVE,
            observed_on="2025-11",
            evidence=quoted("Turkmenistan has not confirmed its intention to attend"),
            **told,
        ),
        claim("turkmenistan", "confirmsAttendanceAt", Ref("tokyo-summit"), observed_on="2025-12-14"),
        claim(
            "japan",
            "targets",
            Ref("china"),
            opinion=True,
            observed_on="2025-11",
            evidence=quoted("Tokyo invites five presidents 🗾"),
            **told,
        ),
        claim("japan", "holdsTalksWith", Ref("kazakhstan"), observed_on="2025-12-18"),
        claim("japan", "invites", Ref("kazakhstan"), observed_on="2025-08"),
        claim("japan", "supports", Ref("kazakhstan"), observed_on="2025-12-20"),
        plan,
        replace(plan, object=Quantity.parse("~19e9 USD"), supersedes=(plan.id,)),
        wrong,
        replace(
            wrong,
            during=Interval(PartialDate(2025, 12, 19), PartialDate(2025, 12, 21)),
            supersedes=(wrong.id,),
            recorded_on=PartialDate(2026, 11, 22),
        ),
        claim("russia", "supports", Ref("sco"), rank=Rank.DEPRECATED, observed_on="2025"),
        claim("china", "supports", Ref("sco"), observed_on="2025", retracted_on="2026-02-01",
              recorded_on="2026-01-01"),
        claim("india", "visits", Ref("astana")),
        claim("india", "memberOf", Ref("csto"), start="2025-01-01", polarity=Polarity.NEGATIVE),
        claim("india", "memberOf", Ref("csto"), start="2025-03-01", **told),
        claim("sco", "foundedOn", PartialDate(2001, 6, 15), **told),
    ]  # fmt: skip


def sample_store() -> Store:
    own = sources()
    return Store(
        project=Project(
            title="Japan and Central Asia",
            base="https://example.org/id/",
            languages=("en", "ja", "zh", "ru"),
            camps=(
                Camp(id="tokyo", label="Tokyo", members=frozenset({"japan", "mofa-japan"})),
                Camp(id="beijing", label="Beijing", members=frozenset({"china", "toutiao-author"})),
            ),
        ),
        ontology=ONTOLOGY,
        build_date=PartialDate(2026, 11, 22),
        entities={entity.id: entity for entity in entities()},
        sources={source.id: source for source in own},
        claims=tuple(claims()),
        documents={"toutiao-2025-11": Document(own[1], TEXT, PartialDate(2026, 11, 22))},
    )


PAYLOADS = (
    "<script>window.hit=1</script>",
    "</script><script>window.hit=2</script>",
    '<img src=x onerror="window.hit=3">',
    '"><svg onload=window.hit=4>',
    "<!--<script>",
    "]]><script>window.hit=5</script>",
    "{{7*7}}{% raw %}${window.hit=6}`",
    "javascript:window.hit=7",
    "\u2028window.hit=8//\u2029",
    "__proto__",
)
"""What must stay text wherever it is written."""
ADDRESSES = (
    "javascript:window.hit=9",
    "JaVaScRiPt:window.hit=10",
    "data:text/html,<script>window.hit=11</script>",
    " \tjavascript:window.hit=12",
    "vbscript:window.hit=13",
    'https://example.org/"><img src=x onerror=window.hit=14>',
)


def hostile_store() -> Store:
    """Return the sample with the payloads in every place that takes words or addresses."""
    store = sample_store()
    at = {name: PAYLOADS[i % len(PAYLOADS)] for i, name in enumerate(store.entities)}
    changed = {
        name: replace(
            entity,
            names=tuple(replace(n, text=f"{n.text} {at[name]}") for n in entity.names),
            short=f"{entity.short}{at[name]}" if entity.short else "",
            note=at[name],
            codes=(*entity.codes, ("wikidata", 'Q1"><script>window.hit=15</script>')),
        )
        for name, entity in store.entities.items()
    }
    text = " ".join(PAYLOADS) + TEXT
    documents = {name: replace(doc, text=text) for name, doc in store.documents.items()}
    evil = [
        claim(
            "kazakhstan",
            "prioritizes",
            Text(f"{payload} "),
            evidence=Evidence(
                quote=payload, start=text.index(payload), end=text.index(payload) + len(payload)
            ),
            source=f"evil-{i % len(ADDRESSES)}" if i else "toutiao-2025-11",
            note=payload,
            qualifiers=(("topic", Text(payload)),),
        )
        for i, payload in enumerate(PAYLOADS)
    ]
    bad = {
        f"evil-{i}": Source(
            id=f"evil-{i}", title=PAYLOADS[i], publisher=PAYLOADS[-i], kind=PAYLOADS[i], url=url,
            reason=PAYLOADS[i], author=PAYLOADS[i], reliability="F",
        )
        for i, url in enumerate(ADDRESSES)
    }  # fmt: skip
    sources_now = {**{k: replace(s, title=PAYLOADS[1]) for k, s in store.sources.items()}, **bad}
    return replace(
        store,
        project=replace(store.project, title=f"Title {PAYLOADS[1]}"),
        entities=changed,
        sources=sources_now,
        claims=(*store.claims, *evil),
        documents=documents,
    )


def crowded_store(count: int) -> Store:
    """Return the sample among many others that have a claim each."""
    store = sample_store()
    many = {f"person-{i}": _named(f"person-{i}", "Person", f"Person {i}") for i in range(count)}
    more = [claim(name, "supports", Ref("sco"), observed_on="2025") for name in many]
    return replace(store, entities={**store.entities, **many}, claims=(*store.claims, *more))
