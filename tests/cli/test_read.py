import json
from pathlib import Path

from click.testing import CliRunner, Result

from kerege.cli.main import kerege
from kerege.errors import InputError

TEXT = "Kazakhstan is a member of the Shanghai Cooperation Organization.\n"


def run(*arguments: object, stdin: str = "") -> Result:
    return CliRunner().invoke(kerege, [str(argument) for argument in arguments], input=stdin)


def test_claims_of_standard_input_are_json_lines(project: Path) -> None:
    result = run("read", "-", "-p", project, "--published", "2025-11", stdin=TEXT)
    (claim,) = map(json.loads, result.stdout.splitlines())
    assert claim["subject_label"] == "Kazakhstan"
    assert claim["relation"] == "memberOf"
    assert claim["published_on"] == "2025-11"
    assert claim["evidence"]["quote"] == TEXT.strip(" .\n")


def test_a_file_is_read_as_a_table(project: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    result = run("read", tmp_path / "a.txt", "-p", project, "--format", "csv")
    assert result.stdout.splitlines()[0] == "claim,when,who says so,on which words"
    assert "member of" in result.stdout


def test_a_file_that_is_no_text_is_refused(project: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    result = run("read", tmp_path / "a.txt", "-p", project)
    assert result.exit_code == 1
    assert isinstance(result.exception, InputError)
    assert "a PNG picture" in str(result.exception)
