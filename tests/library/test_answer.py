"""The short way from a built project to the answer of a query."""

from pathlib import Path

import pytest

from kerege.errors import InputError
from kerege.library.loading import answer, load
from kerege.pipeline import build

MEMBERS = "SELECT ?who ?what { ?who ker:memberOf ?what } ORDER BY ?who ?what"


@pytest.mark.parametrize("built", [False, True])
def test_the_short_way_gives_the_same_answer(project: Path, built: bool) -> None:
    if built:
        build(project)
    rows = answer(project, MEMBERS)
    assert len(rows) > 0
    assert rows.values == load(project).query(MEMBERS).values


def test_an_output_folder_is_read_the_short_way_only_as_it_was_built(project: Path) -> None:
    build(project)
    out, graph = project / "out", project / "out/graph.ttl"
    assert answer(out, MEMBERS).values == load(out).query(MEMBERS).values
    graph.write_text(graph.read_text(encoding="utf-8").replace("memberOf", "observerIn"))
    with pytest.raises(InputError, match="not a graph of kerege"):
        answer(out, MEMBERS)


def test_a_change_of_the_seeds_is_seen(project: Path) -> None:
    build(project)
    facts = next((project / "seeds/facts").glob("*.yaml"))
    facts.write_text(facts.read_text().replace("memberOf", "observerIn"))
    assert len(answer(project, MEMBERS)) == 0


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELCT", "'SELECT'"),
        ("ASK { SERVICE <http://x/> {} }", "no request"),
        ("ASK { FILTER(:f(1)) }", "custom"),
    ],
)
def test_a_mistake_is_told_on_the_short_way_too(project: Path, query: str, words: str) -> None:
    build(project)
    with pytest.raises(InputError, match=words):
        answer(project, query)
