"""A real server in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx


@dataclass
class Running:
    """Hold a server's process, a client of it, and where its log goes."""

    process: subprocess.Popen[str]
    client: httpx.Client
    log: Path

    def ask(self, query: str, accept: str = "application/sparql-results+json") -> httpx.Response:
        return self.client.get("/sparql", params={"query": query}, headers={"Accept": accept})

    def is_alive(self) -> bool:
        """Tell whether the server still answers an ordinary query rightly."""
        answer = self.ask("ASK {}")
        return answer.status_code == 200 and answer.json()["boolean"] is True

    def events(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.log.read_text().splitlines()]


@contextmanager
def running(path: Path, log: Path, *options: str) -> Iterator[Running]:
    """Serve a graph on a free port until the block ends."""
    command = [sys.executable, "-m", "kerege", "serve", "--project", str(path), "--port", "0"]
    with (
        log.open("w") as errors,
        subprocess.Popen(
            [*command, *options], stdout=subprocess.PIPE, stderr=errors, text=True
        ) as process,
    ):
        try:
            assert process.stdout
            words = process.stdout.readline().split()
            assert words[:1] == ["Serving"], log.read_text()
            with httpx.Client(base_url=words[1], timeout=30) as client:
                yield Running(process, client, log)
        finally:
            process.terminate()
            process.wait()
