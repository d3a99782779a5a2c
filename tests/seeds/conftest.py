"""The seeds of this checkout, read once."""

from pathlib import Path

import pytest

from kerege.readers import Inputs, read_folder
from kerege.store import Store
from kerege.values import PartialDate

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def inputs() -> Inputs:
    return read_folder(ROOT)


@pytest.fixture(scope="session")
def store(inputs: Inputs) -> Store:
    return Store(
        project=inputs.project,
        ontology=inputs.ontology,
        build_date=PartialDate(2026, 11, 22),
        entities=dict(inputs.entities),
        sources=dict(inputs.sources),
        claims=inputs.facts,
    )
