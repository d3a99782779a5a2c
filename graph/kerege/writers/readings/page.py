"""The page: the text with the words of its claims marked, the claims beside it; no script."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from kerege.model import Claim, Document, Evidence
from kerege.store import Store
from kerege.view import sentence, when_words
from kerege.writers.policy import style_policy

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold a stretch of a text, the numbers of the claims on it, and whether it was refused."""

    text: str
    numbers: tuple[int, ...] = ()
    refused: bool = False


def reading_page(
    store: Store,
    document: Document,
    claims: Sequence[Claim],
    *,
    reasons: Mapping[str, Sequence[str]],
    refusals: Sequence[tuple[Evidence, str]],
) -> str:
    """Return the page of a text and its claims, which are in its order.

    `reasons` say by claim id why each came out, `refusals` what did not and why. The page loads
    nothing and runs nothing.
    """
    styles = (_HERE / "page.css").read_text(encoding="utf-8")
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html").render(
        policy=style_policy(styles),
        styles=Markup(styles),
        title=document.source.title,
        language=document.source.language,
        pieces=pieces(document.text, claims, [evidence for evidence, _ in refusals]),
        claims=[
            {
                "said": sentence(store, claim),
                "when": when_words(store, claim),
                "speaker": store.label(claim.asserted_by),
                "reasons": reasons.get(claim.id, ()),
                "confidence": f"{claim.confidence.normalize():f}",
            }
            for claim in claims
        ],
        refusals=[(evidence.quote, reason) for evidence, reason in refusals],
    )


def pieces(text: str, claims: Sequence[Claim], refused: Sequence[Evidence]) -> list[Piece]:
    """Return a text cut where the words of a claim begin or end, without loss and in order."""
    spans = [(number, _span(claim.evidence)) for number, claim in enumerate(claims)]
    left = [_span(evidence) for evidence in refused]
    cuts = sorted({0, len(text), *(at for _, span in spans for at in span), *sum(left, ())})
    return [
        Piece(
            text[start:end],
            tuple(number for number, span in spans if span[0] <= start and end <= span[1]),
            any(span[0] <= start and end <= span[1] for span in left),
        )
        for start, end in pairwise(cuts)
    ]


def _span(evidence: Evidence | None) -> tuple[int, int]:
    if evidence is None or evidence.start is None or evidence.end is None:
        return (0, 0)
    return evidence.start, evidence.end
