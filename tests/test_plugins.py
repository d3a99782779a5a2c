from importlib.metadata import EntryPoint

import pytest

from kerege.errors import KeregeError, NotFoundError
from kerege.plugins import known, plugin
from kerege.writers import WRITERS, writer


def offer(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    point = EntryPoint(name, value, "kerege.writers")
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [point])


def test_every_built_in_is_there() -> None:
    assert all(callable(writer(name)) for name in WRITERS)


def test_another_package_adds_a_format(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, "lines", "kerege.writers.jsonl:write_jsonl")
    assert writer("lines") is writer("jsonl")
    assert "lines" in known("kerege.writers", WRITERS)


def test_one_name_for_two_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, "turtle", "other:write")
    with pytest.raises(KeregeError, match="the name 'turtle' is taken by"):
        known("kerege.writers", WRITERS)


def test_an_unknown_name_names_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="no writer 'turtel'; did you mean 'turtle'"):
        plugin("kerege.writers", "turtel", WRITERS)
