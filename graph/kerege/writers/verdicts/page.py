"""The page: the article on one side, verdicts and their evidence on the other; no script."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from kerege.model import Document
from kerege.reasoning import VERDICTS, Ground, Verdict
from kerege.store import Store
from kerege.view import date_words, sentence, when_words
from kerege.writers.policy import style_policy
from kerege.writers.verdicts.passages import passages

_HERE = Path(__file__).parent
MEANINGS = {
    "supported": "others say the same",
    "contradicted": "others say what excludes it",
    "partly": "right in kind, not in amount or matter",
    "overtaken": "something later has changed it",
    "disputed": "others are on both sides",
    "unverified": "nobody else speaks of it",
    "opinion": "not a matter of true or false",
}
SIGNS = dict(zip(VERDICTS, "✓✗≈↻⇄?“", strict=True))
"""A mark for each verdict, so that none is known by its colour alone."""


@dataclass(frozen=True, slots=True)
class _Witness:
    """Hold a claim that a verdict rests on, in words."""

    said: str
    when: str
    speaker: str
    source: str
    url: str
    grade: str
    rule: str
    id: str


@dataclass(frozen=True, slots=True)
class _Card:
    """Hold a verdict in words, with its number in the article."""

    number: int
    verdict: str
    said: str
    when: str
    speaker: str
    quote: str
    because: str
    witnesses: tuple[_Witness, ...]


def verdict_page(store: Store, document: Document, verdicts: Sequence[Verdict]) -> str:
    """Return the page of an article and the verdicts on its claims, which are in its order.

    The same text for the same input. It loads nothing, runs nothing, and prints.
    """
    styles = (_HERE / "page.css").read_text(encoding="utf-8")
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    source = document.source
    counts = Counter(verdict.verdict for verdict in verdicts)
    return environment.get_template("page.html").render(
        policy=style_policy(styles),
        styles=Markup(styles),
        title=source.title,
        language=source.language,
        byline=_byline(store, document),
        url=_link(source.url),
        counts=[(name, counts[name]) for name in VERDICTS if counts[name]],
        meanings=MEANINGS,
        signs=SIGNS,
        passages=passages(document.text, verdicts),
        cards=[_card(store, number, verdict) for number, verdict in enumerate(verdicts)],
        graph=store.project.title,
        day=date_words(store.build_date),
    )


def _byline(store: Store, document: Document) -> str:
    source = document.source
    parts = [
        store.label(source.author) if source.author else "",
        store.label(source.publisher),
        date_words(source.published_on) if source.published_on else "undated",
        f"reliability {source.reliability}",
    ]
    return ", ".join(part for part in parts if part)


def _card(store: Store, number: int, verdict: Verdict) -> _Card:
    claim = verdict.claim
    return _Card(
        number=number,
        verdict=verdict.verdict,
        said=sentence(store, claim),
        when=when_words(store, claim),
        speaker=store.label(claim.asserted_by),
        quote=claim.evidence.quote if claim.evidence else "",
        because=_rule_words(verdict),
        witnesses=tuple(_witness(store, ground) for ground in verdict.grounds),
    )


def _rule_words(verdict: Verdict) -> str:
    """Say a rule by its id and its words, which may begin with the verdict that the card has."""
    rule = verdict.rule
    return f"{rule.id}: {rule.words.removeprefix(f'{verdict.verdict}: ')}"


def _witness(store: Store, ground: Ground) -> _Witness:
    claim = ground.claim
    source = store.sources.get(claim.source)
    return _Witness(
        said=sentence(store, claim),
        when=when_words(store, claim),
        speaker=store.label(claim.asserted_by),
        source=source.title if source else claim.source,
        url=_link(source.url) if source else "",
        grade=source.reliability if source else "F",
        rule=ground.rule.id,
        id=claim.id[:8],
    )


def _link(address: str) -> str:
    """Return an address that a browser may follow, or none."""
    return address if address.startswith(("https://", "http://")) else ""
