"""How claims bear on each other, what follows from them and where they come from, in words."""

from typing import Any

from kerege.library.told.findings import Row, Telling
from kerege.model import Claim
from kerege.reasoning import DerivedClaim, Link, Origin
from kerege.store import Store
from kerege.view import dated_sentence, frame_words, object_words
from kerege.writers.jsonl import labelled


def _said(store: Store, claim: Claim) -> str:
    return f"{dated_sentence(store, claim)} ({claim.id[:8]})"


def _link_record(store: Store, link: Link) -> dict[str, Any]:
    return {
        "kind": link.kind,
        "rule": link.rule.id,
        "claims": [labelled(store, claim) for claim in (link.first, link.second)],
    }


LINKS: Telling[Link] = Telling(
    "link",
    "links",
    ("claim", "bears on", "other claim", "rule"),
    lambda store, found: [
        (_said(store, link.first), link.kind, _said(store, link.second), link.rule.id)
        for link in found
    ],
    _link_record,
)


def derived_words(store: Store, one: DerivedClaim) -> str:
    """Say what follows, as a sentence says a claim."""
    relation = store.ontology.relations.get(one.relation)
    words = relation.label if relation else one.relation
    said = f"{store.label(one.subject)} · {words} · {object_words(store, one.object)}"
    return f"{said} {frame_words(store, one.qualifiers)}".rstrip()


def _derived_row(store: Store, one: DerivedClaim) -> Row:
    premises = ", ".join(premise[:8] for premise in one.premises)
    when = "undated" if one.during.is_open else str(one.during)
    return derived_words(store, one), when, one.rule.id, premises


def _derived_record(store: Store, one: DerivedClaim) -> dict[str, Any]:
    start, until = one.during.start, one.during.until
    return {
        "id": one.id,
        "subject": one.subject,
        "relation": one.relation,
        "words": derived_words(store, one),
        "from": str(start) if start else None,
        "until": str(until) if until else None,
        "modality": one.modality.value,
        "confidence": float(one.confidence),
        "rule": one.rule.id,
        "premises": list(one.premises),
    }


DERIVED: Telling[DerivedClaim] = Telling(
    "conclusion",
    "conclusions",
    ("what follows", "when", "rule", "from the claims"),
    lambda store, found: [_derived_row(store, one) for one in found],
    _derived_record,
)


def origin_words(store: Store, origin: Origin) -> str:
    """Say what claims go back to, in how many sources they stand, and why these are one."""
    sources = sorted({claim.source for claim in origin.claims})
    where = sources[0] if len(sources) == 1 else f"{len(sources)} sources: {', '.join(sources)}"
    because = ", ".join(rule.id for rule in origin.because)
    return f"{store.label(origin.id)} ({where})" + (f" by {because}" if because else "")


ORIGINS: Telling[Origin] = Telling(
    "origin",
    "origins",
    ("origin", "claims"),
    lambda store, found: [
        (origin_words(store, one), ", ".join(claim.id[:8] for claim in one.claims)) for one in found
    ],
    lambda store, one: {
        "origin": one.id,
        "label": store.label(one.id),
        "claims": [claim.id for claim in one.claims],
        "because": [rule.id for rule in one.because],
    },
)
