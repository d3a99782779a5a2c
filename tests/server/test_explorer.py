"""The explorer in real Chromium, loading its parts from the server."""

from playwright.sync_api import Page, expect
from server.running import Running


def test_parts_are_loaded_and_the_words_of_a_claim_arrive(tab: Page, server: Running) -> None:
    errors: list[str] = []
    asked: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    tab.on("request", lambda request: asked.append(request.url))
    root = str(server.client.base_url).rstrip("/")
    tab.goto(f"{root}/#entity=kazakhstan")
    tab.locator("html[data-ready]").wait_for()
    expect(tab.locator("#panel blockquote").first).to_contain_text("kazakhstan")
    assert errors == []
    names = ["core.json", "words.json", "texts.json"]
    assert [url for url in asked if "/explorer/" in url] == [f"{root}/explorer/{n}" for n in names]
    assert all(url.startswith((root, "data:")) for url in asked)
