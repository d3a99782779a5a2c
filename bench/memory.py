"""Measure what each export adds to the memory that holds the claims, as these grow.

    python bench/memory.py [FORMAT …]

Megabytes at the peak, each in a process of its own: what Python allocates, and what Arrow does.
"""

import subprocess
import sys
from pathlib import Path

from kerege.writers import WRITERS

SIZES = (3_000, 30_000, 100_000)
JOB = """
import sys, tempfile, tracemalloc
sys.path.insert(0, {bench!r})
from synthetic import steady_store
from kerege.writers import writer
write = writer({form!r})
with tempfile.TemporaryFile() as stream:
    write(steady_store(50), stream)  # what is imported and cached once is no part of a claim
store = steady_store({size})
with tempfile.TemporaryFile() as stream:
    tracemalloc.start()
    write(store, stream)
    peak = tracemalloc.get_traced_memory()[1]
if arrow := sys.modules.get("pyarrow"):
    peak += arrow.default_memory_pool().max_memory()
print(peak / 2**20)
"""


def added(form: str, size: int) -> float:
    """Return the megabytes that an export of so many claims adds at its peak."""
    code = JOB.format(bench=str(Path(__file__).parent), form=form, size=size)
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return float(done.stdout)


def main(forms: list[str]) -> None:
    """Print the table."""
    print("| claims |", " | ".join(f"{size:,}" for size in SIZES), "|")
    print("|---|", "---|" * len(SIZES), sep="")
    for form in forms:
        cells = [f"{added(form, size):.1f}" for size in SIZES]
        print(f"| {form} |", " | ".join(cells), "|", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or sorted(WRITERS))
