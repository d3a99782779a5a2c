"""The claims as of a day and as known by a day, and what follows for the graph."""

from kerege.store import begins
from kerege.view.clocks import holding, holds, live, periods
from kerege.view.coverage import DIMENSIONS, Coverage, coverage, coverage_table
from kerege.view.direct import direct_claims
from kerege.view.network import to_networkx
from kerege.view.origins import Origins, origin
from kerege.view.paths import Path, Tie, shortest_paths
from kerege.view.replay import replayed
from kerege.view.words import (
    condition_words,
    counted,
    date_words,
    dated_sentence,
    frame_words,
    interval_words,
    mentions,
    object_words,
    predicate_words,
    sentence,
    time_words,
    when_words,
)

__all__ = [
    "DIMENSIONS",
    "Coverage",
    "Origins",
    "Path",
    "Tie",
    "begins",
    "condition_words",
    "counted",
    "coverage",
    "coverage_table",
    "date_words",
    "dated_sentence",
    "direct_claims",
    "frame_words",
    "holding",
    "holds",
    "interval_words",
    "live",
    "mentions",
    "object_words",
    "origin",
    "periods",
    "predicate_words",
    "replayed",
    "sentence",
    "shortest_paths",
    "time_words",
    "to_networkx",
    "when_words",
]
