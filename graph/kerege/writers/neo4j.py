"""The graph for Neo4j: claims as nodes of their own, direct triples as relationships.

(:Claim)-[:SUBJECT]->(:Entity), and likewise OBJECT, ASSERTED_BY, SOURCE and SUPERSEDES; a direct
triple is a relationship between two entities that names its claim.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from io import TextIOWrapper
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kerege.model import Claim, Ref
from kerege.store import Store
from kerege.view.direct import with_direct
from kerege.view.table import Cell, Type, columns, rows
from kerege.writers.network import entities

_TYPES = {
    Type.TEXTS: ":string[]",
    Type.DATE: ":date",
    Type.DECIMAL: ":double",
    Type.NUMBER: ":double",
    Type.INTEGER: ":long",
    Type.BOOLEAN: ":boolean",
}
_SAME_DAY = (1980, 1, 1, 0, 0, 0)


def write_cypher(store: Store, stream: BinaryIO) -> None:
    """Write a Cypher script for cypher-shell and Neo4j; to run it twice does no harm."""
    for statement in _statements(store):
        stream.write(f"{statement};\n".encode())


def _statements(store: Store) -> Iterator[str]:
    for label in ("Entity", "Source", "Claim"):
        name = f"{label.lower()}_id"
        yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for name, kinds, properties in _entities(store):
        labels = "".join(f":`{kind}`" for kind in kinds if kind != "Entity")
        also = f" SET n{labels}" if labels else ""
        yield f"MERGE (n{_key('Entity', name)}) SET n += {_map(properties)}{also}"
    for source in store.sources.values():
        yield f"MERGE (n{_key('Source', source.id)}) SET n += {_map(_source(store, source.id))}"
    names = [column.name for column in columns(store.ontology)]
    for claim, row in zip(store, rows(store, store), strict=True):
        properties = dict(zip(names, row, strict=True))
        ends = [(kind, label, end) for kind, label, end in _ends(claim) if kind != "SUPERSEDES"]
        ties = "".join(
            f" MERGE (n{place}{_key(label, end)}) MERGE (c)-[:{kind}]->(n{place})"
            for place, (kind, label, end) in enumerate(ends)
        )
        yield f"MERGE (c{_key('Claim', claim.id)}) SET c += {_map(properties)}{ties}"
    for claim in store:
        for old in claim.supersedes:
            pair = f"(a{_key('Claim', claim.id)}), (b{_key('Claim', old)})"
            yield f"MATCH {pair} MERGE (a)-[:SUPERSEDES]->(b)"
    for claim, target in _direct(store):
        pair = f"(a{_key('Entity', claim.subject)}), (b{_key('Entity', target)})"
        yield f"MATCH {pair} MERGE (a)-[:`{claim.relation}` {_map({'claim': claim.id})}]->(b)"


def write_neo4j_csv(store: Store, stream: BinaryIO) -> None:
    """Write a zip of CSV files with typed headers for neo4j-admin database import."""
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        _entity_file(store, archive)
        head = ["id:ID(Source)", "title", "publisher", "url", "reliability", "published_on:date"]
        sources = ([s, *map(_plain, _source(store, s).values())] for s in store.sources)
        _file(archive, "sources.csv", head, sources)
        typed = [f"{c.name}{_TYPES.get(c.type, '')}" for c in columns(store.ontology)[1:]]
        _file(
            archive,
            "claims.csv",
            ["id:ID(Claim)", *typed],
            ([_plain(cell) for cell in row] for row in rows(store, store)),
        )
        for kind, label in _KINDS.items():
            ends = (
                [claim.id, end]
                for claim in store
                for found, _, end in _ends(claim)
                if found == kind
            )
            head = [":START_ID(Claim)", f":END_ID({label})"]
            _file(archive, f"{kind.lower()}.csv", head, ends)
        head = [":START_ID(Entity)", ":END_ID(Entity)", ":TYPE", "claim"]
        ties = ([c.subject, target, c.relation, c.id] for c, target in _direct(store))
        _file(archive, "direct.csv", head, ties)


_KINDS = {
    "SUBJECT": "Entity",
    "OBJECT": "Entity",
    "ASSERTED_BY": "Entity",
    "SOURCE": "Source",
    "SUPERSEDES": "Claim",
}


def _ends(claim: Claim) -> Iterator[tuple[str, str, str]]:
    """Yield the relationships of a claim: kind, label and id of what it leads to."""
    yield "SUBJECT", "Entity", claim.subject
    if isinstance(claim.object, Ref):
        yield "OBJECT", "Entity", claim.object.id
    yield "ASSERTED_BY", "Entity", claim.asserted_by
    yield "SOURCE", "Source", claim.source
    for old in claim.supersedes:
        yield "SUPERSEDES", "Claim", old


def _direct(store: Store) -> Iterator[tuple[Claim, str]]:
    for _, _, direct in with_direct(store):
        for claim in direct:
            if isinstance(claim.object, Ref):
                yield claim, claim.object.id


def _entities(store: Store) -> Iterator[tuple[str, tuple[str, ...], dict[str, Any]]]:
    """Yield the id, the classes and the properties of each entity."""
    for name, _ in entities(store):
        entity = store.entities.get(name)
        place = entity.coordinates if entity else None
        properties = {
            "label": store.label(name),
            "latitude": place and float(place[0]),
            "longitude": place and float(place[1]),
            **dict(entity.codes if entity else ()),
        }
        kind = entity.kind if entity else "Entity"
        yield name, store.ontology.lineage(kind), properties


def _entity_file(store: Store, archive: ZipFile) -> None:
    codes = ["iso2", "iso3", "m49", "wikidata"]
    head = ["id:ID(Entity)", ":LABEL", "label", "latitude:double", "longitude:double", *codes]
    keys = ["label", "latitude", "longitude", *codes]
    rows_ = (
        [name, ";".join(kinds), *(_plain(properties.get(key)) for key in keys)]
        for name, kinds, properties in _entities(store)
    )
    _file(archive, "entities.csv", head, rows_)


def _source(store: Store, name: str) -> dict[str, Any]:
    source = store.sources[name]
    published = source.published_on
    return {
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url or None,
        "reliability": source.reliability,
        "published_on": published.first_day if published else None,
    }


def _file(archive: ZipFile, name: str, head: list[str], rows_: Iterable[Iterable[str]]) -> None:
    info = ZipInfo(name, _SAME_DAY)
    info.compress_type = ZIP_DEFLATED
    with archive.open(info, "w", force_zip64=True) as member:
        text = TextIOWrapper(member, "utf-8", newline="", write_through=True)
        table = csv.writer(text, lineterminator="\n")
        table.writerow(head)
        table.writerows(rows_)
        text.detach()


def _plain(value: Cell) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case tuple():
            return ";".join(value)
    return str(value)


def _key(label: str, name: str) -> str:
    return f":{label} {{id: {json.dumps(name)}}}"


def _map(properties: dict[str, Any]) -> str:
    """Write the properties that are known as a map of Cypher, its keys quoted."""
    members = (f"`{k}`: {_value(v)}" for k, v in properties.items() if v not in (None, ()))
    return "{" + ", ".join(members) + "}"


def _value(value: Any) -> str:
    """Write a literal of Cypher; it shares the escapes of JSON."""
    match value:
        case Decimal():
            return repr(float(value))
        case date():
            return f'date("{value}")'
    return json.dumps(value, ensure_ascii=False)
