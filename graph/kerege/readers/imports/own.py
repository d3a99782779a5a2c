"""Another graph of kerege: RDF in any of its forms, or claims as JSON lines, CSV or Parquet."""

from kerege.errors import InputError
from kerege.readers.claims import read_claims
from kerege.readers.imports.batch import Batch, Import
from kerege.readers.imports.rdf import FORMATS
from kerege.readers.turtle import read_graph
from kerege.tree import Problems

_TABLES = (".jsonl", ".csv", ".parquet")


def read_own(task: Import) -> Batch:
    """Return the claims of a graph as they are, with the entities and sources that are new."""
    suffix = task.path.suffix
    if suffix in _TABLES:
        problems = Problems(str(task.path))
        claims = {claim.id: claim for claim in read_claims(task.path, problems, task.ontology)}
        if problems.found:
            raise InputError(problems.found)
        return Batch(claims=claims)
    if suffix not in FORMATS or suffix in {".rdf", ".owl"}:
        raise task.refused(
            f"the ending {suffix!r}",
            expected="one of .ttl, .nt, .nq, .trig, .jsonld, " + ", ".join(_TABLES),
        )
    store = read_graph(task.path, task.ontology, form=FORMATS[suffix])
    new = {name: entity for name, entity in store.entities.items() if name not in task.entities}
    return Batch(
        claims={claim.id: claim for claim in store}, entities=new, sources=dict(store.sources)
    )
