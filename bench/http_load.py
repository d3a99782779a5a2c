"""Measure requests a second through HTTP: kerege serve, Oxigraph's own server, rdflib-endpoint.

    python bench/http_load.py PEERS [CLAIMS]

PEERS is the bin folder of an environment with the packages `oxigraph` and `rdflib-endpoint`. All
hold the same triples in memory. wrk asks each in turn the same questions over four connections,
then the same with another comment each time, which no kept answer fits; the median of the rounds
counts. CPU is that of the server with its workers, for each request: on a machine with other work
it tells more than requests a second.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import httpx
from synthetic import synthetic_store

from kerege.ontology import PREFIXES
from kerege.writers.turtle import turtle_blocks

ROUNDS = 3
SECONDS = 3
QUESTIONS = {
    "as of a day": """SELECT ?who { ?c rdf:object :bloc-7 ; rdf:predicate ker:memberOf ;
        rdf:subject ?who ; ker:validFrom ?from ; ker:validUntil ?until
        FILTER(?from <= "1996-01-01"^^xsd:date && "1996-01-01"^^xsd:date < ?until) }""",
    "with provenance": """SELECT ?c ?who ?source { ?c rdf:object :bloc-7 ;
        rdf:predicate ker:memberOf ; ker:assertedBy ?who ; ker:source ?source
        OPTIONAL { ?c ker:evidence ?e } } LIMIT 190""",
    "one fact": "ASK { :state-7 rdf:type ker:State }",
}


@contextmanager
def started(command: list[str], port: int, path: str) -> Iterator[tuple[int, str]]:
    """Run a server until the block ends; yield its process and the address of its endpoint."""
    address = f"http://127.0.0.1:{port}{path}"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(1200):
                try:
                    if httpx.get(address, params={"query": "ASK {}"}).status_code == 200:
                        break
                except httpx.TransportError:
                    time.sleep(0.5)
            yield process.pid, address
        finally:
            process.kill()


EACH_ANOTHER = """
local n = 0
request = function() n = n + 1 return wrk.format("GET", wrk.path .. "%20%23" .. n) end
"""


class Load(NamedTuple):
    """Hold how many requests a second were answered, and the CPU seconds that each took."""

    rate: float
    cpu: float


def measured(process: int, address: str, query: str, *options: str) -> Load:
    before = cpu_seconds(process)
    done = subprocess.run(
        [
            *("wrk", "-t1", "-c4", f"-d{SECONDS}s", "--timeout", "60s", *options),
            *("-H", "Accept: application/sparql-results+json"),
            f"{address}?query={quote(query)}",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Non-2xx" not in done.stdout, done.stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    number = re.search(r"(\d+) requests in", done.stdout)
    assert found
    assert number
    return Load(float(found[1]), (cpu_seconds(process) - before) / max(1, int(number[1])))


def cpu_seconds(process: int) -> float:
    """Return what a process and all that come from it have spent."""
    spent, family = 0.0, {process}
    for _ in range(3):  # a server, its forkserver, the workers of that
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                pid, _, rest = stat.read_text().partition(" (")
                fields = rest.rpartition(") ")[2].split()
                if int(fields[1]) in family and int(pid) not in family:
                    family.add(int(pid))
    for pid in family:
        with suppress(OSError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
            spent += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return spent


def main(peers: Path, size: int) -> None:
    """Print the table."""
    store = synthetic_store(size)
    prologue = "".join(
        f"PREFIX {name}: <{iri}>\n" for name, iri in {"": store.project.base, **PREFIXES}.items()
    )
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        turtle = folder / "graph.ttl"
        turtle.write_text("".join(turtle_blocks(store, consequences=False)), encoding="utf-8")
        script = folder / "served.py"
        script.write_text(
            "from pathlib import Path\n"
            "from kerege.server.app import endpoint\n"
            "from kerege.server.pool import Dataset\n"
            "from kerege.server.run import listen\n"
            f"listen(endpoint(Dataset(Path({str(turtle)!r}))), port=7101)\n"
        )
        oxigraph = [str(peers / "oxigraph"), "serve", "--bind", "127.0.0.1:7102"]
        slow = [str(peers / "rdflib-endpoint"), "serve", "--host", "127.0.0.1", "--port", "7103"]
        servers = {
            "kerege": ([sys.executable, str(script)], 7101, "/sparql"),
            "oxigraph": (oxigraph, 7102, "/query"),
            "rdflib-endpoint": ([*slow, str(turtle)], 7103, "/"),
        }
        addresses = {
            name: stack.enter_context(started(command, port, path))
            for name, (command, port, path) in servers.items()
        }
        httpx.post(
            "http://127.0.0.1:7102/store?default",
            content=turtle.read_bytes(),
            headers={"Content-Type": "text/turtle"},
            timeout=None,
        ).raise_for_status()
        varied = folder / "varied.lua"
        varied.write_text(EACH_ANOTHER)
        print(f"{size:,} claims, requests a second (CPU ms a request)\n")
        print("| question | kerege | oxigraph | rdflib-endpoint | of oxigraph | times rdflib |")
        print("|---|---|---|---|---|---|")
        for question, query in QUESTIONS.items():
            text = prologue + " ".join(query.split())
            for label, options in (("", []), (", each another", ["-s", str(varied)])):
                found: dict[str, list[Load]] = {name: [] for name in addresses}
                for _ in range(ROUNDS):
                    for name, (process, address) in addresses.items():
                        found[name].append(measured(process, address, text, *options))
                row = [
                    Load(*(statistics.median(part) for part in zip(*loads, strict=True)))
                    for loads in found.values()
                ]
                cells = " | ".join(f"{rate:,.0f} ({1000 * cpu:.2f})" for rate, cpu in row)
                ours, best, slowest = (load.rate for load in row)
                print(
                    f"| {question}{label} | {cells} | {ours / best:.2f} | {ours / slowest:,.1f} |",
                    flush=True,
                )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
