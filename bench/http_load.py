"""Measure requests a second through HTTP: kerege serve, Oxigraph's own server, rdflib-endpoint.

    python bench/http_load.py PEERS [CLAIMS]

PEERS is the bin folder of an environment with the packages `oxigraph` and `rdflib-endpoint`. All
hold the same triples. wrk asks each in turn the same questions over four connections, and the
median of the rounds counts.
"""

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote

import httpx
from synthetic import synthetic_store

from kerege.ontology import PREFIXES
from kerege.writers.turtle import turtle_blocks

ROUNDS = 3
SECONDS = 5
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
def started(command: list[str], port: int, path: str) -> Iterator[str]:
    """Run a server until the block ends; yield the address of its endpoint."""
    address = f"http://127.0.0.1:{port}{path}"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(1200):
                try:
                    if httpx.get(address, params={"query": "ASK {}"}).status_code == 200:
                        break
                except httpx.TransportError:
                    time.sleep(0.5)
            yield address
        finally:
            process.kill()


def requests_a_second(address: str, query: str) -> float:
    done = subprocess.run(
        [
            *("wrk", "-t1", "-c4", f"-d{SECONDS}s", "--timeout", "60s"),
            *("-H", "Accept: application/sparql-results+json"),
            f"{address}?query={quote(query)}",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Non-2xx" not in done.stdout, done.stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    assert found
    return float(found[1])


def main(peers: Path, size: int) -> None:
    """Print the table."""
    store = synthetic_store(size)
    prologue = "".join(
        f"PREFIX {name}: <{iri}>\n" for name, iri in {"": store.project.base, **PREFIXES}.items()
    )
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        turtle, data = folder / "graph.ttl", str(folder / "oxigraph")
        turtle.write_text("".join(turtle_blocks(store, consequences=False)), encoding="utf-8")
        script = folder / "served.py"
        script.write_text(
            "from pathlib import Path\n"
            "from kerege.server.app import endpoint\n"
            "from kerege.server.pool import Dataset\n"
            "from kerege.server.run import listen\n"
            f"listen(endpoint(Dataset(Path({str(turtle)!r}))), port=7101)\n"
        )
        oxigraph = str(peers / "oxigraph")
        subprocess.run(
            [oxigraph, "load", "--location", data, "--file", str(turtle)],
            check=True,
            capture_output=True,
        )
        slow = [str(peers / "rdflib-endpoint"), "serve", "--host", "127.0.0.1", "--port", "7103"]
        servers = {
            "kerege": ([sys.executable, str(script)], 7101, "/sparql"),
            "oxigraph": (
                [oxigraph, "serve-read-only", "--location", data, "--bind", "127.0.0.1:7102"],
                7102,
                "/query",
            ),
            "rdflib-endpoint": ([*slow, str(turtle)], 7103, "/"),
        }
        addresses = {
            name: stack.enter_context(started(command, port, path))
            for name, (command, port, path) in servers.items()
        }
        print(f"{size:,} claims, requests a second\n")
        print("| question | kerege | oxigraph | rdflib-endpoint | of oxigraph | times rdflib |")
        print("|---|---|---|---|---|---|")
        for question, query in QUESTIONS.items():
            text = prologue + " ".join(query.split())
            found: dict[str, list[float]] = {name: [] for name in addresses}
            for _ in range(ROUNDS):
                for name, address in addresses.items():
                    found[name].append(requests_a_second(address, text))
            ours, best, slowest = (statistics.median(rounds) for rounds in found.values())
            print(
                f"| {question} | {ours:,.0f} | {best:,.0f} | {slowest:,.1f} "
                f"| {ours / best:.2f} | {ours / slowest:,.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
