"""What can be said: classes, relations, qualifiers, units and code lists, read from Turtle."""

from kerege.ontology.load import load_ontology
from kerege.ontology.prefixes import PREFIXES
from kerege.ontology.schema import (
    LITERALS,
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
    "LITERALS",
    "NS",
    "PREFIXES",
    "VOCAB",
    "Class",
    "Concept",
    "Ontology",
    "Qualifier",
    "Relation",
    "Unit",
    "load_ontology",
]
