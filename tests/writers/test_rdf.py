"""Each RDF form says what the Turtle says, and reads back without loss."""

import json
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import example, given, settings
from rdflib.compare import isomorphic
from strategies import ONTOLOGY, claim, full_store, store_of, stores

from kerege.model import Text
from kerege.ontology import PREFIXES
from kerege.ontology.schema import Qualifier
from kerege.project import Project
from kerege.readers import read_graph
from kerege.store import Store
from kerege.values import PartialDate, Quantity
from kerege.writers import writer
from kerege.writers.void import write_void

IANA = "https://www.iana.org/assignments/media-types/"
DCAT = "http://www.w3.org/ns/dcat#"
NS = "https://w3id.org/kerege/ns#"
FORMS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf12": ox.RdfFormat.TURTLE,
}

TRUSTY = [
    "RA9WY0krOAhTMthoLVEUlrYMFYU_rjM-bwVfk6WYY_A9c",
    "RAwBivjgzF3OeNTaTaEskq-HeJpvqrt69HmEV_IrkR7Dg",
]


def written(name: str, store: Store) -> bytes:
    stream = BytesIO()
    writer(name)(store, stream)
    return stream.getvalue()


def triples(name: str, store: Store) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(written(name, store), format=FORMS[name])}


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=30)
@given(store=stores())
@example(store=full_store())
def test_every_form_reads_back_without_loss(
    form: str, tmp_path_factory: pytest.TempPathFactory, store: Store
) -> None:
    path = tmp_path_factory.mktemp("rdf") / "graph"
    path.write_bytes(written(form, store))
    again = read_graph(path, ONTOLOGY, form=FORMS[form])
    assert again.claims == store.claims
    assert again.entities == store.entities
    assert again.sources == store.sources
    assert again.project == store.project


@pytest.mark.parametrize("form", FORMS)
def test_a_qualifier_of_an_ontology_may_be_an_amount(form: str, tmp_path: Path) -> None:
    worth = Qualifier("worth", "worth", label="worth", comment="", range="Quantity")
    wide = replace(ONTOLOGY, qualifiers={**ONTOLOGY.qualifiers, "worth": worth})
    loan = claim("japan", "memberOf", "sco", qualifiers=(("worth", Quantity.parse("~ -2.50 tcf")),))
    path = tmp_path / "graph"
    path.write_bytes(written(form, replace(store_of([loan]), ontology=wide)))
    assert read_graph(path, wide, form=FORMS[form]).claims == (loan,)


@pytest.mark.parametrize("form", ["ntriples", "nquads", "trig", "jsonld"])
@settings(max_examples=20)
@given(store=stores())
def test_every_rdf_1_1_form_has_the_triples_of_the_turtle(form: str, store: Store) -> None:
    assert triples(form, store) == triples("turtle", store)


# rdflib 7.6 warns of its own JSON-LD parser.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
@settings(max_examples=10)
@given(stores(max_size=4))
def test_rdflib_reads_the_same_graph_from_json_ld(store: Store) -> None:
    ours = rdflib.Graph().parse(data=written("jsonld", store), format="json-ld")
    theirs = rdflib.Graph().parse(data=written("turtle", store), format="turtle")
    assert isomorphic(ours, theirs)


def test_json_ld_loads_no_context_from_elsewhere() -> None:
    context = json.loads(written("jsonld", store_of([])))["@context"]
    assert isinstance(context, dict)
    assert "@import" not in context


@pytest.mark.parametrize("form", ["nquads", "trig"])
def test_direct_triples_stand_in_a_layer_of_their_own(form: str) -> None:
    tie = claim("kazakhstan", "memberOf", "sco", start="2001-06-15")
    quads = list(ox.parse(written(form, store_of([tie])), format=FORMS[form]))
    base = "https://example.org/id/"
    (direct,) = [quad for quad in quads if quad.graph_name.value == f"{base}graph/direct"]
    assert direct.triple == ox.Triple(
        ox.NamedNode(f"{base}kazakhstan"), ox.NamedNode(f"{NS}memberOf"), ox.NamedNode(f"{base}sco")
    )
    others = {quad.graph_name.value for quad in quads if quad != direct}
    assert others == {f"{base}graph/claims", f"{base}graph/derived"}


def test_rdf_1_2_reifies_what_is_claimed_and_asserts_nothing() -> None:
    denied = claim("kazakhstan", "memberOf", "eaeu", polarity="negative")
    quads = list(ox.parse(written("rdf12", store_of([denied])), format=ox.RdfFormat.TURTLE))
    (said,) = [quad for quad in quads if isinstance(quad.object, ox.Triple)]
    assert said.subject.value.endswith(denied.id)
    assert said.object.predicate.value == f"{NS}memberOf"
    assert not any(quad.predicate.value == f"{NS}memberOf" for quad in quads)


@settings(max_examples=25)
@given(store=stores(min_size=1, max_size=4))
@example(store=full_store())
def test_nanopublications_read_back_without_loss(
    tmp_path_factory: pytest.TempPathFactory, store: Store
) -> None:
    path = tmp_path_factory.mktemp("rdf") / "claims.trig"
    path.write_bytes(written("nanopubs", store))
    again = read_graph(path, ONTOLOGY, form=ox.RdfFormat.TRIG)
    assert again.claims == store.claims
    assert set(again.sources.values()) <= set(store.sources.values())


def test_a_nanopublication_has_its_four_graphs_and_asserts_nothing() -> None:
    denied = claim("kazakhstan", "memberOf", "eaeu", polarity="negative")
    quads = list(ox.parse(written("nanopubs", store_of([denied])), format=ox.RdfFormat.TRIG))
    graphs = {quad.graph_name.value.rpartition("#")[2] for quad in quads}
    assert graphs == {"head", "assertion", "provenance", "pubinfo"}
    assert not any(quad.predicate.value == f"{NS}memberOf" for quad in quads)


def test_trusty_iris_are_those_that_the_nanopub_library_computes() -> None:
    # Verified with nanopub 2.0.1 (trustyuri.rdf.RdfHasher.make_hash) on this very output.
    note = claim("kazakhstan", "officialName", Text('Қазақ "ел"\n\\', "kk"), note="a")
    amount = claim("kazakhstan", "hasReserve", Quantity.parse("> 85.5 tcf"), observed_on="2025")
    text = written("nanopubs", store_of([note, amount])).decode()
    assert sorted(set(re.findall(r"np/(RA[\w-]+)#head", text))) == TRUSTY


CREDITED = Project(
    title="Small",
    base="https://example.org/id/",
    licence="https://creativecommons.org/licenses/by/4.0/",
    publisher='The "Small" developers',
    issued=PartialDate(2026, 11),
    downloads="https://example.org/files/",
)


@pytest.mark.parametrize("form", FORMS)
def test_licence_publisher_and_day_of_issue_are_written_and_read_back(
    form: str, tmp_path: Path
) -> None:
    path = tmp_path / "graph"
    path.write_bytes(written(form, replace(store_of([]), project=CREDITED)))
    again = read_graph(path, ONTOLOGY, form=FORMS[form]).project
    assert again == replace(CREDITED, downloads="")


def test_a_description_names_licence_publisher_and_the_files_beside_it() -> None:
    stream = BytesIO()
    write_void(replace(store_of([]), project=CREDITED), stream, beside=["graph.ttl", "graph.html"])
    data = rdflib.Graph().parse(data=stream.getvalue(), format="turtle")
    dataset, dcat, dc = rdflib.URIRef(CREDITED.base), rdflib.Namespace(DCAT), rdflib.DCTERMS
    assert str(data.value(dataset, dc.license)) == CREDITED.licence
    publisher = data.value(dataset, dc.publisher)
    assert str(data.value(publisher, rdflib.RDFS.label)) == CREDITED.publisher
    assert str(data.value(dataset, dc.issued)) == "2026-11"
    found = {
        (
            str(data.value(one, dcat.downloadURL)),
            str(data.value(one, dcat.mediaType)).removeprefix(IANA),
        )
        for one in data.objects(dataset, dcat.distribution)
        if str(data.value(one, dc.license)) == CREDITED.licence
    }
    assert found == {
        ("https://example.org/files/graph.ttl", "text/turtle"),
        ("https://example.org/files/graph.html", "text/html"),
    }


def test_void_counts_what_is_there() -> None:
    found = [
        claim("kazakhstan", "memberOf", "sco", start="2001-06-15"),
        claim("uzbekistan", "hasReserve", Quantity.parse("2 tcf"), observed_on="2025"),
        claim("kazakhstan", "hasReserve", Quantity.parse("2 tcf"), observed_on="2025"),
    ]
    store = store_of(found)
    data = rdflib.Graph().parse(data=written("void", store), format="turtle")
    every = triples("turtle", store)
    dataset, void = rdflib.URIRef(store.project.base), rdflib.Namespace(PREFIXES["void"])
    assert data.value(dataset, void.triples).toPython() == len(every)
    assert data.value(dataset, void.distinctSubjects).toPython() == len({t.subject for t in every})
    (states,) = data.subjects(void["class"], rdflib.URIRef(NS + "State"))
    assert data.value(states, void.entities).toPython() == 3
