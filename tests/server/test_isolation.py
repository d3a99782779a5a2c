"""A query makes no request and reads no file, however it is spelt and whatever the filter misses."""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from server.running import Running

from kerege.server.limits import Limits
from kerege.server.negotiation import ROWS, TRIPLES
from kerege.server.wire import Ask, pack_ask, receive, unpack_reply

SECRET = "words that no query may read"


class Listener:
    """Count who connects to a port of this machine."""

    def __init__(self) -> None:
        self.calls = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            connection.close()

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.close()


@contextmanager
def bare_workers(turtle: Path) -> Iterator[Callable[[str], bytes]]:
    """Give what asks a new worker, with no filter before it; a worker that dies answers nothing."""
    control, theirs = socket.socketpair()
    limits = asdict(Limits(seconds=5, megabytes=200))
    config = {
        "control": theirs.fileno(),
        "path": str(turtle),
        "media_type": "text/turtle",
        "prefixes": {},
        "limits": limits,
    }
    command = [sys.executable, "-m", "kerege.server.forkserver", json.dumps(config)]
    with (
        subprocess.Popen(command, pass_fds=[theirs.fileno()], start_new_session=True),
        closing(control),
    ):
        theirs.close()
        assert json.loads(control.recv(1000))["triples"] > 0

        def ask(query: str) -> bytes:
            ours, worker = socket.socketpair()
            with ours:
                with worker:
                    socket.send_fds(control, [b"fork"], [worker.fileno()])
                assert int(control.recv(100)) > 0
                ours.settimeout(20)
                ours.sendall(pack_ask(Ask(query, ROWS[0], TRIPLES[0])))
                return receive(ours)

        yield ask


def test_a_worker_can_reach_nobody(turtle: Path, listener: Listener) -> None:
    address = f"http://127.0.0.1:{listener.port}/"
    with bare_workers(turtle) as ask:
        for query in (
            f"SELECT * {{ SERVICE <{address}> {{ ?a ?b ?c }} }}",
            f"SELECT * {{ SERVICE SILENT <{address}> {{ ?a ?b ?c }} }}",
            f"SELECT * {{ BIND(<{address}> AS ?s) SERVICE ?s {{ ?a ?b ?c }} }}",
            f"SELECT * FROM <{address}> {{ ?a ?b ?c }}",
            f"SELECT * FROM NAMED <{address}> {{ GRAPH ?g {{ ?a ?b ?c }} }}",
            f"LOAD <{address}>",
        ):
            ask(query)
        assert unpack_reply(ask("ASK {}")).status == 200
    assert listener.calls == 0


def test_the_listener_hears_who_calls(listener: Listener) -> None:
    socket.create_connection(("127.0.0.1", listener.port)).close()
    for _ in range(100):
        if listener.calls:
            break
        threading.Event().wait(0.02)
    assert listener.calls == 1


def test_a_worker_reads_no_file(turtle: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text(f'<http://a> <http://b> "{SECRET}" .')
    with bare_workers(turtle) as ask:
        for query in (
            f"SELECT * FROM <{secret.as_uri()}> {{ ?a ?b ?c }}",
            f"SELECT * FROM NAMED <{secret.as_uri()}> {{ GRAPH ?g {{ ?a ?b ?c }} }}",
            f"CONSTRUCT {{ ?a ?b ?c }} FROM <{secret}> WHERE {{ ?a ?b ?c }}",
            f"SELECT * {{ SERVICE <{secret.as_uri()}> {{ ?a ?b ?c }} }}",
            f"LOAD <{secret.as_uri()}>",
        ):
            assert SECRET.encode() not in ask(query)


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="this system has no /proc")
def test_a_worker_may_open_nothing(server: Running) -> None:
    children = subprocess.run(
        ["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=True
    ).stdout.split("\n")
    parents = {int(pid): int(parent) for pid, parent in (line.split() for line in children if line)}
    forkserver = next(pid for pid, parent in parents.items() if parent == server.process.pid)
    workers = [pid for pid, parent in parents.items() if parent == forkserver]
    assert workers
    for worker in workers:
        limits = Path(f"/proc/{worker}/limits").read_text()
        opened = next(line for line in limits.splitlines() if line.startswith("Max open files"))
        assert opened.split()[3:5] == ["0", "0"]
    health = server.client.get("/health").json()
    if os.geteuid() == 0:
        assert health["network"] is False


def spelt(word: str) -> st.SearchStrategy[str]:
    """Spell a word in any case, each letter as it is or as an escape of its code point."""
    letters = [
        st.sampled_from(
            [
                letter.upper(),
                letter.lower(),
                f"\\u{ord(letter):04X}",
                f"\\u{ord(letter.lower()):04x}",
                f"\\U{ord(letter):08x}",
            ]
        )
        for letter in word
    ]
    return st.tuples(*letters).map("".join)


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    service=spelt("SERVICE"),
    before=st.sampled_from(["", " ", ".", "1.", "#x\n", "?a ?b 1.", "{} UNION {} ", "FILTER(1)"]),
    silent=st.sampled_from(["", " SILENT", "#\n"]),
    update=st.booleans(),
)
def test_no_spelling_of_service_makes_a_request(
    server: Running, listener: Listener, service: str, before: str, silent: str, update: bool
) -> None:
    address = f"<http://127.0.0.1:{listener.port}/>"
    query = f"SELECT * {{ {before}{service}{silent} {address} {{ ?a ?b ?c }} }}"
    if update:
        query = f"{before}LOAD{silent} {address}"
    reply = server.ask(query)
    assert reply.status_code in (400, 403)
    assert listener.calls == 0
