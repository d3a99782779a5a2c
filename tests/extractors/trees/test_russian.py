"""What a reader of Russian takes from sentences in the style of agency news."""

from collections.abc import Callable

import pytest
from claim_lines import line

from kerege.extractors import Reading

Read = Callable[[str, str], Reading]

SENTENCES = {
    "Токаев назвал ложными сообщения о том, что Казахстан вышел из ОДКБ.": [
        "kazakhstan withdrawsFrom csto not by=tokayev-kassym-jomart",
    ],
    "Токаев назвал важными сообщения о том, что Казахстан вышел из ОДКБ.": [],
    "Газета писала, что Казахстан вышел из ОДКБ. «Это не так», — сказал Токаев.": [
        "kazakhstan withdrawsFrom csto not by=tokayev-kassym-jomart",
    ],
    "Газета писала, что Казахстан вышел из ОДКБ. «Это так», — сказал Токаев.": [],
    "Узбекистан, который импортирует российский газ, поддержал Японию.": [
        "russia supplies uzbekistan topic=natural-gas",
        "uzbekistan supports japan",
    ],
    "Китай похвалил Семипалатинский договор, который подписал Казахстан.": [
        "kazakhstan signs semipalatinsk",
    ],
    "Узбекистан увеличит закупки. Россия поставит ему нефть.": [
        "russia supplies uzbekistan topic=crude-oil planned",
    ],
    "Узбекистан и Китай увеличат закупки. Россия поставит ему нефть.": [],
    "Казахстан вступил в ОДКБ, следует из данных Китая.": ["kazakhstan memberOf csto by=china"],
    "«Казахстан поддержал Узбекистан. Китай раскритиковал Японию», — сказал Токаев.": [
        "china criticizes japan by=tokayev-kassym-jomart",
        "kazakhstan supports uzbekistan by=tokayev-kassym-jomart",
    ],
    "«Казахстан поддержал Узбекистан. Китай раскритиковал Японию», — сказал источник.": [],
    "Китай раскритиковал Японию. Об этом сообщил Токаев.": [
        "china criticizes japan by=tokayev-kassym-jomart",
    ],
    "Китай раскритиковал Японию. Об этом сообщил источник.": [],
    "Газета писала, что Казахстан вышел из ОДКБ. Токаев опроверг эту информацию.": [
        "kazakhstan withdrawsFrom csto not by=tokayev-kassym-jomart",
    ],
    "Токаев опроверг сообщения о том, что Казахстан вышел из ОДКБ.": [
        "kazakhstan withdrawsFrom csto not by=tokayev-kassym-jomart",
    ],
    "Токаев не подтвердил, что Казахстан вышел из ОДКБ.": [],
    "Токаев отказался подтвердить, что Казахстан вышел из ОДКБ.": [],
    "Токаев не считает, что Казахстан покинул ОДКБ.": [
        "kazakhstan withdrawsFrom csto not by=tokayev-kassym-jomart",
    ],
    "Токаев сообщил, что подписали Семипалатинский договор.": [],
    "Токаев заявил о намерении посетить Японию.": [
        "tokayev-kassym-jomart visits japan planned by=tokayev-kassym-jomart",
    ],
    "Китай осудил решение Японии покинуть ОДКБ.": [
        "japan withdrawsFrom csto planned",
    ],
    "Китай осудил решение покинуть ОДКБ.": [],
    "«Мы поддерживаем Узбекистан», — сказал Токаев.": [
        "kazakhstan supports uzbekistan by=tokayev-kassym-jomart",
    ],
    "«Мы с Японией поддерживаем Узбекистан», — сказал Токаев.": [],
    "Казахстан поддержал Узбекистан и Россию. Республика вступила в ОДКБ.": [
        "kazakhstan supports uzbekistan",
        "kazakhstan supports russia",
    ],
    "Казахстан, поддержавший Узбекистан, вступил в ОДКБ.": [
        "kazakhstan supports uzbekistan",
        "kazakhstan memberOf csto",
    ],
    "Семипалатинский договор, подписанный Казахстаном, вступил в силу.": [
        "kazakhstan signs semipalatinsk",
    ],
    "Казахстан обсудил с Россией выход Узбекистана из ОДКБ.": [],
    "«Япония предоставит Узбекистану кредит на 300 млрд иен», — сообщил МИД Японии.": [
        "japan lends 300000000000 JPY party=uzbekistan planned by=mofa-japan"
    ],
    "Семипалатинский договор был подписан Казахстаном и Узбекистаном в 2006 году.": [
        "kazakhstan signs semipalatinsk 2006/2007",
        "uzbekistan signs semipalatinsk 2006/2007",
    ],
    "Если Япония проведёт Токийский саммит, Казахстан вступит в переговоры.": [
        "japan hosts tokyo-summit hypothetical"
    ],
    "Казахстан экспортировал в 2024 году в Китай около 1,5 млн тонн нефти.": [
        "kazakhstan exports ~ 1500000 t party=china topic=crude-oil 2024/2025"
    ],
    "Раньше Узбекистан входил в ОДКБ.": [],
    "Ранее Узбекистан вступил в ОДКБ.": ["uzbekistan memberOf csto"],
    "Узбекистан, а не Казахстан вышел из ОДКБ в 2012 году.": [],
    "Из ОДКБ вышел не Казахстан, а Узбекистан.": [],
    "В Кремле сообщили, что Токаев посетит Японию на следующей неделе.": [
        "tokayev-kassym-jomart visits japan planned 2025-11-24/2025-12-01 by=russia"
    ],
    "Узбекистан вышел из ОДКБ, заявили в МИД Японии.": [
        "uzbekistan withdrawsFrom csto by=mofa-japan"
    ],
    "Узбекистан вышел из ОДКБ, сообщили в эфире.": [],
    "Узбекистан покинул ОДКБ в 2012 году.": ["uzbekistan withdrawsFrom csto 2012/2013"],
    "Россия, которая предоставила Узбекистану кредит в 300 млн долларов, молчит.": [
        "russia lends 300000000 USD party=uzbekistan"
    ],
    "Япония не знает страну, которая признала Россию.": [],
    "Россия не признала Узбекистан, сообщает МИД Японии.": [
        "russia recognizes uzbekistan not by=mofa-japan"
    ],
    "Глава МИД Японии заявил, что Узбекистан не подавал заявку на вступление в ЕАЭС.": [
        "uzbekistan applicantTo eaeu not by=mofa-japan"
    ],
    "Токаев заявил, что Казахстан подпишет Семипалатинский договор до 2030 года.": [
        "kazakhstan signs semipalatinsk planned ../2030 by=tokayev-kassym-jomart"
    ],
    "По словам премьер-министра Японии, Токио поддержит страны Центральной Азии.": [
        "japan supports central-asia planned by=takaichi-sanae"
    ],
    "Премьер-министр Японии Санаэ Такаити посетила Казахстан в прошлом месяце.": [
        "takaichi-sanae visits kazakhstan 2025-10/2025-11"
    ],
    "В марте 2021 года Узбекистан получил статус наблюдателя при ЕАЭС.": [
        "uzbekistan observerIn eaeu 2021-03/.."
    ],
    "Правительство Японии отказалось проводить Токийский саммит.": ["japan hosts tokyo-summit not"],
    "Кто подписал Семипалатинский договор?": [],
    "Неизвестный заявил, что Япония провела Токийский саммит.": [],
    "Бывший президент Казахстана посетил Японию.": [],
    "Казахстан помнит о планах Японии.": [],
    "Токаев планировал посетить Японию, но отменил визит.": [
        "tokayev-kassym-jomart visits japan not planned"
    ],
    "Токаев собирался посетить Японию, однако поездка была отменена.": [
        "tokayev-kassym-jomart visits japan not planned"
    ],
    "Токаев планировал посетить Японию, но передумал.": [
        "tokayev-kassym-jomart visits japan not planned"
    ],
    "Токаев планировал посетить Японию, но отменил налог.": [
        "tokayev-kassym-jomart visits japan planned"
    ],
    "Токаев планирует посетить Японию и отказался от комментариев.": [
        "tokayev-kassym-jomart visits japan planned"
    ],
    "Токаев планировал посетить Японию и не отменил визит.": [
        "tokayev-kassym-jomart visits japan planned"
    ],
}


@pytest.mark.parametrize("text", SENTENCES)
def test_claims(text: str, read_in: Read) -> None:
    assert [line(claim) for claim in read_in("ru", text).claims] == SENTENCES[text]


def test_evidence_is_verbatim_and_names_bear_offsets(read_in: Read) -> None:
    text = "Дождь.\n\nПо данным МИД Японии, Узбекистан вышел из ОДКБ в 2012 году."
    reading = read_in("ru", text)
    (claim,) = reading.claims
    assert claim.evidence
    assert claim.evidence.quote == "Узбекистан вышел из ОДКБ в 2012 году"
    assert [(one.entity, one.span.of(text)) for one in reading.mentions] == [
        ("mofa-japan", "МИД Японии"),
        ("uzbekistan", "Узбекистан"),
        ("csto", "ОДКБ"),
    ]
    (said,) = reading.attributions
    assert said.cue
    assert said.cue.of(text) == "данным"
    assert [piece.of(text) for piece in said.content] == ["Узбекистан вышел из ОДКБ в 2012 году"]
    (event,) = reading.events
    assert (event.root, event.source_entity, event.target_entity) == (
        "RETREAT",
        "uzbekistan",
        "csto",
    )


def test_a_ministry_has_one_id_in_all_languages(read_in: Read) -> None:
    reading = read_in("ru", "МИД Китая заявил, что Россия не признала Узбекистан.")
    (entity,) = reading.entities
    assert entity.label() == "foreign ministry of China"
