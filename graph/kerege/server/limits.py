"""What one query may cost, and how many may run or wait."""

import os
from dataclasses import dataclass, field

MEGABYTE = 2**20


def default_workers() -> int:
    """Return one worker for each core."""
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Hold the bounds of a query and of the server; all are enforced, none is advice."""

    seconds: float = 10
    megabytes: int = 1024
    rows: int = 100_000
    answer_megabytes: int = 64
    kept_megabytes: int = 16
    characters: int = 100_000
    nesting: int = 64
    workers: int = field(default_factory=default_workers)
    waiting: int = 64
    waiting_seconds: float = 5
