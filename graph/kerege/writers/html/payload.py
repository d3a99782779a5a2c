"""What the page is told: entities, sources, claims and texts, nothing left out."""

from typing import Any

from kerege.codec import object_to_json
from kerege.model import Claim, Entity, Object, Ref, Source
from kerege.ontology.schema import Class, Concept, Relation
from kerege.reasoning.entailment import lineage
from kerege.store import Store
from kerege.values import PartialDate, Quantity
from kerege.view import object_words
from kerege.writers.html.columns import Row, columns
from kerege.writers.html.entities import all_entities
from kerege.writers.html.findings import (
    camp_rows,
    conflict_rows,
    link_rows,
    origin_numbers,
    rule_words,
)
from kerege.writers.html.groups import GROUPS, group_of, role_of
from kerege.writers.html.layout import Layout
from kerege.writers.html.spans import spans
from kerege.writers.turtle import prefix_lines

WORDS = (
    *("quote", "start", "stop", "cell", "grounding", "method", "credibility", "note"),
    *("stated", "published", "grounds"),
)
"""The fields of a claim that a card shows and the picture does not need; they come later."""


class Payload:
    """Turn a store into rows that refer to each other by number."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.entities = all_entities(store)
        self._entity = {entity.id: at for at, entity in enumerate(self.entities)}
        self._source = {name: at for at, name in enumerate(store.sources)}
        self._kinds = sorted({entity.kind for entity in self.entities})
        self._relations = sorted({claim.relation for claim in store.claims})
        self._relation = {name: at for at, name in enumerate(self._relations)}
        self._claim = {claim.id: at for at, claim in enumerate(store.claims)}

    def parts(self, head: Row, entities: list[Row], claims: list[Row]) -> dict[str, object]:
        """Return all that the page is told, in the order in which it asks for it."""
        conflicts = conflict_rows(self.store, self._claim)
        links = link_rows(self.store, self._claim)
        core = columns(claims)
        words = {name: core.pop(name) for name in WORDS if name in core}
        found = {"conflicts": conflicts, "links": links, "rules": rule_words(conflicts, links)}
        parts = {"entities": columns(entities), "claims": core, "sources": columns(self._sources())}
        return {"core": head | parts | found, "words": words, "texts": self._texts()}

    def entity_rows(self, layout: Layout) -> list[Row]:
        """Return one row for each entity, with its place in the network and on the map."""
        return [self._entity_row(entity, layout) for entity in self.entities]

    def claim_rows(self) -> list[Row]:
        """Return one row for each claim, with all that it has.

        Claims that say or deny the same share the number `same`; it is -1 where there is one.
        """
        told = [name for name, found in self.store.by_statement.items() if len(found) > 1]
        same = {name: at for at, name in enumerate(told)}
        return [
            self._claim_row(claim, span) | {"same": same.get(claim.statement, -1)}
            for claim, span in zip(self.store.claims, spans(self.store), strict=True)
        ]

    def _sources(self) -> list[Row]:
        origins = origin_numbers(self.store)
        return [
            _source_row(source) | {"root": origins.get(name, -1)}
            for name, source in self.store.sources.items()
        ]

    def _texts(self) -> list[Row]:
        return [
            {"source": self._source[name], "text": document.text}
            for name, document in sorted(self.store.documents.items())
            if name in self._source
        ]

    def head(self) -> Row:
        """Return what is said once: title, languages, words of the ontology, camps."""
        store, ontology = self.store, self.store.ontology
        return {
            "title": store.project.title,
            "languages": list(store.project.languages),
            "builtOn": store.build_date.first,
            "groups": list(GROUPS),
            "kinds": [
                {
                    "id": kind,
                    **self._words(ontology.classes.get(kind), kind),
                    "group": group_of(ontology, kind),
                    "climbs": ontology.climbs(kind),
                }
                for kind in self._kinds
            ],
            "relations": [self._relation_row(name) for name in self._relations],
            "codes": {
                scheme: {code: self._words(concept, code) for code, concept in codes.items()}
                for scheme, codes in ontology.codes.items()
                if scheme in {"reliability", "credibility", "sourceClass"}
            },
            "ladder": [
                {"id": rung.id, **self._words(rung, rung.id), "isExit": rung.is_exit}
                for rung in ontology.ladder.values()
            ],
            "modalityRungs": {
                name: code.rung for name, code in ontology.codes["modality"].items() if code.rung
            },
            "base": store.project.base,
            "rdf": self._rdf(),
            "camps": camp_rows(store.project, self._entity),
            "hasTexts": any(name in self._source for name in store.documents),
        }

    def _rdf(self) -> Row:
        """Return what the page needs to write claims as Turtle: prefixes, classes, units."""
        ontology = self.store.ontology
        values = (
            value for c in self.store.claims for value in (c.object, *dict(c.qualifiers).values())
        )
        units = sorted({value.unit for value in values if isinstance(value, Quantity)})
        return {
            "prefixes": "".join(prefix_lines(self.store.project.base)),
            "lineages": {kind: list(ontology.lineage(kind)) for kind in self._kinds},
            "qualifiers": {key: each.id for key, each in ontology.qualifiers.items()},
            "units": {
                code: {"id": ontology.units[code].id} for code in units if code in ontology.units
            },
        }

    def _entity_row(self, entity: Entity, layout: Layout) -> Row:
        languages = self.store.project.languages
        labels = {name.lang: name.text for name in entity.names if name.is_label}
        others = {name.text for name in entity.names} - {labels.get(lang) for lang in languages}
        x, y = layout.network[entity.id]
        place = layout.map.get(entity.id)
        return {
            "id": entity.id,
            "kind": self._kinds.index(entity.kind),
            "core": entity.id in layout.core,
            "label": None if labels.get("en") and "en" in languages else entity.label(),
            **{f"name_{lang}": labels.get(lang) for lang in languages},
            "aliases": sorted(others),
            "short": entity.short,
            "x": x,
            "y": y,
            "place": list(place) if place else None,
            "day": layout.days.get(entity.id, 0),
            "near": self._entity.get(layout.near.get(entity.id, ""), -1),
            "coordinates": [str(part) for part in entity.coordinates]
            if entity.coordinates
            else None,
            "codes": dict(entity.codes),
            "note": entity.note,
        }

    def _relation_row(self, name: str) -> Row:
        relations = self.store.ontology.relations
        relation = relations.get(name)
        line = [relations[each] for each in lineage(self.store.ontology, name) if each in relations]
        return {
            "id": name,
            "rung": next((each.rung for each in line if each.rung), ""),
            "rungOfSubject": next(
                (each.rung_of_subject for each in line if each.rung_of_subject), ""
            ),
            "ofParty": relation is not None and relation.of_party,
            **self._words(relation, name),
            "comment": relation.comment if relation else "",
            "role": role_of(self.store.ontology, name),
            "timeless": relation is not None and not relation.wants_date,
            "symmetric": relation is not None and relation.symmetric,
        }

    def _claim_row(self, claim: Claim, span: tuple[int, int, int]) -> Row:
        evidence = claim.evidence
        first, end, matter = span
        assessed = self.store.assessments.get(claim.id)
        return {
            "id": claim.id,
            "subject": self._entity[claim.subject],
            "relation": self._relation[claim.relation],
            "object": self._value(claim.object),
            "qualifiers": {key: self._value(value) for key, value in claim.qualifiers},
            "polarity": claim.polarity.value,
            "modality": claim.modality.value,
            "opinion": claim.opinion,
            "from": _date(claim.during.start),
            "until": _date(claim.during.until),
            "observed": _date(claim.observed_on),
            "first": first,
            "end": end,
            "matter": matter,
            "speaker": self._entity[claim.asserted_by],
            "stated": _date(claim.stated_on),
            "published": _date(claim.published_on),
            "recorded": _date(claim.recorded_on),
            "retracted": _date(claim.retracted_on),
            "source": self._source.get(claim.source, claim.source),
            "quote": evidence.quote if evidence else None,
            "start": evidence.start if evidence else None,
            "stop": evidence.end if evidence else None,
            "cell": evidence.cell if evidence else None,
            "grounding": evidence.grounding.value if evidence else None,
            "method": claim.method,
            "confidence": str(claim.confidence),
            "credibility": claim.credibility,
            "rank": claim.rank.value,
            "supersedes": [self._claim.get(old, old) for old in claim.supersedes],
            "note": claim.note,
            "verdict": assessed.verdict if assessed else "",
            "grounds": [self._claim[name] for name in assessed.grounds] if assessed else [],
        }

    def _words(self, term: Class | Relation | Concept | None, name: str) -> Row:
        """Return the label of a term, and its labels in the other languages of the project."""
        if term is None:
            return {"label": name, "labels": {}}
        languages = self.store.project.languages
        labels = {lang: label for lang, label in term.labels.items() if lang in languages}
        return {"label": term.label, "labels": labels}

    def _value(self, value: Object) -> Any:
        """Return the number of an entity, or else the value in JSON and in words."""
        if isinstance(value, Ref):
            return self._entity[value.id]
        return {**object_to_json(value), "words": object_words(self.store, value)}


def _source_row(source: Source) -> Row:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "class": source.kind,
        "url": source.url,
        "author": source.author,
        "published": _date(source.published_on),
        "retrieved": _date(source.retrieved_on),
        "language": source.language,
        "reliability": source.reliability,
        "reason": source.reason,
        "origin": source.origin,
        "family": source.family,
        "translated_from": source.translated_from,
        "licence": source.licence,
        "digest": source.text_digest,
    }


def _date(when: PartialDate | None) -> str | None:
    return str(when) if when else None
