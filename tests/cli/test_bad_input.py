"""Every mistake that a person can make in the inputs gives a message with place and next step."""

import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kerege.cli import main
from kerege.errors import InputError, OutputError
from kerege.pipeline import build

GOLDEN = Path(__file__).parent / "golden"
FACTS = "seeds/facts/memberships.yaml"
FACT = "- {subject: kazakhstan, relation: memberOf, object: sco, from: 2001-06-15}\n"
ARTICLE = "seeds/articles/example.md"


def replace(path: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), encoding="utf-8")

    return edit


def facts(*lines: str) -> Callable[[Path], None]:
    return replace(FACTS, FACT, "".join(f"- {line}\n" for line in lines))


def write(path: str, data: bytes) -> Callable[[Path], None]:
    return lambda root: (root / path).write_bytes(data) and None


def write_both(data: bytes, record: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        (root / "seeds/articles/summit.html").write_bytes(data)
        (root / "seeds/articles/summit.html.yaml").write_text(record)

    return edit


def emptied(root: Path) -> None:
    for path in [*(root / "seeds").rglob("*.yaml"), root / ARTICLE]:
        path.unlink()


CASES: dict[str, Callable[[Path], None]] = {
    "misspelt_relation": replace(FACTS, "memberOf", "membrOf"),
    "unknown_entity": replace(FACTS, "subject: kazakhstan", "subject: kazahkstan"),
    "unknown_object": replace(FACTS, "object: sco", "object: scoo"),
    "wrong_kind_of_object": replace(FACTS, "object: sco", "object: japan"),
    "month_13": replace(FACTS, "2001-06-15", "2025-13-01"),
    "norway": replace("seeds/entities/states.yaml", "iso2: KZ", "iso2: NO"),
    "duplicate_key": facts("{subject: kazakhstan, relation: memberOf, object: sco, object: sco}"),
    "unknown_key": facts("{subject: kazakhstan, relation: memberOf, object: sco, form: 2001}"),
    "binary_facts": write(FACTS, b"\x89PNG\r\n\x1a\n\x00\xff"),
    "control_character": write(FACTS, "facts: [a\u202eb]".encode()),
    "no_front_matter": write(ARTICLE, b"Kazakhstan said nothing.\n"),
    "page_without_a_record": write("seeds/articles/summit.html", b"<html><p>Rain.</p></html>"),
    "archive_as_article": write_both(b"PK\x03\x04", "{id: summit, publisher: example-news}"),
    "page_without_an_article": write_both(b"<html></html>", "{id: summit}"),
    "page_with_a_record_short_of_keys": write_both(
        b"<html><p>Rain fell all day in Astana.</p></html>", "{id: summit, titel: Rain}"
    ),
    "quote_not_in_text": facts(
        "{subject: kazakhstan, relation: memberOf, object: sco, from: 2001, source: example-article,"
        ' quote: "Kazakhstan said nothing"}'
    ),
    "quote_without_text": facts(
        '{subject: kazakhstan, relation: memberOf, object: sco, from: 2001, quote: "words"}'
    ),
    "amount_without_unit": facts(
        "{subject: kazakhstan, relation: hasReserve, object: 30e9, during: 2023}"
    ),
    "unknown_unit": facts(
        "{subject: kazakhstan, relation: hasReserve, object: 30e9 barel, during: 2023}"
    ),
    "two_entities_with_one_id": replace(
        "seeds/entities/states.yaml", "{id: japan, ", "{id: kazakhstan, "
    ),
    "the_same_fact_twice": facts(*[FACT[2:-1]] * 2),
    "supersedes_in_a_circle": facts(
        "{id: a, supersedes: b, subject: kazakhstan, relation: memberOf, object: sco, from: 2001}",
        "{id: b, supersedes: a, subject: kazakhstan, relation: memberOf, object: sco, from: 2002}",
    ),
    "supersedes_nothing": facts(
        "{supersedes: gone, subject: kazakhstan, relation: memberOf, object: sco, from: 2001}"
    ),
    "ends_before_it_begins": facts(
        "{subject: kazakhstan, relation: memberOf, object: sco, from: 2001, until: 2001}"
    ),
    "unknown_source": replace(FACTS, "source: example-2026", "source: example-2025"),
    "address_that_runs_script": replace(
        "seeds/sources.yaml", "https://example.org/2026", "javascript:alert(1)"
    ),
    "broken_yaml": replace(FACTS, "from: 2001-06-15}", "from: 2001-06-15"),
    "alias": replace(FACTS, "source: example-2026", "source: &s example-2026\nnote: *s"),
    "empty_value": replace(FACTS, "from: 2001-06-15", "from: "),
    "several_at_once": facts(
        "{subject: kazahkstan, relation: membrOf, object: sco, from: 2025-13}",
        "{subject: kazakhstan, relation: memberOf, object: sco, until: 20}",
        "{subject: kazakhstan, relation: memberOf, object: sco, from: 2001}",
    ),
    "csv_with_a_cell_too_many": write(
        "seeds/facts/more.csv",
        b"subject,relation,object,source\nkazakhstan,memberOf,sco,example-2026,2001\n",
    ),
    "empty_project": emptied,
    "broken_toml": write("kerege.toml", b'title = "A\n'),
    "licence_that_is_no_address": replace(
        "kerege.toml",
        'languages = ["en"]',
        'licence = "CC BY 4.0"\nissued = "2026-13"\ndownloads = 5',
    ),
    "no_project": lambda root: (root / "kerege.toml").unlink(),
    "out_is_a_file": lambda root: (
        [path.unlink() for path in (root / "out").iterdir()]
        and (root / "out").rmdir() is None
        and (root / "out").write_text("mine")
        and None
    ),
}


@pytest.fixture
def project(project_with_article: Path) -> Path:
    return project_with_article


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_named_with_its_place(
    case: str, project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    CASES[case](project)
    before = listing(project)
    monkeypatch.setattr(sys, "argv", ["kerege", "build", "--project", str(project)])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 1
    message = capsys.readouterr().err.replace(str(project), "PROJECT")
    golden = GOLDEN / f"{case}.txt"
    if os.environ.get("KEREGE_GOLDEN") == "write":
        golden.write_text(message, encoding="utf-8")
    assert message == golden.read_text(encoding="utf-8")
    assert listing(project) == before


def test_every_golden_message_belongs_to_a_case() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(CASES)


def test_a_mistake_leaves_the_old_output(project: Path) -> None:
    build(project)
    before = listing(project / "out")
    CASES["misspelt_relation"](project)
    with pytest.raises(Exception, match="unknown relation"):
        build(project)
    assert listing(project / "out") == before


def test_keep_going_builds_what_is_right(project: Path) -> None:
    CASES["several_at_once"](project)
    built = build(project, keep_going=True)
    assert [problem.line for problem in built.problems if problem.level == "error"] == [5, 5, 5, 6]
    assert (project / "out/graph.ttl").exists()
    with pytest.raises(InputError):
        build(project)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become a user without rights")
def test_no_right_to_write_out_is_said(project: Path) -> None:
    build(project)
    before = listing(project)
    for path in [project, *project.parents]:
        if path.stat().st_uid == os.geteuid() and path != Path("/"):
            path.chmod(path.stat().st_mode | 0o055)
    try:
        os.seteuid(65534)
        with pytest.raises(OutputError) as error:
            build(project, force=True)
    finally:
        os.seteuid(0)
    assert str(error.value).replace(str(project), "PROJECT") == (
        "cannot write PROJECT/out: Permission denied\n"
        "    expected: a folder that you may write, with room for the outputs\n"
        "    next: free it, or choose another with --out"
    )
    assert listing(project) == before


def listing(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.name.endswith(".lock")
    }
