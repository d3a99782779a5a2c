"""The graph of the seeds, as other tools read it."""

import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest
from machine import program

from kerege.store import Store
from kerege.writers.turtle import write_turtle

NS = "https://w3id.org/kerege/ns#"


@pytest.fixture(scope="module")
def graph(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seeds") / "graph.ttl"
    with path.open("wb") as stream:
        write_turtle(store, stream)
    return path


@pytest.fixture(scope="module")
def triples(graph: Path) -> set[ox.Quad]:
    return set(ox.parse(path=str(graph), format=ox.RdfFormat.TURTLE))


def test_rdflib_reads_the_same_triples(graph: Path, triples: set[ox.Quad]) -> None:
    import rdflib

    lines = rdflib.Graph().parse(graph, format="turtle").serialize(format="nt", encoding="utf-8")
    assert set(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)) == triples


def test_rapper_reads_the_same_triples(graph: Path, triples: set[ox.Quad]) -> None:
    command = [program("rapper"), "-q", "-i", "turtle", "-o", "ntriples", str(graph)]
    lines = subprocess.run(command, check=True, capture_output=True).stdout
    assert set(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)) == triples


def test_nothing_is_nameless(triples: set[ox.Quad]) -> None:
    assert not [quad for quad in triples if isinstance(quad.subject, ox.BlankNode)]


def test_a_denial_or_a_plan_is_no_direct_triple(store: Store, triples: set[ox.Quad]) -> None:
    base = store.project.base
    direct = {
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in triples
        if quad.predicate.value.removeprefix(NS) in store.ontology.relations
    }
    assert (base + "kazakhstan", NS + "memberOf", base + "sco") in direct
    assert (base + "turkmenistan", NS + "memberOf", base + "sco") not in direct
    assert len(direct) > 500
