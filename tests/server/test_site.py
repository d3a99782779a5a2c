"""The pages: explorer, query page, and one page for each IRI, for people and machines."""

import pyoxigraph as ox
import pytest
from server.running import Running

from kerege.server.negotiation import TRIPLES

PEOPLE = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
ROOT = "/id/"


def test_an_entity_has_a_page_with_its_claims_and_links(server: Running) -> None:
    page = server.client.get(f"{ROOT}kazakhstan", headers=PEOPLE)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["vary"] == "Accept, Accept-Encoding"
    assert "<q>kazakhstan</q>" in page.text
    for link in ("sco", "outlet", "source/source-a"):
        assert f'href="{ROOT}{link}"' in page.text
        assert server.client.get(ROOT + link, headers=PEOPLE).status_code == 200


@pytest.mark.parametrize("media_type", TRIPLES)
def test_the_same_address_gives_machines_what_is_known(server: Running, media_type: str) -> None:
    answer = server.client.get(f"{ROOT}kazakhstan", headers={"Accept": media_type})
    assert answer.headers["content-type"].partition(";")[0] == media_type
    form = ox.RdfFormat.from_media_type(media_type)
    facts = {
        (q.predicate.value.rpartition("#")[2], q.object.value)
        for q in ox.parse(answer.content, format=form)
    }
    assert ("memberOf", "https://example.org/id/sco") in facts
    assert ("quote", "kazakhstan") in facts
    assert ("assertedBy", "https://example.org/id/outlet") in facts


def test_claims_and_sources_have_addresses_too(server: Running) -> None:
    query = "SELECT ?c { ?c rdf:object :sco ; rdf:subject :japan }"
    claim = server.ask(query).json()["results"]["bindings"][0]["c"]["value"]
    path = claim.removeprefix("https://example.org")
    assert "who says so" in server.client.get(path, headers=PEOPLE).text
    turtle = server.client.get(path, headers={"Accept": "text/turtle"}).text
    assert "ker:quote" in turtle
    assert "Title of source-a" in server.client.get(f"{ROOT}source/source-a", headers=PEOPLE).text
    assert "kazakhstan" in server.client.get(ROOT, headers=PEOPLE).text


@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
@pytest.mark.parametrize(
    "name", ["nobody", "claim/0", "source/x", "a>{}<b", "%0Ax", "claim/", "x/y"]
)
def test_what_the_graph_does_not_know_is_not_there(server: Running, name: str, accept: str) -> None:
    answer = server.client.get(ROOT + name, headers={"Accept": accept})
    assert answer.status_code == 404


def test_a_person_is_told_what_is_near(server: Running) -> None:
    answer = server.client.get(f"{ROOT}kazakstan", headers=PEOPLE)
    assert answer.status_code == 404
    assert f'Did you mean <a href="{ROOT}kazakhstan">' in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_claims_stand_under_their_themes_and_link_to_the_explorer(server: Running) -> None:
    page = server.client.get(f"{ROOT}kazakhstan", headers=PEOPLE).text
    assert "<h2>membership and organisations <small>" in page
    assert 'href="/#entity=kazakhstan"' in page


def test_a_format_that_no_thing_is_in_is_refused_with_the_list(server: Running) -> None:
    answer = server.client.get(f"{ROOT}kazakhstan", headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert answer.json()["offered"] == ["text/html", *TRIPLES]


def test_the_explorer_is_at_the_root(server: Running) -> None:
    page = server.client.get("/")
    assert "kerege.start()" in page.text
    core = server.client.get("/explorer/core.json")
    assert core.headers["content-type"] == "application/json"
    assert core.json()["title"] == "Small"
    for name in ("graph.html", "nothing.json", "..%2fgraph.ttl"):
        assert server.client.get(f"/explorer/{name}").status_code == 404
    assert page.headers["content-security-policy"] == "frame-ancestors 'self'"


def test_a_canned_question_is_bound_by_the_library(server: Running) -> None:
    ask = "/query/questions/members"
    sparql = server.client.get(ask, params={"organisation": "sco", "as_of": "2010"})
    rows = server.ask(sparql.text).json()["results"]["bindings"]
    assert [row["member"]["value"].rpartition("/")[2] for row in rows] == ["japan", "kazakhstan"]
    wrong = server.client.get(ask, params={"organisation": 'x" } DROP'})
    assert (wrong.status_code, "no entity" in wrong.json()["detail"]) == (400, True)
    assert server.client.get(ask, params={"colour": "red"}).status_code == 400
    assert server.client.get("/query/questions/none").status_code == 404


@pytest.mark.parametrize(
    "path", ["/static/../site.py", "/static/%2e%2e/site.py", "/static//etc/passwd", "/static/"]
)
def test_no_file_outside_the_pages_is_given(server: Running, path: str) -> None:
    url = str(server.client.base_url).rstrip("/") + path
    assert server.client.get(url).status_code == 404
