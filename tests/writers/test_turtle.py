import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import example, given, settings
from machine import program
from rdflib.compare import isomorphic
from strategies import ONTOLOGY, claim, full_store, store_of, stores, words

from kerege.errors import InputError, OutputError
from kerege.model import Ref, Text
from kerege.readers import read_turtle
from kerege.store import Store
from kerege.values import Quantity
from kerege.writers.turtle import write_turtle


def turtle(store: Store) -> bytes:
    stream = BytesIO()
    write_turtle(store, stream)
    return stream.getvalue()


@settings(max_examples=60)
@given(stores(max_size=6))
@example(store=full_store())
def test_what_is_written_reads_back_without_loss(
    tmp_path_factory: pytest.TempPathFactory, store: Store
) -> None:
    path = tmp_path_factory.mktemp("turtle") / "graph.ttl"
    path.write_bytes(turtle(store))
    again = read_turtle(path, ONTOLOGY)
    assert again.claims == store.claims
    assert again.entities == store.entities
    assert again.sources == store.sources
    assert again.build_date == store.build_date
    assert turtle(again) == turtle(store)


@settings(max_examples=25)
@given(stores(max_size=6))
def test_rdflib_and_pyoxigraph_read_the_same_graph(store: Store) -> None:
    data = turtle(store)
    ours = rdflib.Graph().parse(data=data, format="turtle")
    lines = ox.serialize(ox.parse(data, format=ox.RdfFormat.TURTLE), format=ox.RdfFormat.N_TRIPLES)
    theirs = rdflib.Graph().parse(data=lines or b"", format="nt")
    assert isomorphic(ours, theirs)


def test_rapper_reads_the_same_number_of_triples(tmp_path: Path) -> None:
    facts = [
        claim(
            "kazakhstan", "memberOf", "sco", start="2001-06-15", note='a "quoted" \\ note\nand line'
        ),
        claim("kazakhstan", "hasReserve", Quantity.parse("> 85 tcf"), observed_on="2025"),
        claim("auto/some-fund-1a2b3c", "officialName", Text("Қор", "kk")),
    ]
    path = tmp_path / "graph.ttl"
    path.write_bytes(turtle(store_of(facts)))
    lines = subprocess.run(
        [program("rapper"), "-q", "-i", "turtle", "-o", "ntriples", str(path)],
        check=True,
        capture_output=True,
    ).stdout
    theirs = rdflib.Graph().parse(data=lines, format="nt")
    assert isomorphic(theirs, rdflib.Graph().parse(path, format="turtle"))


def test_an_amount_below_nothing_has_a_name(tmp_path: Path) -> None:
    fall = claim("kazakhstan", "gdp", Quantity.parse("-1.5 %"), observed_on="2020")
    path = tmp_path / "graph.ttl"
    path.write_bytes(turtle(store_of([fall])))
    assert read_turtle(path, ONTOLOGY).claims == (fall,)


def test_no_blank_node_is_written() -> None:
    graph = rdflib.Graph().parse(data=turtle(store_of([claim("kazakhstan", "memberOf", "sco")])))
    assert not [term for triple in graph for term in triple if isinstance(term, rdflib.BNode)]


@pytest.mark.parametrize(
    ("fields", "stands"),
    [
        ({"start": "2001"}, True),
        ({"start": "2001", "until": "2012"}, False),
        ({"start": "2030"}, False),
        ({"observed_on": "2020"}, True),
        ({"start": "2001", "polarity": "negative"}, False),
        ({"start": "2001", "modality": "planned"}, False),
        ({"start": "2001", "opinion": True}, False),
        ({"start": "2001", "rank": "deprecated"}, False),
        ({"start": "2001", "retracted_on": "2025"}, False),
        ({}, False),
    ],
)
def test_a_direct_triple_stands_for_what_is_asserted_and_holds(
    fields: dict[str, object], stands: bool
) -> None:
    from kerege.model import Modality, Polarity, Rank

    kinds = {"polarity": Polarity, "modality": Modality, "rank": Rank}
    typed = {key: kinds[key](value) if key in kinds else value for key, value in fields.items()}
    data = turtle(store_of([claim("kazakhstan", "memberOf", "sco", **typed)]))
    graph = rdflib.Graph().parse(data=data, format="turtle")
    base = "https://example.org/id/"
    member = rdflib.URIRef("https://w3id.org/kerege/ns#memberOf")
    triple = (rdflib.URIRef(base + "kazakhstan"), member, rdflib.URIRef(base + "sco"))
    assert (triple in graph) == stands


@given(words)
def test_the_order_of_claims_does_not_change_a_byte(note: str) -> None:
    facts = [
        claim("kazakhstan", "memberOf", "sco", start="2001", note=note),
        claim("japan", "prioritizes", "natural-gas", observed_on="2025"),
        claim("kazakhstan", "memberOf", "eaeu", start="2015"),
    ]
    assert turtle(store_of(facts)) == turtle(store_of(facts[::-1]))


@pytest.mark.parametrize("bad", ["a b", "a>b", "../x", "Kazakhstan", "a\nb", ""])
def test_an_id_that_could_break_out_of_the_file_is_refused(bad: str) -> None:
    with pytest.raises(OutputError):
        turtle(store_of([claim("kazakhstan", "memberOf", Ref(bad))]))


def test_a_graph_that_somebody_changed_is_refused(tmp_path: Path) -> None:
    from kerege.errors import InputError

    path = tmp_path / "graph.ttl"
    data = turtle(store_of([claim("kazakhstan", "memberOf", "sco", start="2001-06-15")]))
    path.write_bytes(data.replace(b'"2001-06-15"', b'"2002-06-15"'))
    with pytest.raises(InputError, match="has the id"):
        read_turtle(path, ONTOLOGY)


def test_a_changed_claim_is_found_by_sparql_too() -> None:
    store = ox.Store()
    data = turtle(
        store_of(
            [
                claim("kazakhstan", "memberOf", "sco", start="2001-06-15"),
                claim("japan", "officialName", Text('Nippon\n"x"', "ja"), observed_on="2001-06"),
                claim(
                    "japan",
                    "hasReserve",
                    Quantity.parse("~ 0.5 tcf"),
                    qualifiers=(("topic", Ref("natural-gas")), ("scope", Text("proved", "en"))),
                ),
            ]
        )
    )
    query = (ONTOLOGY.folder / "claim-ids.rq").read_text()
    store.bulk_load(data, format=ox.RdfFormat.TURTLE)
    assert list(store.query(query)) == []
    changed = ox.Store()
    changed.bulk_load(data.replace(b'"2001-06-15"', b'"2002-06-15"'), format=ox.RdfFormat.TURTLE)
    assert len(list(changed.query(query))) == 1


def test_claims_that_supersede_each_other_in_a_circle_are_refused(tmp_path: Path) -> None:
    old = claim("kazakhstan", "memberOf", "sco", start="2001")
    new = claim("kazakhstan", "memberOf", "sco", start="2002", supersedes=(old.id,))
    circle = store_of([replace(old, supersedes=(new.id,)), new])
    path = tmp_path / "graph.ttl"
    path.write_bytes(turtle(circle))
    with pytest.raises(InputError, match="supersede each other in a circle"):
        read_turtle(path, ONTOLOGY)
