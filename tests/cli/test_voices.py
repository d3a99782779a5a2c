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
- {subject: kazakhstan, relation: memberOf, object: sco, from: 2001-06-15, asserted_by: kazakhstan, stated_on: 2024-01-01}
- {subject: kazakhstan, relation: memberOf, object: sco, from: 2001-06-15, asserted_by: japan, stated_on: 2024-03-01}
- {subject: japan, relation: visits, object: kazakhstan, modality: planned, from: 2024-05, asserted_by: japan, stated_on: 2024-01-01}
"""
CAMPS = """
[camps.astana]
label = "Astana"
members = ["kazakhstan"]

[camps.tokyo]
label = "Tokyo"
members = ["japan"]

[camps.press]
label = "Press"
members = ["example-press"]
"""


@pytest.fixture
def built(project: Path) -> Path:
    (project / "seeds/facts/memberships.yaml").write_text(FACTS)
    (project / "kerege.toml").write_text((project / "kerege.toml").read_text() + CAMPS)
    build(project)
    return project


def run(*arguments: object) -> Result:
    return CliRunner().invoke(kerege, [str(argument) for argument in arguments])


def lines(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_camps_of_an_event_and_of_a_statement(built: Path) -> None:
    (hearing,) = lines(run("camps", "sco", "-p", built))
    assert [(each["camp"], each["stance"], each["days_later"]) for each in hearing["camps"]] == [
        ("astana", "asserts", 0),
        ("tokyo", "asserts", 60),
        ("press", "reports", 0),
    ]
    assert lines(run("camps", hearing["statement"][:8], "-p", built)) == [hearing]
    table = run("camps", "sco", "-p", built, "--format", "csv").stdout
    assert "Tokyo asserts, 60 days later" in table
    assert "no entity 'scoo'; did you mean 'sco'" in str(
        run("camps", "scoo", "-p", built).exception
    )


def test_a_camp_that_says_nothing_in_those_days_is_silent(built: Path) -> None:
    toml = built / "kerege.toml"
    toml.write_text(toml.read_text() + '\n[camps.beijing]\nlabel = "Beijing"\nmembers = ["sco"]\n')
    build(built)
    (hearing,) = lines(run("camps", "sco", "-p", built, "--within", "45"))
    assert hearing["within_days"] == 45
    assert hearing["camps"][-1] == {
        "camp": "beijing", "stance": "silent", "claims": [], "first_said": None, "days_later": None,
        "open": False,
    }  # fmt: skip
    row = run("camps", "sco", "-p", built, "--within", "45", "--format", "csv").stdout.splitlines()
    assert row[0].endswith(",silent 45 days")
    assert row[-1].endswith(",Beijing")


def test_a_track_record_with_few_claims_is_too_few(built: Path) -> None:
    records = {each["speaker"]: each for each in lines(run("track-record", "-p", built, "--all"))}
    assert records["japan"]["plans"] == {"overdue": 1}
    assert records["kazakhstan"]["too_few"]
    assert records["kazakhstan"]["share"] is None
    assert "too few" in run("track-record", "-p", built, "--all", "--format", "csv").stdout


def test_a_diff_as_lines_table_and_markdown(built: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    (built / "out").rename(old)
    facts = built / "seeds/facts/memberships.yaml"
    said = "memberOf, object: sco, from: 2001-06-15, asserted_by: japan"
    facts.write_text(facts.read_text().replace(said, said.replace("memberOf", "partnerOf")))
    build(built)
    found = lines(run("diff", old, "-p", built))
    assert [each["change"] for each in found] == ["new", "withdrawn", "contested", "weakened"]
    assert found == lines(run("diff", old, built / "out", "-p", built))
    page = run("diff", old, "-p", built, "--format", "markdown").stdout
    assert page == run("diff", old, "-p", built, "--format", "markdown").stdout
    assert page.startswith("# 1 new, 1 withdrawn, 1 contested, 1 weakened\n\n## New claims\n\n- ")
    assert run("diff", old, old, "-p", built).stdout == ""
    assert "nothing changed" in run("diff", old, old, "-p", built, "--format", "table").stdout
