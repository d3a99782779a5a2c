"""What the query page completes and draws with: terms, labels, places."""

from typing import Any

from kerege.ontology import NS, PREFIXES
from kerege.sparql import KEYWORDS
from kerege.store import Store
from kerege.writers.html.projection import project


def vocabulary(store: Store) -> dict[str, Any]:
    """Return the terms of a graph as JSON takes them.

    `terms` are triples of what to write, what it means and what kind it is; `places` are pixels of
    the explorer's map.
    """
    ontology = store.ontology
    relations = [
        (f"ker:{name}", relation.label, "relation") for name, relation in ontology.relations.items()
    ]
    classes = [(f"ker:{name}", item.label, "class") for name, item in ontology.classes.items()]
    entities = [
        (f":{name}", entity.label(), entity.kind)
        for name, entity in store.entities.items()
        if "/" not in name
    ]
    fields = [(f"ker:{name}", words, "field of a claim") for name, words in _FIELDS.items()]
    return {
        "base": store.project.base,
        "prefixes": {"": store.project.base, **PREFIXES},
        "namespace": NS,
        "terms": [*relations, *classes, *fields, *entities],
        "keywords": sorted(KEYWORDS),
        "labels": {name: entity.label() for name, entity in store.entities.items()},
        "places": {
            name: project(*map(float, entity.coordinates))
            for name, entity in store.entities.items()
            if entity.coordinates
        },
    }


_FIELDS = {
    "assertedBy": "who says so",
    "source": "the document in which it stands",
    "polarity": "positive or negative",
    "modality": "asserted, planned, hypothetical, demanded",
    "opinion": "true or false",
    "validFrom": "when it begins to hold",
    "validUntil": "the first day on which it no longer holds",
    "observedOn": "a day on which it is said to hold",
    "statedOn": "when it was said",
    "publishedOn": "when it was printed",
    "recordedOn": "when the graph took it in",
    "evidence": "the words that carry it",
    "quote": "the words themselves",
    "confidence": "how sure the reader is",
    "reliability": "the grade of a source",
}
