"""Settings and fixtures for all tests."""

from pathlib import Path

import pytest
from hypothesis import Phase, settings

from kerege.pipeline.scaffold import scaffold

settings.register_profile(
    "kerege", deadline=None, phases=(Phase.explicit, Phase.generate, Phase.shrink), database=None
)
settings.load_profile("kerege")


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
