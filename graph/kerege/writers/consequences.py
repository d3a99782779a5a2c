"""What follows from the claims, in RDF: links with rule and proof, origins, derived claims."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from operator import attrgetter

from kerege.ids import digest
from kerege.model import Claim, Polarity
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
from kerege.values import Interval, PartialDate, Quantity
from kerege.values.dates import BEGINNING, END
from kerege.view import Origins, live
from kerege.view.origins import Trace, said, witnesses
from kerege.writers.claims import CONTENT, STANCE, STATEMENT, Claims, Subject, qualifier_lines
from kerege.writers.notation import Turtle
from kerege.writers.terms import decimal, literal

CONTRADICTS = "contradicts"
_LINK = """a ker:Link ;
    ker:linkFrom claim:%s ;
    ker:linkKind ker:%s ;
    ker:linkTo claim:%s ;
    ker:byRule kv:rule-%s"""
_TIE = "ker:%s claim:%s"
_DERIVATION = """ker:confidence "%s"^^xsd:decimal ;
    ker:rank kv:normal ;
    ker:byRule kv:rule-%s"""
WRITTEN_RULES = (TRANSITIVE, THROUGH_BLOC, SUM_OF_PARTS)
"""Whose conclusions are written: what else follows, a query can turn for itself."""


def consequences_of(store: Store, notation: Turtle, claims: Claims) -> Iterator[list[Subject]]:
    """Yield what is said of each link between claims, each live claim and each derived one.

    The lines of links are kept for their claims. All else is worked out for one subject at a time.
    """
    links: dict[str, list[str]] = {}
    for find in (contradictions, claim_links):
        for pair in find(store):
            kind = _kind(pair)
            one, other = pair.first.id, pair.second.id
            links.setdefault(one, []).extend(notation.say(_TIE, kind, other))
            if kind == CONTRADICTS:
                links.setdefault(other, []).extend(notation.say(_TIE, kind, one))
            yield [_link(pair, notation)]
    finder = Origins(store)
    for _, group in groupby(live(store), key=attrgetter("subject")):
        for subject in _weighed(store, list(group), finder, links, notation):
            yield [subject]
    for conclusion in derived(store, rules=WRITTEN_RULES):
        yield _derived(conclusion, notation, claims)


def _weighed(
    store: Store,
    claims: list[Claim],
    finder: Origins,
    links: Mapping[str, list[str]],
    notation: Turtle,
) -> Iterator[Subject]:
    """Yield what the live claims about one subject weigh: origins, times and links."""
    backers = witnesses(store, claims, finder=finder)
    times = {item.claim.id: item for item in timed(store, filter(claim_counts, claims))}
    for claim in claims:
        lines = _origin_lines(finder.trace(claim), len(backers[said(claim)]), notation)
        lines += _time_lines(times[claim.id], notation) if claim.id in times else []
        lines += sorted(links.get(claim.id, ()))
        yield notation.form("claim:%s") % claim.id, lines


def _kind(pair: Contradiction | Link) -> str:
    return pair.kind if isinstance(pair, Link) else CONTRADICTS


def _link(pair: Contradiction | Link, notation: Turtle) -> Subject:
    """Return the node of a link, which is the proof of it: two claims, rule, common time."""
    kind = _kind(pair)
    name = digest(f"{kind} {pair.first.id} {pair.second.id} {pair.rule.id}")
    lines = [*notation.say(_LINK, pair.first.id, kind, pair.second.id, pair.rule.id)]
    if isinstance(pair, Contradiction):
        lines += _bounds("common", pair.common, notation)
        lines += notation.say('ker:severity "%s"', pair.severity)
    return notation.form("link:%s") % name, lines


def _origin_lines(trace: Trace, number: int, notation: Turtle) -> list[str]:
    lines = [
        *notation.say("ker:origins %d ;\n    ker:goesBackTo %s", number, literal(trace.origin))
    ]
    for step in sorted(set(trace.steps)):
        lines += notation.say("ker:originRule kv:rule-%s", step)
    return lines


def _time_lines(item: Timed, notation: Turtle) -> list[str]:
    """Return the days by which claims are compared, so that any query can compare them too."""
    sure = item.sure is not None
    days = [("holdsFrom", item.first), ("holdsUntil", item.end)]
    days += [("sureFrom", item.sure_first), ("sureUntil", item.sure_end)] if sure else []
    lines = [*notation.say("ker:sure %s", notation.truth[sure])]
    for name, day in days:
        if BEGINNING < day < END:
            lines += notation.day(name, PartialDate.of(date.fromordinal(day)))
    if item.period:
        lines += notation.say('ker:period "%s"', item.holds)
    return lines


def _bounds(name: str, during: Interval, notation: Turtle) -> Iterator[str]:
    for side, when in (("From", during.start), ("Until", during.until)):
        if when:
            yield from notation.day(f"{name}{side}", when)


def _derived(claim: DerivedClaim, notation: Turtle, claims: Claims) -> list[Subject]:
    say, target = notation.say, notation.object(claim.object)
    premises = [notation.form("claim:%s") % name for name in claim.premises]
    lines = [
        *say(CONTENT, "DerivedClaim", notation.entity(claim.subject), claim.relation),
        *say("rdf:object %s", target),
        *qualifier_lines(claim.qualifiers, notation),
        *say(STATEMENT, claim.statement),
        *say(STANCE, Polarity.POSITIVE, claim.modality, notation.truth[False]),
        *_bounds("valid", claim.during, notation),
        *notation.day("recordedOn", claim.recorded_on),
        *say(_DERIVATION, decimal(claim.confidence), claim.rule.id),
        *notation.several("prov:wasDerivedFrom", premises),
    ]
    subjects = [(notation.form("claim:%s") % claim.id, lines)]
    if isinstance(claim.object, Quantity):
        subjects.append((target, claims.amount(claim.object)))
    return subjects
