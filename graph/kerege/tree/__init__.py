"""Files that people write, as trees in which every value knows its line and column."""

from kerege.tree.fields import Expected, Field, read_fields
from kerege.tree.places import Items, Node, Problems, Record, Scalar
from kerege.tree.strict_yaml import parse_yaml, read_text

__all__ = [
    "Expected",
    "Field",
    "Items",
    "Node",
    "Problems",
    "Record",
    "Scalar",
    "parse_yaml",
    "read_fields",
    "read_text",
]
