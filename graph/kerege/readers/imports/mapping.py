"""A mapping: which rows of a foreign table say what, in YAML read as strictly as a project's."""

from collections.abc import Mapping as Map
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kerege.errors import InputError, meant
from kerege.model import Entity, Modality, Polarity, Rank, Source
from kerege.ontology import Ontology
from kerege.readers.common import language, read_record, records_of, with_defaults
from kerege.readers.entities import make_names, names
from kerege.readers.sources import make_source, source_fields
from kerege.tree import Expected, Field, Node, Problems, Record, Scalar, read_fields
from kerege.tree.fields import anything, items, one_of, text

DATES = ("from", "until", "on", "stated_on")
_LITERALS = ("amount", "text", "date", "truth")
_IDS = ("id", "iri", "name", "wikidata", "iso2", "iso3", "m49")
_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "bar": "|"}


@dataclass(frozen=True, slots=True)
class Value:
    """Hold a word, or the column that has it and what its cells mean."""

    word: str = ""
    column: str = ""
    meaning: Map[str, str] | None = None

    def of(self, cells: Map[str, str]) -> str:
        """Return the word of a row, or '' where its cell has none."""
        if not self.column:
            return self.word
        cell = cells.get(self.column, "")
        return cell if self.meaning is None else self.meaning.get(cell, "")


@dataclass(frozen=True, slots=True)
class Term:
    """Hold how a row names a subject or an object: by constant, by columns with ids, as literal.

    `literal` is the column of an amount, a text, a date or a truth value.
    """

    constant: str = ""
    columns: Map[str, str] | None = None
    kind: Value = Value()
    lang: str = "en"
    literal: str = ""
    unit: Value = Value()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Hold which rows make a claim, and of what its parts are made."""

    when: Map[str, frozenset[str]]
    subject: Term
    relation: Value
    object: Term
    dates: Map[str, str]
    values: Map[str, Value]
    qualifiers: Map[str, Term]
    asserted_by: Term | None
    key: str
    quote: str
    note: str

    def fits(self, cells: Map[str, str]) -> bool:
        """Tell whether a row is of the kind that this rule reads."""
        return all(cells.get(column, "") in words for column, words in self.when.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """Hold the dataset as a source, the shape of its table, and the rules for its rows."""

    source: Source
    publisher: Entity
    rules: tuple[Rule, ...]
    separator: str = ","
    columns: tuple[str, ...] = ()


def read_mapping(path: Path, ontology: Ontology) -> Mapping:
    """Return the mapping of a file; raise InputError with all its problems."""
    problems = Problems(str(path))
    top = read_record(path, problems)
    mapping = _mapping(top, problems, ontology) if top else None
    if mapping is None or problems.found:
        raise InputError(problems.found)
    return mapping


def _mapping(top: Record, problems: Problems, ontology: Ontology) -> Mapping | None:
    shape: dict[str, Field] = {
        "source": _record,
        "publisher": _record,
        "separator": one_of(_SEPARATORS, "separator"),
        "columns": items(text),
        "claims": anything,
    }
    rule_fields = _rule_fields(ontology)
    values = read_fields(top, {**rule_fields, **shape}, problems, required=["source", "claims"])
    defaults = {key: node for key, node in top.values.items() if key in rule_fields}
    rules = [
        _rule(
            read_fields(record, rule_fields, problems, required=["subject", "relation", "object"]),
            ontology,
        )
        for record in (
            with_defaults(record, defaults, top) for record in records_of(top, "claims", problems)
        )
        if not problems.found
    ]
    if problems.found:
        return None
    required = ["id", "title", "publisher", "class", "licence"]
    said = read_fields(values["source"], source_fields(ontology), problems, required=required)
    table: dict[str, Field] = {"names": names, "note": text}
    about = read_fields(values["publisher"], table, problems) if "publisher" in values else {}
    if problems.found:
        return None
    publisher = Entity(
        id=said["publisher"],
        kind="Outlet",
        names=make_names(about, ()),
        note=about.get("note", ""),
    )
    return Mapping(
        source=make_source(said, {}),
        publisher=publisher,
        rules=tuple(rules),
        separator=_SEPARATORS[values.get("separator", "comma")],
        columns=values.get("columns", ()),
    )


def _rule_fields(ontology: Ontology) -> dict[str, Field]:
    return {
        "when": _conditions,
        "subject": _term(ontology),
        "relation": _value(one_of(ontology.relations, "relation", listed_in="the ontology")),
        "object": _term(ontology),
        "asserted_by": _term(ontology),
        "polarity": _value(one_of(Polarity, "polarity")),
        "modality": _value(one_of(Modality, "modality")),
        "opinion": _value(one_of(["true", "false"], "truth value")),
        "rank": _value(one_of(Rank, "rank")),
        "credibility": _value(one_of("123456", "credibility")),
        "confidence": _value(text),
        **dict.fromkeys((*DATES, "key", "quote", "note"), text),
        **{key: _term(ontology) for key in ontology.qualifiers},
    }


def _rule(values: dict[str, Any], ontology: Ontology) -> Rule:
    constants = ("polarity", "modality", "opinion", "rank", "credibility", "confidence")
    nothing = Term()
    return Rule(
        when=values.get("when", {}),
        subject=values.get("subject", nothing),
        relation=values.get("relation", Value()),
        object=values.get("object", nothing),
        dates={key: values[key] for key in DATES if key in values},
        values={key: values[key] for key in constants if key in values},
        qualifiers={key: values[key] for key in ontology.qualifiers if key in values},
        asserted_by=values.get("asserted_by"),
        key=values.get("key", ""),
        quote=values.get("quote", ""),
        note=values.get("note", ""),
    )


def _record(node: Node) -> Record:
    if not isinstance(node, Record):
        raise Expected("a text or a list", "a record like {id: …, title: …}")
    return node


def _conditions(node: Node) -> dict[str, frozenset[str]]:
    return {column: frozenset(items(text)(words)) for column, words in _record(node).values.items()}


def _value(field: Field) -> Field:
    """Return a field for a word, or a record of a column and what its cells mean."""

    def read(node: Node) -> Value:
        if isinstance(node, Scalar):
            return Value(word=field(node))
        record = _record(node)
        _only(record, ("column", "map"))
        meaning = record.values.get("map")
        return Value(
            column=text(_required(record, "column")),
            meaning=None
            if meaning is None
            else {cell: field(word) for cell, word in _record(meaning).values.items()},
        )

    return read


def _term(ontology: Ontology) -> Field:
    """Return a field for how a row names a subject, an object or a qualifier."""
    kind = _value(one_of(ontology.classes, "class", listed_in="the ontology"))

    def read(node: Node) -> Term:
        if isinstance(node, Scalar):
            return Term(columns={"name": node.text})
        record = _record(node)
        _only(record, ("is", *_IDS, *_LITERALS, "class", "lang", "unit"))
        given = {key: text(value) for key, value in record.values.items() if key in _IDS}
        literals = [text(record.values[key]) for key in _LITERALS if key in record.values]
        term = Term(
            constant=text(record.values["is"]) if "is" in record.values else "",
            columns=given,
            literal=literals[0] if literals else "",
            lang=language(record.values["lang"]) if "lang" in record.values else "en",
        )
        if "class" in record.values:
            term = replace(term, kind=kind(record.values["class"]))
        if "unit" in record.values:
            term = replace(term, unit=_value(text)(record.values["unit"]))
        if not term.constant and not given and not literals:
            raise Expected("no column", "one of " + ", ".join(["is", *_IDS, *_LITERALS]))
        return term

    return read


def _only(record: Record, known: tuple[str, ...]) -> None:
    for key in record.values:
        if key not in known:
            step = meant(key, known, "take it out")
            raise Expected(f"unknown key {key!r}", "one of " + ", ".join(known), step)


def _required(record: Record, key: str) -> Node:
    if key not in record.values:
        raise Expected(f"no {key}", f"the key {key!r}")
    return record.values[key]
