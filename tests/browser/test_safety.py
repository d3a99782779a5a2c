import pytest
from browser.conftest import Opened

VIEWS = ["network", "map", "timeline", "table", "article"]
CHOICES = ["", "entity=kazakhstan", "pair=kazakhstan~sco", "entity=kazakhstan&to=japan"]


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_words_are_only_words(explorer: Opened, view: str) -> None:
    page = explorer.open(
        f"view={view}&kinds=state,org,event,person,topic&depth=all", name="hostile"
    )
    for choice in CHOICES:
        page.evaluate("hash => { location.hash = hash }", f"view={view}&{choice}")
        page.locator("#panel details").evaluate_all("all => all.forEach(d => { d.open = true })")
    page.keyboard.press("/")
    page.keyboard.type("script")
    page.wait_for_timeout(60)
    page.keyboard.press("Escape")
    assert page.evaluate("window.hit") is None
    assert page.locator("main img, header img, main iframe, main script").count() == 0
    addresses = page.locator("a[href]").evaluate_all("all => all.map(a => a.protocol)")
    assert set(addresses) <= {"https:", "http:", "file:"}


def test_every_hostile_claim_can_be_opened(explorer: Opened) -> None:
    page = explorer.open(name="hostile")
    for claim in page.evaluate("kerege.app.data.claims.map(c => c.id)"):
        page.evaluate("id => kerege.app.set({claim: id})", claim)
    assert page.evaluate("window.hit") is None


@pytest.mark.parametrize(
    "hash_",
    [
        "entity=<img src=x onerror=window.hit=1>",
        "view=javascript:window.hit=1",
        "pair=a~b&claim=__proto__&at=0000-00-00&known=9999-99-99&kinds=constructor",
        "entity=%00%ff&lang=xx&ui=__proto__&theme=%3Cscript%3E",
        "pins=kazakhstan,nowhere&relation=__proto__&speaker=x&grade=Z&sureness=abc",
        "%%%&&&===",
    ],
)
def test_hostile_links_open_the_page_as_usual(explorer: Opened, hash_: str) -> None:
    page = explorer.open(hash_)
    assert page.evaluate("window.hit") is None
    assert page.locator("#status").inner_text()


STOPPED = {
    "Trusted": """try { document.body.innerHTML = '<p>' } catch (error) { error.name }""",
    "Content Security Policy": "fetch('https://example.org/').catch(error => error.name)",
}


@pytest.mark.parametrize("reason", STOPPED)
def test_the_policy_stops_markup_and_requests_from_inside(explorer: Opened, reason: str) -> None:
    page = explorer.open()
    explorer.expected = reason
    assert page.evaluate(STOPPED[reason]) == "TypeError"
    page.wait_for_timeout(100)
    assert any(reason in error for error in explorer.errors)
    explorer.requests[:] = [url for url in explorer.requests if url != "https://example.org/"]
