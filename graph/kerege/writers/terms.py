"""How names, values and dates look in Turtle."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import BinaryIO

from kerege.errors import OutputError
from kerege.ids import FORBIDDEN, SLUG
from kerege.model import Object, Ref, Text
from kerege.ontology import Ontology
from kerege.values import PartialDate, Quantity

JOINT = " ;\n    "
"""What stands between two predicates of a subject."""
_COMPARATORS = {"=": "", ">": "gt-", ">=": "ge-", "<": "lt-", "<=": "le-", "~": "about-"}
DATE_TYPES = {"year": "xsd:gYear", "month": "xsd:gYearMonth", "day": "xsd:date"}
_ESCAPED = re.compile(r'["\\\n\r\t]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_AT_ONCE = 64
"""Texts joined before they are written: a call for each would cost as much as making it."""
_BAD_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`]')


def write_texts(texts: Iterable[str], stream: BinaryIO) -> None:
    """Write texts one after the other in UTF-8."""
    remaining = iter(texts)
    while some := list(islice(remaining, _AT_ONCE)):
        stream.write("".join(some).encode())


def subject_block(lines: list[str]) -> str:
    """Join a subject with its first predicate, and the others, to the block of a subject."""
    return JOINT.join(lines) + " .\n"


def object_term(value: Object, ontology: Ontology) -> str:
    """Return an object as a term: a name or a literal."""
    match value:
        case Ref():
            return entity_name(value.id)
        case Quantity():
            return quantity_name(value, ontology)
        case Text():
            return literal(value.value, value.lang)
        case PartialDate():
            return f'"{value}"^^{DATE_TYPES[value.precision]}'
        case bool():
            return "true" if value else "false"


def quantity_name(quantity: Quantity, ontology: Ontology) -> str:
    """Return the prefixed name of an amount, made of its parts."""
    unit = ontology.units[quantity.unit].id.removeprefix("unit-")
    amount = quantity.plain_amount.replace("-", "minus-")
    return f"quantity:{_COMPARATORS[quantity.comparator]}{amount}-{unit}"


def quantity_block(quantity: Quantity, name: str, ontology: Ontology) -> str:
    """Return the block of an amount that has this name."""
    unit = ontology.units[quantity.unit]
    return f"""{name} a ker:Quantity ;
    qudt:numericValue "{quantity.plain_amount}"^^xsd:decimal ;
    ker:comparator "{quantity.comparator}" ;
    {_unit(unit.id, unit.code, unit.qudt)} .
"""


@lru_cache(maxsize=2**10)
def _unit(name: str, code: str, qudt: str) -> str:
    lines = [f"ker:unit kv:{name}", f"ker:unitCode {literal(code)}"]
    if qudt:
        lines.append(f"qudt:hasUnit <{iri(qudt)}>")
    return JOINT.join(lines)


@lru_cache(maxsize=2**12)
def entity_name(entity: str) -> str:
    """Return the prefixed name of an entity; the slash of `auto/…` has to be escaped."""
    if not SLUG.fullmatch(entity.removeprefix("auto/")):
        raise OutputError(f"{entity!r} is no id of an entity")
    return ":" + entity.replace("/", "\\/")


def date_line(name: str, when: PartialDate) -> str:
    """Write the first day of a date, and its precision where that is coarser than a day."""
    return _date_line(name, when.year, when.month, when.day)


# The hash of numbers costs a tenth of that of a date.
@lru_cache(maxsize=2**12)
def _date_line(name: str, year: int, month: int | None, day: int | None) -> str:
    line = f'ker:{name} "{year:04}-{month or 1:02}-{day or 1:02}"^^xsd:date'
    precision = "" if day else "month" if month else "year"
    return f"{line} ; ker:{name}Precision kv:{precision}" if precision else line


def decimal(number: Decimal) -> str:
    """Return a number without exponent and trailing zeros."""
    digits = f"{number:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def literal(text: str, lang: str = "") -> str:
    """Return a text as a literal; raise OutputError for control characters."""
    if not text.isprintable() or '"' in text or "\\" in text:
        if FORBIDDEN.search(text):  # none of these is printable
            raise OutputError(f"{text!r} has control characters")
        text = _ESCAPED.sub(lambda match: _ESCAPES[match[0]], text)
    return f'"{text}"@{lang}' if lang else f'"{text}"'


def iri(address: str) -> str:
    """Return an address as it is; raise OutputError where no IRI can hold it."""
    if _BAD_IRI.search(address):
        raise OutputError(f"{address!r} is no address that RDF can hold")
    return address
