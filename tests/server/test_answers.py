"""Answers are given again only where they would come out the same, and only so many."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from server.running import Running

from kerege.server.answers import Answers
from kerege.server.protocol import _pairs
from kerege.server.refusals import RefusedError
from kerege.server.wire import Ask, Reply


def asked(query: str, media_type: str = "text/csv") -> Ask:
    return Ask(query, media_type, "text/turtle")


def reply(body: bytes, status: int = 200) -> Reply:
    return Reply(status, "text/csv", body)


def test_an_answer_is_kept_for_its_query_and_format() -> None:
    answers = Answers(2**20)
    answers.keep(asked("ASK {}"), reply(b"true"))
    assert answers.get(asked("ASK {}")) == reply(b"true")
    assert answers.get(asked("ASK {}", "application/json")) is None
    assert answers.get(asked("ASK { }")) is None


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (NOW() AS ?t) {}",
        "SELECT (now #\n() AS ?t) {}",
        "SELECT (Rand () AS ?t) {}",
        "SELECT (UUID() AS ?t) {}",
        "SELECT (STRUUID() AS ?t) {}",
        "SELECT (BNODE() AS ?t) {}",
        "SELECT (\\u004eOW() AS ?t) {}",
    ],
)
def test_what_changes_each_time_is_never_kept(query: str) -> None:
    answers = Answers(2**20)
    answers.keep(asked(query), reply(b"1"))
    assert answers.get(asked(query)) is None


def test_a_name_that_looks_like_such_a_function_is_kept() -> None:
    query = "SELECT ?known_by { ?brand :now ?known_by }"
    answers = Answers(2**20)
    answers.keep(asked(query), reply(b"1"))
    assert answers.get(asked(query)) is not None


def test_refusals_and_large_answers_are_not_kept() -> None:
    answers = Answers(2**20)
    answers.keep(asked("ASK {}"), reply(b"no", status=400))
    answers.keep(asked("ASK { }"), reply(b"x" * 2**15))
    assert answers.get(asked("ASK {}")) is answers.get(asked("ASK { }")) is None


def test_what_nobody_asks_for_any_more_makes_room() -> None:
    answers = Answers(2**16)
    often = asked("ASK {}")
    answers.keep(often, reply(b"true"))
    for number in range(1000):
        answers.keep(asked(f"ASK {{}} {number}"), reply(b"true"))
        assert answers.get(often)
    assert answers.get(asked("ASK {} 0")) is None
    assert answers.get(asked("ASK {} 999"))


def test_the_clock_goes_on_in_a_running_server(server: Running) -> None:
    for query, different in {"SELECT (NOW() AS ?t) {}": 2, "SELECT (1 AS ?t) {}": 1}.items():
        answers = [server.ask(query).json()["results"]["bindings"] for _ in range(2)]
        assert len({row["t"]["value"] for (row,) in answers}) == different


def test_a_kept_answer_is_guarded_logged_and_the_same(server: Running) -> None:
    query = "SELECT ?who { ?who ker:memberOf :sco } ORDER BY DESC(?who)"
    first, second = server.ask(query), server.ask(query)
    assert first.content == second.content
    assert {key for key in first.headers if key != "date"} == {
        k for k in second.headers if k != "date"
    }
    refused = server.client.get("/sparql", params={"query": query}, headers={"Host": "evil.test"})
    assert refused.status_code == 421
    assert [event["bytes"] for event in server.events() if event.get("status") == 200][-1] == len(
        second.content
    )


_PIECES = ["%20", "%3D", "%C3%A9", "%0A", "%2B", "%25", "%zz", "%2", "%", "=", "&", "+", "a", " "]


@given(st.lists(st.sampled_from(_PIECES), max_size=10).map("".join))
def test_parameters_are_read_as_the_standard_library_reads_them(encoded: str) -> None:
    try:
        expected = parse_qsl(encoded, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        with pytest.raises(RefusedError):
            _pairs(encoded.encode())
    else:
        assert _pairs(encoded.encode()) == expected
