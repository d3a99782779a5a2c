"""The core shapes say the same in pySHACL and in rdf-validate-shacl, an independent engine."""

import json
import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from machine import from_npm, program
from rdflib import RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from strategies import claim, store_of

import kerege
from kerege.checks.shapes import focus_nodes
from kerege.model import Evidence
from kerege.values import Quantity
from kerege.writers.turtle import turtle_blocks

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
SHAPES = ROOT / "ontology/shapes-core.ttl"
SHAPES_IN_CORE = 11

KER = Namespace("https://w3id.org/kerege/ns#")
KV = Namespace("https://w3id.org/kerege/vocab/")
GEO = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
ID = Namespace("https://example.org/id/")

MEMBER = claim("kazakhstan", "memberOf", "sco", start="2001", until="2026")
RESERVE = claim(
    "kazakhstan",
    "hasReserve",
    Quantity(Decimal(5), "m3"),
    observed_on="2025",
    evidence=Evidence(quote="five", start=3, end=7),
    qualifiers=(("topic", claim("japan", "borders", "natural-gas").object),),
)
SAID = ID[f"claim/{MEMBER.id}"]
HELD = ID[f"claim/{RESERVE.id}"]
KAZAKHSTAN, SOURCE = ID["kazakhstan"], ID["source/source-a"]
EVIDENCE = ID[f"evidence/{RESERVE.id}"]

Found = set[tuple[str, str]]


def small() -> Graph:
    """Return a graph without fault in which every target of the shapes has a node."""
    text = "".join(turtle_blocks(store_of([MEMBER, RESERVE], names=["Kazakhstan"])))
    graph = Graph().parse(data=text, format="turtle")
    for name in ("japan", "uzbekistan"):
        graph.add((ID[name], RDFS.label, Literal(name.capitalize(), lang="en")))
    return graph


def swap(graph: Graph, node: URIRef, predicate: URIRef, *values: URIRef | Literal) -> None:
    assert (node, predicate, None) in graph, "the fault is planted where nothing stood"
    graph.remove((node, predicate, None))
    for value in values:
        graph.add((node, predicate, value))


def derived(graph: Graph) -> None:
    graph.add((SAID, RDF.type, KER.DerivedClaim))


def amount(graph: Graph) -> URIRef:
    [found] = graph.subjects(RDF.type, KER.Quantity)
    assert isinstance(found, URIRef)
    return found


FAULTS: dict[str, tuple[Callable[[Graph], None], Found]] = {
    "nobody knows since when it is known": (
        lambda g: swap(g, SAID, KER.recordedOn),
        {(SAID, "a claim says on which day the graph took it in")},
    ),
    "true and false": (
        lambda g: swap(g, SAID, KER.polarity, KV.positive, KV.negative),
        {(SAID, "a claim is either positive or negative")},
    ),
    "more than sure": (
        lambda g: swap(g, SAID, KER.confidence, Literal("1.5", datatype=XSD.decimal)),
        {(SAID, "a claim has one confidence between 0 and 1")},
    ),
    "over before it began": (
        lambda g: swap(g, SAID, KER.validUntil, Literal("1999-01-01", datatype=XSD.date)),
        {(SAID, "valid from is one date, before valid until")},
    ),
    "a precision that says nothing": (
        lambda g: swap(g, SAID, KER.validFromPrecision, KV.day),
        {(SAID, "the precision of a date is year or month; none means a day")},
    ),
    "nobody says so": (
        lambda g: swap(g, SAID, KER.assertedBy),
        {(SAID, "a reported claim has one speaker")},
    ),
    "said and derived": (
        derived,
        {
            (SAID, "a derived claim names its rule"),
            (SAID, "a derived claim names the claims that it rests on"),
            (SAID, "nobody has said a derived claim"),
        },
    ),
    "a topic that is a state": (
        lambda g: swap(g, HELD, KER.topic, ID["japan"]),
        {(HELD, "the topic is one topic")},
    ),
    "words without place": (
        lambda g: swap(g, EVIDENCE, KER.start),
        {(EVIDENCE, "evidence has a start and an end in its source, or the cell of a table")},
    ),
    "words that end before they start": (
        lambda g: swap(g, EVIDENCE, KER.end, Literal(1)),
        {(EVIDENCE, "the start of a quote is one number, before its end")},
    ),
    "a comparator that compares nothing": (
        lambda g: swap(g, amount(g), KER.comparator, Literal("!=")),
        {("quantity", "an amount has one comparator: = > >= < <= ~")},
    ),
    "a source that nobody rated": (
        lambda g: swap(g, SOURCE, KER.reliability),
        {(SOURCE, "a source has one Admiralty letter A to F")},
    ),
    "an address that runs": (
        lambda g: g.add((SOURCE, KER.url, URIRef("javascript:alert(1)"))) and None,
        {(SOURCE, "the address of a source starts with http:// or https://")},
    ),
    "a state in small letters": (
        lambda g: g.add((KAZAKHSTAN, KER.iso3166alpha2, Literal("kz"))) and None,
        {(KAZAKHSTAN, "ISO 3166-1 alpha-2 is two capital letters")},
    ),
    "two labels in a language": (
        lambda g: g.add((KAZAKHSTAN, RDFS.label, Literal("Qazaqstan", lang="en"))) and None,
        {(KAZAKHSTAN, "an entity has one label in a language")},
    ),
    "beyond the pole": (
        lambda g: g.add((KAZAKHSTAN, GEO.lat, Literal("95.0", datatype=XSD.decimal))) and None,
        {(KAZAKHSTAN, "a latitude lies between -90 and 90")},
    ),
    "a name that turns the line": (
        lambda g: g.add((KAZAKHSTAN, RDFS.label, Literal("\u202eKaz", lang="kk"))) and None,
        {(KAZAKHSTAN, "a name carries no control characters and no overrides of direction")},
    ),
}


def planted(name: str) -> Graph:
    graph = small()
    FAULTS[name][0](graph)
    return graph


def expected(name: str) -> Found:
    quantity = str(amount(small()))
    return {(quantity if node == "quantity" else str(node), said) for node, said in FAULTS[name][1]}


def by_pyshacl(graph: Graph) -> Found:
    from pyshacl import validate

    sh = Namespace("http://www.w3.org/ns/shacl#")
    shapes = Graph().parse(SHAPES)
    assert focus_nodes(shapes, graph)
    _, report, _ = validate(graph, shacl_graph=shapes, inplace=False)
    assert isinstance(report, Graph)
    return {
        (str(report.value(each, sh.focusNode)), str(report.value(each, sh.resultMessage)))
        for each in report.subjects(RDF.type, sh.ValidationResult)
    }


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[Path]], dict[str, Found]]:
    """Install rdf-validate-shacl once for all workers and return what runs it over data files."""
    folder = from_npm(tmp_path_factory, HERE, "validate.mjs")

    def run(paths: list[Path]) -> dict[str, Found]:
        command = [program("node"), "validate.mjs", str(SHAPES), *map(str, paths)]
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, check=True, timeout=120
        )
        return {
            path: {(node, said) for node, said in report["results"]}
            for path, report in json.loads(done.stdout).items()
            if report["conforms"] is not bool(report["results"])
        }

    return run


Engine = Callable[[list[Path]], dict[str, Found]]


def written(graph: Graph, path: Path) -> Path:
    graph.serialize(path, format="nt", encoding="utf-8")
    return path


def test_pyshacl_has_nothing_to_say_of_a_graph_without_fault() -> None:
    assert by_pyshacl(small()) == set()


@pytest.mark.parametrize("name", FAULTS)
def test_pyshacl_finds_each_planted_fault_and_nothing_else(name: str) -> None:
    assert by_pyshacl(planted(name)) == expected(name)


def test_the_faults_are_of_many_shapes() -> None:
    """Every core shape has a target in the small graph, and most have a fault of their own."""
    sh = Namespace("http://www.w3.org/ns/shacl#")
    shapes = Graph().parse(SHAPES)
    assert len(set(shapes.subjects(RDF.type, sh.NodeShape))) == SHAPES_IN_CORE
    messages = {said for _, found in FAULTS.values() for _, said in found}
    broken = set()
    for shape in shapes.subjects(RDF.type, sh.NodeShape):
        own = {str(said) for said in shapes.objects(shape, sh.message)}
        own |= {str(said) for said in shapes.objects(shape, sh.property / sh.message)}
        if own & messages:
            broken.add(shape)
    assert len(FAULTS) == 17
    assert len(broken) == SHAPES_IN_CORE


def real_texts() -> list[str]:
    """Return the real graph as `kerege check` validates it: with the ontology that it uses."""
    folder = ROOT / "ontology"
    terms = [(folder / name).read_text(encoding="utf-8") for name in ("kerege.ttl", "codes.ttl")]
    return ["".join(turtle_blocks(kerege.load(ROOT).store)), *terms]


def test_the_shapes_look_at_over_3000_nodes_of_the_real_graph() -> None:
    real = Graph()
    for text in real_texts():
        real.parse(data=text, format="turtle")
    assert focus_nodes(Graph().parse(SHAPES), real) > 3000


def test_the_second_engine_finds_the_same_faults(engine: Engine, tmp_path: Path) -> None:
    paths = {
        name: written(planted(name), tmp_path / f"{place}.nt") for place, name in enumerate(FAULTS)
    }
    found = engine(list(paths.values()))
    assert {name: found[str(path)] for name, path in paths.items()} == {
        name: expected(name) for name in FAULTS
    }


def test_the_real_graph_conforms_in_the_second_engine(engine: Engine, tmp_path: Path) -> None:
    real = tmp_path / "real.ttl"
    real.write_text("\n".join(real_texts()), encoding="utf-8")
    assert engine([real]) == {str(real): set()}


def test_a_graph_without_fault_conforms_in_the_second_engine(
    engine: Engine, tmp_path: Path
) -> None:
    path = written(small(), tmp_path / "small.nt")
    assert engine([path]) == {str(path): set()}


def test_the_packages_are_exact_and_name_no_registry() -> None:
    wanted = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    lock = (HERE / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(lock)["packages"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert '"resolved"' not in lock
    assert all("integrity" in each for path, each in packages.items() if path)
