"""The seed article against what a careful reader takes from it."""

from decimal import Decimal

import pytest

from kerege.extractors import Reading, grounded
from kerege.model import Claim, Ref
from kerege.values import Quantity

AUTHOR = "author-of-toutiao-1850562256333833"
FIVE = "kazakhstan uzbekistan turkmenistan kyrgyzstan tajikistan"
OTHERS = "kazakhstan turkmenistan tajikistan"
FUND = "auto/japan-central-asia-resource-development-fund"
STRATEGY = "auto/key-mineral-diversification-strategy"
PREPARATORY = "auto/preparatory-meeting"

GOLD = [
    ("takaichi-sanae", "invites", FIVE, {}, "invited the five Central Asian countries"),
    ("japan", "organizes", "ca-japan-summit-2025", {}, "actively promoting the first"),
    (FIVE, "partOf", "central-asia", {}, "refer to Kazakhstan"),
    (
        "central-asia",
        "hasReserve",
        "> 18e12 m3",
        {"topic": "natural-gas"},
        "exceeding 18 trillion cubic meters",
    ),
    (
        "central-asia",
        "hasReserve",
        "> 50e9 bbl",
        {"topic": "crude-oil"},
        "oil reserves over 50 billion barrels",
    ),
    (
        "japan",
        "importDependence",
        "98.5 %",
        {"topic": "crude-oil", "during": "2023/2024"},
        "98.5% of its oil",
    ),
    (
        "japan",
        "importDependence",
        "92 %",
        {"topic": "natural-gas", "during": "2023/2024"},
        "92% of its natural gas",
    ),
    (
        "japan",
        "importShareFrom",
        "> 40 %",
        {"party": "middle-east", "during": "2023/2024"},
        "more than 40% coming from the Middle East",
    ),
    (
        "meti",
        "designates",
        "central-asia",
        {"context": STRATEGY, "during": "2022/2023"},
        "designated Central Asia as a key area",
    ),
    (
        "japan",
        "pledges",
        "300e9 JPY",
        {"topic": "loan", "party": "central-asia", "modality": "planned"},
        "loans totaling 300 billion yen",
    ),
    ("japan", "establishes", FUND, {"modality": "planned"}, "plans to establish"),
    (
        "uzbekistan kyrgyzstan",
        "participatesIn",
        PREPARATORY,
        {"observed_on": "2025-11"},
        "only Uzbekistan and Kyrgyzstan have sent deputy foreign ministers",
    ),
    (
        OTHERS,
        "participatesIn",
        PREPARATORY,
        {"observed_on": "2025-11", "polarity": "negative"},
        "only Uzbekistan and Kyrgyzstan",
    ),
    (
        OTHERS,
        "confirmsAttendanceAt",
        "ca-japan-summit-2025",
        {"observed_on": "2025-11", "polarity": "negative"},
        "have not confirmed their intention to attend",
    ),
    (
        "kazakhstan",
        "prioritizes",
        "sco eaeu",
        {"asserted_by": "kazakhstan"},
        "Our priority for multilateral cooperation remains",
    ),
    (
        "uzbekistan",
        "conditionsCooperationOn",
        "regional-security-architecture",
        {"asserted_by": "uzbekistan", "modality": "demanded"},
        "Any cooperation must respect",
    ),
]
OPINIONS = [
    "set her sights on China's backyard",
    "encountered a cold reception",
    "trying to create a crack in the traditional spheres of influence",
    "these numbers are indeed tempting",
    "reality is harsh",
    "a slap in Hayashi Asana's face",
]


def matching(reading: Reading, row: tuple[str, str, str, dict[str, str], str]) -> list[Claim]:
    """Return the claims of a gold row; each subject with each object must be there once."""
    subjects, relation, objects, wanted, quote = row
    is_amount = objects[0] in "<>0123456789"
    targets = [objects] if is_amount else objects.split()
    found = [
        claim
        for claim in reading.claims
        for target in targets
        if claim.subject in subjects.split() and claim.relation == relation
        if has_object(claim, target) and has_circumstances(claim, wanted)
        if claim.evidence and quote in claim.evidence.quote
    ]
    assert len(found) == len(subjects.split()) * len(targets)
    return found


def has_object(claim: Claim, target: str) -> bool:
    if isinstance(claim.object, Ref):
        return claim.object.id == target or (
            target.startswith("auto/") and claim.object.id.startswith(target)
        )
    return target[0] in "<>0123456789" and claim.object == Quantity.parse(target)


def has_circumstances(claim: Claim, wanted: dict[str, str]) -> bool:
    plain = {"asserted_by": AUTHOR, "modality": "asserted", "polarity": "positive"}
    for key, value in {**plain, "during": "../..", "observed_on": "None", **wanted}.items():
        if key in {"topic", "party", "context"}:
            qualifier = claim.qualifier(key)
            if not isinstance(qualifier, Ref) or not qualifier.id.startswith(value):
                return False
        elif str(getattr(claim, key)) != value:
            return False
    return not claim.opinion


@pytest.mark.parametrize("row", GOLD, ids=lambda row: f"{row[1]} {row[4][:24]}")
def test_each_gold_row_is_read(
    seed_reading: Reading, row: tuple[str, str, str, dict[str, str], str]
) -> None:
    matching(seed_reading, row)


def test_nothing_else_is_read(seed_reading: Reading) -> None:
    known = {claim.id for row in GOLD for claim in matching(seed_reading, row)}
    assert [claim for claim in seed_reading.claims if claim.id not in known] == []


def test_what_is_not_said_is_not_read(seed_reading: Reading) -> None:
    for claim in seed_reading.claims:
        target = claim.object.id if isinstance(claim.object, Ref) else ""
        assert not (claim.relation == "participatesIn" and target == "ca-japan-summit-2025")
        assert claim.relation not in {"lends", "memberOf", "grants"}
        assert not (target.startswith(FUND) and claim.modality == "asserted")


@pytest.mark.parametrize("words", OPINIONS)
def test_each_opinion_is_listed_and_makes_no_claim(seed_reading: Reading, words: str) -> None:
    text = seed_reading.document.text
    start = text.index(words)
    marked = [
        refusal
        for refusal in seed_reading.refusals
        if refusal.reason.startswith("opinion:")
        if (refusal.evidence.start or 0) <= start
        and start + len(words) <= (refusal.evidence.end or 0)
    ]
    assert marked
    for claim in seed_reading.claims:
        assert claim.evidence is not None
        assert words not in claim.evidence.quote


def test_every_quote_stands_where_it_says(seed_reading: Reading) -> None:
    text = seed_reading.document.text
    quotes = [claim.evidence for claim in seed_reading.claims]
    for evidence in [*quotes, *(refusal.evidence for refusal in seed_reading.refusals)]:
        assert evidence is not None
        evidence.verify(text)
    assert grounded(seed_reading) == seed_reading


def test_the_claims_carry_their_circumstances(seed_reading: Reading) -> None:
    for claim in seed_reading.claims:
        assert str(claim.stated_on) == str(claim.published_on) == "2025-11"
        assert claim.source == "toutiao-2025-11"
        assert claim.method.startswith("kerege-english/0.1 en_core_web_sm")
        assert Decimal("0.5") <= claim.confidence <= Decimal("0.9")


def test_the_article_is_the_seed_text_untouched(seed_reading: Reading) -> None:
    assert seed_reading.document.text.startswith("Hayashi Asana set her sights")
    assert len(seed_reading.document.text.encode()) == 2297
