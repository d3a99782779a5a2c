from io import BytesIO

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from strategies import ONTOLOGY, claim, full_store, store_of, stores

from kerege.codec import decode_claim
from kerege.errors import NotFoundError
from kerege.model import Evidence, Ref, Text
from kerege.readers import read_turtle
from kerege.store import Store
from kerege.values import Quantity
from kerege.writers import WRITERS, described, format_of, writer
from kerege.writers.turtle import turtle_blocks

NS = "https://w3id.org/kerege/ns#"


def written(name: str, store: Store) -> bytes:
    stream = BytesIO()
    writer(name)(store, stream)
    return stream.getvalue()


@settings(max_examples=40)
@given(stores())
@example(store=full_store())
def test_json_lines_read_back_without_loss(store: Store) -> None:
    lines = written("jsonl", store).decode().split("\n")[:-1]
    assert [decode_claim(line) for line in lines] == list(store.claims)


@pytest.mark.parametrize("form", sorted({*WRITERS} - {"html"}))
@settings(max_examples=10)
@given(store=stores())
@example(store=full_store())
def test_a_graph_that_was_read_back_gives_the_same_bytes(
    form: str, tmp_path_factory: pytest.TempPathFactory, store: Store
) -> None:
    path = tmp_path_factory.mktemp("again") / "graph.ttl"
    path.write_bytes(written("turtle", store))
    assert written(form, read_turtle(path, ONTOLOGY)) == written(form, store)


@pytest.mark.parametrize("term", ["class", "property"])
def test_every_term_that_is_written_is_in_the_ontology(term: str) -> None:
    everything = claim(
        "kazakhstan",
        "hasReserve",
        Quantity.parse("> 85 tcf"),
        start="2001-06",
        until="2030",
        observed_on="2025",
        stated_on="2025",
        retracted_on="2026",
        credibility=3,
        note="a note",
        evidence=Evidence(quote="x", cell="B4"),
        qualifiers=(("topic", Ref("natural-gas")), ("scope", Text("proved", "en"))),
    )
    text = "".join(turtle_blocks(store_of([everything], names=["Kazakhstan", "KZ"])))
    defined = {
        quad.subject.value
        for name in ("kerege.ttl", "codes.ttl")
        for quad in ox.parse(path=str(ONTOLOGY.folder / name), format=ox.RdfFormat.TURTLE)
    }
    used = set()
    for quad in ox.parse(text, format=ox.RdfFormat.TURTLE):
        is_type = quad.predicate.value.endswith("#type")
        if term == "class" and is_type:
            used.add(quad.object.value)
        if term == "property" and not is_type:
            used.add(quad.predicate.value)
    assert {name for name in used if name.startswith(NS)} <= defined


def test_every_format_says_in_a_line_what_it_is() -> None:
    lines = described()
    assert set(WRITERS) <= set(lines)
    assert all(line.startswith("Write ") and line.endswith(".") for line in lines.values())


def test_an_unknown_format_names_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="no format 'turtel'; did you mean 'turtle'"):
        writer("turtel")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("graph.json", "'.json'; did you mean '.jsonl', '.jsonld'"),
        ("claims.xlsx", "'.xlsx'; there"),
    ],
)
def test_a_name_that_asks_for_no_format_is_told_which_there_are(name: str, words: str) -> None:
    with pytest.raises(NotFoundError, match=words) as failed:
        format_of(name)
    assert "next: kerege export --list" in str(failed.value)
