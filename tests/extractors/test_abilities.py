"""What is told of each reader is what it does."""

import pytest
from machine import absent

import kerege
from kerege.errors import ExtraError
from kerege.extractors import EXTRACTORS, Reading
from kerege.extractors.abilities import ABILITIES

TEXTS = {
    "en": "Japan said on 3 May 2025 that Kazakhstan had exported 5 million tonnes of oil to China.",
    "ja": "日本は、カザフスタンが2024年に中国へ500万トンの原油を輸出したと述べた。",
    "ru": "Япония сообщила, что Казахстан экспортировал в 2024 году в Китай 5 млн тонн нефти.",
    "zh": "日本说，哈萨克斯坦2024年向中国出口了500万吨石油。",
}


def layers(reading: Reading) -> list[str]:
    found = {
        "mentions": reading.mentions,
        "times": reading.times,
        "amounts": reading.measures,
        "attributions": reading.attributions,
        "events": reading.events,
        "claims": reading.claims,
        "propositions": reading.propositions,
    }
    return [name for name, layer in found.items() if layer]


def test_each_reader_has_its_ability_told() -> None:
    assert list(ABILITIES) == list(EXTRACTORS) == list(TEXTS)


@pytest.mark.parametrize("language", TEXTS)
def test_a_reader_takes_what_is_told_of_it(language: str) -> None:
    try:
        reading = kerege.read(TEXTS[language], published="2025-06")
    except ExtraError as error:
        absent(str(error))
    assert reading.document.source.language == language
    assert tuple(layers(reading)) == ABILITIES[language].layers
