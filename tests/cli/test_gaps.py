import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kerege.cli.main import kerege
from kerege.pipeline import build


@pytest.fixture
def built(project: Path) -> Path:
    toml = project / "kerege.toml"
    focus = 'focus = ["kazakhstan", "japan"]\n'
    toml.write_text(focus + toml.read_text().replace('focus = ["kazakhstan"]\n', ""))
    build(project)
    return project


def run(*arguments: object) -> Result:
    return CliRunner().invoke(kerege, [str(argument) for argument in arguments])


def lines(*arguments: object) -> list[dict[str, object]]:
    result = run("gaps", *arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_what_is_known_and_what_is_missing_make_all_cells(built: Path) -> None:
    by = ("-p", built, "--by", "state,language")
    known, missing = lines(*by), lines(*by, "--missing")
    assert known == [
        {"state": "kazakhstan", "language": "en", "claims": 1, "origins": 1, "statements": 1,
         "single_origin_share": 1.0, "last": "2001-06-15"}
    ]  # fmt: skip
    assert {"state": "japan", "language": "en"}.items() <= missing[-1].items()
    assert all(cell["claims"] == 0 and cell["last"] is None for cell in missing)


def test_gaps_on_part_of_the_evidence(built: Path) -> None:
    assert lines("-p", built, "--by", "class", "--without", "independent-press") == []


def test_gaps_of_what_was_known_by_a_day(built: Path) -> None:
    assert lines("-p", built, "--by", "state", "--known-by", "2020") == []
    assert lines("-p", built, "--by", "state", "--known-by", "2030") == lines(
        "-p", built, "--by", "state"
    )


def test_the_table_has_a_column_a_decade(built: Path) -> None:
    table = run("gaps", "-p", built, "--format", "csv").stdout
    assert table.startswith("state,theme,1990s,2000s,2010s,2020s\n")
    assert "Kazakhstan,membership,·,(1),(1),(1)\n" in table
    assert len(lines("-p", built)) == 2 * 4 * len(
        {line.split(",")[1] for line in table.splitlines()[1:]}
    )


def test_an_unknown_dimension_is_named(built: Path) -> None:
    assert "no dimension 'langauge'; did you mean 'language'?" in str(
        run("gaps", "-p", built, "--by", "langauge").exception
    )


def test_without_states_in_focus_there_is_nothing_to_count(project: Path) -> None:
    toml = project / "kerege.toml"
    toml.write_text(toml.read_text().replace('focus = ["kazakhstan"]\n', ""))
    build(project)
    result = run("gaps", "-p", project)
    assert result.exit_code == 1
    assert str(result.exception) == (
        "kerege.toml: error: no focus\n"
        "    expected: the states whose coverage is counted\n"
        '    next: write a line such as focus = ["kazakhstan", "japan"]'
    )
    assert run("gaps", "-p", project, "--by", "language").exit_code == 0
