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
- {subject: kazakhstan, relation: memberOf, object: sco, from: 2001-06-15}
- {subject: kazakhstan, relation: observerIn, object: sco, from: 2001-06-15}
- {subject: kazakhstan, relation: hasReserve, object: "> 30e9 bbl", on: 2024}
- {subject: kazakhstan, relation: hasLength, object: "10 km", on: 2024, asserted_by: japan}
- {subject: kazakhstan, relation: hasLength, object: "20 km", on: 2025}
"""
TEXT = "Kazakhstan is a member of the Shanghai Cooperation Organization.\n"


@pytest.fixture
def built(project: Path) -> Path:
    (project / "seeds/facts/memberships.yaml").write_text(FACTS)
    build(project)
    return project


def run(*arguments: object, stdin: str = "") -> Result:
    return CliRunner().invoke(kerege, [str(argument) for argument in arguments], input=stdin)


def lines(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_conflicts_are_knowledge_and_no_failure(built: Path) -> None:
    (found,) = lines(run("conflicts", "-p", built))
    assert found["rule"] == "disjoint-relations"
    assert found["severity"] == "error"
    assert found["from"] == "2001-06-15"
    assert {claim["relation"] for claim in found["claims"]} == {
        "memberOf",
        "observerIn",
    }
    assert len(lines(run("conflicts", "-p", built, "--all"))) == 2
    assert lines(run("conflicts", "-p", built, "--as-of", "2000")) == []
    assert lines(run("conflicts", "-p", built, "--known-by", "2025")) == []


def test_conflicts_stand_side_by_side_in_a_table(built: Path) -> None:
    result = run("conflicts", "-p", built, "--format", "csv")
    assert result.stdout.splitlines()[0] == "severity,matter,one says,the other says,when,rule"
    assert "Kazakhstan · Shanghai Cooperation Organization" in result.stdout
    assert "member of · since 15 June 2001" in result.stdout
    assert "1 note: --all shows them" in result.stderr


def test_on_a_narrow_terminal_one_conflict_stands_below_the_other(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = {}
    for width in ("60", "160"):
        monkeypatch.setenv("COLUMNS", width)
        shown[width] = run("conflicts", "-p", built, "--format", "table").stdout.splitlines()
    assert all(len(line) <= 60 for line in shown["60"])
    assert "  the other says   member of · since 15 June 2001" in map(str.rstrip, shown["60"])
    assert "  rule             disjoint-relations" in map(str.rstrip, shown["60"])
    assert any(line.split()[:2] == ["severity", "matter"] for line in shown["160"])


def test_verify_reads_a_text_and_says_why(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text(TEXT)
    (found,) = lines(run("verify", path, "-p", built, "--published", "2025-11"))
    assert found["verdict"] == "disputed"
    assert {reason["rule"] for reason in found["because"]} == {
        "same-statement",
        "disjoint-relations",
    }
    piped = lines(run("verify", "-", "-p", built, "--published", "2025-11", stdin=TEXT))
    assert piped == [found]


def test_verify_by_what_was_known_on_a_day(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text(TEXT)
    options = ("-p", built, "--published", "2025-11", "--known-by")
    verdicts = {
        day: [found["verdict"] for found in lines(run("verify", path, *options, day))]
        for day in ("2026-01-30", "2030")
    }
    assert verdicts == {"2026-01-30": ["unverified"], "2030": ["disputed"]}


def test_verify_on_part_of_the_evidence_says_what_the_verdict_hung_on(
    built: Path, tmp_path: Path
) -> None:
    path = tmp_path / "news.txt"
    path.write_text(TEXT)
    options = ("-p", built, "--published", "2025-11", "--hangs-on", "--before", "2026-02")
    (found,) = lines(run("verify", path, *options))
    assert (found["verdict_on_all"], found["verdict"]) == ("disputed", "disputed")
    ((one, other),) = found["hangs_on"]
    assert {one, other} == {reason["claim"] for reason in found["because"]}
    (gone,) = lines(run("verify", path, *options, "--without", "independent-press"))
    assert (gone["verdict_on_all"], gone["verdict"]) == ("disputed", "unverified")
    assert gone["hangs_on"] == found["hangs_on"]


def test_verify_takes_front_matter_and_says_what_is_wrong_with_it(
    built: Path, tmp_path: Path
) -> None:
    path = tmp_path / "news.md"
    path.write_text(f"---\npublisher: japan\npublished: 2025-11\n---\n{TEXT}")
    (found,) = lines(run("verify", path, "-p", built))
    assert (found["asserted_by"], found["published_on"]) == ("japan", "2025-11")
    path.write_text(f"---\npublishd: 2025-11\n---\n{TEXT}")
    result = run("verify", path, "-p", built)
    assert "unknown key 'publishd'" in str(result.exception)


def test_verify_writes_a_table_and_markdown(built: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text(TEXT)
    table = run("verify", path, "-p", built, "--format", "table")
    assert "1 claim: 1 disputed" in table.stdout
    page = run("verify", path, "-p", built, "--format", "markdown").stdout
    assert page.startswith("# 1 claim\n\n- disputed: 1\n\n## disputed: Kazakhstan")
    assert "\n> Kazakhstan is a member of the Shanghai Cooperation Organization\n" in page


def test_a_text_of_the_project_is_not_compared_with_itself(project_with_article: Path) -> None:
    build(project_with_article)
    article = project_with_article / "seeds/articles/example.md"
    by_file = lines(run("verify", article, "-p", project_with_article))
    source = str(by_file[0]["source"])
    assert lines(run("verify", source, "-p", project_with_article)) == by_file
    assert all(
        reason["claim"] not in {claim["id"] for claim in by_file}
        for claim in by_file
        for reason in claim["because"]
    )


def test_a_bare_turtle_file_reads_no_new_text(built: Path, tmp_path: Path) -> None:
    bare = tmp_path / "elsewhere" / "graph.ttl"
    bare.parent.mkdir()
    bare.write_bytes((built / "out/graph.ttl").read_bytes())
    result = run("verify", "-", "-p", bare, stdin=TEXT)
    assert "this graph comes from a Turtle file alone" in str(result.exception)
    assert len(lines(run("verify", "example-2026", "-p", bare))) == 5


def test_an_unknown_file_names_the_nearest_source(built: Path) -> None:
    result = run("verify", "example-2025", "-p", built)
    assert "no file or source 'example-2025'; did you mean 'example-2026'" in str(result.exception)


def test_a_language_that_nobody_reads_is_named(built: Path) -> None:
    result = run("verify", "-", "-p", built, "--language", "fi", stdin=TEXT)
    assert "no extractor 'fi'" in str(result.exception)
    assert "--language" in str(result.exception)


def test_verify_writes_a_page_with_the_text_and_its_evidence(built: Path, tmp_path: Path) -> None:
    path, page = tmp_path / "news.txt", tmp_path / "page.html"
    path.write_text(TEXT)
    result = run("verify", path, "-p", built, "-o", page)
    assert result.stdout == f"Open {page}\n"
    html = page.read_text(encoding="utf-8")
    assert "Content-Security-Policy" in html
    assert TEXT.strip().removesuffix(".") in html
    assert run("verify", path, "-p", built, "--format", "html").stdout == html


def test_a_page_needs_the_text_and_a_place_to_stand(built: Path, tmp_path: Path) -> None:
    result = run("verify", "example-2026", "-p", built, "--format", "html")
    assert "the text of this source is not at hand" in str(result.exception)
    path = tmp_path / "news.txt"
    path.write_text(TEXT)
    nowhere = run("verify", path, "-p", built, "-o", tmp_path / "no" / "page.html")
    assert nowhere.exit_code == 2
    assert "cannot write" in nowhere.stderr
    mixed = run("verify", path, "-p", built, "-o", tmp_path / "a.html", "--format", "csv")
    assert "--output is for the HTML page, and --format says csv" in mixed.stderr


@pytest.mark.parametrize("command", ["read", "verify"])
def test_a_missing_day_of_publication_is_told_once(built: Path, command: str) -> None:
    silent = run(command, "-", "-p", built, "--published", "2025-11-20", stdin=TEXT)
    assert "no day of publication" not in silent.stderr
    told = run(command, "-", "-p", built, stdin=TEXT + "Japan is a member of it too.\n")
    assert told.stderr.count("no day of publication is known") == 1
    assert "next: give it: --published 2025-11-20" in told.stderr
