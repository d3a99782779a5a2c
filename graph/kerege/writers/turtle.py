"""The graph as Turtle that people read and diff: each entity, then what is claimed of it.

Blocks are written from templates, one claim at a time, so that memory does not grow with them.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import BinaryIO

from kerege.errors import OutputError
from kerege.ids import FORBIDDEN, SLUG
from kerege.model import Claim, Entity, Evidence, Object, Ref, Source, Text
from kerege.ontology import PREFIXES, Ontology
from kerege.store import Store
from kerege.values import PartialDate, Quantity
from kerege.view import direct_claims

_CODES = {"iso2": "iso3166alpha2", "iso3": "iso3166alpha3", "m49": "m49"}
_COMPARATORS = {"=": "", ">": "gt-", ">=": "ge-", "<": "lt-", "<=": "le-", "~": "about-"}
_DATE_TYPES = {"year": "xsd:gYear", "month": "xsd:gYearMonth", "day": "xsd:date"}
_ESCAPED = re.compile(r'["\\\n\r\t]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_BAD_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`]')


def write_turtle(store: Store, stream: BinaryIO) -> None:
    """Write the graph: the dataset, the sources, then each entity with the claims about it."""
    for block in turtle_blocks(store):
        stream.write(block.encode())


def turtle_blocks(store: Store) -> Iterator[str]:
    """Yield the prefixes and then, one block each, all subjects of the graph in order."""
    base = store.project.base
    prefixes = {
        "": base,
        **{name: f"{base}{name}/" for name in ("claim", "evidence", "quantity", "source", "camp")},
        **PREFIXES,
    }
    for name, namespace in prefixes.items():
        yield f"@prefix {name}: <{_iri(namespace)}> .\n"
    yield _dataset(store)
    for source in store.sources.values():
        yield _source(source)
    direct: dict[str, list[Claim]] = {}
    for claim in direct_claims(store):
        direct.setdefault(claim.subject, []).append(claim)
    for name in sorted({*store.entities, *store.by_subject}):
        entity = store.entities.get(name) or Entity(id=name, kind="Entity")
        yield _entity(entity, direct.get(name, ()), store.ontology)
        for claim in store.by_subject.get(name, ()):
            yield claim_block(claim, store.ontology)


def claim_block(claim: Claim, ontology: Ontology) -> str:
    """Return the block of one claim, with its evidence and its amount where it has one."""
    lines = [
        f"\nclaim:{claim.id} a ker:ReportedClaim, ker:Claim, rdf:Statement",
        f"rdf:subject {_entity_name(claim.subject)}",
        f"rdf:predicate ker:{claim.relation}",
        f"rdf:object {_object(claim.object, ontology)}",
    ]
    lines += [
        f"ker:{ontology.qualifiers[key].id} {_object(value, ontology)}"
        for key, value in claim.qualifiers
    ]
    lines += [
        f'ker:statement "{claim.statement}"',
        f"ker:polarity kv:{claim.polarity}",
        f"ker:modality kv:{claim.modality}",
        f"ker:opinion {'true' if claim.opinion else 'false'}",
    ]
    for name, when in (
        ("validFrom", claim.during.start),
        ("validUntil", claim.during.until),
        ("observedOn", claim.observed_on),
        ("statedOn", claim.stated_on),
        ("publishedOn", claim.published_on),
        ("recordedOn", claim.recorded_on),
        ("retractedOn", claim.retracted_on),
    ):
        if when:
            lines.append(_date(name, when))
    lines += [
        f"ker:assertedBy {_entity_name(claim.asserted_by)}",
        f"ker:source source:{claim.source}",
        f"ker:method {_literal(claim.method)}",
        f'ker:confidence "{_decimal(claim.confidence)}"^^xsd:decimal',
        f"ker:rank kv:{claim.rank}",
    ]
    if claim.credibility:
        lines.append(f"ker:credibility kv:credibility-{claim.credibility}")
    if claim.evidence:
        lines.append(f"ker:evidence evidence:{claim.id}")
    lines += [f"ker:supersedes claim:{old}" for old in claim.supersedes]
    if claim.note:
        lines.append(f"ker:note {_literal(claim.note)}")
    block = _block(lines)
    if claim.evidence:
        block += _evidence(claim.id, claim.evidence, claim.source)
    for value in (claim.object, *(value for _, value in claim.qualifiers)):
        if isinstance(value, Quantity):
            block += _quantity(value, ontology)
    return block


def _block(lines: list[str]) -> str:
    """Join a subject with its first predicate, and the others, to the block of a subject."""
    return " ;\n    ".join(lines) + " .\n"


def _dataset(store: Store) -> str:
    project = store.project
    lines = [
        f"\n<{_iri(project.base)}> a void:Dataset",
        f"dcterms:title {_literal(project.title)}",
        f'void:uriSpace "{_iri(project.base)}"',
        *(f'dcterms:language "{lang}"' for lang in project.languages),
        *(f"ker:focus {_entity_name(name)}" for name in project.focus),
        _date("buildDate", store.build_date),
    ]
    block = _block(lines)
    for camp in project.camps:
        members = ", ".join(map(_entity_name, sorted(camp.members)))
        block += f"\ncamp:{camp.id} a ker:Camp ;\n    rdfs:label {_literal(camp.label)}"
        block += (f" ;\n    skos:member {members}" if members else "") + " .\n"
    return block


def _source(source: Source) -> str:
    lines = [
        f"\nsource:{source.id} a ker:SourceDocument",
        f"dcterms:title {_literal(source.title)}",
        f"dcterms:publisher {_entity_name(source.publisher)}",
    ]
    if source.author:
        lines.append(f"dcterms:creator {_entity_name(source.author)}")
    if source.url:
        lines.append(f"ker:url <{_iri(source.url)}>")
    if source.published_on:
        lines.append(_date("publishedOn", source.published_on))
    if source.retrieved_on:
        lines.append(_date("retrievedOn", source.retrieved_on))
    if source.kind:
        lines.append(f"ker:sourceClass kv:{source.kind}")
    lines.append(f"ker:reliability kv:reliability-{source.reliability}")
    if source.origin:
        lines.append(f"ker:origin source:{source.origin}")
    if source.shares_text_with:
        lines.append(f"ker:sharesTextWith source:{source.shares_text_with}")
    if source.credits:
        lines.append(f"ker:credits {_entity_name(source.credits)}")
    for name, words in (
        ("dcterms:language", source.language),
        ("ker:translatedFrom", source.translated_from),
        ("ker:reliabilityNote", source.reason),
        ("ker:family", source.family),
        ("ker:licence", source.licence),
        ("ker:textDigest", source.text_digest),
    ):
        if words:
            lines.append(f"{name} {_literal(words)}")
    return _block(lines)


def _entity(entity: Entity, direct: Iterable[Claim], ontology: Ontology) -> str:
    kinds = ", ".join(f"ker:{kind}" for kind in ontology.lineage(entity.kind))
    lines = [f"\n{_entity_name(entity.id)} a {kinds}"]
    for name, chosen in (
        ("rdfs:label", [name for name in entity.names if name.is_label]),
        ("ker:demonym", [name for name in entity.names if name.is_demonym]),
        ("skos:altLabel", [n for n in entity.names if not n.is_label and not n.is_demonym]),
    ):
        if chosen:
            lines.append(f"{name} " + ", ".join(_literal(n.text, n.lang) for n in chosen))
    if entity.short:
        lines.append(f"ker:short {_literal(entity.short)}")
    for scheme, code in entity.codes:
        if scheme == "wikidata":
            lines.append(f"skos:exactMatch wd:{code}")
        else:
            lines.append(f"ker:{_CODES[scheme]} {_literal(code)}")
    if entity.coordinates:
        for axis, degrees in zip(("lat", "long"), entity.coordinates, strict=True):
            lines.append(f'geo:{axis} "{_decimal(degrees)}"^^xsd:decimal')
    if entity.note:
        lines.append(f"ker:note {_literal(entity.note)}")
    relations: dict[str, list[str]] = {}
    for claim in direct:
        relations.setdefault(claim.relation, []).append(_object(claim.object, ontology))
    lines += [f"ker:{relation} " + ", ".join(objects) for relation, objects in relations.items()]
    return _block(lines)


def _evidence(claim_id: str, evidence: Evidence, source: str) -> str:
    lines = [
        f"evidence:{claim_id} a ker:Evidence",
        f"oa:hasSource source:{source}",
        f"ker:quote {_literal(evidence.quote)}",
        f"ker:grounding kv:{evidence.grounding}",
    ]
    if evidence.start is not None and evidence.end is not None:
        lines.append(f"ker:start {evidence.start} ; ker:end {evidence.end}")
    if evidence.cell:
        lines.append(f"ker:cell {_literal(evidence.cell)}")
    return _block(lines)


def _quantity(quantity: Quantity, ontology: Ontology) -> str:
    unit = ontology.units[quantity.unit]
    lines = [
        f"{_quantity_name(quantity, ontology)} a ker:Quantity",
        f'qudt:numericValue "{quantity.plain_amount}"^^xsd:decimal',
        f'ker:comparator "{quantity.comparator}"',
        f"ker:unit kv:{unit.id}",
        f"ker:unitCode {_literal(unit.code)}",
    ]
    if unit.qudt:
        lines.append(f"qudt:hasUnit <{_iri(unit.qudt)}>")
    return _block(lines)


def _object(value: Object, ontology: Ontology) -> str:
    match value:
        case Ref():
            return _entity_name(value.id)
        case Quantity():
            return _quantity_name(value, ontology)
        case Text():
            return _literal(value.value, value.lang)
        case PartialDate():
            return f'"{value}"^^{_DATE_TYPES[value.precision]}'
        case bool():
            return "true" if value else "false"


def _quantity_name(quantity: Quantity, ontology: Ontology) -> str:
    unit = ontology.units[quantity.unit].id.removeprefix("unit-")
    amount = quantity.plain_amount.replace("-", "minus-")
    return f"quantity:{_COMPARATORS[quantity.comparator]}{amount}-{unit}"


@lru_cache(maxsize=2**15)
def _entity_name(entity: str) -> str:
    """Return the prefixed name of an entity; the slash of `auto/…` has to be escaped."""
    if not SLUG.fullmatch(entity.removeprefix("auto/")):
        raise OutputError(f"{entity!r} is no id of an entity")
    return ":" + entity.replace("/", "\\/")


@lru_cache(maxsize=2**15)
def _date(name: str, when: PartialDate) -> str:
    """Write the first day of a date, and its precision where that is coarser than a day."""
    if when.precision == "day":
        return f'ker:{name} "{when}"^^xsd:date'
    first = when.first_day.isoformat()
    return f'ker:{name} "{first}"^^xsd:date ; ker:{name}Precision kv:{when.precision}'


def _decimal(number: Decimal) -> str:
    digits = f"{number:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _literal(text: str, lang: str = "") -> str:
    if FORBIDDEN.search(text):
        raise OutputError(f"{text!r} has control characters")
    if _ESCAPED.search(text):
        text = _ESCAPED.sub(lambda match: _ESCAPES[match[0]], text)
    return f'"{text}"@{lang}' if lang else f'"{text}"'


def _iri(address: str) -> str:
    if _BAD_IRI.search(address):
        raise OutputError(f"{address!r} is no address that RDF can hold")
    return address
