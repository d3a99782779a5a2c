"""Amounts in a text, in any language, and a grammar of them for languages with spaces."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from kerege.extractors.layers import Measure, Span
from kerege.ontology import Ontology
from kerege.ontology.lexicon import Lexicon
from kerege.values import Quantity


@dataclass(frozen=True, slots=True)
class Amount:
    """Hold an amount and where its words stand; `rate` where a time follows, as in «a year»."""

    quantity: Quantity
    start: int
    end: int
    rate: str = ""
    comparator: str = ""

    @property
    def layer(self) -> Measure:
        """Return the amount as a layer of a reading shows it."""
        return Measure(Span(self.start, self.end), self.quantity, self.rate)

    def moved(self, by: int) -> "Amount":
        """Return the amount as it stands in a text of which its own is a part."""
        return replace(self, start=self.start + by, end=self.end + by)


_NUMBER = r"\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"


class WordAmounts:
    """Find amounts such as «более 18 трлн кубометров» by the words of a lexicon.

    A comma or point is a decimal mark, a space groups thousands. Ranges and bare numbers are left
    out.
    """

    def __init__(self, lexicon: Lexicon, ontology: Ontology) -> None:
        self._units = unit_words(lexicon, ontology)
        self._scales = {word: Decimal(row.means) for row in lexicon.scales for word in row.words}
        self._signs = {
            word: row.sign for row in lexicon.comparators for word in row.words if not row.after
        }
        self._rates = rate_words(lexicon)
        marks = [word for word in self._units if not word[0].isalpha()]
        self._pattern = re.compile(
            rf"(?<![\w.,])(?:(?P<sign>{any_of(self._signs)})\s+)?(?P<mark>{any_of(marks)})?\s?"
            rf"(?<![\w.,-])(?P<number>{_NUMBER})(?P<range>\s?[-–—]\s?\d)?"
            rf"(?:\s?(?P<scale>{any_of(self._scales)})(?!\w)\.?)?"
            rf"(?:\s?(?P<unit>{any_of(self._units)})(?!\w))?"
            rf"(?:\s(?P<rate>{any_of(self._rates)})(?!\w))?",
            re.IGNORECASE,
        )

    def find(self, text: str) -> list[Amount]:
        """Return the amounts that have a unit, in order."""
        found = []
        for match in self._pattern.finditer(text):
            unit = self._units.get((match["unit"] or match["mark"] or "").casefold())
            if unit is None or match["range"]:
                continue
            code, factor = unit
            number = Decimal(re.sub(r"\s", "", match["number"]).replace(",", "."))
            scale = self._scales.get((match["scale"] or "").lower(), Decimal(1))
            sign = self._signs.get(" ".join((match["sign"] or "").lower().split()), "=")
            first = next(name for name in ("sign", "mark", "number") if match[name])
            found.append(
                Amount(
                    Quantity(number * scale * factor, code, sign),
                    match.start(first),
                    match.end(),
                    self._rates.get((match["rate"] or "").lower(), ""),
                )
            )
        return found


def unit_words(lexicon: Lexicon, ontology: Ontology) -> Mapping[str, tuple[str, Decimal]]:
    """Return the unit and factor that each word for one means, by its folded form."""
    found = {
        word.casefold(): (unit.code, Decimal(1))
        for unit in ontology.units.values()
        for word in (unit.code, *unit.words)
        if unit.code != "count"
    }
    for row in lexicon.units:
        if row.unit in ontology.units:
            found |= {word.casefold(): (row.unit, row.factor) for word in row.words}
    return found


def rate_words(lexicon: Lexicon) -> Mapping[str, str]:
    """Return the English words that each word for a rate means: «в год» is `a year`."""
    return {
        word: row.means.removeprefix("rate ")
        for row in lexicon.lists
        if row.means.startswith("rate ")
        for word in row.words
    }


def any_of(words: Iterable[str]) -> str:
    """Return an expression for any of the words, the longest first, whatever their spaces."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or r"(?!)"
