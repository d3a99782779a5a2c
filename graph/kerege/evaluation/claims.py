"""The claims of one article: what a careful reader takes from it, and what must not come out."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kerege.errors import InputError
from kerege.evaluation.measures import Evaluation, Measure, confused
from kerege.model import Claim, Ref
from kerege.tree import Field, Items, Problems, Record, parse_yaml, read_fields, read_text
from kerege.tree.fields import anything, items, text
from kerege.values import PartialDate, Quantity

if TYPE_CHECKING:
    from kerege.extractors import Reading

_ANY = "*"
_PLAIN = {"modality": "asserted", "polarity": "positive", "during": "../..", "observed_on": ""}
_QUALIFIERS = ("topic", "party", "context")
_ROW: dict[str, Field] = {
    **dict.fromkeys(["relation", "quote", "note", "asserted_by", *_PLAIN, *_QUALIFIERS], text),
    **dict.fromkeys(["subject", "object"], items(text)),
}


@dataclass(frozen=True, slots=True)
class Gold:
    """Hold the gold of an article: rows of claims, wordings of opinion, and rows that are wrong.

    A row stands for each of its subjects with each of its objects. What begins with `auto/` is the
    beginning of an id, `*` is anything.
    """

    article: str
    claims: tuple[dict[str, Any], ...]
    opinions: tuple[str, ...]
    never: tuple[dict[str, Any], ...]


def read_gold(path: Path) -> Gold:
    """Return a gold file; raise InputError with every problem of it."""
    problems = Problems(str(path))
    content = read_text(path, problems)
    tree = parse_yaml(content, problems) if content is not None else None
    values: dict[str, Any] = {}
    if isinstance(tree, Record):
        table = {"article": text, "opinions": items(text), "claims": anything, "never": anything}
        values = read_fields(tree, table, problems, required=("article", "claims"))
    elif not problems.found:
        problems.add(tree, "no record", "the keys article, claims, opinions and never")
    rows = {
        key: tuple(_rows(values[key], problems)) if key in values else ()
        for key in ("claims", "never")
    }
    if problems.found:
        raise InputError(problems.found)
    return Gold(values["article"], rows["claims"], values.get("opinions", ()), rows["never"])


def _rows(node: Any, problems: Problems) -> Iterator[dict[str, Any]]:
    for row in node.nodes if isinstance(node, Items) else [node]:
        if isinstance(row, Record):
            yield read_fields(row, _ROW, problems, required=("relation",))
        else:
            problems.add(row, "no record", "a row such as {subject: ..., relation: ...}")


def evaluate_claims(gold: Gold, reading: "Reading") -> Evaluation:
    """Return how many rows were read whole, how many claims are of a row, and the opinions found.

    A row is right where every claim that it stands for is there once, with speaker, modality,
    polarity, times, qualifiers and quantity as given, on words that hold the quote.
    """
    author = reading.document.source.author or reading.document.source.publisher
    right, known, wrong = 0, set(), []
    for row in gold.claims:
        found = [claim for claim in reading.claims if _fits(claim, row, author)]
        known |= {claim.id for claim in found}
        if len(found) == len(row["subject"]) * len(row["object"]):
            right += 1
        else:
            wrong.append(f"missed: {row['relation']}, «{row.get('quote', '')}»")
    extra = [claim for claim in reading.claims if claim.id not in known]
    wrong += [f"not in the gold: {one.subject} {one.relation}" for one in extra]
    bad = [
        claim
        for claim in reading.claims
        for row in gold.never
        if _fits(claim, row, author, loose=True)
    ]
    wrong += [f"must not come out: {one.subject} {one.relation}" for one in bad]
    opinions = sum(_is_marked(words, reading) for words in gold.opinions)
    return Evaluation(
        title=f"claims of {gold.article}",
        units=len(gold.claims),
        measures=(
            Measure("rows", right, right, len(gold.claims)),
            Measure("claims", len(known), len(reading.claims), len(known)),
            Measure("opinions", opinions, opinions, len(gold.opinions)),
            Measure("never", 0, len(bad), 0),
        ),
        confusion=confused(_relations(gold, reading)),
        wrong=tuple(wrong),
    )


def _fits(claim: Claim, row: dict[str, Any], author: str, *, loose: bool = False) -> bool:
    """Tell whether a row stands for a claim; `loose` leaves open what the row does not give."""
    subject = any(_names(claim.subject, name) for name in row.get("subject", (_ANY,)))
    target = any(_is_object(claim, value) for value in row.get("object", (_ANY,)))
    if not subject or not target or claim.relation != row["relation"]:
        return False
    plain = {} if loose else {**_PLAIN, "asserted_by": author}
    for key, value in {**plain, **row}.items():
        if key in _QUALIFIERS:
            qualifier = claim.qualifier(key)
            if not isinstance(qualifier, Ref) or not _names(qualifier.id, value):
                return False
        elif key in {*_PLAIN, "asserted_by"} and _said(claim, key) != value:
            return False
    quote = claim.evidence.quote if claim.evidence else ""
    return row.get("quote", "") in quote and (loose or not claim.opinion)


def _said(claim: Claim, key: str) -> str:
    value = getattr(claim, key)
    if key == "during" and value.start and value == type(value).during(value.start):
        return str(value.start)
    return "" if value is None else str(value)


def _names(entity: str, name: str) -> bool:
    return name in {_ANY, entity} or (name.startswith("auto/") and entity.startswith(name))


def _is_object(claim: Claim, value: str) -> bool:
    if isinstance(claim.object, Ref):
        return _names(claim.object.id, value)
    if isinstance(claim.object, Quantity):
        try:
            return value == _ANY or claim.object == Quantity.parse(value)
        except ValueError:
            return False
    return value == _ANY or (isinstance(claim.object, PartialDate) and str(claim.object) == value)


def _is_marked(words: str, reading: "Reading") -> bool:
    """Tell whether words are listed as opinion and stand in no claim."""
    listed = any(
        one.reason.startswith("opinion") and words in one.evidence.quote for one in reading.refusals
    )
    claimed = any(claim.evidence and words in claim.evidence.quote for claim in reading.claims)
    return listed and not claimed


def _relations(gold: Gold, reading: "Reading") -> Iterator[tuple[str, str]]:
    """Yield wanted and found relation on the same words; '' where nothing was found on them."""
    for row in gold.claims:
        quote = row.get("quote", "")
        got = {c.relation for c in reading.claims if c.evidence and quote in c.evidence.quote}
        yield row["relation"], row["relation"] if row["relation"] in got else min(got, default="")
