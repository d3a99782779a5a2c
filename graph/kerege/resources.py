"""The version, and where the bundled files lie: in the installed package, or in the checkout."""

from pathlib import Path

VERSION = "0.1.0"
PACKAGE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """Return the path of a bundled file or folder such as `ontology`."""
    packaged = PACKAGE / "_data" / name
    return packaged if packaged.exists() else PACKAGE.parents[1] / name
