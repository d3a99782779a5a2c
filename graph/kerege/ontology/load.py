"""Read an ontology folder into its terms."""

import re
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox

from kerege.errors import InputError, Problem
from kerege.ontology.schema import NS, VOCAB, Class, Concept, Ontology, Qualifier, Relation, Unit

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_LABELS = (_RDFS + "label", _SKOS + "prefLabel")
_TERM_FILES = ("kerege.ttl", "codes.ttl")


def load_ontology(folder: Path) -> Ontology:
    """Return the terms of `kerege.ttl` and `codes.ttl`.

    Raises InputError where a file is missing or no Turtle, or a relation lacks what it must have.
    """
    terms = _Terms()
    for name in _TERM_FILES:
        terms.read(folder / name)
    ontology = Ontology(
        folder=folder,
        classes=_classes(terms),
        relations=_relations(terms),
        qualifiers=_qualifiers(terms),
        units=_units(terms),
        codes=_codes(terms),
    )
    if problems := list(_gaps(ontology, str(folder / _TERM_FILES[0]))):
        raise InputError(problems)
    return ontology


class _Terms:
    """Answer what the files say of a term, in the order of the files."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, str], list[str]] = {}
        self._instances: dict[str, list[str]] = {}
        self._translations: dict[str, dict[str, str]] = {}

    def read(self, path: Path) -> None:
        try:
            triples = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
        except (OSError, SyntaxError) as error:
            line = getattr(error, "lineno", None) or 0
            problem = Problem(
                path=str(path), line=line, found=str(error), expected="a readable Turtle file"
            )
            raise InputError([problem]) from None
        for quad in triples:
            subject, predicate = _value(quad.subject), _value(quad.predicate)
            language = quad.object.language if isinstance(quad.object, ox.Literal) else None
            if language and language != "en":
                if predicate in _LABELS:
                    self._translations.setdefault(subject, {})[language] = _value(quad.object)
                continue
            self._values.setdefault((subject, predicate), []).append(_value(quad.object))
            if predicate == _RDF + "type":
                self._instances.setdefault(_value(quad.object), []).append(subject)

    def instances(self, kind: str) -> list[str]:
        return self._instances.get(kind, [])

    def all(self, subject: str, predicate: str) -> list[str]:
        return self._values.get((subject, predicate), [])

    def one(self, subject: str, predicate: str) -> str:
        return next(iter(self.all(subject, predicate)), "")

    def translations(self, subject: str) -> dict[str, str]:
        """Return the labels of a term in languages other than English."""
        return dict(sorted(self._translations.get(subject, {}).items()))

    def is_true(self, subject: str, predicate: str) -> bool:
        return self.one(subject, predicate) == "true"

    def is_a(self, subject: str, kind: str) -> bool:
        return kind in self.all(subject, _RDF + "type")


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]


def _ours(iris: list[str]) -> list[str]:
    return [_local(iri) for iri in iris if iri.startswith(NS)]


def _classes(terms: _Terms) -> dict[str, Class]:
    return {
        _local(iri): Class(
            id=_local(iri),
            label=terms.one(iri, _RDFS + "label"),
            labels=terms.translations(iri),
            comment=terms.one(iri, _RDFS + "comment"),
            parents=tuple(_ours(terms.all(iri, _RDFS + "subClassOf"))),
            climbs=terms.is_true(iri, NS + "climbs"),
        )
        for iri in terms.instances(_OWL + "Class")
        if iri.startswith(NS)
    }


def _relations(terms: _Terms) -> dict[str, Relation]:
    iris = terms.instances(NS + "Relation")
    disjoint: dict[str, set[str]] = {}
    for iri in iris:
        for other in terms.all(iri, _OWL + "propertyDisjointWith"):
            disjoint.setdefault(iri, set()).add(_local(other))
            disjoint.setdefault(other, set()).add(_local(iri))
    relations = {}
    for iri in iris:
        relative = terms.one(iri, NS + "tolerance")
        absolute = terms.one(iri, NS + "toleranceAbsolute")
        relations[_local(iri)] = Relation(
            id=_local(iri),
            label=terms.one(iri, _RDFS + "label"),
            labels=terms.translations(iri),
            comment=terms.one(iri, _RDFS + "comment"),
            example=terms.one(iri, _SKOS + "example"),
            domain=_local(terms.one(iri, _RDFS + "domain")),
            range=_local(terms.one(iri, _RDFS + "range")),
            parents=tuple(_ours(terms.all(iri, _RDFS + "subPropertyOf"))),
            inverse=_local(terms.one(iri, _OWL + "inverseOf")),
            disjoint=frozenset(disjoint.get(iri, ())),
            symmetric=terms.is_a(iri, _OWL + "SymmetricProperty"),
            transitive=terms.is_a(iri, _OWL + "TransitiveProperty"),
            exclusive=terms.is_true(iri, NS + "exclusive"),
            exclusive_subject=terms.is_true(iri, NS + "exclusiveSubject"),
            additive=terms.is_true(iri, NS + "additive"),
            wants_date=terms.is_true(iri, NS + "wantsDate"),
            tolerance=Decimal(relative) if relative else None,
            tolerance_absolute=Decimal(absolute) if absolute else None,
            rung=_local(terms.one(iri, NS + "rung")),
            rung_of_subject=_local(terms.one(iri, NS + "rungOfSubject")),
            of_party=terms.is_true(iri, NS + "ofParty"),
            towards_party=_local(terms.one(iri, NS + "towardsParty")),
            dispute=terms.one(iri, NS + "dispute"),
            plover=_local(terms.one(iri, NS + "plover")),
            theme=_local(terms.one(iri, NS + "theme")),
        )
    return relations


def _qualifiers(terms: _Terms) -> dict[str, Qualifier]:
    found = {}
    for iri in terms.instances(NS + "Qualifier"):
        key = terms.one(iri, NS + "key") or _local(iri)
        found[key] = Qualifier(
            id=_local(iri),
            key=key,
            label=terms.one(iri, _RDFS + "label"),
            comment=terms.one(iri, _RDFS + "comment"),
            range=_local(terms.one(iri, _RDFS + "range")),
        )
    return dict(sorted(found.items()))


def _units(terms: _Terms) -> dict[str, Unit]:
    units = {}
    for iri in terms.instances(NS + "Unit"):
        code = terms.one(iri, _SKOS + "notation")
        units[code] = Unit(
            id=_local(iri),
            code=code,
            label=terms.one(iri, _SKOS + "prefLabel"),
            words=tuple(terms.all(iri, _SKOS + "prefLabel") + terms.all(iri, _SKOS + "altLabel")),
            pint=terms.one(iri, NS + "pint"),
            qudt=terms.one(iri, NS + "qudt"),
        )
    return units


def _codes(terms: _Terms) -> dict[str, dict[str, Concept]]:
    codes: dict[str, dict[str, Concept]] = {}
    for iri in terms.instances(_SKOS + "Concept"):
        notation = terms.one(iri, _SKOS + "notation") or _local(iri)
        concept = Concept(
            id=_local(iri),
            notation=notation,
            label=terms.one(iri, _SKOS + "prefLabel"),
            labels=terms.translations(iri),
            order=int(terms.one(iri, NS + "order") or 0),
            rung=_local(terms.one(iri, NS + "rung")),
            is_exit=terms.is_true(iri, NS + "exit"),
            sign=int(terms.one(iri, NS + "sign") or 0),
        )
        for scheme in terms.all(iri, _SKOS + "inScheme"):
            codes.setdefault(scheme.removeprefix(VOCAB), {})[notation] = concept
    return codes


def _gaps(ontology: Ontology, path: str) -> list[Problem]:
    """Return what an ontology lacks: a term without words, a relation to classes unknown."""
    problems = []
    ranges = {*ontology.classes, "string", "date", "boolean"}
    for relation in ontology.relations.values():
        wanted = {"label": relation.label, "comment": relation.comment, "example": relation.example}
        problems += [
            Problem(path=path, found=f"relation {relation.id} has no {what}")
            for what, value in wanted.items()
            if not value
        ]
        problems += [
            Problem(
                path=path,
                found=f"relation {relation.id} has the {what} {name!r}",
                expected="a class",
            )
            for what, name in (("domain", relation.domain), ("range", relation.range))
            if name not in ranges
        ]
    return problems
