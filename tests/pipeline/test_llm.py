"""A project whose articles a language model reads: built once with it, and again without."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from scripted import KEY, Script, proposal, served

import kerege
from kerege.errors import InputError
from kerege.pipeline import build

SENTENCE = "Kazakhstan joined the Shanghai Cooperation Organization in 2001."


@pytest.fixture
def script() -> Iterator[Script]:
    with served() as found:
        yield found


@pytest.fixture
def root(project_with_article: Path, script: Script, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = project_with_article
    path = root / "seeds/articles/example.md"
    head = path.read_text(encoding="utf-8").rpartition("---\n")[0]
    path.write_text(f"{head}---\n{SENTENCE}\n", encoding="utf-8")
    with (root / "kerege.toml").open("a") as project:
        project.write(f'[llm]\nmodel = "small"\nurl = "{script.url}"\nprice_in = 1\n')
    monkeypatch.setenv("KEREGE_LLM_KEY", KEY)
    return root


def test_with_its_answers_a_rebuild_needs_no_endpoint(
    root: Path, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    script.says(proposal(SENTENCE, **{"from": "2001"}), proposal("Invented words."))
    built = build(root)
    first = (root / "out/graph.ttl").read_bytes(), (root / "out/report.md").read_bytes()
    assert b"llm small" in first[0]
    assert b"the words do not stand in the text" in first[1]
    assert any("100 tokens in" in p.found for p in built.problems)
    monkeypatch.setenv("KEREGE_LLM_URL", "http://127.0.0.1:9/v1")
    build(root, force=True)
    assert ((root / "out/graph.ttl").read_bytes(), (root / "out/report.md").read_bytes()) == first
    assert len(script.asked) == 1


def test_without_endpoint_and_answers_the_rules_read_and_a_warning_says_so(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEREGE_LLM_URL", "http://127.0.0.1:9/v1")
    built = build(root)
    [warning] = [problem for problem in built.problems if "is away" in problem.found]
    assert warning.level == "warning"
    read = [c for c in kerege.load(root / "out").store.claims if c.source == "example-article"]
    assert {claim.method.split()[0] for claim in read} != {"llm"}
    assert len(read) == 1


def test_a_wrong_table_is_named(root: Path) -> None:
    path = root / "kerege.toml"
    path.write_text(path.read_text().replace("price_in = 1", 'prize_in = "1"'))
    with pytest.raises(InputError, match=r"kerege\.toml:\d+: error: llm = .*prize_in"):
        build(root)
