"""Amounts such as 約3000億円, 30%以上, 百分之三十."""

import re

from kerege.extractors.common.amounts import Amount, any_of, rate_words, unit_words
from kerege.extractors.east_asian.affixes import Affixes
from kerege.extractors.east_asian.numbers import NUMBER, half_width, number
from kerege.ontology import Ontology
from kerege.ontology.lexicon import Lexicon
from kerege.values import Quantity

_RANGE = re.compile(r"[\d%億亿万兆]\s?[~〜～\-–至到]$")


class EastAsianAmounts:
    """Find amounts by the words of a lexicon; ranges and bare numbers are left out."""

    def __init__(self, lexicon: Lexicon, ontology: Ontology) -> None:
        self._units = unit_words(lexicon, ontology)
        self._signs = Affixes((word, row.sign) for row in lexicon.comparators for word in row.words)
        self._rates = Affixes((word, means) for word, means in rate_words(lexicon).items())
        marks = [word for word in self._units if not word[0].isalpha() and word != "%"]
        self._pattern = re.compile(
            rf"(?:(?P<mark>{any_of(marks)})\s?|(?P<percent>百分之))?(?P<number>{NUMBER})"
            rf"\s?(?P<unit>{any_of(self._units)})?",
            re.IGNORECASE,
        )

    def find(self, text: str) -> list[Amount]:
        """Return the amounts that have a unit, in order."""
        text = half_width(text)
        found = []
        for match in self._pattern.finditer(text):
            words = "%" if match["percent"] else match["unit"] or match["mark"] or ""
            unit = self._units.get(words.casefold())
            if unit is None or _RANGE.search(text[: match.start()]):
                continue
            if (
                words.isascii()
                and words.isalpha()
                and text[match.end() : match.end() + 1].isascii()
            ):
                continue
            code, factor = unit
            sign, start, end = self._signs.around(text, match.start(), match.end())
            rate, start, end = self._rates.around(text, start, end)
            try:
                quantity = Quantity(number(match["number"]) * factor, code, sign or "=")
            except ValueError:
                continue
            found.append(Amount(quantity, start, end, rate))
        return found
