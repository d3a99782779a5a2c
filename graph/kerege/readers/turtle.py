"""A graph that kerege wrote as Turtle, read back without loss."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox

from kerege.errors import InputError, Problem
from kerege.model import (
    Claim,
    Entity,
    Evidence,
    Grounding,
    Modality,
    Name,
    Object,
    Polarity,
    Rank,
    Ref,
    Source,
    Text,
)
from kerege.ontology import NS, PREFIXES, VOCAB, Ontology
from kerege.project import Camp, Project
from kerege.reasoning.revisions import supersession_circle
from kerege.store import Store, latest_date
from kerege.values import Interval, PartialDate, Quantity

_RDF, _RDFS, _SKOS, _DC, _GEO, _QUDT, _WD, _XSD = (
    PREFIXES[name] for name in ("rdf", "rdfs", "skos", "dcterms", "geo", "qudt", "wd", "xsd")
)
_NANOPUBLICATION = "http://www.nanopub.org/nschema#Nanopublication"
_DATASET = PREFIXES["void"] + "Dataset"
_CODES = {"iso3166alpha2": "iso2", "iso3166alpha3": "iso3", "m49": "m49"}
_LENGTHS = {"year": 4, "month": 7, "day": 10}

_Term = ox.NamedNode | ox.BlankNode | ox.Literal


def read_turtle(path: Path, ontology: Ontology) -> Store:
    """Return the store that a `graph.ttl` holds.

    Raises InputError where the file is no Turtle, is not of kerege's form, or holds a claim whose
    id is not that of its content.
    """
    return read_graph(path, ontology, form=ox.RdfFormat.TURTLE)


def read_graph(path: Path, ontology: Ontology, *, form: ox.RdfFormat) -> Store:
    """Return the store that a file of kerege's own form holds, in any syntax of RDF.

    It does not matter in which named graph a triple stands, nor whether a claim is an RDF 1.1
    statement or an RDF 1.2 reifier. Raises InputError as `read_turtle` does.
    """
    try:
        graph = _Graph(ox.parse(path=str(path), format=form))
        return _Reader(graph, ontology).store()
    except (OSError, SyntaxError) as error:
        line = getattr(error, "lineno", None) or 0
        found, expected = str(error), f"a readable {form.name} file"
    except (ValueError, KeyError, StopIteration) as error:
        line, found, expected = 0, f"not a graph of kerege: {error}", "what kerege build wrote"
    problem = Problem(path=str(path), line=line, found=found, expected=expected)
    raise InputError([problem])


class _Graph:
    """Answer what a graph says of a subject; the order of answers is that of the file."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.subjects: dict[str, dict[str, list[_Term]]] = {}
        for quad in quads:
            if isinstance(quad.subject, ox.Triple):
                raise ValueError("a triple term as subject")
            if not isinstance(quad.object, ox.Triple):
                self._add(quad.subject.value, quad.predicate.value, quad.object)
            elif quad.predicate.value == _RDF + "reifies":
                said = quad.object
                for role in ("subject", "predicate", "object"):
                    self._add(quad.subject.value, _RDF + role, getattr(said, role))

    def _add(self, subject: str, predicate: str, term: _Term) -> None:
        terms = self.subjects.setdefault(subject, {}).setdefault(predicate, [])
        if term not in terms:
            terms.append(term)

    def of_type(self, kind: str) -> list[str]:
        return [name for name in self.subjects if kind in self.all(name, _RDF + "type")]

    def terms(self, subject: str, predicate: str) -> list[_Term]:
        return self.subjects.get(subject, {}).get(predicate, [])

    def all(self, subject: str, predicate: str) -> list[str]:
        return [term.value for term in self.terms(subject, predicate)]

    def one(self, subject: str, predicate: str, default: str = "") -> str:
        return next(iter(self.all(subject, predicate)), default)

    def date(self, subject: str, name: str) -> PartialDate | None:
        day = self.one(subject, NS + name)
        if not day:
            return None
        precision = self.one(subject, f"{NS}{name}Precision", VOCAB + "day").removeprefix(VOCAB)
        return PartialDate.parse(day[: _LENGTHS[precision]])


def _base(graph: _Graph) -> str:
    """Return the IRI of the dataset, or of that which nanopublications say they are part of."""
    nanopubs = graph.of_type(_NANOPUBLICATION)
    named = {iri for name in nanopubs for iri in graph.all(name, _DC + "isPartOf")}
    datasets = graph.of_type(_DATASET) or sorted(named)
    if len(datasets) != 1:
        raise ValueError(f"{len(datasets)} datasets, not one")
    return datasets[0]


class _Reader:
    """Turn the subjects of a graph back into values."""

    def __init__(self, graph: _Graph, ontology: Ontology) -> None:
        self.graph, self.ontology, self.base = graph, ontology, _base(graph)
        self.qualifiers = {NS + item.id: key for key, item in ontology.qualifiers.items()}

    def store(self) -> Store:
        graph = self.graph
        claims = tuple(map(self._claim, graph.of_type(NS + "ReportedClaim")))
        if circle := supersession_circle(claims):
            ids = ", ".join(name[:8] for name in circle)
            raise ValueError(f"claims that supersede each other in a circle: {ids}")
        build_date = graph.date(self.base, "buildDate") or latest_date(claims)
        if build_date is None:
            raise ValueError("a dataset without build date")
        entities = [self._entity(name) for name in graph.of_type(NS + "Entity")]
        sources = [self._source(name) for name in graph.of_type(NS + "SourceDocument")]
        return Store(
            project=self._project(),
            ontology=self.ontology,
            build_date=build_date,
            entities={entity.id: entity for entity in entities},
            sources={source.id: source for source in sources},
            claims=claims,
        )

    def _id(self, iri: str, kind: str = "") -> str:
        """Return an IRI without the base and the kind's path."""
        prefix = self.base + (f"{kind}/" if kind else "")
        if not iri.startswith(prefix):
            raise ValueError(f"{iri} does not start with {prefix}")
        return iri[len(prefix) :]

    def _optional_id(self, subject: str, predicate: str, kind: str = "") -> str:
        iri = self.graph.one(subject, predicate)
        return self._id(iri, kind) if iri else ""

    def _code(self, subject: str, name: str, prefix: str = "") -> str:
        return self.graph.one(subject, NS + name).removeprefix(VOCAB + prefix)

    def _project(self) -> Project:
        camps = [
            Camp(
                id=self._id(name, "camp"),
                label=self.graph.one(name, _RDFS + "label"),
                members=frozenset(map(self._id, self.graph.all(name, _SKOS + "member"))),
            )
            for name in self.graph.of_type(NS + "Camp")
        ]
        issued = self.graph.one(self.base, _DC + "issued")
        return Project(
            title=self.graph.one(self.base, _DC + "title"),
            base=self.base,
            languages=tuple(self.graph.all(self.base, _DC + "language")),
            focus=tuple(map(self._id, self.graph.all(self.base, NS + "focus"))),
            camps=tuple(camps),
            licence=self.graph.one(self.base, _DC + "license"),
            publisher=self.graph.one(self.graph.one(self.base, _DC + "publisher"), _RDFS + "label"),
            issued=PartialDate.parse(issued) if issued else None,
        )

    def _entity(self, name: str) -> Entity:
        graph = self.graph
        kinds = [kind.removeprefix(NS) for kind in graph.all(name, _RDF + "type")]
        names = [
            Name(term.language or "", term.value, is_label=label, is_demonym=demonym)
            for predicate, label, demonym in (
                (_RDFS + "label", True, False),
                (NS + "demonym", False, True),
                (_SKOS + "altLabel", False, False),
            )
            for term in graph.terms(name, predicate)
            if isinstance(term, ox.Literal)
        ]
        codes = [(scheme, graph.one(name, NS + code)) for code, scheme in _CODES.items()]
        codes += [
            ("wikidata", iri.removeprefix(_WD)) for iri in graph.all(name, _SKOS + "exactMatch")
        ]
        latitude, longitude = graph.one(name, _GEO + "lat"), graph.one(name, _GEO + "long")
        return Entity(
            id=self._id(name),
            kind=max(kinds, key=lambda kind: len(self.ontology.lineage(kind))),
            names=tuple(names),
            codes=tuple((scheme, code) for scheme, code in codes if code),
            coordinates=(Decimal(latitude), Decimal(longitude)) if latitude else None,
            short=graph.one(name, NS + "short"),
            note=graph.one(name, NS + "note"),
            recorded_on=graph.date(name, "recordedOn"),
        )

    def _source(self, name: str) -> Source:
        graph = self.graph
        return Source(
            id=self._id(name, "source"),
            title=graph.one(name, _DC + "title"),
            publisher=self._optional_id(name, _DC + "publisher"),
            kind=self._code(name, "sourceClass"),
            url=graph.one(name, NS + "url"),
            author=self._optional_id(name, _DC + "creator"),
            published_on=graph.date(name, "publishedOn"),
            retrieved_on=graph.date(name, "retrievedOn"),
            language=graph.one(name, _DC + "language"),
            reliability=self._code(name, "reliability", "reliability-"),
            reason=graph.one(name, NS + "reliabilityNote"),
            origin=self._optional_id(name, NS + "origin", "source"),
            family=graph.one(name, NS + "family"),
            translated_from=graph.one(name, NS + "translatedFrom"),
            licence=graph.one(name, NS + "licence"),
            text_digest=graph.one(name, NS + "textDigest"),
            shares_text_with=self._optional_id(name, NS + "sharesTextWith", "source"),
            credits=self._optional_id(name, NS + "credits"),
        )

    def _claim(self, name: str) -> Claim:
        graph = self.graph
        recorded_on = graph.date(name, "recordedOn")
        if recorded_on is None:
            raise ValueError(f"{name} has no recordedOn")
        credibility = self._code(name, "credibility", "credibility-")
        claim = Claim(
            subject=self._id(graph.one(name, _RDF + "subject")),
            relation=graph.one(name, _RDF + "predicate").removeprefix(NS),
            object=self._object(next(iter(graph.terms(name, _RDF + "object")))),
            qualifiers=tuple(
                (key, self._object(term))
                for predicate, key in self.qualifiers.items()
                for term in graph.terms(name, predicate)
            ),
            polarity=Polarity(self._code(name, "polarity")),
            modality=Modality(self._code(name, "modality")),
            opinion=graph.one(name, NS + "opinion") == "true",
            during=Interval(graph.date(name, "validFrom"), graph.date(name, "validUntil")),
            observed_on=graph.date(name, "observedOn"),
            asserted_by=self._id(graph.one(name, NS + "assertedBy")),
            stated_on=graph.date(name, "statedOn"),
            published_on=graph.date(name, "publishedOn"),
            recorded_on=recorded_on,
            retracted_on=graph.date(name, "retractedOn"),
            source=self._id(graph.one(name, NS + "source"), "source"),
            evidence=self._evidence(graph.one(name, NS + "evidence")),
            method=graph.one(name, NS + "method"),
            confidence=Decimal(graph.one(name, NS + "confidence")),
            credibility=int(credibility) if credibility else None,
            rank=Rank(self._code(name, "rank")),
            supersedes=tuple(self._id(old, "claim") for old in graph.all(name, NS + "supersedes")),
            note=graph.one(name, NS + "note"),
        )
        if claim.id != self._id(name, "claim"):
            raise ValueError(
                f"the content of claim {self._id(name, 'claim')} has the id {claim.id}"
            )
        return claim

    def _evidence(self, name: str) -> Evidence | None:
        if not name:
            return None
        graph = self.graph
        start, end = graph.one(name, NS + "start"), graph.one(name, NS + "end")
        return Evidence(
            quote=graph.one(name, NS + "quote"),
            start=int(start) if start else None,
            end=int(end) if end else None,
            cell=graph.one(name, NS + "cell") or None,
            grounding=Grounding(self._code(name, "grounding")),
        )

    def _object(self, term: _Term) -> Object:
        if not isinstance(term, ox.Literal):
            if NS + "Quantity" in self.graph.all(term.value, _RDF + "type"):
                return self._quantity(term.value)
            return Ref(self._id(term.value))
        match term.datatype.value.removeprefix(_XSD):
            case "boolean":
                return term.value == "true"
            case "date" | "gYearMonth" | "gYear":
                return PartialDate.parse(term.value)
        return Text(term.value, term.language or "")

    def _quantity(self, name: str) -> Quantity:
        return Quantity(
            Decimal(self.graph.one(name, _QUDT + "numericValue")),
            self.graph.one(name, NS + "unitCode"),
            self.graph.one(name, NS + "comparator"),
        )
