"""From files that people write to entities, sources, documents and claims."""

from kerege.readers.folder import Inputs, read_folder
from kerege.readers.turtle import read_graph, read_turtle

__all__ = ["Inputs", "read_folder", "read_graph", "read_turtle"]
