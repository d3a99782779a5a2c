"""Who may ask: the header matrix of a page elsewhere, and of a name that was made to point here."""

from pathlib import Path

import pytest
from server.running import Running, running

from kerege.server.guard import Guard
from kerege.server.refusals import RefusedError

OWN = "localhost:8000"


def status(guard: Guard, *, is_page: bool = False, **headers: str) -> int:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        guard.check({"host": OWN, **named}, is_page=is_page)
    except RefusedError as refused:
        return refused.status
    return 200


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:8000", "[::1]", "[::1]:8000", "data.test"],
)
def test_names_of_this_machine_and_allowed_ones_are_answered(host: str) -> None:
    assert status(Guard(hosts=["Data.test"]), host=host) == 200


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "localhost.evil.example",
        "evil.example:8000",
        "127.0.0.1.evil.example",
        "user@localhost",
        "localhost@evil.example",
        "evil.example/localhost",
        "localhost:port",
        "[::1",
        "[::2]",
        "0.0.0.0",
        "2130706433",
        "localhost evil.example",
        "data.test",
    ],
)
def test_any_other_name_is_refused(host: str) -> None:
    assert status(Guard(), host=host) == 421


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("mode", ["cors", "no-cors", "navigate", "websocket"])
@pytest.mark.parametrize("is_page", [True, False])
def test_a_page_of_another_site_may_link_to_pages_and_no_more(
    site: str, mode: str, is_page: bool
) -> None:
    found = status(Guard(), is_page=is_page, sec_fetch_site=site, sec_fetch_mode=mode)
    assert found == (200 if is_page and mode == "navigate" else 403)


@pytest.mark.parametrize("site", ["none", "same-origin"])
def test_the_address_bar_and_own_pages_may_ask(site: str) -> None:
    assert status(Guard(), sec_fetch_site=site, sec_fetch_mode="cors") == 200


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "http://localhost:9000", "null", "http://localhost", "file://"],
)
def test_a_foreign_origin_is_refused_even_as_a_link(origin: str) -> None:
    for is_page in (True, False):
        navigate = {"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate"}
        assert status(Guard(), is_page=is_page, origin=origin, **navigate) == 403


def test_the_own_origin_and_allowed_ones_may_ask() -> None:
    guard = Guard(origins=["https://App.test/"])
    assert status(guard, origin="http://localhost:8000") == 200
    headers = {"host": OWN, "origin": "https://app.test", "sec-fetch-site": "cross-site"}
    answer = guard.check(headers, is_page=False)
    assert answer == {"Access-Control-Allow-Origin": "https://app.test", "Vary": "Origin"}


def test_the_server_holds_to_it(server: Running) -> None:
    ask = {"url": "/sparql", "params": {"query": "ASK {}"}}
    for headers, expected in (
        ({"Host": "rebound.example"}, 421),
        ({"Origin": "https://evil.example"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
    ):
        answer = server.client.get(**ask, headers=headers)
        assert answer.status_code == expected
        assert "access-control-allow-origin" not in answer.headers
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_an_allowed_origin_is_told_so(turtle: Path, tmp_path: Path) -> None:
    options = ["--allow-origin", "https://app.test", "--allow-host", "data.test", "--workers", "1"]
    with running(turtle, tmp_path / "log", *options) as server:
        headers = {"Host": "data.test", "Origin": "https://app.test"}
        answer = server.client.get("/sparql", params={"query": "ASK {}"}, headers=headers)
        assert answer.status_code == 200
        assert answer.headers["access-control-allow-origin"] == "https://app.test"
        assert set(answer.headers["vary"].split(", ")) == {"Accept", "Accept-Encoding", "Origin"}
        before = server.client.options(
            "/sparql", headers={**headers, "Access-Control-Request-Method": "POST"}
        )
        assert before.status_code == 204
        assert before.headers["access-control-allow-origin"] == "https://app.test"
        assert "POST" in before.headers["access-control-allow-methods"]
        assert "Content-Type" in before.headers["access-control-allow-headers"]


def test_no_other_page_is_told_what_it_may_send(server: Running) -> None:
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    answer = server.client.options("/sparql", headers=headers)
    assert answer.status_code == 403
    assert not [name for name in answer.headers if name.startswith("access-control")]
