"""Who says what, and how it fared, in words."""

from dataclasses import replace
from typing import Any

from kerege.library.told.findings import Row, Telling
from kerege.model import Claim, Modality, Polarity
from kerege.reasoning import Hearing, Position, TrackRecord
from kerege.store import Store
from kerege.view import sentence

_NAMED = 3
"""How many camps that say nothing are named, and not called all others."""


def heard(within: int) -> Telling[Hearing]:
    """Return how it is told who says what, where silence is silence after so many days."""
    return Telling(
        "statement",
        "statements",
        ("first said", "what", "who says what", "leaves it out", f"silent {within} days"),
        lambda store, found: [_hearing_row(store, hearing) for hearing in found],
        lambda store, hearing: _hearing_record(store, hearing, within),
    )


def recorded(by: str) -> Telling[TrackRecord]:
    """Return how track records are told, by speaker, publisher or source."""
    return Telling(
        by,
        f"{by}s",
        (by, "claims", "checked", "borne out", "verdicts", "plans"),
        lambda store, found: [_record_row(store, record) for record in found],
        lambda store, record: _track_record(store, by, record),
    )


def _hearing_row(store: Store, hearing: Hearing) -> Row:
    spoken = [each for each in hearing.positions if each.stance not in ("leaves out", "silent")]
    return (
        str(hearing.first or ""),
        _plainly(store, hearing.claim),
        "\n".join(_position_words(store, each) for each in spoken),
        ", ".join(_silent(store, each) for each in hearing.camps("leaves out")),
        _silence(store, hearing),
    )


def _silence(store: Store, hearing: Hearing) -> str:
    """Name the camps that say nothing, or say that all others do not."""
    silent = hearing.camps("silent")
    if len(silent) > _NAMED and not hearing.camps("leaves out"):
        return "all others" + (" so far" if all(each.is_open for each in silent) else "")
    return ", ".join(_silent(store, each) for each in silent)


def _plainly(store: Store, claim: Claim) -> str:
    """Say what a claim is about without its stance, which differs from camp to camp."""
    plain = replace(claim, polarity=Polarity.POSITIVE, modality=Modality.ASSERTED, opinion=False)
    return sentence(store, plain)


def _position_words(store: Store, position: Position) -> str:
    late = f", {position.delay} days later" if position.delay else ""
    claims = ", ".join(claim.id[:8] for claim in position.claims)
    return f"{_camp(store, position.camp)} {position.stance}{late} ({claims})"


def _silent(store: Store, position: Position) -> str:
    return f"{_camp(store, position.camp)}{' so far' if position.is_open else ''}"


def _camp(store: Store, name: str) -> str:
    labels = {camp.id: camp.label for camp in store.project.camps}
    return labels.get(name, "no camp")


def _hearing_record(store: Store, hearing: Hearing, within: int) -> dict[str, Any]:
    return {
        "statement": hearing.claim.statement,
        "words": _plainly(store, hearing.claim),
        "first_said": str(hearing.first) if hearing.first else None,
        "within_days": within,
        "camps": [
            {
                "camp": position.camp or None,
                "stance": position.stance,
                "claims": [claim.id for claim in position.claims],
                "first_said": str(position.first) if position.first else None,
                "days_later": position.delay,
                "open": position.is_open,
            }
            for position in hearing.positions
        ],
    }


def _record_row(store: Store, record: TrackRecord) -> Row:
    share = "too few" if record.share is None else f"{record.share:.0%}"
    return (
        _name(store, record.who),
        str(record.claims),
        str(record.checked),
        share,
        _counts(record.verdicts),
        _counts(record.plans),
    )


def _name(store: Store, who: str) -> str:
    return store.sources[who].title if who in store.sources else store.label(who)


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in counts.items())


def _track_record(store: Store, by: str, record: TrackRecord) -> dict[str, Any]:
    return {
        by: record.who,
        "label": _name(store, record.who),
        "claims": record.claims,
        "checked": record.checked,
        "borne_out": record.borne_out,
        "too_few": record.are_few,
        "share": None if record.share is None else round(record.share, 3),
        "verdicts": record.verdicts,
        "plans": record.plans,
    }
