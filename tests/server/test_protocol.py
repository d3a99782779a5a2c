"""SPARQL 1.1 Protocol, as clients speak it."""

import csv
import io
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from server.running import Running

from kerege.server.negotiation import ROWS, TRIPLES

MEMBERS = "SELECT ?who { ?who ker:memberOf :sco } ORDER BY ?who"
BASE = "https://example.org/id/"
FORM = "application/x-www-form-urlencoded"


def names(answer: dict) -> list[str]:
    return [row["who"]["value"].removeprefix(BASE) for row in answer["results"]["bindings"]]


def test_the_three_ways_to_ask_agree(server: Running) -> None:
    client = server.client
    by_get = client.get("/sparql", params={"query": MEMBERS})
    by_form = client.post("/sparql", data={"query": MEMBERS})
    headers = {"Content-Type": "application/sparql-query; charset=utf-8"}
    direct = client.post("/sparql", content=MEMBERS.encode(), headers=headers)
    assert names(by_get.json()) == ["japan", "kazakhstan"]
    assert by_get.json() == by_form.json() == direct.json()


def test_rows_come_in_every_format(server: Running) -> None:
    for media_type in ROWS:
        answer = server.ask(MEMBERS, media_type)
        assert answer.headers["content-type"].partition(";")[0] == media_type
        assert answer.headers["vary"] == "Accept, Accept-Encoding"
        if "json" in media_type:
            assert names(answer.json()) == ["japan", "kazakhstan"]
        elif "xml" in media_type:
            assert len(ElementTree.fromstring(answer.text).findall(".//{*}uri")) == 2
        elif media_type == "text/csv":
            assert list(csv.reader(io.StringIO(answer.text))) == [
                ["who"],
                [f"{BASE}japan"],
                [f"{BASE}kazakhstan"],
            ]
        else:
            assert answer.text.splitlines() == ["?who", f"<{BASE}japan>", f"<{BASE}kazakhstan>"]


@pytest.mark.parametrize(
    ("query", "name", "media_type"),
    [
        ("ASK {}", "csv", "text/csv"),
        ("ASK {}", "TSV", "text/tab-separated-values"),
        ("ASK {}", "json", "application/sparql-results+json"),
        ("DESCRIBE :sco", "json", "application/ld+json"),
        ("DESCRIBE :sco", "ttl", "text/turtle"),
        ("DESCRIBE :sco", "xml", "application/rdf+xml"),
    ],
)
def test_an_address_names_a_format(server: Running, query: str, name: str, media_type: str) -> None:
    asked = {"query": query, "format": name}
    for answer in (
        server.client.get("/sparql", params=asked, headers={"Accept": "text/html"}),
        server.client.post("/sparql", data=asked),
    ):
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == media_type


def test_a_format_that_is_none_is_refused_with_those_there_are(server: Running) -> None:
    answer = server.client.get("/sparql", params={"query": "ASK {}", "format": "xlsx"})
    assert answer.status_code == 406
    assert "'xlsx'" in answer.json()["detail"]
    assert "csv" in answer.json()["offered"]


def test_triples_come_in_every_format(server: Running) -> None:
    for media_type in TRIPLES:
        answer = server.ask("CONSTRUCT WHERE { ?who ker:memberOf :sco }", media_type)
        assert answer.headers["content-type"].partition(";")[0] == media_type
        form = ox.RdfFormat.from_media_type(media_type)
        found = {quad.subject.value for quad in ox.parse(answer.content, format=form)}
        assert found == {f"{BASE}japan", f"{BASE}kazakhstan"}


@pytest.mark.parametrize(
    ("query", "accept", "expected"),
    [
        ("ASK {}", "", ROWS[0]),
        ("ASK {}", "text/html, */*;q=0.1", ROWS[0]),
        ("ASK {}", "text/turtle, text/csv;q=0.2", "text/csv"),
        ("DESCRIBE :sco", "", TRIPLES[0]),
        ("DESCRIBE :sco", "application/*", TRIPLES[1]),
        ("DESCRIBE :sco", "application/sparql-results+json, text/turtle;q=0.1", "text/turtle"),
    ],
)
def test_the_form_of_the_query_decides_among_what_is_accepted(
    server: Running, query: str, accept: str, expected: str
) -> None:
    answer = server.ask(query, accept)
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == expected


@pytest.mark.parametrize(
    ("query", "offered"), [("ASK {}", ROWS), ("CONSTRUCT WHERE { ?a ?b ?c }", TRIPLES)]
)
def test_a_media_type_that_nothing_is_in_is_refused_with_the_list(
    server: Running, query: str, offered: tuple[str, ...]
) -> None:
    for accept in ("text/html", "image/png", "text/csv;q=0, application/x-foo"):
        answer = server.ask(query, accept)
        assert answer.status_code == 406
        assert answer.json()["offered"] == list(offered)


def test_the_graphs_of_the_request_are_the_dataset(server: Running) -> None:
    params = {"query": "ASK { ?a ?b ?c }", "default-graph-uri": "https://example.org/none"}
    assert server.client.get("/sparql", params=params).json()["boolean"] is False
    params["default-graph-uri"] = "no iri"
    assert server.client.get("/sparql", params=params).status_code == 400


def test_the_service_describes_itself(server: Running) -> None:
    answer = server.client.get("/sparql", headers={"Accept": "text/turtle"})
    quads = list(ox.parse(answer.content, format=ox.RdfFormat.TURTLE))
    sd = "http://www.w3.org/ns/sparql-service-description#"
    facts = {(quad.predicate.value, quad.object.value) for quad in quads}
    assert (f"{sd}supportedLanguage", f"{sd}SPARQL11Query") in facts
    assert (f"{sd}resultFormat", "http://www.w3.org/ns/formats/SPARQL_Results_JSON") in facts
    assert (f"{sd}endpoint", str(server.client.base_url.join("/sparql"))) in facts
    counted = server.ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c }").json()
    n = counted["results"]["bindings"][0]["n"]["value"]
    assert ("http://rdfs.org/ns/void#triples", n) in facts


def test_a_head_request_has_no_body(server: Running) -> None:
    answer = server.client.head("/sparql", params={"query": "ASK {}"})
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["content-length"]) > 0


UPDATE = "INSERT DATA { :a :b :c }"


@pytest.mark.parametrize(
    ("request_", "status", "reason"),
    [
        ({"method": "POST", "data": {"update": UPDATE}}, 403, "read-only"),
        ({"method": "GET", "params": {"update": UPDATE}}, 403, "read-only"),
        ({"method": "GET", "params": {"query": UPDATE}}, 403, "read-only"),
        ({"method": "POST", "data": {"query": "LOAD <http://localhost/>"}}, 403, "read-only"),
        (
            {
                "method": "POST",
                "content": UPDATE.encode(),
                "headers": {"Content-Type": "application/sparql-update"},
            },
            403,
            "read-only",
        ),
        ({"method": "PUT", "params": {"query": "ASK {}"}}, 405, "PUT"),
        ({"method": "DELETE"}, 405, "DELETE"),
        ({"method": "GET", "params": {"query": ["ASK {}", "SELECT * {}"]}}, 400, "2 parameters"),
        ({"method": "GET", "params": {"x": "y"}}, 400, "0 parameters"),
        ({"method": "POST", "content": b"ASK {}"}, 415, "no content type"),
        (
            {"method": "POST", "content": b"ASK {}", "headers": {"Content-Type": "text/plain"}},
            415,
            "text/plain",
        ),
        (
            {
                "method": "POST",
                "content": b"ASK { ?a ?b '\xff' }",
                "headers": {"Content-Type": "application/sparql-query"},
            },
            400,
            "UTF-8",
        ),
        (
            {
                "method": "POST",
                "content": b"query=ASK%20%7B%20%27%FF%27%7D",
                "headers": {"Content-Type": FORM},
            },
            400,
            "UTF-8",
        ),
        ({"method": "GET", "params": {"query": ""}}, 400, "ends too early"),
        ({"method": "GET", "params": {"query": "ASK { FILTER(:f(1)) }"}}, 400, "custom function"),
    ],
)
def test_a_wrong_request_is_refused_with_a_reason(
    server: Running, request_: dict, status: int, reason: str
) -> None:
    answer = server.client.request(url="/sparql", **request_)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert reason in answer.json()["detail"]
    assert server.is_alive()


def test_a_mistake_is_told_with_its_place_and_the_nearest_keyword(server: Running) -> None:
    answer = server.ask("SELECT ?who {\n  ?who ker:memberOf :sco .\n  FILER(?who = :japan)\n}")
    assert answer.status_code == 400
    told = answer.json()
    assert (told["line"], told["column"]) == (3, 3)
    assert "FILER" in told["detail"]
    assert "FILTER" in told["expected"]


def test_what_is_not_there_is_said_so(server: Running) -> None:
    answer = server.client.get("/nowhere")
    assert answer.status_code == 404
    assert "/nowhere" in answer.json()["detail"]
    assert "/query" in answer.json()["next"]
