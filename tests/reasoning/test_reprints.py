"""Which documents repeat an earlier one, and whom they credit."""

from dataclasses import replace

import pytest
from strategies import ONTOLOGY, claim, store_of

from kerege.ids import text_digest
from kerege.model import Document, Entity, Name, Source
from kerege.ontology.credits import load_credits
from kerege.reasoning import claim_origins
from kerege.reasoning.reprints import repeated_texts, with_text_origins
from kerege.resources import bundled
from kerege.values import PartialDate

CREDITS = load_credits(bundled("ontology"))
WIRE = """\
ASTANA, Dec 20 (Reuters) - Kazakhstan will host a summit of the five Central Asian states and Japan
next year, its president said on Saturday after talks in Tokyo. The five leaders signed a declaration
on transport, rare earths and the training of engineers. Japan said that it would back projects worth
three trillion yen over five years. Analysts said that the region sells most of its gas to China and
sends most of its workers to Russia. The next meeting of ministers is planned for the summer.
"""
OWN = """\
Five presidents came to Tokyo this weekend and left with a long list of promises. Our correspondent
asked three of their advisers what they expect of it: two of them named railways, and one said that
without new pipelines nothing would change. A ministry official who did not want to be named called
the sums announced a ceiling rather than a plan, and warned that earlier ones had not been spent.
"""


def document(name: str, text: str, day: int = 21) -> Document:
    when = PartialDate(2025, 12, day)
    source = Source(
        id=name,
        title=name,
        publisher=f"p-{name}",
        kind="independent-press",
        published_on=when,
        text_digest=text_digest(text),
    )
    return Document(source, text, when)


def test_one_wire_story_nine_reprints_and_one_own_report_are_two_origins() -> None:
    """The reprints change headline, spelling and end; nothing but their texts says what they are."""
    made = [document("wire", WIRE, day=20), document("own", OWN)]
    for number in range(9):
        lines = WIRE.splitlines()[: 5 - number % 2]
        made.append(
            document(f"paper-{number}", f"Summit news {number}\n" + " ".join(lines).upper())
        )
    documents = {each.source.id: each for each in made}
    sources = with_text_origins(
        {name: each.source for name, each in documents.items()},
        documents,
        entities={},
        ontology=ONTOLOGY,
    )
    said = [
        claim("kazakhstan", "hosts", "summit", observed_on="2026", source=name, asserted_by=each.publisher)
        for name, each in sources.items()
    ]  # fmt: skip
    found = claim_origins(replace(store_of(said), sources=sources), said)
    assert [(each.id, len(each.claims)) for each in found] == [("p-own", 1), ("p-wire", 10)]
    assert [rule.id for rule in found[1].because] == ["near-text"]


def test_the_first_to_publish_is_the_origin_and_short_texts_say_nothing() -> None:
    late, early = document("a", WIRE, day=22), document("b", WIRE + "More.", day=20)
    assert repeated_texts({"a": late, "b": early}) == {"a": "b"}
    short = {name: document(name, "Talks go on.") for name in "ab"}
    assert repeated_texts(short) == {}


def test_a_text_without_spaces_is_compared_by_characters() -> None:
    text = (
        "東京で中央アジア五か国との首脳会合が開かれ、輸送と重要鉱物についての宣言が署名された。" * 2
    )
    found = repeated_texts({"a": document("a", text, day=1), "b": document("b", "速報：" + text)})
    assert found == {"b": "a"}


@pytest.mark.parametrize("row", CREDITS, ids=[row.pattern for row in CREDITS])
def test_each_way_of_crediting_has_an_example_that_does_and_one_that_does_not(row: object) -> None:
    assert row.find(row.match, {"Reuters": "reuters"}) == "reuters"
    assert all(each.find(row.miss, {"Reuters": "reuters"}) is None for each in CREDITS)


def test_a_publisher_does_not_credit_itself() -> None:
    story, own = document("a", WIRE), document("b", WIRE)
    own = replace(own, source=replace(own.source, publisher="reuters"))
    outlet = Entity(id="reuters", kind="Outlet", names=(Name("en", "Reuters", is_label=True),))
    for each, agency in ((story, "reuters"), (own, "")):
        name = each.source.id
        found = with_text_origins(
            {name: each.source}, {name: each}, entities={"reuters": outlet}, ontology=ONTOLOGY
        )
        assert found[name].credits == agency
