"""What can be said: classes, relations, qualifiers, units and code lists, read from Turtle."""

from kerege.ontology.load import load_ontology
from kerege.ontology.schema import (
    NS,
    VOCAB,
    Class,
    Concept,
    Ontology,
    Qualifier,
    Relation,
    Unit,
)

__all__ = [
    "NS",
    "VOCAB",
    "Class",
    "Concept",
    "Ontology",
    "Qualifier",
    "Relation",
    "Unit",
    "load_ontology",
]
