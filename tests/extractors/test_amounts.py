"""Amounts in running text."""

import pytest

from kerege.extractors import Knowledge
from kerege.extractors.english.amounts import AmountGrammar
from kerege.ontology.frames import load_lexicon
from kerege.resources import bundled


@pytest.fixture(scope="module")
def grammar(small_world: Knowledge) -> AmountGrammar:
    lexicon = load_lexicon(bundled("ontology") / "frames/en", "en")
    return AmountGrammar(lexicon, small_world.ontology)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("reserves exceeding 18 trillion cubic meters", ["> 18000000000000 m3"]),
        ("98.5% of its oil and 92 percent of its gas", ["98.5 %", "92 %"]),
        ("300 billion yen (approximately 2 billion US dollars)", ["300000000000 JPY"]),
        ("up to $500 million", ["<= 500000000 USD"]),
        ("a $500-million loan", ["500000000 USD"]),
        ("about 1,250,000 barrels per day", ["~ 1250000 bbl/d"]),
        ("at least two million people", [">= 2000000 persons"]),
        ("5 bcm of gas", ["5000000000 m3"]),
        ("€12 billion or more", [">= 12000000000 EUR"]),
        ("between 10 and 20 billion dollars", []),
        ("10-20 billion dollars", []),
        ("fourteen documents in 2025", []),
        ("Resolution 2231 and 5 March 2024", []),
        ("the 1990s and 3.5.2 and 1/2 of it", []),
    ],
)
def test_what_is_an_amount(grammar: AmountGrammar, text: str, found: list[str]) -> None:
    assert [str(amount.quantity) for amount in grammar.find(text)] == found


def test_an_amount_knows_its_words(grammar: AmountGrammar) -> None:
    text = "It holds more than 30 billion barrels of oil."
    (amount,) = grammar.find(text)
    assert text[amount.start : amount.end] == "more than 30 billion barrels of oil"


def test_a_rate_is_kept_beside_the_amount(grammar: AmountGrammar) -> None:
    (amount,) = grammar.find("50 million tonnes of coal, 7 billion dollars a year")[1:]
    assert (str(amount.quantity), amount.rate) == ("7000000000 USD", "a year")
