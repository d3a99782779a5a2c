"""What a reader of Chinese finds: names, times and amounts, each at its place."""

import pytest

import kerege
from kerege.extractors import Reading

TEXT = (
    "截至2025年11月，哈萨克斯坦外交部发言人说，日本去年12月向中亚国家提供了约3000亿日元贷款。\n"
    "托卡耶夫总统20日在阿斯塔纳表示，到2030年石油产量将超过一亿二千万吨，占出口的百分之三十。"
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return kerege.read(TEXT, published="2025-11-25")


def test_the_language_is_detected_and_no_claim_is_made(reading: Reading) -> None:
    assert reading.document.source.language == "zh"
    assert reading.claims == ()


def test_names_mean_known_entities(reading: Reading) -> None:
    assert [(one.span.of(TEXT), one.entity) for one in reading.mentions] == [
        ("哈萨克斯坦", "kazakhstan"),
        ("外交部", ""),
        ("日本", "japan"),
        ("中亚", "central-asia"),
        ("贷款", "loan"),
        ("托卡耶夫", "tokayev-kassym-jomart"),
        ("阿斯塔纳", "astana"),
        ("石油", "crude-oil"),
    ]


def test_times_are_dates_against_the_publication(reading: Reading) -> None:
    assert [(one.span.of(TEXT), str(one.when), one.role) for one in reading.times] == [
        ("截至2025年11月", "2025-11", "observed"),
        ("去年12月", "2024-12", "during"),
        ("20日", "2025-11-20", "during"),
        ("到2030年", "2030", "deadline"),
    ]


def test_amounts_have_comparator_and_unit(reading: Reading) -> None:
    assert [(one.span.of(TEXT), str(one.quantity)) for one in reading.measures] == [
        ("约3000亿日元", "~ 300000000000 JPY"),
        ("超过一亿二千万吨", "> 120000000 t"),
        ("百分之三十", "30 %"),
    ]


def test_sentences_follow_each_other(reading: Reading) -> None:
    assert [one.of(TEXT)[:4] for one in reading.sentences] == ["截至20", "托卡耶夫"]


@pytest.mark.parametrize(
    "text", ["1.2.3亿元", "百分之", "99月99日", "万亿", "元年", "？", "0年0月0日"]
)
def test_what_is_no_number_and_no_date_is_left_out(text: str) -> None:
    reading = kerege.read(text, language="zh")
    assert (reading.times, reading.claims) == ((), ())
    assert all(one.quantity.amount >= 0 for one in reading.measures)
