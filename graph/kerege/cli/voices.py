"""Commands that compare who says what: camps, track-record."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kerege.cli.common import known_by_option, open_graph, project_option
from kerege.cli.output import format_option, write_rows
from kerege.cli.terms import Terms, terms_options
from kerege.model import Claim, Modality, Polarity
from kerege.store import Store
from kerege.values import PartialDate
from kerege.view import sentence

if TYPE_CHECKING:
    from kerege.reasoning import Hearing, Position, TrackRecord


@click.command()
@click.argument("target")
@project_option
@known_by_option
@click.option(
    "--within", default=30, show_default=True, help="After how many days silence is silence."
)
@terms_options
@format_option
def camps(
    target: str,
    *,
    project: Path | None,
    known_by: PartialDate | None,
    within: int,
    terms: Terms,
    form: str | None,
) -> None:
    """Say which camp asserts, denies, announces, reports or leaves out what about TARGET.

    TARGET is an event or any other entity, or the start of the id of a claim or statement. A camp
    reports where its press prints what others say. It leaves out what it does not say while it
    says other things of the matter, and is silent where the graph has no claim of it at all within
    so many days of the first.
    """
    graph = terms.on(open_graph(project))
    found = graph.camps(target, within=within, known_by=known_by)
    write_rows(
        ("first said", "what", "who says what", "leaves it out", f"silent {within} days"),
        [_hearing_row(graph.store, hearing) for hearing in found],
        form=form,
        records=[_hearing_record(graph.store, hearing, within) for hearing in found],
    )


def _hearing_row(store: Store, hearing: "Hearing") -> tuple[str, ...]:
    spoken = [each for each in hearing.positions if each.stance not in ("leaves out", "silent")]
    return (
        str(hearing.first or ""),
        _plainly(store, hearing.claim),
        "\n".join(_position_words(store, each) for each in spoken),
        ", ".join(_silent(store, each) for each in hearing.camps("leaves out")),
        ", ".join(_silent(store, each) for each in hearing.camps("silent")),
    )


def _plainly(store: Store, claim: Claim) -> str:
    """Say what a claim is about without its stance, which differs from camp to camp."""
    plain = replace(claim, polarity=Polarity.POSITIVE, modality=Modality.ASSERTED, opinion=False)
    return sentence(store, plain)


def _position_words(store: Store, position: "Position") -> str:
    late = f", {position.delay} days later" if position.delay else ""
    claims = ", ".join(claim.id[:8] for claim in position.claims)
    return f"{_camp(store, position.camp)} {position.stance}{late} ({claims})"


def _silent(store: Store, position: "Position") -> str:
    return f"{_camp(store, position.camp)}{' so far' if position.is_open else ''}"


def _camp(store: Store, name: str) -> str:
    labels = {camp.id: camp.label for camp in store.project.camps}
    return labels.get(name, "no camp")


def _hearing_record(store: Store, hearing: "Hearing", within: int) -> dict[str, Any]:
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


@click.command("track-record")
@project_option
@known_by_option
@click.option(
    "--by",
    type=click.Choice(["speaker", "publisher", "source"]),
    default="speaker",
    show_default=True,
    help="Whose claims are counted together.",
)
@click.option("--all", "everything", is_flag=True, help="Those too of whom nothing was checked.")
@terms_options
@format_option
def track_record(
    *,
    project: Path | None,
    known_by: PartialDate | None,
    by: str,
    everything: bool,
    terms: Terms,
    form: str | None,
) -> None:
    """Say how the claims of each speaker, publisher or source fared against those of others.

    Checked are the claims that others support or contradict, and the plans that came true or
    failed. Where they are fewer than five there is no share: too few. It is a record of agreement,
    and not of truth: who is alone may be right.
    """
    graph = terms.on(open_graph(project))
    found = [
        each for each in graph.track_record(by, known_by=known_by) if everything or each.checked
    ]
    write_rows(
        (by, "claims", "checked", "borne out", "verdicts", "plans"),
        [_record_row(graph.store, each) for each in found],
        form=form,
        records=[_track_record(graph.store, by, each) for each in found],
    )


def _record_row(store: Store, record: "TrackRecord") -> tuple[str, ...]:
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


def _track_record(store: Store, by: str, record: "TrackRecord") -> dict[str, Any]:
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
