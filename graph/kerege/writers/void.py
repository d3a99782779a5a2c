"""A description of the dataset in VoID and DCAT: what is in it, how much, and from where."""

from collections import Counter
from collections.abc import Iterable
from typing import BinaryIO

from kerege.ontology import NS, PREFIXES
from kerege.store import Store
from kerege.writers.notation import Turtle
from kerege.writers.statements import RDF, descriptions
from kerege.writers.subjects import LAYERS, credit_lines, publishers
from kerege.writers.terms import literal
from kerege.writers.turtle import turtle_block

_PREFIXES = {
    **{name: PREFIXES[name] for name in ("ker", "void", "dcterms", "rdfs", "xsd")},
    "dcat": "http://www.w3.org/ns/dcat#",
}
_VOCABULARIES = ("ker", "kv", "rdf", "rdfs", "skos", "dcterms", "oa", "prov", "qudt", "geo")
_FEATURES = ("Turtle", "N-Triples", "N-Quads", "TriG", "JSON-LD")


MEDIA_TYPES = {
    ".html": "text/html",
    ".jsonld": "application/ld+json",
    ".nq": "application/n-quads",
    ".nt": "application/n-triples",
    ".trig": "application/trig",
    ".ttl": "text/turtle",
}
"""What the registry of media types calls the files that a distribution may be."""


def write_void(store: Store, stream: BinaryIO, *, beside: Iterable[str] = ()) -> None:
    """Write a description of the dataset in VoID and DCAT, for catalogues of data.

    `beside` are the files that are written with it: a distribution each.
    """
    files = list(beside)
    base, project = store.project.base, store.project
    classes, predicates, layers, subjects = _counted(store)
    notation = Turtle(base, store.ontology)
    lines = [f"@prefix {name}: <{namespace}> .\n" for name, namespace in _PREFIXES.items()]
    described = [
        f"\n<{base}> a void:Dataset, dcat:Dataset",
        f"dcterms:title {literal(project.title)}",
        *credit_lines(project, notation),
        f'dcterms:modified "{store.build_date.first_day}"^^xsd:date',
        *(f"dcterms:language {literal(language)}" for language in project.languages),
        f"void:uriSpace {literal(base)}",
        *(f"void:vocabulary <{PREFIXES[name]}>" for name in _VOCABULARIES),
        *(f"void:feature <http://www.w3.org/ns/formats/{name}>" for name in _FEATURES),
        f"void:triples {predicates.total()}",
        f"void:entities {len(store.entities)}",
        f"void:distinctSubjects {subjects}",
        f"void:properties {len(predicates)}",
        f"void:classes {len(classes)}",
        *(f"void:subset <{base}graph/{layer}>" for layer in LAYERS if layers[layer]),
        *(f"void:classPartition <{base}void/class/{_local(name)}>" for name in sorted(classes)),
        *(
            f"void:propertyPartition <{base}void/property/{_local(name)}>"
            for name in sorted(predicates)
        ),
        *(f"dcat:distribution <{base}void/file/{name}>" for name in files),
        *(f"dcterms:source <{base}source/{name}>" for name in store.sources),
    ]
    lines.append(_block(described))
    lines += [turtle_block([publisher]) for publisher in publishers(project, notation)]
    lines += [_distribution(store, name) for name in files]
    for layer in LAYERS:
        if layers[layer]:
            head = f"\n<{base}graph/{layer}> a void:Dataset"
            lines.append(_block([head, f"void:triples {layers[layer]}"]))
    for name, number in sorted(classes.items()):
        head = f"\n<{base}void/class/{_local(name)}> void:class {name}"
        lines.append(_block([head, f"void:entities {number}"]))
    for name, number in sorted(predicates.items()):
        head = f"\n<{base}void/property/{_local(name)}> void:property {name}"
        lines.append(_block([head, f"void:triples {number}"]))
    for source in store.sources.values():
        said = [f"\n<{base}source/{source.id}> dcterms:title {literal(source.title)}"]
        if source.licence:
            said.append(f"dcterms:license {literal(source.licence)}")
        lines.append(_block(said))
    stream.write("".join(lines).encode())


def _counted(store: Store) -> tuple[Counter[str], Counter[str], Counter[str], int]:
    """Return how many instances each class has, triples each predicate and layer, and subjects."""
    classes: Counter[str] = Counter()
    predicates: Counter[str] = Counter()
    layers: Counter[str] = Counter()
    subjects, amounts = 0, set()
    amount = f"<{store.project.base}quantity/"
    for layer, subject, pairs in descriptions(store):
        if subject.startswith(amount):
            if subject in amounts:
                continue
            amounts.add(subject)
        kinds = [term for predicate, term in pairs if predicate == f"<{RDF}type>"]
        subjects += bool(kinds)  # a subject has its type in one of its descriptions
        layers[layer] += len(pairs)
        predicates.update(predicate for predicate, _ in pairs)
        classes.update(kinds)
    return classes, predicates, layers, subjects


def _distribution(store: Store, name: str) -> str:
    project = store.project
    media = MEDIA_TYPES["." + name.rpartition(".")[2]]
    lines = [
        f"\n<{project.base}void/file/{name}> a dcat:Distribution",
        f"dcterms:title {literal(name)}",
        f"dcat:mediaType <https://www.iana.org/assignments/media-types/{media}>",
    ]
    if project.licence:
        lines.append(f"dcterms:license <{project.licence}>")
    if project.downloads:
        address = f"{project.downloads}{name}"
        lines += [f"dcat:downloadURL <{address}>", f"dcat:accessURL <{project.downloads}>"]
    return _block(lines)


def _block(lines: list[str]) -> str:
    return " ;\n    ".join(lines) + " .\n"


def _local(name: str) -> str:
    """Return the last part of a term's IRI, with a word before it unless it is kerege's own."""
    iri = name[1:-1]
    if iri.startswith(NS):
        return iri.removeprefix(NS)
    prefix = next(short for short, space in PREFIXES.items() if iri.startswith(space))
    return f"{prefix}-{iri.removeprefix(PREFIXES[prefix])}"
