"""Any RDF: a triple is a row with the columns subject, predicate and object."""

from collections.abc import Iterator

import pyoxigraph as ox

from kerege.readers.imports.batch import Batch, Import, Row
from kerege.readers.imports.claims import read_rows

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
}
_LABELS = (
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://schema.org/name",
)


def read_rdf(task: Import) -> Batch:
    """Return the claims of an RDF file; `subject_label` and `object_label` have names."""
    form = FORMATS.get(task.path.suffix)
    if form is None:
        raise task.refused(
            f"the ending {task.path.suffix!r}", expected="one of " + ", ".join(FORMATS)
        )
    if form == ox.RdfFormat.RDF_XML:
        task.refuse_dtd()
    labels: dict[str, str] = {}
    for quad in _quads(task, form):
        subject, label = quad.subject, quad.object
        if quad.predicate.value not in _LABELS or isinstance(subject, ox.Triple):
            continue
        if isinstance(label, ox.Literal) and (
            label.language in {None, "en"} or subject.value not in labels
        ):
            labels[subject.value] = label.value
    return read_rows(task, _rows(task, form, labels))


def _quads(task: Import, form: ox.RdfFormat) -> Iterator[ox.Quad]:
    with task.reading(f"a readable {form.name} file"):
        yield from ox.parse(path=str(task.path), format=form, base_iri="urn:file:")


def _rows(task: Import, form: ox.RdfFormat, labels: dict[str, str]) -> Iterator[Row]:
    for number, quad in enumerate(_quads(task, form), start=1):
        if isinstance(quad.subject, ox.Triple) or isinstance(quad.object, ox.Triple):
            continue
        if quad.predicate.value in _LABELS:
            continue
        subject, value = quad.subject.value, quad.object.value
        cells = {
            "subject": subject,
            "subject_label": labels.get(subject, ""),
            "predicate": quad.predicate.value,
            "object": value,
            "object_label": labels.get(value, ""),
        }
        if isinstance(quad.object, ox.Literal):
            cells["language"] = quad.object.language or ""
            cells["datatype"] = quad.object.datatype.value
        yield Row(cells, f"triple {number}")
