"""What follows from the claims, as Turtle: links with rule and proof, origins, derived claims."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from operator import attrgetter

from kerege.ids import digest
from kerege.model import Claim
from kerege.ontology import Ontology
from kerege.reasoning import (
    Contradiction,
    DerivedClaim,
    Link,
    claim_links,
    contradictions,
    derived,
)
from kerege.reasoning.contradictions import claim_counts
from kerege.reasoning.inference import THROUGH_BLOC, TRANSITIVE
from kerege.reasoning.sums import SUM_OF_PARTS
from kerege.reasoning.times import Timed, timed
from kerege.store import Store
from kerege.values import Quantity
from kerege.values.dates import BEGINNING, END
from kerege.view import Origins, live
from kerege.view.origins import said, witnesses
from kerege.writers.terms import (
    date_line,
    decimal,
    entity_name,
    literal,
    object_term,
    quantity_block,
    subject_block,
)

CONTRADICTS = "contradicts"
WRITTEN_RULES = (TRANSITIVE, THROUGH_BLOC, SUM_OF_PARTS)
"""Whose conclusions are written: what else follows, a query can turn for itself."""


def consequence_blocks(store: Store) -> Iterator[str]:
    """Yield a block for each link between claims, for each live claim and each derived one.

    The lines of links are kept for their claims. All else is worked out for one subject at a time.
    """
    links: dict[str, list[str]] = {}
    for find in (contradictions, claim_links):
        for pair in find(store):
            kind = _kind(pair)
            links.setdefault(pair.first.id, []).append(f"ker:{kind} claim:{pair.second.id}")
            if kind == CONTRADICTS:
                links.setdefault(pair.second.id, []).append(f"ker:{kind} claim:{pair.first.id}")
            yield _link(pair)
    finder = Origins(store)
    for _, claims in groupby(live(store), key=attrgetter("subject")):
        yield from _weighed(store, list(claims), finder, links)
    for conclusion in derived(store, rules=WRITTEN_RULES):
        yield _derived(conclusion, store.ontology)


def _weighed(
    store: Store, claims: list[Claim], finder: Origins, links: Mapping[str, list[str]]
) -> Iterator[str]:
    """Yield what the live claims about one subject weigh: origins, times and links."""
    backers = witnesses(store, claims, finder=finder)
    times = {item.claim.id: item for item in timed(store, filter(claim_counts, claims))}
    for claim in claims:
        lines = _origin_lines(finder, claim, len(backers[said(claim)]))
        lines += _time_lines(times[claim.id]) if claim.id in times else []
        lines += sorted(links.get(claim.id, ()))
        yield subject_block([f"\nclaim:{claim.id} {lines[0]}", *lines[1:]])


def _kind(pair: Contradiction | Link) -> str:
    return pair.kind if isinstance(pair, Link) else CONTRADICTS


def _link(pair: Contradiction | Link) -> str:
    """Return the node of a link, which is the proof of it: two claims, rule, common time."""
    kind = _kind(pair)
    name = digest(f"{kind} {pair.first.id} {pair.second.id} {pair.rule.id}")
    lines = [
        f"\nlink:{name} a ker:Link",
        f"ker:linkFrom claim:{pair.first.id}",
        f"ker:linkKind ker:{kind}",
        f"ker:linkTo claim:{pair.second.id}",
        f"ker:byRule kv:rule-{pair.rule.id}",
    ]
    if isinstance(pair, Contradiction):
        bounds = (("commonFrom", pair.common.start), ("commonUntil", pair.common.until))
        lines += [date_line(name, when) for name, when in bounds if when]
        lines.append(f'ker:severity "{pair.severity}"')
    return subject_block(lines)


def _origin_lines(finder: Origins, claim: Claim, number: int) -> list[str]:
    trace = finder.trace(claim)
    lines = [f"ker:origins {number}", f"ker:goesBackTo {literal(trace.origin)}"]
    return lines + [f"ker:originRule kv:rule-{step}" for step in sorted(set(trace.steps))]


def _time_lines(item: Timed) -> list[str]:
    """Return the days by which claims are compared, so that any query can compare them too."""
    sure = item.sure is not None
    days = [("holdsFrom", item.first), ("holdsUntil", item.end)]
    days += [("sureFrom", item.sure_first), ("sureUntil", item.sure_end)] if sure else []
    lines = [f"ker:sure {str(sure).lower()}"]
    lines += [
        f'ker:{name} "{date.fromordinal(day)}"^^xsd:date'
        for name, day in days
        if BEGINNING < day < END
    ]
    return lines + ([f'ker:period "{item.holds}"'] if item.period else [])


def _derived(claim: DerivedClaim, ontology: Ontology) -> str:
    lines = [
        f"\nclaim:{claim.id} a ker:DerivedClaim, ker:Claim, rdf:Statement",
        f"rdf:subject {entity_name(claim.subject)}",
        f"rdf:predicate ker:{claim.relation}",
        f"rdf:object {object_term(claim.object, ontology)}",
    ]
    lines += [
        f"ker:{ontology.qualifiers[key].id} {object_term(value, ontology)}"
        for key, value in claim.qualifiers
    ]
    bounds = (("validFrom", claim.during.start), ("validUntil", claim.during.until))
    lines += [
        f'ker:statement "{claim.statement}"',
        "ker:polarity kv:positive",
        f"ker:modality kv:{claim.modality}",
        "ker:opinion false",
        *(date_line(name, when) for name, when in bounds if when),
        date_line("recordedOn", claim.recorded_on),
        f'ker:confidence "{decimal(claim.confidence)}"^^xsd:decimal',
        "ker:rank kv:normal",
        f"ker:byRule kv:rule-{claim.rule.id}",
        "prov:wasDerivedFrom " + ", ".join(f"claim:{name}" for name in claim.premises),
    ]
    block = subject_block(lines)
    if isinstance(claim.object, Quantity):
        block += quantity_block(claim.object, object_term(claim.object, ontology), ontology)
    return block
