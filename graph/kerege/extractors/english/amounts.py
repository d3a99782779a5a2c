"""Amounts in English text: comparator, number, scale word, unit."""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from kerege.extractors.common.amounts import Amount
from kerege.ontology import Ontology
from kerege.ontology.lexicon import Lexicon
from kerege.values import Quantity

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SYMBOLS = re.compile(r"^\W+$")


class AmountGrammar:
    """Find the amounts of a text by one expression made from the words of lexicon and ontology."""

    def __init__(self, lexicon: Lexicon, ontology: Ontology) -> None:
        self._units = {
            word.casefold(): (unit.code, Decimal(1))
            for unit in ontology.units.values()
            for word in (unit.code, *unit.words)
            if unit.code != "count"
        }
        for row in lexicon.units:
            if row.unit in ontology.units:
                self._units |= {word.casefold(): (row.unit, row.factor) for word in row.words}
        self._signs = {
            word: row.sign for row in lexicon.comparators for word in row.words if not row.after
        }
        self._after = {
            word: row.sign for row in lexicon.comparators for word in row.words if row.after
        }
        self._scales = {word: Decimal(row.means) for row in lexicon.scales for word in row.words}
        self._numbers = {
            word: Decimal(n) for n, word in enumerate(lexicon.words("numbers"), start=1)
        }
        marks = [word for word in self._units if _SYMBOLS.match(word) or word.endswith("$")]
        words = [word for word in self._units if word not in marks or word == "%"]
        self._pattern = re.compile(
            rf"(?<![\w.,])(?:(?P<sign>{_any(self._signs)})\s+)?(?:an?\s+(?=[a-z]))?"
            rf"(?P<mark>{_any(marks)})?\s?"
            rf"(?<![\d.,-])(?P<number>{_NUMBER}|{_any(self._numbers)})"
            rf"(?P<range>\s?-\s?(?:{_NUMBER})|\s+(?:to|and|or)\s+[$¥€£]?(?:{_NUMBER})"
            rf"(?=\s*(?:%|{_any([*self._scales, *words])})))?"
            rf"(?:[\s-]?(?P<scale>{_any(self._scales)}))?"
            rf"(?:[\s-]?(?P<unit>{_any(words)})(?![\w])|(?P<percent>\s?%))?"
            rf"(?:\s+(?P<after>{_any(self._after)}))?"
            rf"(?P<rate>\s+(?:a|per|each|every)\s+(?:year|day|annum|month)|\s+annually|\s+yearly)?",
            re.IGNORECASE,
        )

    def find(self, text: str) -> list[Amount]:
        """Return the amounts that have a unit, in order; ranges and bare numbers are left out."""
        found: list[Amount] = []
        for match in self._pattern.finditer(text):
            amount = self._amount(match)
            if amount and not _converts(text, amount.start, found):
                found.append(amount)
        return found

    def _amount(self, match: re.Match[str]) -> Amount | None:
        unit, factor = self._unit(match)
        if not unit or match["range"]:
            return None
        word = match["number"].lower()
        try:
            number = self._numbers.get(word) or Decimal(word.replace(",", ""))
        except InvalidOperation:
            return None
        scale = self._scales.get((match["scale"] or "").lower(), Decimal(1))
        spoken = " ".join((match["sign"] or match["after"] or "").lower().split())
        sign = self._signs.get(spoken) or self._after.get(spoken) or "="
        first = "sign" if match["sign"] else "mark" if match["mark"] else "number"
        last = "rate" if match["rate"] else "after" if match["after"] else "number"
        end = max(match.end(name) for name in ("number", "scale", "unit", "percent", last))
        rate = " ".join((match["rate"] or "").lower().split())
        quantity = Quantity(number * scale * factor, unit, sign)
        return Amount(quantity, match.start(first), end, rate, spoken)

    def _unit(self, match: re.Match[str]) -> tuple[str, Decimal]:
        none = ("", Decimal(1))
        if match["percent"]:
            return self._units.get("%", none)
        if match["unit"]:
            return self._units.get(" ".join(match["unit"].lower().split()), none)
        return self._units.get((match["mark"] or "").casefold(), none)


def _converts(text: str, start: int, before: list[Amount]) -> bool:
    """Tell whether an amount only repeats the one before it in another unit, in parentheses."""
    if not before:
        return False
    between = text[before[-1].end : start]
    return bool(re.fullmatch(r"\s*[(\[]\s*(?:[a-z]+\s+){0,3}", between, re.IGNORECASE)) or (
        bool(re.fullmatch(r",? or\s+(?:[a-z]+\s+)?", between))
    )


def _any(words: Iterable[str]) -> str:
    """Return an expression for any of the words, the longest first, whatever their spaces."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or r"(?!)"
