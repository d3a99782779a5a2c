import json
from pathlib import Path

from click.testing import CliRunner, Result
from documents import pdf_of

from kerege.cli.main import kerege
from kerege.cli.read import LAYERS
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


def test_broken_front_matter_is_named_by_its_file(project: Path, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: [x\n---\ntext\n")
    result = run("read", tmp_path / "a.md", "-p", project)
    assert isinstance(result.exception, InputError)
    assert str(result.exception).startswith(f"{tmp_path / 'a.md'}:3:1: error: broken YAML")


def test_a_file_that_is_no_text_is_refused(project: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    result = run("read", tmp_path / "a.txt", "-p", project)
    assert result.exit_code == 1
    assert isinstance(result.exception, InputError)
    assert "a PNG picture" in str(result.exception)


def test_the_page_of_a_pdf_file_stands_beside_the_words(project: Path, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf_of(["Front page"], [TEXT.strip()]))
    result = run("read", tmp_path / "a.pdf", "-p", project)
    (claim,) = map(json.loads, result.stdout.splitlines())
    assert claim["evidence"]["page"] == 2
    assert claim["evidence"]["language"] == "en"


def test_what_can_be_read_is_told_by_language() -> None:
    rows = [json.loads(line) for line in run("read", "--languages").stdout.splitlines()]
    assert {row["language"]: row["what is taken"] for row in rows}[
        "zh"
    ] == "mentions, times, amounts"


def test_a_language_that_nobody_reads_is_named(project: Path) -> None:
    text = "Le président a déclaré que la France et le Japon participeraient au sommet de Tokyo."
    result = run("read", "-", "-p", project, stdin=text)
    assert result.exit_code == 1
    assert "'fr'" in str(result.exception)


def test_explain_says_why_and_what_was_refused(project: Path) -> None:
    text = "Japan said Kazakhstan may join the SCO. The plan is absurd.\n"
    result = run("read", "-", "-p", project, "--explain", stdin=text)
    (claim,) = map(json.loads, result.stdout.splitlines())
    assert "frame memberOf/join" in claim["why"]
    assert "subject: «Kazakhstan», by the rule name" in claim["why"]
    assert "said by the cue «said»" in claim["why"]
    assert "stance from: may" in claim["why"]
    assert "refused: opinion: evaluative wording (absurd)" in result.stderr


def test_the_page_marks_the_words_of_claims(project: Path, tmp_path: Path) -> None:
    text = "Rain & <b>sun</b>.\n\nKazakhstan is a member of the Shanghai Cooperation Organization."
    result = run("read", "-", "-p", project, "--html", tmp_path / "page.html", stdin=text)
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert f"Open {tmp_path / 'page.html'}" in result.stdout
    assert "is a member of the Shanghai Cooperation Organization</mark>" in page
    assert "<b>" not in page
    assert "http" not in page.replace("http-equiv", "")
    nowhere = run("read", "-", "-p", project, "--html", tmp_path / "no/page.html", stdin=text)
    assert nowhere.exit_code == 2
    assert "cannot write" in nowhere.stderr


def test_explain_says_what_no_relation_of_the_ontology_says(project: Path) -> None:
    text = "Kazakhstan may join the SCO. The mayor of Osh opened a school.\n"
    result = run("read", "-", "-p", project, "--explain", stdin=text)
    said = [line for line in result.stderr.splitlines() if line.startswith("said, but")]
    assert said == [
        "said, but by no relation of the ontology: The mayor of Osh | opened | a school"
    ]


def test_a_layer_is_written_with_its_places(project: Path) -> None:
    arguments = ("read", "-", "-p", project, "--layer", "propositions")
    result = run(*arguments, stdin="Osh closed a school.\n")
    (row,) = map(json.loads, result.stdout.splitlines())
    assert row["subject"] == [{"text": "Osh", "start": 0, "end": 3}]
    assert row["arguments"] == [[{"text": "a school", "start": 11, "end": 19}]]
    table = run(*arguments, "--format", "csv", stdin="Osh closed a school.\n").stdout
    assert table.splitlines()[1] == "Osh,closed,a school,,0.74"


def test_every_layer_can_be_written(project: Path) -> None:
    text = "Japan said on 3 May 2024 that Kazakhstan criticised China and bought 5 tons of coal from China.\n"
    for layer in LAYERS:
        result = run("read", "-", "-p", project, "--layer", layer, stdin=text)
        assert result.exit_code == 0
        assert result.stdout, layer
    (time,) = map(
        json.loads,
        run("read", "-", "-p", project, "--layer", "times", stdin=text).stdout.splitlines(),
    )
    assert time["when"] == "2024-05-03"


def test_a_layer_beside_an_explanation_is_refused(project: Path) -> None:
    result = run("read", "-", "-p", project, "--layer", "events", "--explain", stdin="Osh.")
    assert result.exit_code == 2
    assert "--layer shows no claims" in result.stderr
