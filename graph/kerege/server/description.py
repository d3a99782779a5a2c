"""What the endpoint can do, as SPARQL 1.1 Service Description."""

import pyoxigraph as ox

from kerege.server.negotiation import ROWS, TRIPLES, rows_format, triples_format

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def service_description(address: str, size: int, media_type: str) -> bytes:
    """Return the description of the endpoint at an address.

    >>> b"sd:SPARQL11Query" in service_description("http://localhost/sparql", 7, "text/turtle")
    True
    """
    service = ox.NamedNode(address)
    dataset, graph = (ox.NamedNode(f"{address}#{part}") for part in ("dataset", "graph"))
    formats = {rows.iri for name in ROWS if (rows := rows_format(name))}
    formats |= {triples.iri for name in TRIPLES if (triples := triples_format(name))}
    facts = [
        ox.Triple(service, _RDF_TYPE, _sd("Service")),
        ox.Triple(service, _sd("endpoint"), service),
        ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        *(ox.Triple(service, _sd("resultFormat"), ox.NamedNode(iri)) for iri in sorted(formats)),
        ox.Triple(service, _sd("defaultDataset"), dataset),
        ox.Triple(dataset, _RDF_TYPE, _sd("Dataset")),
        ox.Triple(dataset, _sd("defaultGraph"), graph),
        ox.Triple(graph, _RDF_TYPE, _sd("Graph")),
        ox.Triple(graph, ox.NamedNode(_VOID + "triples"), ox.Literal(size)),
    ]
    form = triples_format(media_type)
    assert form
    return ox.serialize(facts, format=form, prefixes={"sd": _SD, "void": _VOID}) or b""


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)
