"""How terms and statements are spelled: as Turtle by prefixes, or in full as N-Triples has them.

What is said of a subject is written in templates of Turtle, such as `ker:polarity kv:%s`: a
predicate and its object, or several divided by ` ; `. A notation takes each template apart once, so
that a claim costs the filling of a few templates in either.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from kerege.errors import OutputError
from kerege.ids import SLUG
from kerege.model import Object, Ref, Text
from kerege.ontology import PREFIXES, Ontology
from kerege.values import PartialDate, Quantity
from kerege.writers.terms import DATE_TYPES, literal

_KINDS = ("claim", "evidence", "quantity", "source", "camp", "link")
_COMPARATORS = {"=": "", ">": "gt-", ">=": "ge-", "<": "lt-", "<=": "le-", "~": "about-"}
_TOKEN = re.compile(r'"[^"]*"(?:\^\^[\w:]+)?|<[^>]*>|[;,]|[^\s;,"<]+')
_DAY = 'ker:%s "%04d-%02d-%02d"^^xsd:date'
_COARSER = 'ker:%s "%04d-%02d-01"^^xsd:date ; ker:%sPrecision kv:%s'
_XSD = PREFIXES["xsd"]
_WORDS = {
    "a": f"<{PREFIXES['rdf']}type>",
    **{word: f'"{word}"^^<{_XSD}boolean>' for word in ("true", "false")},
}


def prefixes(base: str) -> dict[str, str]:
    """Return the prefixes of a graph with this base; the empty one is the base itself."""
    return {"": base, **{name: f"{base}{name}/" for name in _KINDS}, **PREFIXES}


Lines = Iterable[str]
"""What is said of a subject: a predicate and its object on each line, some with several."""


class Turtle:
    """Spell terms by prefixes; a template becomes a line."""

    def __init__(self, base: str, ontology: Ontology) -> None:
        self.base, self.ontology = base, ontology
        self.truth = {value: self.form(str(value).lower()) for value in (False, True)}
        self.entity = lru_cache(2**9)(self._entity)
        self.date = lru_cache(2**12)(self._date)
        self._amount = lru_cache(2**9)(self._amount_form)

    def form(self, template: str) -> str:
        """Return a template in this notation; `%d` is the place of a whole number."""
        return template

    def say(self, template: str, *values: object) -> Lines:
        """Return the lines of a template filled with these values."""
        return (template % values,)

    def several(self, predicate: str, objects: Iterable[str]) -> Lines:
        """Return the lines of a predicate with all its objects, which are spelled already."""
        return (f"{predicate} {', '.join(objects)}",)

    def object(self, value: Object) -> str:
        """Return an object as a term: a name or a literal."""
        match value:
            case Ref():
                return self.entity(value.id)
            case Quantity():
                return self.quantity(value)
            case Text():
                return literal(value.value, value.lang)
            case PartialDate():
                return self.form(f'"%s"^^{DATE_TYPES[value.precision]}') % value
            case bool():
                return self.truth[value]

    def quantity(self, quantity: Quantity) -> str:
        """Return the name of an amount, made of its parts."""
        amount = quantity.plain_amount.replace("-", "minus-")
        return self._amount(quantity.comparator, quantity.unit) % amount

    def day(self, name: str, when: PartialDate) -> Lines:
        """Say the first day of a date, and its precision where that is coarser than a day."""
        return self.date(name, when.year, when.month, when.day)

    # The hash of numbers costs a tenth of that of a date.
    def _date(self, name: str, year: int, month: int | None, day: int | None) -> Lines:
        if day:
            return self.say(_DAY, name, year, month, day)
        return self.say(_COARSER, name, year, month or 1, name, "month" if month else "year")

    def _amount_form(self, comparator: str, unit: str) -> str:
        name = self.ontology.units[unit].id.removeprefix("unit-")
        return self.form(f"quantity:{_COMPARATORS[comparator]}%s-{name}")

    def _entity(self, name: str) -> str:
        if not SLUG.fullmatch(name.removeprefix("auto/")):
            raise OutputError(f"{name!r} is no id of an entity")
        return self._named(name)

    def _named(self, entity: str) -> str:
        return ":" + entity.replace("/", "\\/")  # as a name of Turtle needs it


class NTriples(Turtle):
    """Spell each term in full; a template becomes a line for each of its objects."""

    def __init__(self, base: str, ontology: Ontology) -> None:
        self._prefixes = prefixes(base)
        self._forms: dict[str, str] = {}
        super().__init__(base, ontology)

    def form(self, template: str) -> str:
        """Return a template with all its terms in full, and each object on a line of its own."""
        form = self._forms.get(template)
        if form is None:
            form = self._forms[template] = self._in_full(template)
        return form

    def say(self, template: str, *values: object) -> Lines:
        """Return the lines of a template filled with these values."""
        return (self.form(template) % values).split("\n")

    def several(self, predicate: str, objects: Iterable[str]) -> Lines:
        """Return a line for each object."""
        predicate = self.form(predicate)
        return [f"{predicate} {term}" for term in objects]

    def _in_full(self, template: str) -> str:
        lines = [""]
        for token in _TOKEN.findall(template):
            if token == ";":
                lines.append("")
            elif token == ",":
                lines.append(lines[-1].partition(" ")[0])
            else:
                lines[-1] += f"{' ' * bool(lines[-1])}{self._term(token)}"
        return "\n".join(lines)

    def _term(self, token: str) -> str:
        if token == "%d":
            return f'"{token}"^^<{_XSD}integer>'
        if token[0] in "<%":
            return token
        if token[0] == '"':
            words, mark, kind = token.rpartition("^^")
            return f"{words}^^<{_XSD}{kind.removeprefix('xsd:')}>" if mark else token
        if token in _WORDS:
            return _WORDS[token]
        prefix, _, local = token.partition(":")
        return f"<{self._prefixes[prefix]}{local}>"

    def _named(self, entity: str) -> str:
        return f"<{self.base}{entity}>"
