"""Settings and fixtures for all tests."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from chromium import ARGUMENTS, CHROMIUM
from hypothesis import Phase, settings
from machine import IN_CI

from kerege.pipeline.scaffold import scaffold

settings.register_profile(
    "kerege", deadline=None, phases=(Phase.explicit, Phase.generate, Phase.shrink), database=None
)
settings.load_profile("kerege")

# pytest-base-url 2.1, which pytest-playwright brings, defines a fixture in a way pytest 9 deprecates.
OLD_FIXTURE = "ignore:Session-scoped fixtures defined as instance methods are deprecated"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a browser where there is none, except in CI, where its lack is a failure."""
    is_missing = not shutil.which(CHROMIUM) and not IN_CI
    for item in items:
        if "browser" not in getattr(item, "fixturenames", ()):
            continue
        item.add_marker(pytest.mark.filterwarnings(OLD_FIXTURE))
        if is_missing:
            item.add_marker(pytest.mark.skip(reason="chromium is not installed"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ARGUMENTS}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a new project folder as `kerege init` makes it, but without an article to read."""
    root = tmp_path / "project"
    scaffold(root)
    (root / "seeds/articles/example.md").unlink()
    return root


@pytest.fixture
def project_with_article(tmp_path: Path) -> Path:
    """Return a new project folder as `kerege init` makes it."""
    root = tmp_path / "project"
    scaffold(root)
    return root
