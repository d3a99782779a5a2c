import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from documents import page_of, pdf_of

from kerege.errors import ExtraError, LockedError, OutputError
from kerege.pipeline import build
from kerege.pipeline.assembly import assemble
from kerege.pipeline.output import locked, replaced

OUTPUTS = {"graph.ttl", "void.ttl", "graph.html", "report.md", "manifest.json", "facts.schema.json"}


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
    }


def run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kerege", "build", "-p", str(root), *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_build_writes_its_outputs_and_keeps_what_is_not_its_own(project: Path) -> None:
    (project / "out/mine.txt").write_text("mine")
    built = build(project)
    assert {path.name for path in built.out.iterdir()} == OUTPUTS | {".gitignore", "mine.txt"}
    assert built.counts["curated"] == 1


def test_nothing_changed_is_nothing_done(project: Path) -> None:
    assert not build(project).up_to_date
    assert build(project).up_to_date
    facts = project / "seeds/facts/memberships.yaml"
    facts.write_text(facts.read_text().replace("2001-06-15", "2001-06-16"))
    assert not build(project).up_to_date
    (project / "out/graph.ttl").write_text("broken")
    assert not build(project).up_to_date
    assert build(project).up_to_date


def test_the_manifest_names_every_file_with_its_hash(project: Path) -> None:
    build(project)
    manifest = json.loads((project / "out/manifest.json").read_text())
    assert set(manifest["outputs"]) == OUTPUTS - {"manifest.json"}
    for name, digest in manifest["outputs"].items():
        data = (project / "out" / name).read_bytes()
        assert digest == "sha256:" + hashlib.sha256(data).hexdigest()
    assert "seeds/facts/memberships.yaml" in manifest["inputs"]
    assert str(project) not in json.dumps(manifest)


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "C", "TZ": "America/Anchorage"},
        {"PYTHONHASHSEED": "3", "PYTHONUTF8": "1"},
    ],
)
def test_hash_seed_locale_and_time_zone_change_no_byte(
    project: Path, environment: dict[str, str]
) -> None:
    build(project)
    before = hashes(project / "out")
    assert run(project, "--force", **environment).returncode == 0
    assert hashes(project / "out") == before


def test_the_order_of_lines_and_files_changes_no_byte_of_the_graph(project: Path) -> None:
    lines = [
        "- {subject: kazakhstan, relation: memberOf, object: sco, from: 2001-06-15}\n",
        "- {subject: japan, relation: borders, object: kazakhstan}\n",
        "- {subject: japan, relation: visits, object: kazakhstan, on: 2015}\n",
    ]
    head = "source: example-2026\nrecorded_on: 2026-01-31\nfacts:\n"
    graphs = set()
    for _ in range(3):
        random.Random(len(graphs)).shuffle(lines)
        facts = project / "seeds/facts/memberships.yaml"
        facts.write_text(head + "".join(lines))
        build(project)
        graphs.add((project / "out/graph.ttl").read_bytes())
    facts.write_text(head + lines[0])
    (project / "seeds/facts/a.yaml").write_text(head + lines[1])
    (project / "seeds/facts/z.yaml").write_text(head + lines[2])
    build(project)
    graphs.add((project / "out/graph.ttl").read_bytes())
    assert len(graphs) == 1


def test_a_second_builder_is_told_who_builds(project: Path) -> None:
    with locked(project / "out"), pytest.raises(LockedError, match=rf"process {os.getpid()}"):
        build(project)
    build(project)


def test_a_failure_in_the_middle_leaves_the_old_output(project: Path) -> None:
    build(project)
    before = hashes(project / "out")
    with pytest.raises(RuntimeError), replaced(project / "out", written_before=[]) as folder:
        (folder / "graph.ttl").write_text("half")
        raise RuntimeError
    assert hashes(project / "out") == before
    assert not list(project.glob(".out.new"))


def test_a_cut_between_the_two_steps_of_a_change_is_mended(project: Path) -> None:
    build(project)
    before = hashes(project / "out")
    (project / "out").rename(project / ".out.old")
    (project / ".out.new").mkdir()
    assert build(project).up_to_date
    assert hashes(project / "out") == before
    assert not [path for path in project.iterdir() if path.name in {".out.new", ".out.old"}]


def test_kill_at_any_moment_leaves_the_old_output_or_the_new(project: Path) -> None:
    build(project)
    old = hashes(project / "out")
    facts = project / "seeds/facts/memberships.yaml"
    facts.write_text(facts.read_text().replace("2001-06-15", "2001-06-16"))
    copy = project.parent / "copy"
    shutil.copytree(project, copy)
    began = time.perf_counter()
    assert run(copy).returncode == 0
    lasts = time.perf_counter() - began
    new = hashes(copy / "out")
    for step in range(8):
        worker = subprocess.Popen(
            [sys.executable, "-m", "kerege", "build", "-p", str(project)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(lasts * (0.3 + 0.1 * step))
        worker.kill()
        worker.wait()
        assert hashes(project / "out") in (old, new)
    assert run(project).returncode == 0
    assert hashes(project / "out") == new
    left = {path.name for path in project.iterdir()} - {"kerege.toml", "out", "seeds", ".out.lock"}
    assert left == set()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_is_said_and_leaves_the_old_output(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(project)
    before = hashes(project / "out")

    def onto_a_full_disk(store: object, stream: object) -> None:
        with Path("/dev/full").open("wb") as full:
            full.write(b"x" * 10**6)

    monkeypatch.setattr("kerege.writers.turtle.write_turtle", onto_a_full_disk)
    with pytest.raises(OutputError, match="No space left on device"):
        build(project, force=True)
    assert hashes(project / "out") == before


def test_the_build_date_decides_which_triples_are_direct(project: Path) -> None:
    from kerege.values import PartialDate

    build(project, as_of=PartialDate(2000))
    assert "ker:memberOf :sco ." not in (project / "out/graph.ttl").read_text()
    build(project, as_of=PartialDate(2002))
    assert "ker:memberOf :sco ." in (project / "out/graph.ttl").read_text()


def test_pages_and_pdf_files_are_articles(project: Path) -> None:
    text = "Kazakhstan is a member of the Shanghai Cooperation Organization."
    articles = project / "seeds/articles"
    (articles / "a.pdf").write_bytes(pdf_of(["Front page"], [text], title="Members"))
    (articles / "a.pdf.yaml").write_text("{id: a, publisher: kazakhstan, recorded_on: 2025-01-01}")
    day = '<meta property="article:published_time" content="2025-02-03">'
    (articles / "b.html").write_bytes(page_of(f"{text}\n{text}", head=day))
    (articles / "b.html.yaml").write_text("{id: b, title: B, publisher: kazakhstan}")
    store = assemble(project).store
    read = {claim.source: claim for claim in store if claim.source in {"a", "b"}}
    assert {claim.relation for claim in read.values()} == {"memberOf"}
    assert store.sources["a"].title == "Members"
    assert str(read["b"].published_on) == "2025-02-03"
    evidence = read["a"].evidence
    assert evidence
    evidence.verify(store.documents["a"].text)
    assert store.documents["a"].page(evidence.start or 0) == 2


def test_the_report_says_what_is_taken_in_which_language(project: Path) -> None:
    front = "---\n{keys}\npublisher: kazakhstan\nrecorded_on: 2025-01-01\n---\n{text}\n"
    for name, keys, text in (
        ("zh", "id: zh\ntitle: Z", "哈萨克斯坦是上海合作组织成员国。"),
        ("en", "id: en\ntitle: E\ntranslated_from: zh", "Kazakhstan said nothing at all of it."),
    ):
        path = project / f"seeds/articles/{name}.md"
        path.write_text(front.format(keys=keys, text=text), encoding="utf-8")
    build(project)
    report = (project / "out/report.md").read_text(encoding="utf-8")
    assert "| Chinese | 1 | mentions, times, amounts |" in report
    assert "A translation from Chinese: the quotes are words of the translation." in report


def test_an_article_whose_reader_is_not_installed_is_a_warning(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(language: str, model: str = "") -> None:
        raise ExtraError("natasha is not installed\n    next: pip install 'kerege[ru]'")

    monkeypatch.setattr("kerege.extractors.extractor", absent)
    (project / "seeds/articles/a.md").write_text(
        "---\nid: a\ntitle: A\npublisher: kazakhstan\nrecorded_on: 2025-01-01\n---\nСаммит прошёл.\n",
        encoding="utf-8",
    )
    (problem,) = (one for one in assemble(project).problems if "natasha" in one.found)
    assert (problem.level, problem.next_step) == ("warning", "pip install 'kerege[ru]'")
