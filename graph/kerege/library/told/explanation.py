"""All that a claim is, in words, with what decides whether it counts."""

from collections.abc import Iterator

from kerege.library.told.findings import Telling
from kerege.library.told.links import derived_words, origin_words
from kerege.model import Claim
from kerege.reasoning import claim_links, contradictions, derived, origins_of
from kerege.store import Store
from kerege.view import (
    date_words,
    dated_sentence,
    direct_claims,
    holding,
    interval_words,
    live,
    sentence,
    when_words,
)


def explanation(store: Store, claim: Claim) -> list[tuple[str, str]]:
    """Return pairs of a heading and its words, in the order in which a reader would ask."""
    source = store.sources.get(claim.source)
    rows = [
        ("claim", sentence(store, claim)),
        ("id", claim.id),
        ("when", when_words(store, claim) or "always"),
        ("who says so", store.label(claim.asserted_by)),
        (
            "stance",
            f"{claim.polarity.value}, {claim.modality.value}"
            + (", opinion" if claim.opinion else ""),
        ),
    ]
    for heading, when in (
        ("stated", claim.stated_on),
        ("published", claim.published_on),
        ("recorded", claim.recorded_on),
        ("retracted", claim.retracted_on),
    ):
        if when:
            rows.append((heading, date_words(when)))
    if claim.evidence:
        place = claim.evidence.cell or f"characters {claim.evidence.start} to {claim.evidence.end}"
        rows.append(("on which words", f"“{claim.evidence.quote}” ({place})"))
    if source:
        rows.append(("source", f"{source.title}, {store.label(source.publisher)}"))
        rows.append(
            ("grade", f"{source.kind}, reliability {source.reliability}. {source.reason}".strip())
        )
        if source.url:
            rows.append(("link", source.url))
    rows.append(
        ("how it was taken", f"{claim.method}, confidence {claim.confidence.normalize():f}")
    )
    if claim.credibility:
        codes = store.ontology.codes["credibility"]
        rows.append(("credibility", f"{claim.credibility}: {codes[str(claim.credibility)].label}"))
    if claim.note:
        rows.append(("note", claim.note))
    rows.append(("does it count", _counting(store, claim)))
    found = origins_of(store, claim)
    rows.append(("independent origins", str(len(found))))
    rows += [("origin", origin_words(store, origin)) for origin in found]
    rows += _bearings(store, claim)
    others = [other for other in store.by_statement[claim.statement] if other.id != claim.id]
    rows += [
        ("also said by", f"{', '.join(filter(None, said))} ({other.id[:8]})")
        for other in others
        for said in [(store.label(other.asserted_by), when_words(store, other))]
    ]
    return rows


def _bearings(store: Store, claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield what the claim contradicts, corroborates, fulfils, and what follows from it."""
    for pair in contradictions(store):
        if claim in pair.claims:
            other = pair.second if claim is pair.first else pair.first
            when = interval_words(pair.common)
            yield "contradicts", f"{_said(store, other)}; both {when}: {pair.rule.id}"
    for link in claim_links(store):
        if claim is link.first:
            yield link.kind, f"{_said(store, link.second)}: {link.rule.id}"
        elif claim is link.second:
            yield f"← {link.kind}", f"{_said(store, link.first)}: {link.rule.id}"
    for conclusion in derived(store):
        if claim.id in conclusion.premises:
            what = derived_words(store, conclusion)
            yield "gives", f"{what}, {conclusion.during}: {conclusion.rule.id}"


def _said(store: Store, claim: Claim) -> str:
    return f"{dated_sentence(store, claim)} ({claim.id[:8]})"


def _counting(store: Store, claim: Claim) -> str:
    """Say whether the claim is a direct triple, or the first reason why not."""
    direct = direct_claims(store)
    if any(standing.id == claim.id for standing in direct):
        return f"yes: it holds on {date_words(store.build_date)} and is a direct triple"
    if newer := store.superseded_by.get(claim.id):
        return f"no: claim {newer[0].id[:8]} supersedes it"
    if claim.retracted_on:
        return f"no: it was retracted on {date_words(claim.retracted_on)}"
    if all(standing.id != claim.id for standing in live(store)):
        return "no: it is deprecated"
    if not claim.is_plain_fact:
        return "no: it is a denial, a plan, a condition, a demand or an opinion"
    if all(standing.id != claim.id for standing in holding(store, store.build_date)):
        return f"no: it does not hold on {date_words(store.build_date)}"
    twins = store.by_statement[claim.statement]
    if {twin.id for twin in twins} & {standing.id for standing in direct}:
        return "no: another claim of the same stands for it"
    return "no: only one origin says so, graded D to F, or another claim is preferred"


EXPLANATION: Telling[tuple[str, str]] = Telling(
    "line",
    "lines",
    ("what", "is"),
    lambda _, found: found,
    lambda _, line: {"what": line[0], "is": line[1]},
)
