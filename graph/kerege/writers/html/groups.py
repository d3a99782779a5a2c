"""Which shape and filter an entity gets: its class, reduced to eight groups."""

from kerege.ontology import Ontology

GROUPS = ("state", "org", "event", "person", "body", "deal", "place", "topic")
"""The groups in the order of the legend; the first three make the first view."""
FIRST_VIEW = ("state", "org", "event")

_BY_CLASS = {
    "Person": "person",
    "State": "state",
    "Country": "state",
    "InternationalOrganization": "org",
    "Event": "event",
    "Agreement": "deal",
    "Programme": "deal",
    "Place": "place",
    "Actor": "body",
}


def group_of(ontology: Ontology, kind: str) -> str:
    """Return the group of a class: that of its nearest ancestor that has one."""
    return next((_BY_CLASS[name] for name in ontology.lineage(kind) if name in _BY_CLASS), "topic")


def role_of(ontology: Ontology, relation: str) -> str:
    """Return `member` or `affiliate` for a relation that ties an actor to a bloc, else ''.

    The ontology says so by making the relation a part of `affiliatedWith`.
    """
    line, seen = [relation], set()
    while line:
        name = line.pop()
        if name == "affiliatedWith":
            return "member" if relation == "memberOf" else "affiliate"
        seen.add(name)
        found = ontology.relations.get(name)
        line += [parent for parent in (found.parents if found else ()) if parent not in seen]
    return ""
