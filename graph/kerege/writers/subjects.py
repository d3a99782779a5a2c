"""What the graph says in RDF of each subject: the dataset, its sources, entities and claims.

A notation spells it. Claims are described one at a time, so that memory does not grow with them.
"""

from collections.abc import Iterable, Iterator

from kerege.model import Claim, Entity, Source
from kerege.project import Project
from kerege.store import Store
from kerege.view.direct import with_direct
from kerege.writers.claims import Claims, Subject
from kerege.writers.notation import Turtle
from kerege.writers.terms import decimal, iri, literal

LAYERS = ("claims", "direct", "derived")
"""The graphs that a dataset is divided into; the base and `graph/` go before their names."""

_CODES = {"iso2": "iso3166alpha2", "iso3": "iso3166alpha3", "m49": "m49"}

Block = tuple[str, list[Subject]]
"""A layer, and subjects in it that belong together: a claim, its evidence and its amounts."""


def described(
    store: Store, notation: Turtle, *, consequences: bool = True, apart: bool = True
) -> Iterator[Block]:
    """Yield the dataset, the sources, the entities with what is claimed of them, what follows.

    The direct triples of an entity are a block of their own, before its other, if set `apart`.
    What follows from the claims is left out unless `consequences` are asked for.
    """
    describer = Claims(notation)
    for subject in _dataset(store, notation):
        yield "claims", [subject]
    for source in store.sources.values():
        yield "claims", [_source(source, notation)]
    for entity, claims, direct in _entities(store):
        name, lines = notation.entity(entity.id), _entity(entity, notation)
        ties = _ties(direct, notation)
        if apart and ties:
            yield "direct", [(name, ties)]
            ties = []
        yield "claims", [(name, lines + ties)]
        for claim in claims:
            yield "claims", describer.describe(claim)
    if consequences:
        from kerege.writers.consequences import consequences_of

        for subjects in consequences_of(store, notation, describer):
            yield "derived", subjects


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


def _dataset(store: Store, notation: Turtle) -> Iterator[Subject]:
    """Yield what is said of the dataset, of who publishes it and of the camps."""
    say, project = notation.say, store.project
    said = [
        *say("a void:Dataset"),
        *say("dcterms:title %s", literal(project.title)),
        *say('void:uriSpace "%s"', iri(project.base)),
    ]
    for language in project.languages:
        said += say('dcterms:language "%s"', language)
    for name in project.focus:
        said += say("ker:focus %s", notation.entity(name))
    said += notation.day("buildDate", store.build_date)
    yield f"<{iri(project.base)}>", said + credit_lines(project, notation)
    yield from publishers(project, notation)
    for camp in project.camps:
        said = [*say("a ker:Camp"), *say("rdfs:label %s", literal(camp.label))]
        if camp.members:
            said += notation.several("skos:member", map(notation.entity, sorted(camp.members)))
        yield notation.form("camp:%s") % camp.id, said


def credit_lines(project: Project, notation: Turtle) -> list[str]:
    """Return under which licence the data come, from whom and since when, as far as it is said."""
    said: list[str] = []
    if project.licence:
        said += notation.say("dcterms:license <%s>", iri(project.licence))
    if project.publisher:
        said += notation.say("dcterms:publisher %s", _publisher(project))
    if project.issued:
        said += notation.say("dcterms:issued %s", notation.object(project.issued))
    return said


def publishers(project: Project, notation: Turtle) -> Iterator[Subject]:
    """Yield what is said of who publishes the data, where somebody is named."""
    if project.publisher:
        said = notation.say("a dcterms:Agent ;\n    rdfs:label %s", literal(project.publisher))
        yield _publisher(project), [*said]


def _publisher(project: Project) -> str:
    return f"<{iri(project.base)}void/publisher>"


def _source(source: Source, notation: Turtle) -> Subject:
    say, entity = notation.say, notation.entity
    said = [
        *say("a ker:SourceDocument"),
        *say("dcterms:title %s", literal(source.title)),
        *say("dcterms:publisher %s", entity(source.publisher)),
    ]
    if source.author:
        said += say("dcterms:creator %s", entity(source.author))
    if source.url:
        said += say("ker:url <%s>", iri(source.url))
    if source.published_on:
        said += notation.day("publishedOn", source.published_on)
    if source.retrieved_on:
        said += notation.day("retrievedOn", source.retrieved_on)
    if source.kind:
        said += say("ker:sourceClass kv:%s", source.kind)
    said += say("ker:reliability kv:reliability-%s", source.reliability)
    if source.origin:
        said += say("ker:origin source:%s", source.origin)
    if source.shares_text_with:
        said += say("ker:sharesTextWith source:%s", source.shares_text_with)
    if source.credits:
        said += say("ker:credits %s", entity(source.credits))
    for predicate, words in (
        ("dcterms:language", source.language),
        ("ker:translatedFrom", source.translated_from),
        ("ker:reliabilityNote", source.reason),
        ("ker:family", source.family),
        ("ker:licence", source.licence),
        ("ker:textDigest", source.text_digest),
    ):
        if words:
            said += notation.several(predicate, [literal(words)])
    return notation.form("source:%s") % source.id, said


def _entity(entity: Entity, notation: Turtle) -> list[str]:
    say = notation.say
    kinds = [notation.form(f"ker:{kind}") for kind in notation.ontology.lineage(entity.kind)]
    said = [*notation.several("a", kinds)]
    for predicate, chosen in (
        ("rdfs:label", [name for name in entity.names if name.is_label]),
        ("ker:demonym", [name for name in entity.names if name.is_demonym]),
        ("skos:altLabel", [n for n in entity.names if not n.is_label and not n.is_demonym]),
    ):
        if chosen:
            said += notation.several(predicate, [literal(n.text, n.lang) for n in chosen])
    if entity.short:
        said += say("ker:short %s", literal(entity.short))
    for scheme, code in entity.codes:
        if scheme == "wikidata":
            said += say("skos:exactMatch wd:%s", code)
        else:
            said += say("ker:%s %s", _CODES[scheme], literal(code))
    if entity.coordinates:
        for axis, degrees in zip(("lat", "long"), entity.coordinates, strict=True):
            said += say('geo:%s "%s"^^xsd:decimal', axis, decimal(degrees))
    if entity.note:
        said += say("ker:note %s", literal(entity.note))
    if entity.recorded_on:
        said += notation.day("recordedOn", entity.recorded_on)
    return said


def _ties(direct: Iterable[Claim], notation: Turtle) -> list[str]:
    relations: dict[str, list[str]] = {}
    for claim in direct:
        relations.setdefault(claim.relation, []).append(notation.object(claim.object))
    said: list[str] = []
    for relation, objects in relations.items():
        said += notation.several(f"ker:{relation}", objects)
    return said
