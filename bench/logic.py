"""Measure the logic of claims, and how it grows: python bench/logic.py [--plot FILE] [CLAIMS …]

Each size runs in a process of its own; a figure is the CPU time of the median of three calls there.
The first question as of a day on a store also finds which claims are spoken of again.
The slope is that of a straight line through the logarithms: 1 is linear.
"""

import argparse
import json
import math
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
SIZES = (1_000, 10_000, 100_000, 1_000_000)
RUNS = 3
JOBS = ("as of a day, first", "as of a day", "contradictions", "origins")
ARTICLE = ROOT / "seeds/articles/toutiao-2025-11.md"


def cpu_seconds(job: Callable[[], object]) -> float:
    """Return the median CPU seconds of a job."""
    spent = []
    for _ in range(RUNS):
        began = time.process_time()
        job()
        spent.append(time.process_time() - began)
    return statistics.median(spent)


def measure(size: int) -> dict[str, float]:
    """Return the CPU seconds of each job over a synthetic store of a size, and the peak memory."""
    from synthetic import steady_store

    from kerege.reasoning import contradictions, corroboration
    from kerege.values import PartialDate
    from kerege.view import holding

    store = steady_store(size)

    def first() -> object:
        vars(store).pop("spoken_of_again", None)
        return holding(store, PartialDate(2015))

    found = {
        "as of a day, first": cpu_seconds(first),
        "as of a day": cpu_seconds(lambda: holding(store, PartialDate(2015))),
        "contradictions": cpu_seconds(lambda: contradictions(store)),
        "origins": cpu_seconds(lambda: corroboration(store)),
    }
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {**found, "MB": peak}


def verify_article() -> float:
    """Return the CPU seconds of a verdict on each claim of the article, the model being loaded."""
    import kerege

    graph = kerege.load(ROOT)
    text = ARTICLE.read_text(encoding="utf-8")
    graph.verify(text + "\nThis line makes it a text that the graph has not read.\n")
    numbers = iter(range(RUNS))
    return cpu_seconds(lambda: graph.verify(f"{text}\nThis is copy {next(numbers)}.\n"))


def slope(points: list[tuple[int, float]]) -> float:
    """Return the slope of the line through the logarithms of sizes and seconds."""
    xs = [math.log(size) for size, _ in points]
    ys = [math.log(seconds) for _, seconds in points]
    middle_x, middle_y = statistics.fmean(xs), statistics.fmean(ys)
    above = sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True))
    return above / sum((x - middle_x) ** 2 for x in xs)


def plot(found: dict[int, dict[str, float]], path: Path) -> None:
    """Draw the growth of each job, the same bytes for the same figures."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams.update({"svg.hashsalt": "kerege", "svg.fonttype": "none", "font.size": 10})
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(6, 4))
    for name in JOBS:
        axes.plot(list(found), [row[name] for row in found.values()], marker="o", label=name)
    axes.set(xscale="log", yscale="log", xlabel="claims", ylabel="CPU seconds")
    axes.grid(alpha=0.3)
    axes.legend()
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--one", type=int, help="measure one size and print JSON")
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one)))
        return
    found = {}
    for size in given.sizes:
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(size)],
            check=True,
            capture_output=True,
            text=True,
        )
        found[size] = json.loads(done.stdout)
    print(f"| claims | {' | '.join(JOBS)} | peak MB |")
    print(f"|---|{'---|' * len(JOBS)}---|")
    for size, row in found.items():
        cells = " | ".join(f"{row[name]:.3g}" for name in JOBS)
        print(f"| {size:,} | {cells} | {row['MB']:.0f} |", flush=True)
    if len(found) > 1:
        cells = " | ".join(
            f"{slope([(size, row[name]) for size, row in found.items()]):.2f}" for name in JOBS
        )
        print(f"| slope | {cells} | |")
    print(f"\nverify of the seed article, model loaded: {verify_article():.2f} CPU s")
    if given.plot:
        plot(found, given.plot)


if __name__ == "__main__":
    main()
