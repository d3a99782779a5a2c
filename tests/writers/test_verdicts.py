"""The page of an article and its verdicts."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from strategies import claim, store_of

from kerege.model import Claim, Document, Evidence, Source
from kerege.reasoning import GRAVEST_FIRST, VERDICTS, verify
from kerege.reasoning.verdicts import NOTHING_KNOWN, Verdict
from kerege.store import Store
from kerege.values import PartialDate
from kerege.writers.verdicts import verdict_page
from kerege.writers.verdicts.page import MEANINGS, SIGNS
from kerege.writers.verdicts.passages import passages

TEXT = 'Japan joined the SCO. "It did!" say some.\nKazakhstan <b>is</b> a member; so is Uzbekistan.'


def said(quote: str, **fields: object) -> Claim:
    start = TEXT.index(quote)
    evidence = Evidence(quote=quote, start=start, end=start + len(quote))
    given = {"evidence": evidence, "source": "article", "observed_on": "2025-11", **fields}
    return claim("kazakhstan", "memberOf", "sco", **given)


def marked(*pairs: tuple[str, str]) -> list[tuple[str, str]]:
    verdicts = [Verdict(said(quote), side, NOTHING_KNOWN) for quote, side in pairs]
    return [(part.text, part.verdict) for part in passages(TEXT, verdicts)]


def test_the_whole_sentence_has_the_colour_of_the_words_in_it() -> None:
    assert marked(("joined", "supported")) == [
        ("Japan joined the SCO.", "supported"),
        (TEXT[len("Japan joined the SCO.") :], ""),
    ]


def test_the_gravest_verdict_on_a_sentence_colours_it() -> None:
    found = marked(("<b>is</b>", "supported"), ("so is", "contradicted"))
    assert found[-1] == ("Kazakhstan <b>is</b> a member; so is Uzbekistan.", "contradicted")


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 30), st.sampled_from(VERDICTS))))  # fmt: skip
def test_passages_are_the_text_and_hold_every_verdict(
    spans: list[tuple[int, int, str]],
) -> None:
    verdicts = [
        Verdict(
            claim(
                "japan",
                "memberOf",
                "sco",
                evidence=Evidence(
                    quote=TEXT[at : at + length], start=at, end=min(at + length, len(TEXT))
                ),
            ),
            side,
            NOTHING_KNOWN,
        )
        for at, length, side in spans
    ]
    found = passages(TEXT, verdicts)
    assert "".join(part.text for part in found) == TEXT
    assert sorted(n for part in found for n in part.numbers) == list(range(len(spans)))


def article(store: Store, **fields: object) -> tuple[Store, Document]:
    given = {"id": "article", "title": "A <i>title</i>", "publisher": "paper", "kind": "opinion"}
    source = Source(**{**given, **fields})
    store = replace(store, sources={**store.sources, "article": source})
    return store, Document(source, TEXT, PartialDate(2025, 11))


def test_words_of_a_text_are_never_markup_and_only_web_addresses_are_links() -> None:
    fact = claim("kazakhstan", "memberOf", "sco", start="2001-06-15", asserted_by="kazakhstan")
    store, document = article(store_of([fact]), url="javascript:alert(1)")
    page = verdict_page(store, document, verify(store, [said("<b>is</b>")]))
    assert "<b>is" not in page
    assert "<i>title" not in page
    assert "javascript:" not in page
    assert "<script" not in page
    assert "same-statement" in page
    assert fact.id[:8] in page


def test_a_page_without_claims_says_so_and_shows_the_text() -> None:
    store, document = article(store_of([]))
    page = verdict_page(store, document, [])
    assert "no claims" in page
    assert "Japan joined the SCO." in page


def test_every_verdict_has_a_colour_a_sign_and_a_meaning() -> None:
    store, document = article(store_of([]))
    colours = re.findall(r"^\.([a-z]+) \{ --own", verdict_page(store, document, []), re.MULTILINE)
    assert set(colours) == set(VERDICTS) == set(SIGNS) == set(MEANINGS) == set(GRAVEST_FIRST)
    assert len(set(SIGNS.values())) == len(VERDICTS)
