"""`seeds/sources.yaml`: publishers and publications."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kerege.model import Entity, Source
from kerege.ontology import Ontology
from kerege.readers.common import date, entity_id, language, link, read_record, records_of, slug
from kerege.readers.entities import make_names, names
from kerege.tree import Field, Problems, Record, read_fields
from kerege.tree.fields import anything, one_of, text


@dataclass(slots=True)
class Library:
    """Hold the sources read so far and what is known of their publishers."""

    sources: dict[str, Source] = field(default_factory=dict)
    places: dict[str, Record] = field(default_factory=dict)
    publishers: dict[str, dict[str, Any]] = field(default_factory=dict)
    entities: list[tuple[Entity, Record]] = field(default_factory=list)

    def add(self, other: "Library") -> None:
        """Take in what another file says; what is known already stays as it is."""
        self.sources = {**other.sources, **self.sources}
        self.places = {**other.places, **self.places}
        self.publishers = {**other.publishers, **self.publishers}
        self.entities += other.entities


def read_sources(
    path: Path, problems: Problems, *, ontology: Ontology, languages: tuple[str, ...]
) -> Library:
    """Return the publishers and sources of a file."""
    library = Library()
    top = read_record(path, problems)
    if top is None:
        return library
    head = read_fields(
        top, {"retrieved": date, "publishers": anything, "sources": anything}, problems
    )
    grades = grade_fields(ontology)
    for record in records_of(top, "publishers", problems):
        table = {
            "id": entity_id,
            "names": names,
            "family": slug,
            "country": entity_id,
            "note": text,
            "recorded_on": date,
        }
        before = len(problems.found)
        values = read_fields(record, {**table, **grades}, problems, required=["id"])
        if len(problems.found) > before:
            continue
        library.publishers[values["id"]] = values
        outlet = Entity(
            id=values["id"],
            kind="Outlet",
            names=make_names(values, languages),
            note=values.get("note", ""),
            recorded_on=values.get("recorded_on"),
        )
        library.entities.append((outlet, record))
    for record in records_of(top, "sources", problems):
        before = len(problems.found)
        values = read_fields(
            record, source_fields(ontology), problems, required=["id", "title", "publisher"]
        )
        if len(problems.found) > before:
            continue
        if values["id"] in library.sources:
            first = library.places[values["id"]].line
            problems.add(
                record,
                f"the source {values['id']!r} again",
                f"it once; it stands in line {first}",
                "keep one",
            )
            continue
        values.setdefault("retrieved", head.get("retrieved"))
        library.sources[values["id"]] = make_source(values, library.publishers)
        library.places[values["id"]] = record
    return library


def grade_fields(ontology: Ontology) -> dict[str, Field]:
    """Return the fields that say how far to trust a publisher or a source."""
    return {
        "class": one_of(ontology.codes["sourceClass"], "class of source"),
        "reliability": one_of(ontology.codes["reliability"], "reliability"),
        "reason": text,
    }


def source_fields(ontology: Ontology) -> dict[str, Field]:
    """Return the fields of a source, whether in sources.yaml or above an article."""
    return {
        "id": slug,
        "title": text,
        "publisher": entity_id,
        "author": entity_id,
        "url": link,
        "published": date,
        "retrieved": date,
        "language": language,
        "translated_from": language,
        "origin": slug,
        "licence": text,
        "family": slug,
        "text_digest": text,
        **grade_fields(ontology),
    }


def make_source(
    values: dict[str, Any], publishers: dict[str, dict[str, Any]], text_digest: str = ""
) -> Source:
    """Return a source; class, reliability and reason default to those of its publisher."""
    graded = {**publishers.get(values["publisher"], {}), **values}
    return Source(
        id=values["id"],
        title=values["title"],
        publisher=values["publisher"],
        kind=graded.get("class", ""),
        url=values.get("url", ""),
        author=values.get("author", ""),
        published_on=values.get("published"),
        retrieved_on=values.get("retrieved"),
        language=values.get("language", ""),
        reliability=graded.get("reliability", "F"),
        reason=graded.get("reason", ""),
        origin=values.get("origin", ""),
        family=graded.get("family", ""),
        translated_from=values.get("translated_from", ""),
        licence=values.get("licence", ""),
        text_digest=text_digest or values.get("text_digest", ""),
    )
