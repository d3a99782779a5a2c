"""Publishing to the servers that people run."""

import csv
from dataclasses import replace
from io import StringIO

import pytest
import requests
from strategies import claim, store_of

from kerege.model import Evidence, Text
from kerege.publish import publish
from kerege.store import Store
from kerege.values import Quantity

MEMBERS = """
PREFIX ker: <https://w3id.org/kerege/ns#>
SELECT ?who ?since FROM <https://example.org/id/graph/claims> FROM <https://example.org/id/graph/direct>
{ ?who ker:memberOf <https://example.org/id/sco> .
  ?c <http://www.w3.org/1999/02/22-rdf-syntax-ns#subject> ?who ; ker:validFrom ?since } ORDER BY ?who
"""


@pytest.fixture
def store() -> Store:
    quote = Evidence(quote='„слово" \\ 言葉\nline', start=3, end=19)
    return store_of(
        [
            claim("kazakhstan", "memberOf", "sco", start="2001-06-15", evidence=quote),
            claim("uzbekistan", "memberOf", "sco", start="2001", note="a\tb"),
            claim("kazakhstan", "hasReserve", Quantity.parse("> 85.50 tcf"), observed_on="2025"),
            claim("kazakhstan", "population", Quantity.parse("20e6 persons"), observed_on="2025"),
            claim("japan", "officialName", Text("日本国", "ja")),
            claim("japan", "isLandlockedDevelopingCountry", False, observed_on="2020"),
        ],
        names=["Kazakhstan", "O'zbek «x»"],
    )


def asked(url: str, query: str) -> list[list[str]]:
    answer = requests.post(url, {"query": query}, headers={"Accept": "text/csv"}, timeout=60)
    return list(csv.reader(StringIO(answer.text, newline="")))[1:]


def steps(store: Store, url: str, query_url: str, server: str = "") -> None:
    """Publish, publish again, change something and publish that."""
    first = publish(store, url, server=server)
    assert first.sampled == 25 <= first.sent
    since = [
        ["https://example.org/id/kazakhstan", "2001-06-15"],
        ["https://example.org/id/uzbekistan", "2001-01-01"],
    ]
    assert asked(query_url, MEMBERS) == since
    again = publish(store, url, server=server)
    assert (again.sent, again.deleted, again.unchanged) == (0, 0, first.sent)
    fewer = [claim for claim in store if claim.subject != "uzbekistan"]
    more = claim("japan", "memberOf", "eaeu", start="2030", note="new")
    noted = [
        replace(claim, note="changed") if claim.relation == "memberOf" else claim for claim in fewer
    ]
    changed = replace(store, claims=(*noted, more))
    done = publish(changed, url, server=server)
    assert asked(query_url, MEMBERS) == since[:1]
    assert 0 < done.sent < first.sent
    assert done.deleted > 0
    emptied = publish(replace(store, claims=()), url, server=server)
    assert emptied.triples["direct"] == 0


def test_oxigraph_holds_what_was_published(oxigraph: str, store: Store) -> None:
    steps(store, oxigraph, f"{oxigraph}/query")


def test_an_endpoint_without_a_graph_store_gets_updates(
    oxigraph: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kerege.publish import SERVERS
    from kerege.publish.servers import Server

    monkeypatch.setitem(SERVERS, "plain", Server(query="/query", update="/update"))
    steps(store, oxigraph, f"{oxigraph}/query", server="plain")


def test_virtuoso_holds_what_was_published(
    virtuoso: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEREGE_PUBLISH_USER", "dba")
    monkeypatch.setenv("KEREGE_PUBLISH_PASSWORD", "dba")
    steps(store, virtuoso, f"{virtuoso}/sparql")
