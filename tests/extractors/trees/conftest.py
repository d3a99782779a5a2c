"""A small world with names in several languages, and readers that a bare machine may lack."""

from collections.abc import Callable

import pytest
from machine import absent

from kerege.errors import ExtraError
from kerege.extractors import Extractor, Knowledge, Reading, extractor
from kerege.model import Claim, Document, Entity, Name, Ref, Source
from kerege.ontology import load_ontology
from kerege.resolve import Resolver
from kerege.resources import bundled
from kerege.values import Interval, PartialDate

TODAY = PartialDate(2025, 11, 20)
ENTITIES = """
japan State Japan | ru Япония | ru +японский | ja 日本 | zh 日本
kazakhstan State Kazakhstan | ru Казахстан | ru +казахстанский | ja カザフスタン | zh 哈萨克斯坦
uzbekistan State Uzbekistan | ru Узбекистан | ru +узбекский | ja ウズベキスタン | zh 乌兹别克斯坦
tajikistan State Tajikistan | ru Таджикистан | ja タジキスタン | zh 塔吉克斯坦
china State China | ru Китай | ru КНР | ru +китайский | ja 中国 | zh 中国
russia State Russia | ru Россия | ru +российский | ja ロシア | zh 俄罗斯
central-asia Region Central Asia | ru Центральная Азия | ja 中央アジア | zh 中亚
eaeu InternationalOrganization Eurasian Economic Union | ru Евразийский экономический союз | ru ЕАЭС | ja ユーラシア経済連合 | zh 欧亚经济联盟
csto InternationalOrganization Collective Security Treaty Organization | ru ОДКБ | ja 集団安全保障条約機構 | zh 集体安全条约组织
tokyo City Tokyo | ru Токио | ja 東京 | zh 东京
astana City Astana | ru Астана | ja アスタナ | zh 阿斯塔纳
moscow City Moscow | ru Москва | ja モスクワ | zh 莫斯科
mofa-japan GovernmentBody Ministry of Foreign Affairs of Japan | ja 外務省 | ru МИД Японии | zh 日本外务省
takaichi-sanae Person Sanae Takaichi | ru Санаэ Такаити | ru Такаити | ja 高市早苗 | ja 高市 | zh 高市早苗
tokayev-kassym-jomart Person Kassym-Jomart Tokayev | ru Касым-Жомарт Токаев | ru Токаев | ja トカエフ | zh 托卡耶夫
tokyo-summit Meeting Tokyo summit | ru Токийский саммит | ja 東京首脳会合 | zh 东京峰会
semipalatinsk Agreement Semipalatinsk Treaty | ru Семипалатинский договор | ja セミパラチンスク条約 | zh 塞米巴拉金斯克条约
crude-oil Commodity oil | ru нефть | ja 原油 | ja 石油 | zh 原油 | zh 石油
natural-gas Commodity gas | ru газ | ja 天然ガス | zh 天然气
"""
FACTS = """
japan capital tokyo
kazakhstan capital astana
russia capital moscow
mofa-japan partOf japan
japan headOfGovernment takaichi-sanae 2025
kazakhstan headOfState tokayev-kassym-jomart 2019
"""


def _entity(line: str) -> Entity:
    head, *others = (part.strip() for part in line.split("|"))
    entity_id, kind, label = head.split(" ", 2)
    names = [Name("en", label, is_label=True)]
    labelled = set()
    for other in others:
        lang, text = other.split(" ", 1)
        is_demonym = text.startswith("+")
        is_label = not is_demonym and lang not in labelled
        labelled |= {lang} if is_label else set()
        names.append(Name(lang, text.removeprefix("+"), is_label, is_demonym))
    return Entity(id=entity_id, kind=kind, names=tuple(names))


def _fact(line: str) -> Claim:
    subject, relation, target, *years = line.split()
    start = PartialDate.parse(years[0]) if years else None
    return Claim(
        subject=subject,
        relation=relation,
        object=Ref(target),
        during=Interval(start, None),
        asserted_by="tester",
        source="facts",
        recorded_on=TODAY,
    )


@pytest.fixture(scope="session")
def world() -> Knowledge:
    """Return a few states and what belongs to them, with names in four languages."""
    return Knowledge(
        ontology=load_ontology(bundled("ontology")),
        resolver=Resolver(tuple(map(_entity, ENTITIES.strip().splitlines()))),
        facts=tuple(map(_fact, FACTS.strip().splitlines())),
    )


@pytest.fixture(scope="session")
def reader_of() -> Callable[[str], Extractor]:
    """Return a function that makes the reader of a language, or skips where its extra is absent."""

    def make(language: str) -> Extractor:
        try:
            return extractor(language)
        except ExtraError as error:
            absent(str(error))

    return make


Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def read_in(reader_of: Callable[[str], Extractor], world: Knowledge) -> Read:
    """Return a function that reads a text of 20 November 2025 in a language."""
    readers: dict[str, Extractor] = {}

    def read(language: str, text: str) -> Reading:
        if language not in readers:
            readers[language] = reader_of(language)
        source = Source(
            id="news", title="News", publisher="tester", kind="wire", published_on=TODAY
        )
        return readers[language].read(Document(source, text, TODAY), world)

    return read
