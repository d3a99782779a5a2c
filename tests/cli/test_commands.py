import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest
from click.testing import CliRunner, Result

from kerege.cli.main import _COMMANDS, kerege
from kerege.errors import OutputError
from kerege.pipeline import build
from kerege.writers import WRITERS


@pytest.fixture
def built(project: Path) -> Path:
    build(project)
    return project


def run(*arguments: object) -> Result:
    return CliRunner().invoke(kerege, [str(argument) for argument in arguments])


def lines(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_help_names_every_command() -> None:
    result = run("--help")
    assert all(f"  {name} " in result.output for name in _COMMANDS)


@pytest.mark.parametrize("name", _COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert _COMMANDS[name][1].split(":")[0].rstrip(".").split()[0] in result.output


def test_show_prints_a_line_a_claim_in_a_pipe(built: Path) -> None:
    (claim,) = lines(run("show", "Kazakhstan", "-p", built))
    assert claim["subject"] == "kazakhstan"
    assert claim["object"] == {"entity": "sco"}
    assert claim["from"] == "2001-06-15"
    assert lines(run("show", "kazakhstan", "-p", built, "--as-of", "2000")) == []


def test_one_canned_question_says_what_may_be_set_in_it(built: Path) -> None:
    result = run("questions", "members", "-p", built, "--format", "table")
    assert "organisation" in result.stdout
    assert "date" in result.stdout
    assert "Members of an organisation on a day" in result.stderr
    assert "# kerege query members --set" in result.stderr
    (record,) = lines(run("questions", "members", "-p", built))
    assert record["name"] == "members"
    unknown = run("questions", "membrs", "-p", built)
    assert unknown.exit_code != 0
    assert "did you mean 'members'" in str(unknown.exception) + unknown.output


def test_show_prints_a_table_when_asked(built: Path) -> None:
    result = run("show", "sco", "-p", built, "--format", "table")
    assert "Shanghai Cooperation Organization (InternationalOrganization)" in result.output
    assert "← member of" in result.output
    assert "2001" in result.output


def test_a_timeline_begins_with_the_earliest_and_leaves_out_what_has_no_date(built: Path) -> None:
    (claim,) = lines(run("timeline", "sco", "kazakhstan", "-p", built))
    assert claim["from"] == "2001-06-15"
    assert lines(run("timeline", "sco", "-p", built, "--known-by", "1999")) == []
    assert "no entity 'atlantis'" in str(run("timeline", "atlantis", "-p", built).exception)


def test_explain_takes_the_start_of_an_id(built: Path) -> None:
    (claim,) = lines(run("show", "sco", "-p", built))
    result = run("explain", str(claim["id"])[:6], "-p", built, "--format", "csv")
    assert "does it count,yes: it holds on 31 January 2026 and is a direct triple" in result.output


def test_query_reads_a_file_and_standard_input(built: Path, tmp_path: Path) -> None:
    question = "SELECT ?who { ?who ker:memberOf :sco }"
    (tmp_path / "q.rq").write_text(question)
    assert lines(run("query", question, "-p", built)) == [{"who": "kazakhstan"}]
    assert lines(run("query", tmp_path / "q.rq", "-p", built)) == [{"who": "kazakhstan"}]
    piped = CliRunner().invoke(kerege, ["query", "-", "-p", str(built)], input=question)
    assert lines(piped) == [{"who": "kazakhstan"}]


def test_query_answers_sql(built: Path, tmp_path: Path) -> None:
    count = "SELECT relation, count(*) AS n FROM claims GROUP BY 1"
    assert lines(run("query", "--sql", count, "-p", built)) == [{"relation": "memberOf", "n": 1}]
    (tmp_path / "count.sql").write_text(count)
    table = run("query", "--sql", tmp_path / "count.sql", "-p", built, "--format", "csv")
    assert table.stdout == "relation,n\nmemberOf,1\n"
    assert run("query", "--sql", count, "-p", built, "--set", "a=b").exit_code == 2


def test_csv_runs_no_formula(built: Path) -> None:
    result = run("query", 'SELECT ("=cmd()" AS ?x) {}', "-p", built, "--format", "csv")
    assert result.output == "x\n'=cmd()\n"


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("turtle", b"@prefix : <https://example.org/id/> ."),
        ("nquads", b"<https://example.org/id/> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"),
        (
            "ntriples",
            b"<https://example.org/id/> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>",
        ),
        ("trig", b"@prefix : <https://example.org/id/> ."),
        ("jsonld", b'{"@context":'),
        ("rdf12", b'VERSION "1.2"'),
        ("nanopubs", b"\n<https://example.org/id/np/RA"),
        ("void", b"@prefix ker: "),
        ("jsonl", b'{"id":'),
        ("csv", b"id,statement,subject"),
        ("parquet", b"PAR1"),
        ("gexf", b'<?xml version="1.0" encoding="utf-8"?>'),
        ("geojson", b'{"type":"FeatureCollection"'),
        ("cypher", b"CREATE CONSTRAINT entity_id"),
        ("neo4j-csv", b"PK"),
        ("graphml", b'<?xml version="1.0" encoding="utf-8"?>'),
        ("html", b"<!doctype html>"),
    ],
)
def test_export_writes_each_format(built: Path, tmp_path: Path, form: str, start: bytes) -> None:
    target = tmp_path / "exported"
    assert run("export", "-p", built, "--to", form, target).exit_code == 0
    assert target.read_bytes().startswith(start)


def test_an_export_that_fails_leaves_the_old_file(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(_: object, stream: BinaryIO) -> None:
        stream.write(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    target = tmp_path / "graph.nt"
    target.write_text("old")
    monkeypatch.setattr("kerege.writers.nquads.write_ntriples", half)
    failed = run("export", "-p", built, "--to", "ntriples", target)
    assert "cannot write" in str(failed.exception)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["graph.nt"]
    assert target.read_text() == "old"


def test_an_export_below_a_file_is_said(built: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    failed = run("export", "-p", built, tmp_path / "file/graph.nt")
    assert isinstance(failed.exception, OutputError)
    assert "graph.nt: Not a directory" in str(failed.exception)
    assert "next: " in str(failed.exception)


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes")
def test_an_export_to_a_pipe_goes_through_it(built: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "claims.csv"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        assert run("export", "-p", built, pipe).exit_code == 0
        assert reader.communicate()[0].startswith(b"id,statement")
    assert pipe.is_fifo()


def test_an_export_through_a_link_keeps_the_link(built: Path, tmp_path: Path) -> None:
    link, file = tmp_path / "claims.csv", tmp_path / "data.csv"
    link.symlink_to(file)
    assert run("export", "-p", built, link).exit_code == 0
    assert link.is_symlink()
    assert file.read_bytes().startswith(b"id,")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a disk that is always full")
@pytest.mark.parametrize(
    "command", [["export"], ["query", "SELECT * {?s ?p ?o}"], ["export", "--list"]]
)
def test_a_full_disk_behind_standard_output_is_said(built: Path, command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kerege", *command, "-p", str(built)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("kerege: cannot write to standard output: No space left")
    assert "next: " in done.stderr
    assert "Exception" not in done.stderr


def test_a_format_that_nobody_writes_is_told_which_there_are(built: Path) -> None:
    failed = run("export", "-p", built, "--to", "excel", "-")
    assert "parquet" in str(failed.exception)


@pytest.mark.parametrize(
    ("name", "start"), [("claims.CSV", b"id,"), ("g.ttl", b"@prefix"), ("graph", b"@prefix")]
)
def test_the_name_of_the_file_says_the_format(
    built: Path, tmp_path: Path, name: str, start: bytes
) -> None:
    assert run("export", "-p", built, tmp_path / name).exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.skipif(sys.platform == "win32", reason="pty")
def test_a_terminal_is_not_flooded_with_the_whole_graph(built: Path) -> None:
    import pty

    master, slave = pty.openpty()
    try:
        command = [sys.executable, "-m", "kerege", "export", "-p", str(built)]
        done = subprocess.run(command, stdout=slave, stderr=subprocess.PIPE, text=True, check=False)
    finally:
        os.close(slave)
        os.close(master)
    assert done.returncode == 2
    assert "name a file, or - for the terminal" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["serve", "--port", "99999"], "99999 is not in the range 0<=x<=65535"),
        (["explain", "zzz"], "no claim whose id starts with 'zzz'"),
        (["explain", ""], "no claim whose id starts with ''"),
    ],
)
def test_a_wrong_value_is_said_without_a_traceback(
    built: Path, arguments: list[str], words: str
) -> None:
    command = [sys.executable, "-m", "kerege", *arguments, "-p", str(built)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in (1, 2)
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_only_what_writes_says_that_nothing_was_written(built: Path) -> None:
    command = [sys.executable, "-m", "kerege", "query", "SELECT * {", "-p", str(built)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1] == "kerege: 1 problem"


def test_export_lists_its_formats(built: Path) -> None:
    listed = {line["format"]: line["what"] for line in lines(run("export", "--list"))}
    assert set(listed) >= set(WRITERS)
    assert listed["parquet"].endswith("real dates, decimals and lists.")


def test_check_finds_nothing_wrong_in_a_new_project(built: Path) -> None:
    result = run("check", "-p", built)
    assert "1 claim checked: 0 errors" in result.output
    assert result.exit_code == 0


def test_init_makes_a_project_and_never_overwrites(tmp_path: Path) -> None:
    assert run("init", tmp_path / "new").exit_code == 0
    assert (tmp_path / "new/kerege.toml").exists()
    again = run("init", tmp_path / "new")
    assert "is a project already" in str(again.exception)


def test_open_prints_the_page(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("click.launch", opened.append)
    result = run("open", "-p", built)
    assert result.output.strip() == str(built / "out/graph.html")
    assert opened == [(built / "out/graph.html").as_uri()]


def test_a_misspelt_command_names_the_nearest_and_is_wrong_usage() -> None:
    result = run("biuld")
    assert result.exit_code == 2
    assert "no command 'biuld'; did you mean 'build'?" in result.output


def test_a_wrong_date_is_wrong_usage(built: Path) -> None:
    result = run("show", "sco", "-p", built, "--as-of", "2025-13")
    assert result.exit_code == 2
    assert "'2025-13' is no date of the calendar" in result.output


def test_a_reader_that_hangs_up_is_no_error(built: Path) -> None:
    command = f"{sys.executable} -m kerege export -p {built} --to nquads | head -c 10"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False
    )
    assert done.stderr == b""


@pytest.mark.parametrize(
    "module", ["networkx", "rdflib", "pyvis", "spacy", "pint", "rich", "babel"]
)
def test_starting_imports_nothing_heavy(module: str) -> None:
    code = f"import kerege, kerege.cli.main, sys; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_history_follows_corrections_and_withdrawals(project: Path) -> None:
    (project / "seeds/facts/memberships.yaml").write_text(
        "source: example-2026\nfacts:\n"
        "- {id: old, subject: kazakhstan, relation: memberOf, object: sco, from: 2001, recorded_on: 2026-01-01}\n"
        "- {subject: kazakhstan, relation: memberOf, object: sco, from: 2001-06-15, recorded_on: 2026-02-01, supersedes: old}\n"
        "- {subject: japan, relation: memberOf, object: sco, from: 2001, recorded_on: 2026-01-01, retracted_on: 2026-03-01}\n"
    )
    everything = [json.loads(line) for line in run("history", "-p", project).stdout.splitlines()]
    assert [(one["subject"], one["state"], one["since"]) for one in everything] == [
        ("japan", "retracted", "2026-03-01"),
        ("kazakhstan", "superseded", "2026-02-01"),
        ("kazakhstan", "stands", "2026-02-01"),
    ]
    one = run("history", everything[2]["id"][:8], "-p", project, "--format", "csv").stdout
    assert f"superseded by {everything[2]['id'][:8]} since 1 February 2026" in one
    assert run("history", "-p", project, "--known-by", "2026-01").stdout == ""
