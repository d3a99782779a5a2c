"""Measure kerege against its peers, in one run, and print a table in Markdown.

    python bench/run.py [CLAIMS …]

Each row is the median of several runs of a process of its own; peers take turns with kerege, so
that a drift of the machine's speed hits both. A job that is a class has been made, with all that
it needs, before the clock runs. `rss` is what the job added to the peak memory of
the process that holds the claims.
"""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUNS = 5
LABELS = {
    "kerege_claims": "kerege, what is said",
    "kerege_turtle": "kerege, with all that follows",
    "pyoxigraph_turtle": "pyoxigraph, streamed",
    "rdflib_turtle": "rdflib, built and serialised",
    "kerege_ntriples": "kerege, what is said, as N-Triples",
    "PlainWrite": "write and sync of their bytes",
}

JOB = """
import functools, resource, sys, time
sys.path.insert(0, {bench!r})
from synthetic import synthetic_store
from {module} import {job} as job
store = synthetic_store({size})
task = job(store) if isinstance(job, type) else functools.partial(job, store)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began = time.process_time()
task()
spent = time.process_time() - began
added = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
import json
print(json.dumps([spent, added / 1024]))
"""


def job(name: str, size: int, module: str = "jobs") -> tuple[float, float]:
    """Return the CPU seconds and the added megabytes of one run of a job."""
    code = JOB.format(bench=str(ROOT / "bench"), module=module, job=name, size=size)
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    seconds, megabytes = json.loads(done.stdout)
    return seconds, megabytes


def compare(
    names: list[str], size: int, runs: int = RUNS, module: str = "jobs"
) -> dict[str, tuple[float, float]]:
    """Return the medians of several jobs, run in turn."""
    results: dict[str, list[tuple[float, float]]] = {name: [] for name in names}
    for _ in range(runs):
        for name in names:
            results[name].append(job(name, size, module))
    return {
        name: (
            statistics.median(seconds for seconds, _ in found),
            statistics.median(megabytes for _, megabytes in found),
        )
        for name, found in results.items()
    }


def command(*arguments: str) -> float:
    """Return the median wall seconds of a command."""
    spent = []
    for _ in range(RUNS):
        began = time.perf_counter()
        subprocess.run(arguments, check=True, capture_output=True, cwd=ROOT)
        spent.append(time.perf_counter() - began)
    return statistics.median(spent)


def main(sizes: list[int]) -> None:
    """Print the tables."""
    print("| claims to Turtle | CPU s | added MB | times kerege |\n|---|---|---|---|")
    for size in sizes:
        slow = ["rdflib_turtle"] if size <= 20_000 else []
        fast = [name for name in LABELS if name != "rdflib_turtle"]
        found = compare([*fast, *slow], size)
        ours = found["kerege_claims"][0]
        for name, (seconds, megabytes) in found.items():
            label = f"{LABELS[name]}, {size:,}"
            print(f"| {label} | {seconds:.2f} | {megabytes:.0f} | {seconds / ours:.1f} |")
    python, kerege = sys.executable, str(Path(sys.executable).parent / "kerege")
    bare = command(python, "-c", "pass")
    print("\n| command | wall s | over bare Python |\n|---|---|---|")
    for label, arguments in {
        "import kerege": [python, "-c", "import kerege"],
        "kerege --help": [kerege, "--help"],
        "kerege build, cold": [kerege, "build", "--force"],
        "kerege build, nothing changed": [kerege, "build"],
        "kerege query": [kerege, "query", "ASK {}"],
    }.items():
        wall = command(*arguments)
        print(f"| {label} | {wall:.2f} | {wall - bare:.2f} |")


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or [10_000, 100_000])
