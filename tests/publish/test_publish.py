"""What a server holds after publishing, however it stumbled on the way."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from publish.flaky import FlakyServer, flaky_server
from strategies import claim, store_of

from kerege.cli.exchange import publish as command
from kerege.errors import NotFoundError, OutputError
from kerege.model import Evidence, Text
from kerege.publish import Stopped, publish, run
from kerege.publish.client import Client
from kerege.store import Store
from kerege.values import Quantity
from kerege.writers import writer
from kerege.writers.turtle import turtle_blocks

DIGESTS = ox.NamedNode("https://example.org/id/graph/published")


@pytest.fixture
def server() -> Iterator[FlakyServer]:
    with flaky_server() as started:
        yield started


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "_CHUNK", 5)
    for name in ("USER", "PASSWORD", "TOKEN", "AUTH"):
        monkeypatch.delenv(f"KEREGE_PUBLISH_{name}", raising=False)


@pytest.fixture
def store() -> Store:
    quote = Evidence(quote='„слово" \\ 言葉', start=3, end=14)
    return store_of(
        [
            claim("kazakhstan", "memberOf", "sco", start="2001-06-15", evidence=quote),
            claim("uzbekistan", "memberOf", "sco", start="2001", note="a\nb"),
            claim("kazakhstan", "hasReserve", Quantity.parse("> 85.50 tcf"), observed_on="2025"),
            claim("uzbekistan", "hasReserve", Quantity.parse("> 85.50 tcf"), observed_on="2025"),
            claim("japan", "officialName", Text("日本国", "ja")),
        ],
        names=["Kazakhstan"],
    )


def without(store: Store, number: int) -> Store:
    return replace(store, claims=store.claims[:number] + store.claims[number + 1 :])


def held(server: FlakyServer) -> set[ox.Quad]:
    return {quad for quad in server.store if quad.graph_name != DIGESTS}


def expected(store: Store) -> set[ox.Quad]:
    stream = BytesIO()
    writer("nquads")(store, stream)
    return set(ox.parse(stream.getvalue(), format=ox.RdfFormat.N_QUADS))


def test_a_server_holds_the_graph_in_its_layers(server: FlakyServer, store: Store) -> None:
    done = publish(store, server.url)
    assert held(server) == expected(store)
    assert sum(done.triples.values()) == len(expected(store))
    assert done.sampled > 0


def test_nothing_is_sent_where_nothing_changed(server: FlakyServer, store: Store) -> None:
    first = publish(store, server.url)
    server.inserted.clear()
    again = publish(store, server.url)
    assert (again.sent, again.deleted, again.unchanged) == (0, 0, first.sent)
    assert [line for _, line in server.inserted if "unfinished" not in line] == []


def test_only_what_changed_is_sent_and_what_went_is_deleted(
    server: FlakyServer, store: Store
) -> None:
    publish(store, server.url)
    (noted, *rest) = store.claims
    added = claim("japan", "memberOf", "eaeu", start="2030")
    changed = without(replace(store, claims=(replace(noted, note="new"), added, *rest)), 3)
    server.inserted.clear()
    done = publish(changed, server.url)
    assert held(server) == expected(changed)
    assert done.deleted > 0
    assert done.unchanged > done.sent
    subjects = {line.partition(" ")[0] for _, line in server.inserted}
    assert any(noted.id in subject for subject in subjects)
    assert not any(claim.id in subject for claim in rest[:2] for subject in subjects)


@pytest.mark.parametrize("at", range(3, 15))
def test_a_run_that_was_cut_off_goes_on_and_sends_nothing_twice(
    server: FlakyServer, store: Store, at: int
) -> None:
    server.failing = dict.fromkeys(range(at, 1000), 500)
    with pytest.raises(OutputError, match="500 Internal Server Error: I stumbled"):
        publish(store, server.url, tries=1)
    server.failing = {}
    marked = {
        (quad.predicate.value, f"<{quad.subject.value}>")
        for quad in server.store.quads_for_pattern(None, None, None, DIGESTS)
    }
    server.inserted.clear()
    publish(store, server.url, tries=1)
    assert held(server) == expected(store)
    sent = {(graph, line.partition(" ")[0]) for graph, line in server.inserted}
    assert sent & marked == set()


def test_a_server_that_stumbles_now_and_then_is_tried_again(
    server: FlakyServer, store: Store
) -> None:
    server.failing = {1: 503, 4: 500, 6: 502, 9: 429}
    publish(store, server.url)
    assert held(server) == expected(store)


def test_a_server_that_forgets_is_found_out(server: FlakyServer, store: Store) -> None:
    server.forgetful = True
    with pytest.raises(OutputError, match=r"holds \d+ triples in <https://.*graph/claims>, not"):
        publish(store, server.url)


def test_a_server_that_changes_a_value_is_found_out(server: FlakyServer, store: Store) -> None:
    publish(store, server.url)
    server.store.update(
        "DELETE { GRAPH ?g { ?s ?p ?o } } INSERT { GRAPH ?g { ?s ?p 'x' } } WHERE "
        "{ GRAPH ?g { ?s ?p ?o } FILTER(STRENDS(STR(?p), '/title')) }"
    )
    with pytest.raises(OutputError, match=r"says something else of <https://example\.org/id/"):
        publish(store, server.url)


def test_the_password_comes_from_the_environment(
    server: FlakyServer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.locked = True
    with pytest.raises(OutputError, match=r"401(.|\n)*set KEREGE_PUBLISH_USER"):
        publish(store, server.url)
    monkeypatch.setenv("KEREGE_PUBLISH_USER", "editor")
    with pytest.raises(OutputError, match=r"401(.|\n)*KEREGE_PUBLISH_PASSWORD are right"):
        publish(store, server.url)
    monkeypatch.setenv("KEREGE_PUBLISH_PASSWORD", "secret")
    publish(store, server.url)
    assert held(server) == expected(store)


def test_addresses_that_would_give_away_a_password_are_refused(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(OutputError, match="a name and a password in it"):
        publish(store, "https://editor:secret@example.org/")
    monkeypatch.setenv("KEREGE_PUBLISH_USER", "editor")
    with pytest.raises(OutputError, match=r"example\.org in the open"):
        publish(store, "http://example.org/sparql")


def test_a_server_that_is_away_or_unknown_is_named(server: FlakyServer, store: Store) -> None:
    with pytest.raises(OutputError, match="cannot be reached: Connection refused\n"):
        publish(store, "http://127.0.0.1:9/", tries=1)
    with pytest.raises(OutputError, match="is no address of a server"):
        publish(store, "ftp://example.org/")
    with pytest.raises(NotFoundError, match="did you mean 'oxigraph'"):
        publish(store, server.url, server="oxigraf")


def test_ctrl_c_says_what_was_sent_and_the_next_run_goes_on_from_there(
    server: FlakyServer, store: Store, tmp_path: Path
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(Stopped) as stop:
        publish(store, server.url, tell=interrupt)
    assert stop.value.done.sent == 5
    assert publish(store, server.url).unchanged == 5
    assert held(server) == expected(store)


def test_the_command_tells_of_ctrl_c(
    server: FlakyServer, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("".join(turtle_blocks(store)), encoding="utf-8")
    insert = Client.insert

    def second_fails(client: Client, graph: str, lines: list[str]) -> None:
        if graph.endswith("/published") and len(server.store) > 60:
            raise KeyboardInterrupt
        insert(client, graph, lines)

    monkeypatch.setattr(Client, "insert", second_fails)
    result = CliRunner().invoke(command, ["--project", str(path), server.url])
    assert isinstance(result.exception, OutputError)
    assert re.match(
        r"stopped: [1-9]\d* subjects were sent, 0 were there already\n"
        r"    next: the same command goes on from there",
        str(result.exception),
    )
