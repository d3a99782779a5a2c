"""What a reader of Japanese takes from sentences in the style of agency news."""

from collections.abc import Callable

import pytest
from claim_lines import line

from kerege.extractors import Reading

Read = Callable[[str, str], Reading]

SENTENCES = {
    "トカエフ大統領は日本を訪問した。高市早苗首相とも会談した。": [
        "tokayev-kassym-jomart visits japan",
        "tokayev-kassym-jomart meets takaichi-sanae",
    ],
    "トカエフ大統領は日本を訪問した。工場は閉鎖された。中国を批判した。": [
        "tokayev-kassym-jomart visits japan",
    ],
    "カザフスタンは、トカエフ大統領が日本を訪問したと発表した。中国を批判した。": [
        "tokayev-kassym-jomart visits japan by=kazakhstan",
    ],
    "トカエフ大統領は、ウズベキスタンが集団安全保障条約機構から脱退したとの報道を否定した。": [
        "uzbekistan withdrawsFrom csto not by=tokayev-kassym-jomart",
    ],
    "トカエフ大統領は、ウズベキスタンが集団安全保障条約機構から脱退したと認めていない。": [],
    "ウズベキスタンが集団安全保障条約機構から脱退した。トカエフ大統領はこれを否定した。": [
        "uzbekistan withdrawsFrom csto",
        "uzbekistan withdrawsFrom csto not by=tokayev-kassym-jomart",
    ],
    "トカエフ大統領は「我が国は中国を支持している」と述べた。": [
        "kazakhstan supports china by=tokayev-kassym-jomart",
    ],
    "中国を批判した日本は、ロシアを支持した。": [
        "japan criticizes china",
        "japan supports russia",
    ],
    "日本が批判した中国は、ロシアを支持した。": [
        "japan criticizes china",
        "china supports russia",
    ],
    "ロシアを支持する中国は日本を批判した。": [
        "china criticizes japan",
    ],
    "日本とカザフスタンは協議した。同国は中国を支持した。": [
        "japan holdsTalksWith kazakhstan",
    ],
    "日本政府は20日、ウズベキスタンに3000億円の融資を供与すると発表した。": [
        "japan lends 300000000000 JPY party=uzbekistan planned by=japan"
    ],
    "カザフスタン外務省によると、トカエフ大統領は来月日本を訪問する予定だ。": [
        "tokayev-kassym-jomart visits japan planned 2025-12/2026-01"
        " by=auto/foreign-ministry-of-kazakhstan-19f73c"
    ],
    "ウズベキスタンは2012年に集団安全保障条約機構から脱退し、セミパラチンスク条約に署名した。": [
        "uzbekistan withdrawsFrom csto 2012/2013",
        "uzbekistan signs semipalatinsk",
    ],
    "カザフスタンは2015年からユーラシア経済連合に加盟している。": [
        "kazakhstan memberOf eaeu 2015/.."
    ],
    "外務省の報道官は「ロシアは日本を非難していない」と述べた。": [
        "russia criticizes japan not by=mofa-japan"
    ],
    "セミパラチンスク条約は2006年にカザフスタンによって署名された。": [
        "kazakhstan signs semipalatinsk 2006/2007"
    ],
    "トカエフ大統領は、カザフスタンがユーラシア経済連合から脱退する計画はないと述べた。": [
        "kazakhstan withdrawsFrom eaeu not planned by=tokayev-kassym-jomart"
    ],
    "日本とカザフスタンは東京で協議した。": ["japan holdsTalksWith kazakhstan"],
    "もし日本が東京首脳会合を開催すれば、カザフスタンは喜ぶ。": [
        "japan hosts tokyo-summit hypothetical"
    ],
    "日本政府は、来年東京首脳会合を開催する方針を明らかにした。": [
        "japan hosts tokyo-summit planned 2026/2027 by=japan"
    ],
    "ロシアを訪問した首相は帰国した。": [],
    "日本は東京首脳会合を開催しましたか？": [],
    "カザフスタンはユーラシア経済連合に加盟するのか。": [],
    "かつてウズベキスタンは集団安全保障条約機構に加盟していた。": [],
    "専門家は、日本が東京首脳会合を中止したとみている。": [],
    "トカエフ大統領は27日に日本を訪問する。": [
        "tokayev-kassym-jomart visits japan planned 2025-11-27/2025-11-28"
    ],
    "日本とカザフスタンは2日、北京で国境問題を協議したが、合意には至らなかった。": [
        "japan holdsTalksWith kazakhstan 2025-11-02/2025-11-03"
    ],
    "トカエフ大統領は先週、日本を訪問した。": [
        "tokayev-kassym-jomart visits japan 2025-11-10/2025-11-17"
    ],
    "トカエフ大統領は先月27日に日本を訪問した。": [
        "tokayev-kassym-jomart visits japan 2025-10-27/2025-10-28"
    ],
    "日本はタジキスタンに20億円の無償資金協力を供与すると発表した。": [
        "japan grants 2000000000 JPY party=tajikistan planned by=japan"
    ],
    "ウズベキスタンと日本の関係は良い。": [],
    "トカエフ大統領は日本を訪れる予定だったが、取りやめた。": [
        "tokayev-kassym-jomart visits japan not planned"
    ],
    "トカエフ大統領は日本を訪問する予定だったが、直前に中止した。": [
        "tokayev-kassym-jomart visits japan not planned"
    ],
    "トカエフ大統領は日本を訪問する予定だったが、訪問は中止された。": [
        "tokayev-kassym-jomart visits japan not planned"
    ],
    "トカエフ大統領は日本を訪問する計画を撤回した。": [
        "tokayev-kassym-jomart visits japan not planned"
    ],
    "トカエフ大統領は日本を訪問する予定だったが、増税を見送った。": [
        "tokayev-kassym-jomart visits japan planned"
    ],
    "トカエフ大統領は日本を訪問する予定だが、中止しなかった。": [
        "tokayev-kassym-jomart visits japan planned"
    ],
    "日本はウズベキスタンに円借款を供与した。同国への円借款は5000億円を超えた。": [
        "japan lends > 500000000000 JPY party=uzbekistan"
    ],
    "日本政府はウズベキスタンに300億円の円借款を供与すると発表した。同国への円借款は5000億円を超えた。": [
        "japan lends 30000000000 JPY party=uzbekistan planned by=japan",
        "japan lends > 500000000000 JPY party=uzbekistan",
    ],
    "カザフスタンは、日本が中国を批判したと発表した。同国への円借款は5000億円を超えた。": [
        "japan criticizes china by=kazakhstan",
    ],
    "ウズベキスタンは中国に近い。ウズベキスタンへの円借款は5000億円を超えた。": [],
    "同国への円借款は5000億円を超えた。": [],
}


@pytest.mark.parametrize("text", SENTENCES)
def test_claims(text: str, read_in: Read) -> None:
    assert [line(claim) for claim in read_in("ja", text).claims] == SENTENCES[text]


def test_the_words_that_deny_stand_in_the_evidence(read_in: Read) -> None:
    text = "カザフスタンはユーラシア経済連合から脱退する計画はない。"
    (claim,) = read_in("ja", text).claims
    assert claim.evidence
    assert claim.evidence.quote == text.removesuffix("。")


def test_layers_bear_offsets(read_in: Read) -> None:
    text = "カザフスタンによると、日本は先月中国から約500万トンの原油を輸入した。"
    reading = read_in("ja", text)
    (said,) = reading.attributions
    assert said.cue
    assert (said.cue.of(text), said.entity) == ("によると", "kazakhstan")
    assert [(one.span.of(text), str(one.when)) for one in reading.times] == [("先月", "2025-10")]
    assert [(one.span.of(text), str(one.quantity)) for one in reading.measures] == [
        ("約500万トン", "~ 5000000 t")
    ]
