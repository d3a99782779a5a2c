"""What a client keeps: tags, 304, Cache-Control, gzip and HEAD, as a real server does them."""

import gzip
import json
from pathlib import Path

import httpx
import pytest
from server.running import Running, running
from strategies import claim, store_of

from kerege.writers.turtle import turtle_blocks

MEMBERS = "SELECT ?who { ?who ker:memberOf :sco } ORDER BY ?who"
MANY = "SELECT * { ?a ?b ?c } LIMIT 200"
PLACES = [
    "/",
    "/explorer/core.json",
    "/query",
    "/query/vocabulary.json",
    "/static/site.css",
    "/static/land.json",
    "/id/kazakhstan",
    "/sparql?query=ASK%20%7B%7D",
]


def get(server: Running, path: str, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return server.client.get(path, headers={"Accept": "text/html, */*;q=0.8", **named})


@pytest.mark.parametrize("path", PLACES)
def test_what_a_client_has_is_not_sent_again(server: Running, path: str) -> None:
    first = get(server, path)
    assert first.status_code == 200
    assert first.headers["cache-control"] == "no-cache"
    again = get(server, path, if_none_match=f'"x", {first.headers["etag"]}')
    assert (again.status_code, again.content) == (304, b"")
    assert "content-length" not in again.headers
    for name in ("etag", "cache-control", "vary"):
        assert again.headers[name] == first.headers[name]
    assert get(server, path, if_none_match='"x"').content == first.content


@pytest.mark.parametrize("path", PLACES)
def test_a_head_is_the_get_without_its_body(server: Running, path: str) -> None:
    accept = {"Accept": "text/html, */*;q=0.8"}
    head = server.client.head(path, headers=accept)
    headers = dict(get(server, path).headers)
    assert (head.status_code, head.content) == (200, b"")
    assert {**head.headers, "date": ""} == {**headers, "date": ""}


@pytest.mark.parametrize("path", [*PLACES[:-1], "/sparql?query=" + MANY.replace(" ", "+")])
def test_long_answers_are_compressed_for_who_takes_it(server: Running, path: str) -> None:
    plain = get(server, path, accept_encoding="identity")
    assert "content-encoding" not in plain.headers
    zipped = get(server, path, accept_encoding="gzip")
    assert zipped.headers["content-encoding"] == "gzip"
    assert zipped.content == plain.content
    assert int(zipped.headers["content-length"]) < int(plain.headers["content-length"])
    assert zipped.headers["vary"] == plain.headers["vary"]
    assert "Accept-Encoding" in plain.headers["vary"]
    refused = get(server, path, accept_encoding="gzip;q=0, br")
    assert "content-encoding" not in refused.headers


def test_short_answers_are_not_worth_it(server: Running) -> None:
    answer = get(server, "/sparql?query=ASK%20%7B%7D", accept_encoding="gzip")
    assert "content-encoding" not in answer.headers


def test_a_compressed_answer_is_kept_beside_the_plain_one(server: Running) -> None:
    for encoding in ("gzip", "identity", "gzip"):
        headers = {"Accept-Encoding": encoding, "Accept": "application/json"}
        with server.client.stream("GET", "/sparql", params={"query": MANY}, headers=headers) as raw:
            body = b"".join(raw.iter_raw())
        text = gzip.decompress(body) if encoding == "gzip" else body
        assert len(json.loads(text)["results"]["bindings"]) == 200


def test_each_format_and_query_has_a_tag_of_its_own(server: Running) -> None:
    tags = {
        server.ask(query, accept).headers["etag"]
        for query in (MEMBERS, "ASK {}")
        for accept in ("text/csv", "application/json")
    }
    assert len(tags) == 4


def test_what_changes_and_what_is_refused_is_never_kept(server: Running) -> None:
    now = server.ask("SELECT (NOW() AS ?t) {}")
    posted = server.client.post("/sparql", data={"query": "ASK {}"})
    for answer in (now, posted, server.ask("ASK {"), server.client.get("/nowhere")):
        assert answer.headers["cache-control"] == "no-store"
        assert "etag" not in answer.headers
    headers = {"If-None-Match": "*"}
    again = server.client.get("/sparql", params={"query": "SELECT (NOW() AS ?t) {}"})
    assert again.json() != now.json()
    for path in ("/id/nobody", "/nowhere"):
        assert server.client.get(path, headers=headers).status_code == 404


def test_another_graph_has_other_tags(server: Running, turtle: Path, tmp_path: Path) -> None:
    other = tmp_path / "graph.ttl"
    store = store_of([claim("kyrgyzstan", "memberOf", "sco")])
    other.write_text("".join(turtle_blocks(store)), encoding="utf-8")
    tag = server.ask(MEMBERS).headers["etag"]
    with running(turtle, tmp_path / "log", "--workers", "1") as same:
        assert same.ask(MEMBERS).headers["etag"] == tag
    with running(other, tmp_path / "log", "--workers", "1") as changed:
        answer = changed.client.get(
            "/sparql", params={"query": MEMBERS}, headers={"If-None-Match": tag}
        )
        assert answer.status_code == 200
        assert answer.headers["etag"] != tag
