"""Where the bundled ontology and seeds lie: in the installed package, or else in the checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """Return the path of a bundled file or folder such as `ontology`."""
    packaged = _PACKAGE / "_data" / name
    return packaged if packaged.exists() else _PACKAGE.parents[1] / name
