"""Pairs of claims that cannot both hold, in words."""

from collections.abc import Iterator, Sequence
from typing import Any

from kerege.library.told.findings import Row, Telling
from kerege.model import Claim
from kerege.reasoning import Contradiction
from kerege.store import Store
from kerege.view import condition_words, interval_words, object_words, predicate_words, when_words
from kerege.writers.jsonl import labelled


def _rows(store: Store, pairs: Sequence[Contradiction]) -> Iterator[Row]:
    """Yield a row a pair; the matter stands only in the first row of each."""
    last: Row = ()
    for pair in pairs:
        yield (
            pair.severity,
            _matter(store, pair) if (pair.severity, *pair.matter) != last else "",
            _side(store, pair.first, pair.second),
            _side(store, pair.second, pair.first),
            interval_words(pair.common),
            pair.rule.id,
        )
        last = (pair.severity, *pair.matter)


def _matter(store: Store, pair: Contradiction) -> str:
    """Say what the two claims share: all that is the same on both sides."""
    one, two = pair.claims
    parts = [
        store.label(one.subject) if one.subject == two.subject else "",
        _relation(store, one) if one.relation == two.relation else "",
        object_words(store, one.object) if one.object == two.object else "",
        condition_words(store, one) if one.qualifiers == two.qualifiers else "",
    ]
    return " · ".join(part for part in parts if part)


def _relation(store: Store, claim: Claim) -> str:
    relation = store.ontology.relations.get(claim.relation)
    return relation.label if relation else claim.relation


def _side(store: Store, claim: Claim, other: Claim) -> str:
    """Say in what a claim differs from the other, when, who says so, where, on which words."""
    parts = [
        store.label(claim.subject) if claim.subject != other.subject else "",
        predicate_words(store, claim) if _stance(claim) != _stance(other) else "",
        object_words(store, claim.object) if claim.object != other.object else "",
        condition_words(store, claim) if claim.qualifiers != other.qualifiers else "",
        when_words(store, claim),
    ]
    lines = [" · ".join(part for part in parts if part)]
    lines += [f"{store.label(claim.asserted_by)} ({claim.source}, {grade(store, claim)})"]
    return "\n".join([*lines, *([f"“{claim.evidence.quote}”"] if claim.evidence else [])])


def _stance(claim: Claim) -> tuple[str, str]:
    return claim.relation, claim.polarity


def grade(store: Store, claim: Claim) -> str:
    """Return the grade of a claim's source, and of the claim where it has one of its own."""
    source = store.sources.get(claim.source)
    grade = source.reliability if source else "F"
    return f"{grade}{claim.credibility}" if claim.credibility else grade


def _record(store: Store, pair: Contradiction) -> dict[str, Any]:
    start, until = pair.common.start, pair.common.until
    return {
        "severity": pair.severity,
        "rule": pair.rule.id,
        "matter": _matter(store, pair),
        "from": str(start) if start else None,
        "until": str(until) if until else None,
        "claims": [
            {**labelled(store, claim), "grade": grade(store, claim)} for claim in pair.claims
        ],
    }


CONFLICTS = Telling(
    "conflict",
    "conflicts",
    ("severity", "matter", "one says", "the other says", "when", "rule"),
    _rows,
    _record,
)
