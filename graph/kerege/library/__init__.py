"""The graph as Python users meet it."""

from kerege.library.claims import Claims
from kerege.library.graph import Graph
from kerege.library.loading import load
from kerege.library.rows import Rows
from kerege.library.texts import read

__all__ = ["Claims", "Graph", "Rows", "load", "read"]
