"""The graph as Turtle that people read and diff: each entity, then what is claimed of it.

Blocks are written from templates, one claim at a time, so that memory does not grow with them.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import BinaryIO

from kerege.model import Claim, Entity, Evidence, Source
from kerege.ontology import PREFIXES, Ontology
from kerege.project import Project
from kerege.store import Store
from kerege.values import Quantity
from kerege.view.direct import with_direct
from kerege.writers.terms import (
    DATE_TYPES,
    JOINT,
    date_line,
    decimal,
    entity_name,
    iri,
    literal,
    object_term,
    quantity_block,
    quantity_name,
    subject_block,
    write_texts,
)

_KINDS = ("claim", "evidence", "quantity", "source", "camp", "link")
_CODES = {"iso2": "iso3166alpha2", "iso3": "iso3166alpha3", "m49": "m49"}


def write_turtle(store: Store, stream: BinaryIO) -> None:
    """Write the graph: the dataset, the sources, then each entity with the claims about it."""
    write_texts(turtle_blocks(store), stream)


def turtle_blocks(store: Store, *, consequences: bool = True) -> Iterator[str]:
    """Yield the prefixes and then, one block each, all subjects of the graph in order.

    Last stands what follows from the claims, unless `consequences` are not asked for.
    """
    return (block for _, block in _blocks(store, consequences=consequences, apart=False))


def layered_blocks(store: Store, *, consequences: bool = True) -> Iterator[tuple[str, str]]:
    """Yield the same blocks, each with its layer: `claims`, `direct` or `derived`.

    The direct triples of an entity have a block of their own, before its other.
    """
    return _blocks(store, consequences=consequences, apart=True)


def _blocks(store: Store, *, consequences: bool, apart: bool) -> Iterator[tuple[str, str]]:
    for line in prefix_lines(store.project.base):
        yield "claims", line
    yield "claims", _dataset(store)
    for source in store.sources.values():
        yield "claims", _source(source)
    for entity, claims, direct in _entities(store):
        lines, ties = _entity(entity, store.ontology), _ties(direct, store.ontology)
        if apart and ties:
            yield "direct", subject_block([f"\n{entity_name(entity.id)} {ties[0]}", *ties[1:]])
            ties = []
        yield "claims", subject_block([*lines, *ties])
        for claim in claims:
            yield "claims", claim_block(claim, store.ontology)
    if consequences:
        from kerege.writers.consequences import consequence_blocks

        for block in consequence_blocks(store):
            yield "derived", block


def _entities(store: Store) -> Iterator[tuple[Entity, list[Claim], list[Claim]]]:
    """Yield every entity in the order of their ids, with the claims about it and its direct ones.

    What is claimed of an entity that nobody described comes with an entity of no kind.
    """
    silent = iter(store.entities)
    name = next(silent, None)
    for subject, claims, direct in with_direct(store):
        while name is not None and name < subject:
            yield store.entities[name], [], []
            name = next(silent, None)
        if name == subject:
            name = next(silent, None)
        yield store.entities.get(subject) or Entity(id=subject, kind="Entity"), claims, direct
    while name is not None:
        yield store.entities[name], [], []
        name = next(silent, None)


def prefix_lines(base: str) -> Iterator[str]:
    """Yield the prefixes of a graph with this base."""
    own = {"": base, **{name: f"{base}{name}/" for name in _KINDS}}
    for name, namespace in {**own, **PREFIXES}.items():
        yield f"@prefix {name}: <{iri(namespace)}> .\n"


def claim_block(claim: Claim, ontology: Ontology) -> str:
    """Return the block of one claim, with its evidence and its amount where it has one."""
    target, evidence, during = object_term(claim.object, ontology), claim.evidence, claim.during
    said = more = ""
    for key, value in claim.qualifiers:
        said += f"ker:{ontology.qualifiers[key].id} {object_term(value, ontology)}{JOINT}"
    if claim.credibility:
        more += f"{JOINT}ker:credibility kv:credibility-{claim.credibility}"
    if evidence:
        more += f"{JOINT}ker:evidence evidence:{claim.id}"
    for old in claim.supersedes:
        more += f"{JOINT}ker:supersedes claim:{old}"
    if claim.note:
        more += f"{JOINT}ker:note {literal(claim.note)}"
    dates = (
        ("validFrom", during.start),
        ("validUntil", during.until),
        ("observedOn", claim.observed_on),
        ("statedOn", claim.stated_on),
        ("publishedOn", claim.published_on),
        ("recordedOn", claim.recorded_on),
        ("retractedOn", claim.retracted_on),
    )
    block = f"""
claim:{claim.id} a ker:ReportedClaim, ker:Claim, rdf:Statement ;
    rdf:subject {entity_name(claim.subject)} ;
    rdf:predicate ker:{claim.relation} ;
    rdf:object {target} ;
    {said}ker:statement "{claim.statement}" ;
    ker:polarity kv:{claim.polarity} ;
    ker:modality kv:{claim.modality} ;
    ker:opinion {"true" if claim.opinion else "false"} ;
    {JOINT.join([date_line(name, when) for name, when in dates if when])} ;
    ker:assertedBy {entity_name(claim.asserted_by)} ;
    ker:source source:{claim.source} ;
    {_taking(claim.method, str(claim.confidence))} ;
    ker:rank kv:{claim.rank}{more} .
"""
    if evidence:
        block += _evidence(claim.id, evidence, claim.source)
    if isinstance(claim.object, Quantity):
        block += quantity_block(claim.object, target, ontology)
    for _, value in claim.qualifiers:
        if isinstance(value, Quantity):
            block += quantity_block(value, quantity_name(value, ontology), ontology)
    return block


@lru_cache(maxsize=2**12)
def _taking(method: str, confidence: str) -> str:
    """Return what many claims share, once; a decimal takes longer to hash than to spell."""
    number = decimal(Decimal(confidence))
    return f'ker:method {literal(method)}{JOINT}ker:confidence "{number}"^^xsd:decimal'


def _dataset(store: Store) -> str:
    project = store.project
    lines = [
        f"\n<{iri(project.base)}> a void:Dataset",
        f"dcterms:title {literal(project.title)}",
        f'void:uriSpace "{iri(project.base)}"',
        *(f'dcterms:language "{lang}"' for lang in project.languages),
        *(f"ker:focus {entity_name(name)}" for name in project.focus),
        date_line("buildDate", store.build_date),
        *credit_lines(project),
    ]
    block = subject_block(lines) + publisher_block(project)
    for camp in project.camps:
        members = ", ".join(map(entity_name, sorted(camp.members)))
        block += f"\ncamp:{camp.id} a ker:Camp ;\n    rdfs:label {literal(camp.label)}"
        block += (f" ;\n    skos:member {members}" if members else "") + " .\n"
    return block


def credit_lines(project: Project) -> list[str]:
    """Return under which licence the data come, from whom and since when, as far as it is said."""
    lines = []
    if project.licence:
        lines.append(f"dcterms:license <{iri(project.licence)}>")
    if project.publisher:
        lines.append(f"dcterms:publisher <{_publisher(project)}>")
    if project.issued:
        kind = DATE_TYPES[project.issued.precision]
        lines.append(f'dcterms:issued "{project.issued}"^^{kind}')
    return lines


def publisher_block(project: Project) -> str:
    """Return the block of who publishes the data, or '' where nobody is named."""
    if not project.publisher:
        return ""
    name = literal(project.publisher)
    return f"\n<{_publisher(project)}> a dcterms:Agent ;\n    rdfs:label {name} .\n"


def _publisher(project: Project) -> str:
    return f"{iri(project.base)}void/publisher"


def _source(source: Source) -> str:
    lines = [
        f"\nsource:{source.id} a ker:SourceDocument",
        f"dcterms:title {literal(source.title)}",
        f"dcterms:publisher {entity_name(source.publisher)}",
    ]
    if source.author:
        lines.append(f"dcterms:creator {entity_name(source.author)}")
    if source.url:
        lines.append(f"ker:url <{iri(source.url)}>")
    if source.published_on:
        lines.append(date_line("publishedOn", source.published_on))
    if source.retrieved_on:
        lines.append(date_line("retrievedOn", source.retrieved_on))
    if source.kind:
        lines.append(f"ker:sourceClass kv:{source.kind}")
    lines.append(f"ker:reliability kv:reliability-{source.reliability}")
    if source.origin:
        lines.append(f"ker:origin source:{source.origin}")
    if source.shares_text_with:
        lines.append(f"ker:sharesTextWith source:{source.shares_text_with}")
    if source.credits:
        lines.append(f"ker:credits {entity_name(source.credits)}")
    for name, words in (
        ("dcterms:language", source.language),
        ("ker:translatedFrom", source.translated_from),
        ("ker:reliabilityNote", source.reason),
        ("ker:family", source.family),
        ("ker:licence", source.licence),
        ("ker:textDigest", source.text_digest),
    ):
        if words:
            lines.append(f"{name} {literal(words)}")
    return subject_block(lines)


def _entity(entity: Entity, ontology: Ontology) -> list[str]:
    kinds = ", ".join(f"ker:{kind}" for kind in ontology.lineage(entity.kind))
    lines = [f"\n{entity_name(entity.id)} a {kinds}"]
    for name, chosen in (
        ("rdfs:label", [name for name in entity.names if name.is_label]),
        ("ker:demonym", [name for name in entity.names if name.is_demonym]),
        ("skos:altLabel", [n for n in entity.names if not n.is_label and not n.is_demonym]),
    ):
        if chosen:
            lines.append(f"{name} " + ", ".join(literal(n.text, n.lang) for n in chosen))
    if entity.short:
        lines.append(f"ker:short {literal(entity.short)}")
    for scheme, code in entity.codes:
        if scheme == "wikidata":
            lines.append(f"skos:exactMatch wd:{code}")
        else:
            lines.append(f"ker:{_CODES[scheme]} {literal(code)}")
    if entity.coordinates:
        for axis, degrees in zip(("lat", "long"), entity.coordinates, strict=True):
            lines.append(f'geo:{axis} "{decimal(degrees)}"^^xsd:decimal')
    if entity.note:
        lines.append(f"ker:note {literal(entity.note)}")
    if entity.recorded_on:
        lines.append(date_line("recordedOn", entity.recorded_on))
    return lines


def _ties(direct: Iterable[Claim], ontology: Ontology) -> list[str]:
    relations: dict[str, list[str]] = {}
    for claim in direct:
        relations.setdefault(claim.relation, []).append(object_term(claim.object, ontology))
    return [f"ker:{relation} " + ", ".join(objects) for relation, objects in relations.items()]


def _evidence(claim_id: str, evidence: Evidence, source: str) -> str:
    lines = [
        f"evidence:{claim_id} a ker:Evidence",
        f"oa:hasSource source:{source}",
        f"ker:quote {literal(evidence.quote)}",
        f"ker:grounding kv:{evidence.grounding}",
    ]
    if evidence.start is not None and evidence.end is not None:
        lines.append(f"ker:start {evidence.start} ; ker:end {evidence.end}")
    if evidence.cell:
        lines.append(f"ker:cell {literal(evidence.cell)}")
    return subject_block(lines)
