"""Write docs/ontology.md from the ontology: `python docs/make_ontology.py`."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import OWL, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.namespace import split_uri

from kerege.ontology import Ontology, load_ontology
from kerege.ontology.schema import Class, Relation

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs/ontology.md"
KER = Namespace("https://w3id.org/kerege/ns#")
KV = Namespace("https://w3id.org/kerege/vocab/")
HEAD = """\
# The ontology

What a claim can say: the kinds of entity, the relations between them, the qualifiers and the code
lists. `docs/make_ontology.py` writes this page from `ontology/kerege.ttl` and `ontology/codes.ttl`;
[the ontology's own page](../ontology/README.md) says how to read and extend those files.

`ker:` is `https://w3id.org/kerege/ns#`, `kv:` is `https://w3id.org/kerege/vocab/`. In facts files
every term is written without its prefix.
"""
PREFIXES = {
    "http://www.w3.org/ns/org#": "org",
    "http://schema.org/": "schema",
    "http://www.wikidata.org/entity/": "wd",
    "http://www.wikidata.org/prop/direct/": "wdt",
    "http://www.w3.org/ns/prov#": "prov",
    "http://xmlns.com/foaf/0.1/": "foaf",
    "http://purl.org/dc/terms/": "dcterms",
    "http://www.w3.org/2004/02/skos/core#": "skos",
    "http://www.opengis.net/ont/geosparql#": "geo",
    "http://www.geonames.org/ontology#": "gn",
    "http://semanticweb.cs.vu.nl/2009/11/sem/": "sem",
    "http://qudt.org/schema/qudt/": "qudt",
    "http://www.w3.org/ns/oa#": "oa",
    "http://www.w3.org/2006/time#": "time",
    "http://wikiba.se/ontology#": "wikibase",
}
LITERALS = {"Quantity": "an amount", "string": "a text", "date": "a date", "boolean": "yes or no"}


def page(folder: Path) -> str:
    """Return the page for an ontology folder."""
    ontology = load_ontology(folder)
    terms = Graph()
    for name in ("kerege.ttl", "codes.ttl"):
        terms.parse(folder / name)
    parts = [
        HEAD,
        "## Kinds of entity\n",
        "\n".join(_classes(ontology, terms)),
        "\n## Relations\n",
        *_relations(ontology, terms),
        "## Qualifiers\n",
        "Part of what a claim says: amounts are compared only where all of them agree.\n",
        _table(
            ("qualifier", "takes", "means"),
            (
                (f"`{each.key}`", _range(each.range), each.comment)
                for each in ontology.qualifiers.values()
            ),
        ),
        "## The parts of a claim\n",
        "Properties of the nodes of claims, evidence, amounts, sources and entities in the RDF.\n",
        _table(("property", "of", "means"), _machinery(ontology, terms)),
        "## Code lists\n",
        *_codes(ontology, terms),
        "## Units\n",
        _table(
            ("unit", "is", "words in texts"),
            (
                (f"`{each.code}`", each.label, ", ".join(each.words))
                for each in ontology.units.values()
            ),
        ),
    ]
    return "\n".join(parts).rstrip("\n") + "\n"


def _classes(ontology: Ontology, terms: Graph) -> Iterator[str]:
    """Yield the classes of entities as an indented tree; a second parent stands in words."""

    def below(parent: str, depth: int) -> Iterator[str]:
        for each in ontology.classes.values():
            if each.parents[:1] == ((parent,) if parent else ()) and _is_entity(each, ontology):
                others = [f"also a {_name(other, ontology)}" for other in each.parents[1:]]
                near = "; ".join([*others, *_near(KER[each.id], terms)])
                tail = f" ({near})" if near else ""
                yield f"{'  ' * depth}- **{each.label}** `{each.id}`: {each.comment}{tail}"
                yield from below(each.id, depth + 1)

    yield from below("", 0)


def _is_entity(each: Class, ontology: Ontology) -> bool:
    return ontology.is_a(each.id, "Entity")


def _relations(ontology: Ontology, terms: Graph) -> Iterator[str]:
    themes = ontology.codes["theme"]
    for theme in themes.values():
        found = [each for each in ontology.relations.values() if each.theme == theme.id]
        if not found:
            continue
        yield f"### {theme.label[0].upper()}{theme.label[1:]}\n"
        for each in found:
            yield from _relation(each, ontology, terms)


def _relation(each: Relation, ontology: Ontology, terms: Graph) -> Iterator[str]:
    takes = f"{_name(each.domain, ontology)} → {_range(each.range, ontology)}"
    yield f"**{each.label}** `{each.id}` · {takes}  "
    yield f"{each.comment} *{each.example}*"
    if logic := "; ".join([*_logic(each), *_near(KER[each.id], terms)]):
        yield f"<br><small>{logic}</small>"
    yield ""


def _logic(each: Relation) -> Iterator[str]:
    """Say in words what follows from a relation."""
    if each.parents:
        yield f"implies {_list(each.parents)}"
    if each.inverse:
        yield f"inverse: `{each.inverse}`, derived only"
    if each.disjoint:
        yield f"excludes {_list(sorted(each.disjoint))}"
    if each.tolerance is not None:
        yield f"amounts agree within {each.tolerance * 100:.0f} %"
    if each.tolerance_absolute is not None:
        points = "point" if each.tolerance_absolute == 1 else "points"
        yield f"amounts agree within {each.tolerance_absolute} {points}"
    if each.rung:
        yield f"rung of the ladder: {each.rung}"
    if each.towards_party:
        yield f"with a party: `{each.towards_party}` it"
    if each.plover:
        yield f"PLOVER {each.plover}"
    flags = {
        "holds both ways": each.symmetric,
        "transitive": each.transitive,
        "one object at a time": each.exclusive,
        "one subject at a time": each.exclusive_subject,
        "parts add up": each.additive,
        "wants a date": each.wants_date,
    }
    yield from (words for words, is_set in flags.items() if is_set)


def _machinery(ontology: Ontology, terms: Graph) -> Iterator[tuple[str, str, str]]:
    """Yield the properties that are neither relation nor qualifier nor remark on a term."""
    skipped = {*ontology.relations, *(each.id for each in ontology.qualifiers.values())}
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in sorted(terms.subjects(None, kind), key=str):
            if not isinstance(term, URIRef):
                continue
            name = split_uri(term)[1]
            derived = (term, KER.derivedOnly, None) in terms
            if term in KER and name not in skipped and not derived and "Precision" not in name:
                domains = sorted(split_uri(each)[1] for each in _domains(term, terms))
                words = str(terms.value(term, RDFS.comment))
                yield f"`ker:{name}`", ", ".join(domains), words


def _domains(term: URIRef, terms: Graph) -> Iterator[URIRef]:
    for predicate in (RDFS.domain, URIRef("http://schema.org/domainIncludes")):
        for each in terms.objects(term, predicate):
            if isinstance(each, URIRef):
                yield each


def _codes(ontology: Ontology, terms: Graph) -> Iterator[str]:
    for scheme, concepts in ontology.codes.items():
        if scheme != "unit":
            title = terms.value(KV[scheme], SKOS.prefLabel) or scheme
            yield f"### {title}\n"
            rows = [
                (f"`{each.notation}`", str(terms.value(KV[each.id], SKOS.definition) or each.label))
                for each in concepts.values()
            ]
            yield _table(("code", "means"), rows)


def _near(term: URIRef, terms: Graph) -> list[str]:
    """Return the terms of other vocabularies that a term is aligned with."""
    predicates = (SKOS.closeMatch, RDFS.subClassOf, RDFS.subPropertyOf)
    found = {str(each) for predicate in predicates for each in terms.objects(term, predicate)}
    short = []
    for each in sorted(found):
        space = next((space for space in PREFIXES if each.startswith(space)), "")
        if space:
            short.append(f"{PREFIXES[space]}:{each[len(space) :]}")
    return [f"near {', '.join(short)}"] if short else []


def _name(name: str, ontology: Ontology) -> str:
    return ontology.classes[name].label if name in ontology.classes else name


def _range(name: str, ontology: Ontology | None = None) -> str:
    if name in LITERALS:
        return LITERALS[name]
    return _name(name, ontology) if ontology else name


def _list(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(page(ROOT / "ontology"), encoding="utf-8")
