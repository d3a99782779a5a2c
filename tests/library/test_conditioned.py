from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import claim, claims, store_of

from kerege.errors import NotFoundError
from kerege.library import Graph
from kerege.model import Claim, Modality

ONE = claim("japan", "memberOf", "sco", start="2001")
TWO = claim("japan", "memberOf", "sco", start="2001", source="source-b")
PLAN = claim("kazakhstan", "memberOf", "sco", modality=Modality.PLANNED, start="2030")
MEMBERS = (
    "SELECT DISTINCT ?who { ?c rdf:subject ?who ; rdf:predicate ker:memberOf ; rdf:object :sco }"
)


def members(graph: Graph) -> set[tuple[str | None, ...]]:
    return set(graph.query(MEMBERS).values)


def test_everything_can_be_asked_of_the_graph_that_would_have_been() -> None:
    graph = Graph(store_of([ONE, TWO, PLAN]))
    part = graph.given(without=["planned"])
    assert isinstance(part, Graph)
    assert list(part.claims(object="sco")) == [claim for claim in graph.claims() if claim != PLAN]
    assert members(part) == {("japan",)}
    assert graph.given(only=["source-a"], before="2026-01-02").store.claims == (ONE, PLAN)
    assert len(graph) == 3


def test_how_an_answer_fares() -> None:
    graph = Graph(store_of([ONE, TWO, PLAN]))
    fate = graph.survival(members, graph.given(without=["planned"]))
    assert (fate.kept, fate.lost, fate.gained) == ((("japan",),), (("kazakhstan",),), ())


def test_the_supports_of_a_row_are_those_of_brute_force() -> None:
    other = claim("japan", "visits", "kazakhstan", observed_on="2024")
    graph = Graph(store_of([ONE, TWO, PLAN, other]))
    found = graph.supports(lambda part: ("japan",) in members(part), near=["japan"])
    assert found.complete
    for number in range(5):
        for lost in combinations(graph.store.claims, number):
            part = Graph(store_of([each for each in graph.store.claims if each not in lost]))
            assert found.survives(each.id for each in lost) == (("japan",) in members(part))


def test_a_path_on_part_of_the_evidence() -> None:
    near = claim("sco", "supports", "kazakhstan", observed_on="2024")
    graph = Graph(store_of([ONE, PLAN, near]))
    (path,) = graph.path("japan", "kazakhstan")
    assert [len(tie.claims) for tie in path.ties] == [1, 2]
    assert graph.path("japan", "kazakhstan", only=["asserted"])[0].ties[1].claims == (near,)
    assert graph.path("japan", "kazakhstan", without=["outlet"]) == []
    assert graph.path("japan", "kazakhstan", as_of="2000") == []
    with pytest.raises(NotFoundError, match="no entity 'japn'; did you mean 'japan'"):
        graph.path("japn", "kazakhstan")


@given(st.lists(claims(), max_size=12), st.integers(1900, 2100).map(str))
def test_as_of_commutes_with_filters(found: list[Claim], day: str) -> None:
    graph = Graph(store_of(found))
    then = graph.claims(as_of=day)
    for name in ("kazakhstan", "sco"):
        assert list(graph.claims(name, as_of=day)) == [c for c in then if c.subject == name]
    by = list(graph.claims(asserted_by="kazakhstan", source="source-a", as_of=day, known_by=day))
    known = graph.claims(as_of=day, known_by=day)
    assert by == [c for c in known if (c.asserted_by, c.source) == ("kazakhstan", "source-a")]
