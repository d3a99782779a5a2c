from decimal import Decimal
from pathlib import Path

import pytest

from kerege.model import CURATED, Evidence, Modality, Polarity, Rank, Ref, Text
from kerege.readers import Inputs, read_folder
from kerege.values import Interval, PartialDate, Quantity

FACTS = "seeds/facts/memberships.yaml"
HEAD = "source: example-2026\nrecorded_on: 2026-01-31\nfacts:\n"


def read(project: Path, *lines: str, head: str = HEAD) -> Inputs:
    (project / FACTS).write_text(head + "".join(f"- {line}\n" for line in lines), encoding="utf-8")
    inputs = read_folder(project)
    assert inputs.problems == (), str(inputs.problems[0])
    return inputs


def test_every_key_of_a_fact_reaches_its_claim(project: Path) -> None:
    inputs = read(
        project,
        "{id: a, subject: japan, relation: pledges, object: '~ 3e12 JPY', party: kazakhstan,"
        " scope: 'target, five years', polarity: negative, modality: planned, opinion: true,"
        " from: 2025-12, until: 2030, on: 2025-12-20, asserted_by: kazakhstan, stated_on: 2025-12-19,"
        " recorded_on: 2026-02, retracted_on: 2026-03, credibility: 3, confidence: 0.9,"
        " rank: preferred, cell: row 3, note: a remark}",
    )
    (claim,) = inputs.facts
    assert claim.object == Quantity.parse("~ 3e12 JPY")
    assert claim.qualifier("party") == Ref("kazakhstan")
    assert claim.qualifier("scope") == Text("target, five years", "en")
    assert (claim.polarity, claim.modality, claim.opinion) == (
        Polarity.NEGATIVE,
        Modality.PLANNED,
        True,
    )
    assert claim.during == Interval(PartialDate(2025, 12), PartialDate(2030))
    assert claim.observed_on == PartialDate(2025, 12, 20)
    assert claim.asserted_by == "kazakhstan"
    assert claim.stated_on == PartialDate(2025, 12, 19)
    assert claim.published_on == PartialDate(2026, 1, 15)
    assert claim.recorded_on == PartialDate(2026, 2)
    assert claim.retracted_on == PartialDate(2026, 3)
    assert claim.evidence == Evidence(quote="row 3", cell="row 3")
    assert (claim.credibility, claim.confidence, claim.rank) == (3, Decimal("0.9"), Rank.PREFERRED)
    assert (claim.note, claim.method, claim.source) == ("a remark", CURATED, "example-2026")


@pytest.mark.parametrize(
    ("relation", "words", "value"),
    [
        ("officialName", "Nippon-koku", Text("Nippon-koku", "en")),
        ("independentSince", "1991-12", PartialDate(1991, 12)),
        ("isLandlockedDevelopingCountry", "true", True),
        ("area", "377915 km2", Quantity.parse("377915 km2")),
        ("borders", "kazakhstan", Ref("kazakhstan")),
    ],
)
def test_the_relation_decides_how_its_object_is_read(
    project: Path, relation: str, words: str, value: object
) -> None:
    (claim,) = read(project, f"{{subject: japan, relation: {relation}, object: {words}}}").facts
    assert claim.object == value


def test_a_fact_takes_what_stands_above_it_unless_it_says_otherwise(project: Path) -> None:
    inputs = read(
        project,
        "{subject: japan, relation: visits, object: kazakhstan, on: 2015}",
        "{subject: japan, relation: visits, object: kazakhstan, on: 2016, credibility: 6}",
        head="credibility: 2\n" + HEAD,
    )
    assert [claim.credibility for claim in inputs.facts] == [2, 6]


def test_the_publisher_speaks_where_nobody_else_does(project: Path) -> None:
    (claim,) = read(project, "{subject: japan, relation: borders, object: kazakhstan}").facts
    assert claim.asserted_by == "example-press"


def test_what_was_recorded_when_falls_back_to_the_source(project: Path) -> None:
    inputs = read(
        project,
        "{subject: japan, relation: borders, object: kazakhstan}",
        head="source: example-2026\nfacts:\n",
    )
    assert inputs.facts[0].recorded_on == PartialDate(2026, 1, 31)


def test_a_csv_is_read_like_a_yaml_file(project: Path) -> None:
    inputs = read(project, "{subject: japan, relation: borders, object: kazakhstan}")
    (project / FACTS).unlink()
    (project / "seeds/facts/borders.csv").write_text(
        "subject,relation,object,source,recorded_on\n"
        "japan,borders,kazakhstan,example-2026,2026-01-31\n",
    )
    assert read_folder(project).facts == inputs.facts


def test_a_quote_is_found_in_the_article_with_its_offsets(project_with_article: Path) -> None:
    quote = "Our priority remains the Shanghai Cooperation Organization."
    (claim,) = read(
        project_with_article,
        "{subject: kazakhstan, relation: prioritizes, object: sco, on: 2026-01-18,"
        f' source: example-article, quote: "{quote}"}}',
    ).facts
    document = read_folder(project_with_article).documents["example-article"]
    assert claim.evidence is not None
    claim.evidence.verify(document.text)
    assert claim.evidence.quote == quote


def test_a_state_has_its_names_in_all_languages_of_the_project(project: Path) -> None:
    toml = project / "kerege.toml"
    languages = '["en", "ja", "zh", "ru", "kk", "uz", "ky", "tg", "tk"]'
    toml.write_text(toml.read_text().replace('["en"]', languages))
    kazakhstan = read_folder(project).entities["kazakhstan"]
    assert [
        kazakhstan.label(lang) for lang in ("en", "ja", "zh", "ru", "kk", "uz", "ky", "tg", "tk")
    ] == [
        *("Kazakhstan", "カザフスタン", "哈萨克斯坦", "Казахстан", "Қазақстан"),
        *("Qozogʻiston", "Казакстан", "Қазоқистон", "Gazagystan"),
    ]


def test_a_superseding_fact_names_the_old_one_by_its_claim(project: Path) -> None:
    inputs = read(
        project,
        "{id: old, subject: japan, relation: visits, object: kazakhstan, on: 2015}",
        "{supersedes: old, subject: japan, relation: visits, object: kazakhstan, on: 2016}",
    )
    old, new = sorted(inputs.facts, key=lambda claim: str(claim.observed_on))
    assert new.supersedes == (old.id,)


def test_a_source_takes_its_grade_from_its_publisher(project: Path) -> None:
    source = read_folder(project).sources["example-2026"]
    assert (source.kind, source.reliability, source.reason) == (
        "independent-press",
        "C",
        "an invented example",
    )
