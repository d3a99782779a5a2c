"""Queries of death: each is refused within its bounds, and the server lives."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from server.running import Running, running

SECONDS = 2
# no row passes, so that time is what runs out, and not memory
PRODUCT = """ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l
  FILTER(CONCAT(STR(?a), STR(?d), STR(?g), STR(?j)) = "") }"""


def test_a_product_is_stopped_at_the_deadline(server: Running) -> None:
    began = time.monotonic()
    answer = server.ask(PRODUCT)
    assert answer.status_code == 504
    assert "2 s" in answer.json()["detail"]
    assert time.monotonic() - began < SECONDS + 1.5
    assert server.is_alive()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?a",
        "ASK { SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } OFFSET 99999999 }",
        "SELECT (GROUP_CONCAT(?x) AS ?y) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i BIND(STR(?c) AS ?x) }",
    ],
)
def test_a_query_that_takes_too_much_memory_is_stopped(server: Running, query: str) -> None:
    answer = server.ask(query)
    assert answer.status_code in (504, 507), answer.text
    assert "stopped" in answer.json()["detail"]
    assert server.is_alive()


def test_memory_is_what_stops_a_sort_of_everything(turtle: Path, tmp_path: Path) -> None:
    options = ["--seconds", "28", "--megabytes", "200", "--workers", "1"]
    with running(turtle, tmp_path / "log.jsonl", *options) as server:
        answer = server.ask("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?a")
        assert answer.status_code == 507
        assert "200 MB" in answer.json()["detail"]
        assert server.is_alive()


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        ("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 2001", "application/json"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 2001", "application/xml"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 2001", "text/csv"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 2001", "text/tab-separated-values"),
        (
            "CONSTRUCT { ?a ?b ?x } { ?a ?b ?c . ?d ?e ?f BIND(STR(?f) AS ?x) } LIMIT 2001",
            "text/turtle",
        ),
    ],
)
def test_rows_beyond_the_cap_are_refused_and_never_cut(
    server: Running, query: str, accept: str
) -> None:
    answer = server.ask(query, accept)
    allowed = server.ask(query.replace("2001", "2000"), accept)
    if "CONSTRUCT" not in query:
        assert answer.status_code == 507
        assert "2,001 rows" in answer.json()["detail"]
        assert "LIMIT" in answer.json()["next"]
    assert allowed.status_code == 200


def test_more_triples_than_rows_allowed_are_refused(server: Running) -> None:
    query = "CONSTRUCT { ?a ?b ?x } { ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?d), STR(?f)) AS ?x) }"
    answer = server.ask(query, "application/n-triples")
    assert answer.status_code == 507
    assert "2,001 rows or more" in answer.json()["detail"]


def test_texts_that_look_like_rows_are_not_counted(server: Running) -> None:
    row = 'BIND(\'x"},{"a":{"type":"uri"<result>\' AS ?x)'
    answer = server.ask(f"SELECT ?x {{ ?a ?b ?c {row} }} LIMIT 1500")
    assert answer.status_code == 200


NESTS = {
    "groups": ("SELECT * ", "{", "?a ?b ?c", "}", ""),
    "brackets": ("SELECT * { BIND(", "(", "1", ")", " AS ?x) }"),
    "collections": ("ASK { ?a ?b ", "(", "1", ")", " }"),
    "blank nodes": ("ASK { ?a ?b ", "[?p ", "1", "]", " }"),
}


@pytest.mark.parametrize("kind", NESTS)
@pytest.mark.parametrize("depth", [65, 2200, 20_000])
def test_deep_nesting_is_refused_before_it_is_parsed(
    server: Running, kind: str, depth: int
) -> None:
    before, opened, inner, closed, after = NESTS[kind]
    query = before + opened * depth + inner + closed * depth + after
    answer = server.client.post("/sparql", data={"query": query})
    assert answer.status_code in ((400,) if len(query) <= 100_000 else (413,))
    if answer.status_code == 400:
        assert "64 brackets" in answer.json()["detail"]
    assert server.is_alive()


LADDERS = {
    "not": "ASK { FILTER(" + "!" * 30_000 + "true) }",
    "minus": "ASK { FILTER(" + "- " * 20_000 + "1 = 1) }",
    "sums": "ASK { FILTER(1 = " + "1+" * 40_000 + "1) }",
    "ors": "ASK { FILTER(true" + "||true" * 15_000 + ") }",
    "unions": "ASK { {}" + " UNION {}" * 10_000 + " }",
    "optionals": "ASK { ?a ?b ?c " + "OPTIONAL {?a ?b ?c} " * 4_000 + " }",
    "paths": "ASK { ?a " + "^" * 60_000 + "ker:memberOf ?c }",
    "sequences": "ASK { ?a " + "ker:memberOf/" * 7_000 + "ker:memberOf ?c }",
    "binds": "SELECT * { " + " ".join(f"BIND({n} AS ?v{n})" for n in range(4_000)) + " }",
    "escaped brackets": "ASK " + "\\u007B" * 10_000 + "\\u007D" * 5_000,
    "open strings": "ASK { ?a ?b " + "'" * 50_000,
    "values": "SELECT * { VALUES ?a { " + "1 " * 40_000 + " } }",
}


@pytest.mark.parametrize("kind", LADDERS)
def test_what_no_bracket_shows_may_stop_a_worker_and_never_the_server(
    server: Running, kind: str
) -> None:
    answer = server.client.post("/sparql", data={"query": LADDERS[kind]})
    assert answer.status_code in (200, 400, 504, 507)
    if answer.status_code != 200:
        assert answer.json()["detail"]
    assert server.is_alive()


def test_a_query_that_is_too_long_is_refused(server: Running) -> None:
    query = "ASK {} #" + "x" * 100_000
    answer = server.client.post("/sparql", data={"query": query})
    assert answer.status_code == 413
    assert server.client.post("/sparql", data={"query": "x" * 2_000_000}).status_code == 413


def test_others_are_answered_while_one_is_stuck_and_too_many_are_turned_away(
    server: Running,
) -> None:
    with ThreadPoolExecutor(90) as threads:
        stuck = threads.submit(server.ask, PRODUCT)
        time.sleep(0.1)
        assert server.is_alive()
        answers = [threads.submit(server.ask, PRODUCT) for _ in range(75)]
        statuses = {answer.result().status_code for answer in answers}
    assert stuck.result().status_code == 504
    assert statuses == {503, 504}
    refused = next(a.result() for a in answers if a.result().status_code == 503)
    assert refused.headers["retry-after"] == "1"
    time.sleep(0.2)
    assert server.is_alive()
