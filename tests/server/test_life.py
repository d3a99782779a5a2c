"""The server starts, logs, stops in good order, and outlives its workers."""

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
from server.running import Running, running


def descendants(pid: int) -> list[int]:
    found = subprocess.run(
        ["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=True
    )
    pairs = [tuple(map(int, line.split())) for line in found.stdout.splitlines()]
    family = [pid]
    for member in family:
        family += [child for child, parent in pairs if parent == member]
    return family[1:]


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def gone(pids: list[int]) -> bool:
    for _ in range(100):
        if not any(map(is_running, pids)):
            return True
        time.sleep(0.05)
    return False


SLOW = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . FILTER(REGEX(STR(?f), CONCAT(STR(?c), 'x'))) }"
)


def test_a_request_under_way_is_answered_before_the_server_stops(
    turtle: Path, tmp_path: Path
) -> None:
    with running(turtle, tmp_path / "log", "--workers", "1", "--seconds", "2") as server:
        family = descendants(server.process.pid)
        endless = SLOW.replace("?d ?e ?f", "?d ?e ?f . ?g ?h ?i . ?j ?k ?l")
        with ThreadPoolExecutor() as threads:
            answer = threads.submit(server.ask, endless)
            time.sleep(0.5)
            server.process.send_signal(signal.SIGTERM)
            assert answer.result().status_code == 504
        assert server.process.wait(10) == 0
        assert gone(family)
        assert [event["event"] for event in server.events()] == ["start", "request", "stop"]


def test_workers_go_when_the_server_is_killed(turtle: Path, tmp_path: Path) -> None:
    with running(turtle, tmp_path / "log", "--workers", "2") as server:
        family = descendants(server.process.pid)
        assert len(family) == 3
        server.process.kill()
        assert gone(family)


def test_a_worker_that_dies_is_replaced(turtle: Path, tmp_path: Path) -> None:
    with running(turtle, tmp_path / "log", "--workers", "1") as server:
        forkserver, worker = descendants(server.process.pid)
        os.kill(worker, signal.SIGKILL)
        for _ in range(100):
            if len(descendants(server.process.pid)) == 2 and not is_running(worker):
                break
            time.sleep(0.02)
        assert server.ask("ASK {}").status_code in (200, 507)
        assert server.is_alive()
        os.kill(forkserver, signal.SIGKILL)
        answers = [server.ask("ASK {}").status_code for _ in range(20)]
        assert answers[-1] == 200
        time.sleep(0.1)
        assert server.is_alive()


def test_each_request_is_a_line_of_json(server: Running) -> None:
    server.client.get("/health?secret=1")
    event = server.events()[-1]
    assert {key: event[key] for key in ("event", "method", "path", "status")} == {
        "event": "request",
        "method": "GET",
        "path": "/health",
        "status": 200,
    }
    assert isinstance(event["ms"], float)


def test_health_says_how_it_is(server: Running) -> None:
    health = server.client.get("/health").json()
    assert health["status"] == "ok"
    assert health["triples"] > 1000
    assert health["workers"]["of"] == 2


def test_many_clients_get_each_their_own_answer(server: Running) -> None:
    wrong: list[int] = []

    def ask(number: int) -> None:
        with httpx.Client(base_url=server.client.base_url) as client:
            for _ in range(5):
                query = f"SELECT ({number} AS ?n) {{}}"
                answer = client.get("/sparql", params={"query": query}).json()
                if answer["results"]["bindings"][0]["n"]["value"] != str(number):
                    wrong.append(number)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_an_address_that_is_taken_is_said_so(server: Running, turtle: Path) -> None:
    port = str(server.client.base_url.port)
    command = [sys.executable, "-m", "kerege", "serve", "-p", str(turtle), "--port", port]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == (
        f"kerege: cannot listen on 127.0.0.1:{port}: Address already in use\n"
        "    next: another --port, or 0\n"
    )
