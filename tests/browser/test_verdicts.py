"""The page of `kerege verify` in a real browser: no barrier, no request, nothing runs."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.conftest import Opened
from browser.test_access import RULES
from playwright.sync_api import Page
from strategies import claim, store_of

from kerege.model import Document, Evidence, Polarity, Source
from kerege.reasoning import verify
from kerege.values import PartialDate
from kerege.writers.verdicts import verdict_page

HOSTILE = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>'
TEXT = (
    f"Kazakhstan is a member of the SCO. {HOSTILE} Japan is one too.\nUzbekistan may join the EAEU."
)
FACTS = [
    claim("kazakhstan", "memberOf", "sco", start="2001-06-15", asserted_by="kazakhstan"),
    claim("japan", "memberOf", "sco", polarity=Polarity.NEGATIVE, start="2001", note=HOSTILE),
]


def quoted(subject: str, quote: str, target: str = "sco") -> object:
    start = TEXT.index(quote)
    evidence = Evidence(quote=quote, start=start, end=start + len(quote))
    return claim(
        subject, "memberOf", target, evidence=evidence, source="article", observed_on="2025-11"
    )


@pytest.fixture
def verdicts(page: Page, tmp_path: Path) -> Iterator[Opened]:
    source = Source(
        id="article", title=HOSTILE, publisher="paper", kind="opinion", language="en",
        url="https://example.org/article",
    )  # fmt: skip
    store = store_of(FACTS)
    store = replace(store, sources={**store.sources, "article": source})
    claims = [
        quoted("kazakhstan", "Kazakhstan is a member of the SCO"),
        quoted("japan", "Japan is one too"),
        quoted("uzbekistan", "Uzbekistan may join", "eaeu"),
    ]
    html = verdict_page(store, Document(source, TEXT, PartialDate(2025, 11)), verify(store, claims))
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    opened = Opened(page, {"page": path})
    page.on("request", lambda request: opened.requests.append(request.url))
    page.on("console", lambda message: opened.errors.append(message.text))
    page.goto(path.as_uri())
    yield opened
    assert opened.errors == []
    assert [u for u in opened.requests if not u.startswith((path.as_uri(), "data:"))] == []
    assert page.evaluate("window.hit") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_there_is_no_barrier_in_light_and_dark_on_wide_and_narrow_screens(
    verdicts: Opened, scheme: str, width: int
) -> None:
    page = verdicts.page
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [(one["id"], str(one["nodes"][0]["target"])) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_sentence_has_the_colour_of_its_verdict_and_leads_to_the_evidence(
    verdicts: Opened,
) -> None:
    page = verdicts.page
    sentences = page.locator(".said").evaluate_all(
        "all => all.map(e => [e.className, e.textContent, getComputedStyle(e).borderBottomColor])"
    )
    assert [(name, words) for name, words, _ in sentences] == [
        ("said supported", "Kazakhstan is a member of the SCO."),
        ("said contradicted", f"{HOSTILE} Japan is one too."),
        ("said unverified", "Uzbekistan may join the EAEU."),
    ]
    assert len({colour for _, _, colour in sentences}) == 3
    page.get_by_role("link", name="contradicted, verdict 2").click()
    card = page.locator(".card:target")
    assert "opposite-sign" in card.inner_text()
    assert card.locator("li").count() == 1


def test_on_paper_all_evidence_stands_below_the_text(verdicts: Opened) -> None:
    page = verdicts.page
    page.emulate_media(media="print")
    text = page.locator(".text").bounding_box()
    cards = [card.bounding_box() for card in page.locator(".card").all()]
    assert text
    assert all(card and card["y"] > text["y"] + text["height"] for card in cards)
    assert page.locator("#verdicts").evaluate("e => e.scrollHeight <= e.clientHeight + 1")
    assert len(page.pdf()) > 1000
