"""A geopolitical knowledge graph of claims: who says what, how firmly, for when, on which words.

>>> import kerege
>>> g = kerege.load()
>>> g.claims("kazakhstan", relation="capital", as_of="2020")
1 claim
Kazakhstan · capital · Astana (Central Intelligence Agency)
"""

from typing import TYPE_CHECKING, Any

from kerege.resources import VERSION

if TYPE_CHECKING:
    from kerege.errors import InputError as InputError
    from kerege.errors import KeregeError as KeregeError
    from kerege.extractors import Reading as Reading
    from kerege.library import Claims as Claims
    from kerege.library import Graph as Graph
    from kerege.library import Rows as Rows
    from kerege.library import load as load
    from kerege.library import read as read
    from kerege.model import Claim as Claim
    from kerege.model import Entity as Entity
    from kerege.model import Evidence as Evidence
    from kerege.model import Source as Source
    from kerege.pipeline import build as build
    from kerege.values import Interval as Interval
    from kerege.values import PartialDate as PartialDate
    from kerege.values import Quantity as Quantity

__version__ = VERSION

_HOMES = {
    "build": "kerege.pipeline",
    "InputError": "kerege.errors",
    "KeregeError": "kerege.errors",
    "Claims": "kerege.library",
    "Graph": "kerege.library",
    "Rows": "kerege.library",
    "Reading": "kerege.extractors",
    "load": "kerege.library",
    "read": "kerege.library",
    "Claim": "kerege.model",
    "Entity": "kerege.model",
    "Evidence": "kerege.model",
    "Source": "kerege.model",
    "Interval": "kerege.values",
    "PartialDate": "kerege.values",
    "Quantity": "kerege.values",
}

__all__ = [
    "Claim",
    "Claims",
    "Entity",
    "Evidence",
    "Graph",
    "InputError",
    "Interval",
    "KeregeError",
    "PartialDate",
    "Quantity",
    "Reading",
    "Rows",
    "Source",
    "build",
    "load",
    "read",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that `import kerege` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kerege' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
