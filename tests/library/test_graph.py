from pathlib import Path

import pytest
import rdflib

import kerege
from kerege.errors import InputError, NotFoundError
from kerege.library import Graph
from kerege.pipeline import build

FACTS = """\
source: example-2026
recorded_on: 2026-01-31
facts:
- {subject: kazakhstan, relation: memberOf, object: sco, from: 2001-06-15}
- {subject: kazakhstan, relation: prioritizes, object: sco, on: 2025-11, asserted_by: japan}
- {subject: kazakhstan, relation: hasReserve, object: "> 30e9 bbl", on: 2024}
- {subject: japan, relation: memberOf, object: sco, from: 2010, until: 2012, recorded_on: 2026-03-01}
"""


@pytest.fixture
def g(project: Path) -> Graph:
    (project / "seeds/facts/memberships.yaml").write_text(FACTS)
    build(project)
    return kerege.load(project / "out")


def test_a_project_and_its_output_are_one_graph(project: Path, g: Graph) -> None:
    assert kerege.load(project).store.claims == g.store.claims
    (project / "out/graph.ttl").unlink()
    assert kerege.load(project).store.claims == g.store.claims


def test_claims_are_chosen_by_what_they_say(g: Graph) -> None:
    assert len(g.claims()) == 4
    assert len(g.claims("kazakhstan")) == 3
    assert len(g.claims(relation="memberOf", object="sco")) == 2
    assert [claim.relation for claim in g.claims(asserted_by="japan")] == ["prioritizes"]
    assert len(g.claims(source="example-2026")) == 4


def test_both_clocks_work(g: Graph) -> None:
    assert {c.subject for c in g.claims(relation="memberOf", as_of="2011")} == {
        "japan",
        "kazakhstan",
    }
    assert {c.subject for c in g.claims(relation="memberOf", as_of="2012-01-01")} == {"kazakhstan"}
    assert len(g.claims(known_by="2026-02")) == 3
    assert len(g.claims(as_of="2011", known_by="2026-02")) == 1


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ({"subject": "kazakstan"}, "no entity 'kazakstan'; did you mean 'kazakhstan'"),
        ({"relation": "membrOf"}, "no relation 'membrOf'; did you mean 'memberOf'"),
        ({"source": "example-2025"}, "no source 'example-2025'; did you mean 'example-2026'"),
    ],
)
def test_what_is_unknown_names_the_nearest(
    g: Graph, question: dict[str, str], message: str
) -> None:
    with pytest.raises(NotFoundError, match=message):
        g.claims(**question)


def test_entities_are_found_by_any_name(g: Graph) -> None:
    assert g.entity("Shanghai Cooperation Organization").id == "sco"
    assert g["sco"].id == "sco"
    assert "kazakhstan" in g.entities


def test_sparql_answers_in_rows(g: Graph) -> None:
    rows = g.query("SELECT ?who { ?who ker:memberOf :sco }")
    assert list(rows) == [{"who": "kazakhstan"}]
    assert rows.to_pandas().to_dict("records") == [{"who": "kazakhstan"}]
    assert "<td>kazakhstan</td>" in rows._repr_html_()
    assert g.query("ASK { :japan ker:memberOf :sco }")[0] == {"answer": "false"}
    built = g.query("CONSTRUCT { ?a ker:x ?b } WHERE { ?a ker:memberOf ?b }")
    assert built[0] == {"subject": "kazakhstan", "predicate": "ker:x", "object": "sco"}


def test_a_mistake_in_sparql_is_said_with_its_place(g: Graph) -> None:
    with pytest.raises(InputError, match=r"query:1:15: error: .* column 14 is not closed"):
        g.query("SELECT WHERE {")


def test_rdflib_sees_the_same_triples(g: Graph) -> None:
    direct = rdflib.URIRef("https://w3id.org/kerege/ns#memberOf")
    assert [str(s) for s in g.rdf.subjects(direct)] == ["https://example.org/id/kazakhstan"]
    assert len(g.rdf) > 50


def test_networkx_sees_the_claims_of_a_day(g: Graph) -> None:
    assert g.networkx(as_of="2011").number_of_edges() == 2
    assert g.networkx().has_edge("kazakhstan", "sco")


def test_claims_show_themselves(g: Graph) -> None:
    text = repr(g.claims("kazakhstan", relation="memberOf"))
    assert text == (
        "1 claim\nKazakhstan · member of · Shanghai Cooperation Organization "
        "(since 15 June 2001; Example Press)"
    )
    assert "<td>since 15 June 2001</td>" in g.claims()._repr_html_()
    frame = g.claims().to_pandas()
    assert list(frame["subject_label"]) == ["Japan", "Kazakhstan", "Kazakhstan", "Kazakhstan"]
    assert repr(g).startswith("<Graph 'A new graph': 4 claims, ")


def test_what_is_no_graph_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="neither a graph nor a project"):
        kerege.load(tmp_path)
    (tmp_path / "graph.ttl").write_text("@prefix : <x> . broken")
    with pytest.raises(InputError, match=r"graph\.ttl"):
        kerege.load(tmp_path)
    (tmp_path / "graph.ttl").write_text("<http://a> <http://b> <http://c> .")
    with pytest.raises(InputError, match="not a graph of kerege: 0 datasets, not one"):
        kerege.load(tmp_path)


def test_public_names_are_those_of_all() -> None:
    for name in kerege.__all__:
        assert getattr(kerege, name) is not None
    assert set(kerege.__all__) <= set(dir(kerege))
    assert not hasattr(kerege, "nothing")
