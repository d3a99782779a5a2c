"""The language of a text, by rule and by classifier."""

import pytest

from kerege.extractors.languages import detect, others


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The president of Kazakhstan said that the country was ready for the summit."),
        ("en", "Japan and Kazakhstan"),
        ("ru", "Президент Казахстана заявил, что страна не планирует выходить из союза."),
        ("ja", "日本の首相は中央アジアの5カ国の首脳と会談した。"),
        ("ja", "高市早苗首相、中央アジア首脳会議開催へ"),
        ("zh", "日本首相在东京会见了中亚五国领导人。"),
        ("zh", "外交部发言人说（NHK、APEC）：中方反对。"),
        ("kk", "Қазақстан Республикасының Президенті саммитке қатысатынын мәлімдеді."),
        ("uk", "Президент України заявив, що країна не планує виходити з угоди."),
        (
            "uz",
            "O'zbekiston Respublikasi Prezidenti Shavkat Mirziyoyev Tokioda bo'lib o'tadigan sammitda ishtirok etishini ma'lum qildi.",
        ),
        ("fr", "Le président de la République a déclaré que le pays participerait au sommet."),
        ("de", "Der Präsident sagte, dass das Land an dem Gipfel in Tokio teilnehmen werde."),
        ("en", ""),
        ("en", "12345 67%"),
    ],
)
def test_languages(language: str, text: str) -> None:
    assert detect(text) == language


def test_plain_english_and_russian_need_no_classifier(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "py3langid", None)
    assert detect("He said that the summit was in Tokyo and that it was over.") == "en"
    assert detect("Он сказал, что саммит в Токио и что он не едет.") == "ru"


@pytest.mark.parametrize(("language", "text"), [("ru", "Токаев"), ("ru", "Саммит в Астане")])
def test_a_few_words_in_letters_of_russian_are_russian(language: str, text: str) -> None:
    assert detect(text) == language


def test_paragraphs_in_another_script_are_counted() -> None:
    english = "The summit was held in Astana.\n\n"
    russian = "Президент Казахстана заявил, что страна не планирует выходить из союза.\n\n"
    japanese = "日本の首相は中央アジアの5カ国の首脳と会談した。"
    assert others(english + russian + russian + japanese, "en") == {"ja": 1, "ru": 2}
    assert others(english + "Токаев\n\n日本", "en") == {}, "a name is no text"
    assert others(russian, "kk") == {}, "nothing is known of that script"
