"""From the rows of a foreign table to claims, by the rules of a mapping."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation

from kerege.ids import FORBIDDEN
from kerege.model import Claim, Evidence, Modality, Object, Polarity, Rank, Ref, Text
from kerege.ontology import LITERALS
from kerege.readers.imports.batch import Batch, Import, Left, Row, resolved
from kerege.readers.imports.mapping import Rule, Term
from kerege.values import Interval, PartialDate, Quantity

_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ].*", re.ASCII | re.DOTALL)
_TRUTH = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
_WIKIDATA = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki|prop/direct|prop)/([QP]\d+)")


def read_rows(task: Import, rows: Iterable[Row]) -> Batch:
    """Return the claims that a mapping's rules make of rows; each row that makes none is counted.

    Raises InputError where there is no mapping, or no day on which the file was fetched.
    """
    mapping = task.required_mapping()
    if task.retrieved is None:
        raise task.refused(
            "no day on which the file was fetched",
            expected="--retrieved DAY",
            next_step="say when the file was taken from its publisher: the graph records it so",
        )
    batch = Batch(sources={mapping.source.id: mapping.source})
    if mapping.publisher.id not in task.entities:
        batch.entities[mapping.publisher.id] = mapping.publisher
    for row in rows:
        fitting = [rule for rule in mapping.rules if rule.fits(row.cells)]
        if not fitting:
            batch.leave("no rule of the mapping fits", row.place)
        for rule in fitting:
            try:
                claim = _claim(task, batch, rule, row)
            except Left as reason:
                batch.leave(str(reason), row.place)
            else:
                batch.claims[claim.id] = claim
    return batch


def day_of(cell: str) -> PartialDate:
    """Read a day, month or year, also as 20250131 or as the start of a time stamp.

    >>> str(day_of("20251120")), str(day_of("2025-11-20T00:00:00Z")), str(day_of("2025"))
    ('2025-11-20', '2025-11-20', '2025')
    """
    if match := _COMPACT.fullmatch(cell):
        cell = "-".join(match.groups())
    elif match := _STAMP.fullmatch(cell):
        cell = match[1]
    return PartialDate.parse(cell)


def _claim(task: Import, batch: Batch, rule: Rule, row: Row) -> Claim:
    assert task.mapping
    assert task.retrieved
    ontology, source, cells = task.ontology, task.mapping.source, row.cells
    relation = ontology.relations.get(rule.relation.of(cells))
    if relation is None:
        raise Left("no relation for it in the mapping")
    subject = _entity(task, batch, rule.subject, cells, relation.domain)
    value = _object(task, batch, rule.object, cells, relation.range)
    qualifiers = {
        key: _object(task, batch, term, cells, ontology.qualifiers[key].range)
        for key, term in rule.qualifiers.items()
        if _has(term, cells)
    }
    speaker = rule.asserted_by
    dates = {key: _date(cells[column]) for key, column in rule.dates.items() if cells.get(column)}
    said = {key: word for key, each in rule.values.items() if (word := each.of(cells))}
    try:
        return Claim(
            subject=subject,
            relation=relation.id,
            object=value,
            qualifiers=tuple(qualifiers.items()),
            polarity=Polarity(said.get("polarity", Polarity.POSITIVE)),
            modality=Modality(said.get("modality", Modality.ASSERTED)),
            opinion=said.get("opinion") == "true",
            during=Interval(dates.get("from"), dates.get("until")),
            observed_on=dates.get("on"),
            stated_on=dates.get("stated_on"),
            asserted_by=_entity(task, batch, speaker, cells, "Actor")
            if speaker
            else source.author or source.publisher,
            published_on=source.published_on,
            recorded_on=task.retrieved,
            source=source.id,
            evidence=_evidence(rule, row),
            method="import",
            confidence=Decimal(said.get("confidence", "1")),
            credibility=int(said["credibility"]) if "credibility" in said else None,
            rank=Rank(said.get("rank", Rank.NORMAL)),
            note=_clean(cells.get(rule.note, "")),
        )
    except (ValueError, InvalidOperation) as error:
        raise Left(re.sub(r"\d[\d-]*", "…", str(error))) from None


def _evidence(rule: Rule, row: Row) -> Evidence:
    """Return the cell that says so: its words, and in which row and column it stands."""
    key = row.cells.get(rule.key, "")
    place = " ".join(filter(None, [key or row.place, rule.quote]))
    return Evidence(quote=_clean(row.cells.get(rule.quote, "")) or place, cell=_clean(place))


def _entity(task: Import, batch: Batch, term: Term, cells: Mapping[str, str], wanted: str) -> str:
    """Return the id of the entity that a term names, which is of the class that is wanted."""
    if term.constant:
        names = {"id": term.constant}
    else:
        columns = (term.columns or {}).items()
        names = {key: cell for key, column in columns if (cell := cells.get(column, "").strip())}
    if not names:
        raise Left(f"no {task.ontology.classes[wanted].label} named")
    if "wikidata" in names or "iri" in names:
        match = _WIKIDATA.fullmatch(names.get("wikidata") or names["iri"])
        if match:
            names["wikidata"] = match[1]
    if any(FORBIDDEN.search(name) for name in names.values()):
        raise Left("control characters in a name")
    kind = term.kind.of(cells) or wanted
    entity = resolved(task, batch, kind=kind, names=names, lang=term.lang)
    if not task.ontology.is_a(entity.kind, wanted):
        raise Left(f"{entity.kind} where the relation wants {wanted}")
    return entity.id


def _object(
    task: Import, batch: Batch, term: Term, cells: Mapping[str, str], wanted: str
) -> Object:
    if wanted not in LITERALS:
        return Ref(_entity(task, batch, term, cells, wanted))
    cell = cells.get(term.literal, term.constant).strip()
    if not cell:
        raise Left("an empty value")
    try:
        match wanted:
            case "Quantity":
                unit = term.unit.of(cells)
                if unit not in task.ontology.units:
                    raise Left(f"unknown unit {unit!r}")
                return Quantity(Decimal(cell.replace(",", "")), unit)
            case "date":
                return day_of(cell)
            case "boolean":
                return _TRUTH[cell.casefold()]
        return Text(cell, term.lang)
    except (ValueError, KeyError, InvalidOperation):
        raise Left(f"no {LITERALS[wanted].removeprefix('a ').removeprefix('an ')}") from None


def _has(term: Term, cells: Mapping[str, str]) -> bool:
    columns = (*(term.columns or {}).values(), term.literal)
    return bool(term.constant) or any(cells.get(column) for column in columns)


def _date(cell: str) -> PartialDate:
    try:
        return day_of(cell.strip())
    except ValueError:
        raise Left("a date that is none") from None


def _clean(words: str) -> str:
    return FORBIDDEN.sub(" ", words)
