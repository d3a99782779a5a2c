"""Exports stream: what one takes of memory does not grow with the number of claims."""

import gc
import tracemalloc
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

import pytest
from strategies import ONTOLOGY

from kerege.model import Claim, Entity, Evidence, Ref, Source
from kerege.project import Project
from kerege.store import Store
from kerege.values import Interval, PartialDate, Quantity
from kerege.writers import WRITERS, writer
from kerege.writers.nquads import statement_lines
from kerege.writers.terms import write_texts
from kerege.writers.turtle import turtle_blocks

FEW, MANY = 400, 1000
SAID = 60
"""Bytes that a claim more may cost where a form says what is said: a few entries of lists."""
FOLLOWS = 800
"""Bytes that it may cost where a form also says what follows from all claims together."""
FOLLOWING = {"turtle", "ntriples", "nquads", "trig", "jsonld", "rdf12", "void"}
NOT_HERE = {"html", "parquet"}
"""The page is one document, made as a whole; Parquet is written in batches of 8,192 claims."""


def store(size: int) -> Store:
    """Return a store in which every ten claims are about another state, and each says its own."""
    claims = []
    for number in range(size):
        target = Quantity(Decimal(number), "persons") if number % 2 else Ref("sco")
        claims.append(
            Claim(
                subject=f"state-{number // 10}",
                relation="population" if number % 2 else "memberOf",
                object=target,
                during=Interval(PartialDate(1900 + number % 100), PartialDate(2000)),
                asserted_by="press",
                recorded_on=PartialDate(2026),
                source="report",
                evidence=Evidence(quote=f"words number {number} of a long report", cell="B4"),
                note=f"row {number}",
            )
        )
    return Store(
        project=Project(title="Many", base="https://example.org/id/"),
        ontology=ONTOLOGY,
        build_date=PartialDate(2026),
        entities={"sco": Entity(id="sco", kind="InternationalOrganization")},
        sources={
            "report": Source(
                id="report", title="R", publisher="press", kind="wire", reliability="B"
            )
        },
        claims=tuple(claims),
    )


def grown(write: Callable[[Store, BinaryIO], None], path: Path) -> float:
    """Return how many bytes a claim adds to what an export takes at its peak."""
    peaks = []
    for size in (MANY, FEW, MANY):  # the first fills caches, whose size is fixed
        claims = store(size)
        with path.open("wb") as stream:
            gc.collect()
            tracemalloc.start()
            write(claims, stream)
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    return (peaks[2] - peaks[1]) / (MANY - FEW)


@pytest.mark.parametrize("texts", [turtle_blocks, statement_lines])
def test_what_is_claimed_is_written_in_constant_memory(
    texts: Callable[..., Iterable[str]], tmp_path: Path
) -> None:
    def write(claims: Store, stream: BinaryIO) -> None:
        write_texts(texts(claims, consequences=False), stream)

    assert grown(write, tmp_path / "graph.ttl") < SAID


@pytest.mark.parametrize("form", sorted({*WRITERS} - NOT_HERE))
def test_no_export_grows_beyond_what_it_has_to_remember(form: str, tmp_path: Path) -> None:
    bound = FOLLOWS if form in FOLLOWING else SAID
    assert grown(writer(form), tmp_path / form) < bound
