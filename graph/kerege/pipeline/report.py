"""`report.md`: what was read, what came of it, what was refused and what was found."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import BinaryIO

from kerege.errors import Problem
from kerege.extractors import Reading
from kerege.extractors.abilities import ABILITIES
from kerege.extractors.languages import detect
from kerege.model import CURATED, Claim, Source
from kerege.pipeline.assembly import Assembled
from kerege.reasoning import (
    GRAVEST_FIRST,
    RIVALRIES,
    SEVERITIES,
    Ground,
    Outcome,
    Verdict,
    claim_links,
    contradictions,
    disputes,
    plan_outcomes,
)
from kerege.store import Store
from kerege.view import coverage_table, date_words, dated_sentence, sentence, when_words

_SETTLED = ("failed", "disputed", "overdue", "fulfilled", "open")
"""In which order what became of plans is of interest."""
_GROUNDS = 3
"""How many grounds of a verdict the report shows."""


def write_report(assembled: Assembled, found: Iterable[Problem], stream: BinaryIO) -> None:
    """Write the report as Markdown: first what a reader has to know, at the end the counts."""
    store = assembled.store
    lines = [
        f"# {store.project.title}",
        "",
        f"As of {date_words(store.build_date)}: {len(store)} claims about "
        f"{len(store.entities)} entities from {len(store.sources)} sources.",
        *_in_short(assembled),
        *_conflicts(store),
        *(
            line
            for reading in assembled.readings
            for line in _article(store, reading, assembled.verdicts)
        ),
        *_disputes(store),
        *_plans(store),
        *_overtaken(store),
        *_findings(tuple(found)),
        *_gaps(store),
        *_read(store),
        *_languages(assembled.readings),
    ]
    stream.write(("\n".join(lines) + "\n").encode())


def _in_short(assembled: Assembled) -> list[str]:
    """Say how much of what a reader looks for first was found."""
    store = assembled.store
    severities = Counter(pair.severity for pair in contradictions(store))
    states = Counter(outcome.state for outcome in plan_outcomes(store).values())
    judged = Counter(verdict.verdict for verdict in assembled.verdicts.values())
    numbers = {
        "Claims that cannot both hold": [(name, severities[name]) for name in SEVERITIES],
        "Verdicts on what the articles say": [(name, judged[name]) for name in GRAVEST_FIRST],
        "Plans": [(name, states[name]) for name in _SETTLED],
    }
    told = [
        f"- {what}: {', '.join(f'{number} {name}' for name, number in found if number)}."
        for what, found in numbers.items()
        if any(number for _, number in found)
    ]
    return ["", *told] if told else []


def _read(store: Store) -> list[str]:
    curated = sum(claim.method == CURATED for claim in store)
    kinds = Counter(store.sources[claim.source].kind or "unclassed" for claim in store)
    relations = Counter(claim.relation for claim in store)
    lines = ["", "## What was read", ""]
    lines += _table(
        ("", "claims"),
        [("curated facts", curated), ("read from articles", len(store) - curated)],
    )
    lines += ["", "By class of source:", ""]
    lines += _table(("class", "claims"), _most(kinds))
    lines += ["", "By relation:", ""]
    return lines + _table(("relation", "claims"), _most(relations))


def _languages(readings: Iterable[Reading]) -> list[str]:
    """Say in which languages articles were read, and what the reader of each takes."""
    documents = [reading.document for reading in readings]
    counts = Counter(one.source.language or detect(one.text) for one in documents)
    known = [(ABILITIES.get(language), language, n) for language, n in sorted(counts.items())]
    rows = [
        (
            ability.name if ability else language,
            number,
            ", ".join(ability.layers) if ability else "",
            ability.note if ability else "",
        )
        for ability, language, number in known
    ]
    head = ["", "By language of article:", ""]
    return head + _table(("language", "articles", "what is taken", "note"), rows) if rows else []


def _article(store: Store, reading: Reading, verdicts: Mapping[str, Verdict]) -> list[str]:
    source = reading.document.source
    lines = ["", f"## Article: {_cell(source.title)}", ""]
    lines += [
        f"{store.label(source.publisher)}, "
        f"{date_words(source.published_on) if source.published_on else 'undated'}, "
        f"reliability {source.reliability}. {source.reason}".rstrip(),
        "",
        *_translated(source),
    ]
    claims = sorted(
        reading.claims,
        key=lambda claim: (
            GRAVEST_FIRST.index(verdicts[claim.id].verdict),
            (claim.evidence.start or 0) if claim.evidence else 0,
            claim.id,
        ),
    )
    rows = [
        (
            sentence(store, claim),
            store.label(claim.asserted_by),
            when_words(store, claim),
            f"“{claim.evidence.quote}”" if claim.evidence else "",
            verdicts[claim.id].verdict,
            "; ".join(_ground(store, ground) for ground in verdicts[claim.id].grounds[:_GROUNDS]),
        )
        for claim in claims
    ]
    counts = Counter(verdicts[claim.id].verdict for claim in claims)
    lines += [", ".join(f"{number} {verdict}" for verdict, number in _most(counts)), ""]
    columns = ("claim", "who says so", "when", "on which words", "verdict", "because")
    lines += _table(columns, rows)
    if reading.refusals:
        lines += ["", "Not taken as a claim:", ""]
        lines += _table(
            ("words", "why"),
            [(f"“{refusal.evidence.quote}”", refusal.reason) for refusal in reading.refusals],
        )
    if reading.entities:
        lines += ["", "Mentions of nothing known, which got an id of their own:", ""]
        lines += [f"- {_cell(entity.label())} (`{entity.id}`)" for entity in reading.entities]
    return lines


def _translated(source: Source) -> list[str]:
    """Say of a translation that its quotes are no words of the original."""
    if not source.translated_from:
        return []
    original = ABILITIES.get(source.translated_from)
    name = original.name if original else source.translated_from
    return [f"A translation from {name}: the quotes are words of the translation.", ""]


def _ground(store: Store, ground: Ground) -> str:
    """Say on which claim of the graph a verdict rests, with its source and grade."""
    claim = ground.claim
    source = store.sources[claim.source]
    publisher = store.label(source.publisher)
    return f"{dated_sentence(store, claim)} ({publisher}, {source.reliability}; {ground.rule.id})"


def _conflicts(store: Store) -> list[str]:
    rows = [
        (pair.severity, pair.rule.id, *(_side(store, claim) for claim in pair.claims))
        for pair in contradictions(store)
    ]
    if not rows:
        return []
    lines = ["", "## Conflicts", "", "Pairs of claims that cannot both hold; both stay.", ""]
    return lines + _table(("severity", "rule", "one says", "the other says"), rows)


def _disputes(store: Store) -> list[str]:
    rows = [
        (each.rule.id, *(_side(store, claim) for claim in (each.first, each.second)))
        for each in disputes(store)
        if each.rule in RIVALRIES
    ]
    if not rows:
        return []
    lines = ["", "## Disputes", "", "Rival views of one fact that do not exclude each other.", ""]
    return lines + _table(("rule", "one view", "the other view"), rows)


def _plans(store: Store) -> list[str]:
    """Say what became of the plans that are no longer open."""
    outcomes = plan_outcomes(store).values()
    rows = [
        (
            outcome.state,
            _side(store, outcome.plan),
            date_words(outcome.due) if outcome.due else "",
            "; ".join(_side(store, link.first) for link in outcome.links),
        )
        for outcome in sorted(outcomes, key=_by_interest)
        if outcome.state != "open"
    ]
    still = sum(outcome.state == "open" for outcome in outcomes)
    if not outcomes:
        return []
    lines = ["", "## Plans", "", f"{len(outcomes)} plans, {still} of them open.", ""]
    return lines + (_table(("outcome", "plan", "due", "settled by"), rows) if rows else [])


def _by_interest(outcome: Outcome) -> tuple[int, int, str]:
    return _SETTLED.index(outcome.state), outcome.due.first if outcome.due else 0, outcome.plan.id


def _overtaken(store: Store) -> list[str]:
    """Say what had not happened, and then did."""
    rows = [
        (_side(store, link.first), _side(store, link.second))
        for link in claim_links(store)
        if link.kind == "overtakenBy"
    ]
    if not rows:
        return []
    lines = ["", "## Overtaken", "", "What had not happened yet, and what happened then.", ""]
    return lines + _table(("claim", "overtaken by"), rows)


def _side(store: Store, claim: Claim) -> str:
    speaker, grade = store.label(claim.asserted_by), store.sources[claim.source].reliability
    said = f"{dated_sentence(store, claim)} ({speaker}, {grade})"
    return f"{said}: “{claim.evidence.quote}”" if claim.evidence else said


def _gaps(store: Store) -> list[str]:
    if not store.project.focus:
        return []
    lines = ["", "## Coverage", ""]
    lines += ["Claims by decade; `·` is a gap, a number in brackets rests on one origin.", ""]
    return lines + _table(*coverage_table(store))


def _findings(found: tuple[Problem, ...]) -> list[str]:
    if not found:
        return ["", "## Findings", "", "None."]
    by_level = sorted(found, key=lambda problem: (problem.level, problem.key))
    rows = [
        (problem.level, problem.place, problem.found, problem.next_step) for problem in by_level
    ]
    return ["", "## Findings", "", *_table(("level", "where", "what", "next"), rows)]


def _most(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> list[str]:
    lines = [head, tuple("---" for _ in head), *rows]
    return ["| " + " | ".join(_cell(str(cell)) for cell in line) + " |" for line in lines]


def _cell(text: str) -> str:
    """Escape what would end a cell or be read as markup."""
    for char in "\\|<>*_`[":
        text = text.replace(char, "\\" + char)
    return " ".join(text.split())
