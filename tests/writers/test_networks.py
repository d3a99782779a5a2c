"""GraphML and GEXF open in networkx, with the types and times that Gephi reads."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import ONTOLOGY, claim, claims, full_store, quantities, refs, store_of, stores

from kerege.model import Claim, Evidence, Polarity, Ref
from kerege.store import Store
from kerege.values import Quantity
from kerege.view.table import claim_of, columns
from kerege.writers import writer
from kerege.writers.network import amounts

GEXF = "{http://gexf.net/1.3}"
TIE = claim(
    "kazakhstan",
    "memberOf",
    "sco",
    start="2001-06",
    until="2012",
    evidence=Evidence(quote='a <b> "c"\nd', start=0, end=11),
)
AMOUNT = claim("kazakhstan", "population", Quantity.parse("20e6 persons"), observed_on="2024")


def written(name: str, store: Store) -> bytes:
    stream = BytesIO()
    writer(name)(store, stream)
    return stream.getvalue()


def opened(name: str, store: Store) -> nx.MultiDiGraph:
    if name == "graphml":
        return nx.read_graphml(BytesIO(written(name, store)), force_multigraph=True)
    return nx.read_gexf(BytesIO(written(name, store)), version="1.3")


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networkx_opens_it_with_types(form: str) -> None:
    graph = opened(form, store_of([TIE, AMOUNT], names=["Kazakhstan"]))
    node = graph.nodes["kazakhstan"]
    assert (node["kind"], node["label"]) == ("State", "Kazakhstan")
    assert node["facts"] == "Kazakhstan · population · 20 million persons"
    ((_, _, edge),) = graph.edges(data=True)
    assert (edge["label"], edge["from"], edge["from_precision"]) == (
        "member of",
        "2001-06-01",
        "month",
    )
    assert edge["quote"] == 'a <b> "c"\nd'
    assert (edge["opinion"], edge["confidence"]) == (False, 1.0)


@pytest.mark.parametrize("form", ["graphml", "gexf"])
@settings(max_examples=25)
@given(store=stores(targets=refs | quantities))
@example(store=full_store())
def test_every_claim_between_entities_reads_back_without_loss(form: str, store: Store) -> None:
    types = {column.name: column for column in columns(ONTOLOGY)}
    read = []
    for _, _, edge in opened(form, store).edges(data=True):
        row = dict.fromkeys(types) | edge
        row |= {"start": edge.get("quote_start"), "end": edge.get("quote_end")}
        for name, column in types.items():
            if column.type == "date" and row[name]:
                row[name] = date.fromisoformat(row[name])
        row["supersedes"] = (row["supersedes"] or "").split()
        read.append(claim_of(ONTOLOGY, row))
    ties = {claim.id: claim for claim in store if isinstance(claim.object, Ref)}
    assert {claim.id: claim for claim in read} == ties


def test_gephi_reads_the_time_of_an_edge_and_declared_types() -> None:
    root = ET.fromstring(written("gexf", store_of([TIE])))
    (graph,) = root.findall(f"{GEXF}graph")
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    (edge,) = graph.iter(f"{GEXF}edge")
    assert (edge.get("start"), edge.get("end")) == ("2001-06-01", "2011-12-31")
    allowed = {"string", "boolean", "long", "double"}
    assert {attribute.get("type") for attribute in graph.iter(f"{GEXF}attribute")} == allowed
    declared = {attribute.get("id") for attribute in graph.iter(f"{GEXF}attribute")}
    assert {value.get("for") for value in graph.iter(f"{GEXF}attvalue")} <= declared


def test_gephi_merges_no_two_claims() -> None:
    again = claim("kazakhstan", "memberOf", "sco", start="2001-06", source="source-b")
    other = claim("kazakhstan", "observerIn", "sco", start="1996")
    root = ET.fromstring(written("gexf", store_of([TIE, again, other])))
    kinds = [edge.get("kind") for edge in root.iter(f"{GEXF}edge")]
    assert sorted(kinds) == ["memberOf", "memberOf 2", "observerIn"]


def test_gephi_reads_amounts_as_attributes_that_change_in_time() -> None:
    later = claim("kazakhstan", "population", Quantity.parse("21e6 persons"), start="2025-02-03")
    denied = claim(
        "kazakhstan", "population", Quantity.parse("9 persons"), polarity=Polarity.NEGATIVE
    )
    longer = claim("kazakhstan", "population", Quantity.parse("19e6 persons"), start="2023")
    store = store_of([AMOUNT, later, denied, longer], names=["Kazakhstan"])
    root = ET.fromstring(written("gexf", store))
    (dynamic,) = root.findall(f".//{GEXF}attributes[@mode='dynamic']")
    (attribute,) = dynamic
    assert dynamic.get("class") == "node"
    assert (attribute.get("id"), attribute.get("type")) == ("population (persons)", "double")
    spells = opened("gexf", store).nodes["kazakhstan"]["population (persons)"]
    assert spells == [
        (19e6, "2023-01-01", "2023-12-31"),
        (20e6, "2024-01-01", "2024-12-31"),
        (21e6, "2025-02-03", "None"),  # so networkx reads an open side
    ]


@settings(max_examples=25)
@given(found=st.lists(claims(), max_size=8))
def test_no_spells_of_an_amount_overlap_since_gephi_refuses_them(found: list[Claim]) -> None:
    store = store_of(found)
    for _, about in store.subjects():
        entity = list(amounts(store, about))
        for name in {amount.name for amount in entity}:
            spells = [amount for amount in entity if amount.name == name]
            assert all(one.last and one.last < two.first for one, two in pairwise(spells))


@settings(max_examples=25)
@given(store=stores())
def test_every_place_reads_back_from_geojson(store: Store) -> None:
    read = {}
    for feature in json.loads(written("geojson", store), parse_float=Decimal)["features"]:
        longitude, latitude = feature["geometry"]["coordinates"]
        labels = feature["properties"]["labels"]
        read[feature["properties"]["id"]] = (latitude, longitude), labels
        assert feature["id"] == store.project.base + feature["properties"]["id"]
    assert read == {
        entity.id: (entity.coordinates, {n.lang: n.text for n in entity.names if n.is_label})
        for entity in store.entities.values()
        if entity.coordinates
    }


def test_places_are_points_with_longitude_first() -> None:
    store = store_of([TIE], names=["Kazakhstan"])
    place = replace(store.entities["kazakhstan"], coordinates=(Decimal("48"), Decimal("67.5")))
    placed = replace(store, entities={**store.entities, "kazakhstan": place})
    (feature,) = json.loads(written("geojson", placed))["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [67.5, 48]}
    assert feature["id"] == "https://example.org/id/kazakhstan"
    (said,) = feature["properties"]["claims"]
    assert (said["id"], said["words"]) == (TIE.id, "Kazakhstan · member of · sco")
