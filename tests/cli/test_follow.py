import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kerege.cli.main import kerege
from kerege.pipeline import build

ENTITIES = """\
class: Agreement
entities:
- {id: treaty, names: {en: Treaty of Example}}
"""
FACTS = """\
source: example-2026
recorded_on: 2026-01-31
facts:
- {subject: kazakhstan, relation: signs, object: treaty, on: 2020-05-01}
- {subject: japan, relation: signs, object: treaty, modality: planned, from: 2025-08, stated_on: 2025-06}
- {subject: japan, relation: ratifies, object: treaty, polarity: negative, on: 2025}
"""


@pytest.fixture
def built(project: Path) -> Path:
    (project / "seeds/facts/memberships.yaml").write_text(FACTS)
    (project / "seeds/entities/treaties.yaml").write_text(ENTITIES)
    build(project)
    return project


def run(*arguments: object) -> Result:
    return CliRunner().invoke(kerege, [str(argument) for argument in arguments])


def status(*arguments: object) -> dict[str, object]:
    result = run("status", *arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_where_a_treaty_stands_with_each_rung_and_who_says_so(built: Path) -> None:
    found = status("Treaty of Example", "-p", built)
    assert (found["matter"], found["rung"], found["contested"]) == ("treaty", "signed", False)
    assert found["parties"] == {"japan": "announced", "kazakhstan": "signed"}
    assert [
        (step["rung"], step["party"], step["denied"], step["outcome"]) for step in found["steps"]
    ] == [
        ("signed", "kazakhstan", False, None),
        ("ratified", "japan", True, None),
        ("announced", "japan", False, "overdue"),
    ]
    assert all(step["asserted_by"] and step["source"] and step["claim"] for step in found["steps"])


def test_where_it_stood_on_a_day_and_on_other_terms(built: Path) -> None:
    assert run("status", "treaty", "-p", built, "--as-of", "2019").stdout == ""
    assert status("treaty", "-p", built, "--as-of", "2020-05")["rung"] == "signed"
    assert status("treaty", "-p", built, "--only", "planned")["rung"] == "announced"


def test_the_table_has_a_line_a_step(built: Path) -> None:
    table = run("status", "treaty", "-p", built, "--format", "csv").stdout.splitlines()
    assert table[1].startswith("signed,Treaty of Example")
    assert table[2].startswith("  signed,Kazakhstan,1 May 2020,Example Press (example-2026; ")
    assert table[3].startswith("  not ratified,Japan,2025")
    assert table[4].endswith('"overdue, due August 2025"')


def test_a_step_whose_time_is_over_says_until_when(built: Path) -> None:
    facts = built / "seeds/facts/memberships.yaml"
    over = "- {subject: japan, relation: partyTo, object: treaty, from: 2010, until: 2015}\n"
    facts.write_text(facts.read_text() + over)
    build(built)
    found = status("treaty", "-p", built)
    assert (found["rung"], found["steps"][0]["until"]) == ("in force", "2015")
    assert "2010 until 2015" in run("status", "treaty", "-p", built, "--format", "csv").stdout


def test_a_contested_rung_is_shown_with_what_is_said_against_it(built: Path) -> None:
    facts = built / "seeds/facts/memberships.yaml"
    denied = "- {subject: kazakhstan, relation: signs, object: treaty, on: 2020-05-01, polarity: negative, asserted_by: japan}\n"
    facts.write_text(facts.read_text() + denied)
    build(built)
    found = status("treaty", "-p", built)
    assert (found["rung"], found["contested"]) == ("signed", True)
    signed, not_signed = (
        next(
            step for step in found["steps"] if (step["party"], step["denied"]) == ("kazakhstan", no)
        )
        for no in (False, True)
    )
    assert signed["contested_by"] == [not_signed["claim"]]
    table = run("status", "treaty", "-p", built, "--format", "csv").stdout
    assert 'signed, contested"' in table
    assert f"against it: {str(not_signed['claim'])[:8]}" in table
