import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kerege.cli.main import kerege
from kerege.pipeline import build

FACTS = """\
source: example-2026
recorded_on: 2026-01-31
facts:
- {subject: kazakhstan, relation: memberOf, object: sco, from: 2001-06-15, stated_on: 2024}
- {subject: japan, relation: memberOf, object: sco, from: 2030, modality: planned, stated_on: 2025}
- {subject: japan, relation: visits, object: kazakhstan, on: 2025, modality: hypothetical}
"""
MEMBERS = "SELECT ?who { ?c rdf:subject ?who ; rdf:predicate ker:memberOf } ORDER BY ?who"


@pytest.fixture
def built(project: Path) -> Path:
    (project / "seeds/facts/memberships.yaml").write_text(FACTS)
    build(project)
    return project


def run(*arguments: object) -> Result:
    return CliRunner().invoke(kerege, [str(argument) for argument in arguments])


def lines(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_query_on_part_of_the_evidence(built: Path) -> None:
    assert len(lines(run("query", MEMBERS, "-p", built))) == 2
    assert lines(run("query", MEMBERS, "-p", built, "--without", "planned")) == [
        {"who": "kazakhstan"}
    ]
    assert lines(run("query", MEMBERS, "-p", built, "--before", "2025")) == [{"who": "kazakhstan"}]


def test_each_row_says_whether_it_survives_and_on_what_it_hangs(built: Path) -> None:
    plan, fact = lines(run("query", MEMBERS, "-p", built, "--only", "asserted", "--hangs-on"))
    assert (plan["who"], plan["survives"]) == ("japan", "no")
    assert (fact["who"], fact["survives"]) == ("kazakhstan", "yes")
    assert fact["complete"]
    ((claim,),) = fact["hangs_on"]
    (shown,) = lines(run("show", "kazakhstan", "-p", built, "--only", "asserted"))
    assert shown["id"] == claim
    table = run("query", MEMBERS, "-p", built, "--hangs-on", "--format", "csv").stdout
    assert f"kazakhstan,yes,{claim[:8]}" in table


def test_a_path_with_what_it_hangs_on(built: Path) -> None:
    (path,) = lines(run("path", "japan", "sco", "-p", built, "--only", "planned"))
    assert path["entities"] == ["japan", "sco"]
    *_, fate = lines(run("path", "japan", "sco", "-p", built, "--without", "planned", "--hangs-on"))
    assert (fate["steps"], fate["survives"]) == (1, False)
    assert len(fate["hangs_on"]) == 1
    assert lines(run("path", "japan", "sco", "-p", built, "--only", "asserted")) == []
    none = run("path", "japan", "sco", "-p", built, "--only", "asserted", "--format", "table")
    assert "no path" in none.stdout.lower()


def test_a_disputed_fact_is_shown_from_all_sides_or_as_a_camp_sees_it(built: Path) -> None:
    (built / "kerege.toml").write_text(
        (built / "kerege.toml").read_text()
        + '\n[camps.tokyo]\nlabel = "Tokyo"\nmembers = ["japan"]\n'
        + '[camps.astana]\nlabel = "Astana"\nmembers = ["kazakhstan"]\n'
    )
    (built / "seeds/entities/places.yaml").write_text(
        "class: Region\nentities:\n- {id: island, names: {en: Island}}\n"
    )
    facts = built / "seeds/facts/memberships.yaml"
    rival = "- {{subject: {0}, relation: claimsTerritory, object: island}}\n"
    facts.write_text(facts.read_text() + rival.format("japan") + rival.format("kazakhstan"))
    build(built)

    def claiming(*options: str) -> list[object]:
        query = (
            "SELECT ?who { ?c rdf:subject ?who ; rdf:predicate ker:claimsTerritory } ORDER BY ?who"
        )
        return [row["who"] for row in lines(run("query", query, "-p", built, *options))]

    assert claiming() == ["japan", "kazakhstan"]
    assert claiming("--viewpoint", "tokyo") == ["japan"]
    assert claiming("--viewpoint", "astana") == ["kazakhstan"]


def test_an_unknown_condition_and_camp_are_named(built: Path) -> None:
    wrong = run("show", "japan", "-p", built, "--without", "planed")
    assert str(wrong.exception) == "no condition 'planed'; did you mean 'planned'?"
    assert "no camp 'tokyo'" in str(
        run("show", "japan", "-p", built, "--viewpoint", "tokyo").exception
    )
