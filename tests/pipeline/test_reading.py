"""Many articles, read in one process and in several."""

import sys
from pathlib import Path

import pytest

from kerege.pipeline import reading
from kerege.pipeline.reading import read_articles
from kerege.readers import Inputs, read_folder

ARTICLE = """\
---
id: text-{number}
title: Text {number}
publisher: example-press
published: 2026-01-{day:02}
language: {language}
recorded_on: 2026-01-31
---
Kazakhstan hosted the Summit of Town {number} in 2025. Japan will attend it.
"""


@pytest.fixture
def inputs(project: Path) -> Inputs:
    for number in range(7):
        language = "la" if number == 3 else "en"
        text = ARTICLE.format(number=number, day=number + 1, language=language)
        (project / f"seeds/articles/text-{number}.md").write_text(text)
    return read_folder(project)


def test_several_processes_read_what_one_reads(inputs: Inputs) -> None:
    alone = read_articles(inputs, processes=1)
    assert len(alone[0]) == 6
    assert all(one.claims and one.sentences for one in alone[0])
    assert [problem.path for problem in alone[1]] == ["seeds/articles: text-3"]
    assert read_articles(inputs, processes=2) == alone


def test_what_a_process_fails_to_read_is_read_here(
    inputs: Inputs, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = read_articles(inputs, processes=1)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert read_articles(inputs, processes=2) == alone


def test_few_articles_are_read_in_one_process(
    inputs: Inputs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_Helper", None)
    read_articles(inputs)
