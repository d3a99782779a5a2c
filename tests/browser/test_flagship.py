"""The page of this repository's own project, with its real seeds."""

from pathlib import Path

import pytest
from browser.conftest import Opened
from browser.test_access import violations
from playwright.sync_api import expect

from kerege.model import Ref
from kerege.pipeline.assembly import assemble
from kerege.reasoning.ladder import commitments
from kerege.writers.html.page import render

ROOT = Path(__file__).parents[2]
LARGEST = 1_000_000
"""Bytes of the page, which a browser opens at once and a mail can carry."""


@pytest.fixture(scope="session")
def flagship(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (ROOT / "seeds" / "sources.yaml").exists():
        pytest.skip("no seeds beside the tests")
    path = tmp_path_factory.mktemp("flagship") / "graph.html"
    path.write_bytes(render(assemble(ROOT, keep_going=True).store).encode())
    return path


def test_is_small(flagship: Path) -> None:
    assert flagship.stat().st_size < LARGEST


def test_three_clicks_lead_to_the_quote_and_its_source(explorer: Opened, flagship: Path) -> None:
    explorer.written = {**explorer.written, "flagship": flagship}
    page = explorer.open(name="flagship")
    explorer.click("kazakhstan")
    expect(page.locator("#panel h2")).to_have_text("Kazakhstan")
    card = page.locator("#panel .claim", has_text="Shanghai Cooperation Organi").first
    expect(card.locator("blockquote").first).to_contain_text("Our priority")
    with page.context.expect_page() as opened:
        card.get_by_role("link").first.click()
    opened.value.close()
    assert "toutiao.com" in str(card.get_by_role("link").first.get_attribute("href"))


def test_all_that_a_state_is_tied_to_is_in_view(explorer: Opened, flagship: Path) -> None:
    explorer.written = {**explorer.written, "flagship": flagship}
    page = explorer.open(name="flagship")
    explorer.click("kazakhstan")
    outside = page.evaluate(
        """() => { const { network, now } = kerege.app;
        const { clientWidth, clientHeight } = document.querySelector("#net");
        return [...now.focus].filter((one) => { const { x, y } = network.place(one);
          return x < 0 || y < 0 || x > clientWidth || y > clientHeight; }).map(({ id }) => id); }"""
    )
    assert outside == []
    assert page.evaluate("kerege.app.now.focus.size") > 40


@pytest.mark.parametrize("screen", [(1440, 900), (390, 844)])
def test_the_map_names_the_states_it_is_about_at_first_sight(
    explorer: Opened, flagship: Path, screen: tuple[int, int]
) -> None:
    explorer.written = {**explorer.written, "flagship": flagship}
    explorer.page.set_viewport_size({"width": screen[0], "height": screen[1]})
    page = explorer.open("view=map", name="flagship")
    drawn = page.evaluate("kerege.app.network.vector('map')")
    for state in ("Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan", "China"):
        assert f">{state}<" in drawn


def test_ladders_agree_with_python(explorer: Opened, flagship: Path) -> None:
    explorer.written = {**explorer.written, "flagship": flagship}
    page = explorer.open(name="flagship")
    store = assemble(ROOT, keep_going=True).store
    climbing = [e.id for e in store.entities.values() if store.ontology.climbs(e.kind)][::4]
    expected = {}
    for name in climbing:
        own = [each for each in commitments(store, name) if each.matter == Ref(name)]
        expected[name] = own[0].rung if own else ""
    said = page.evaluate(
        """ids => ids.map(id => { const { data, now } = kerege.app, entity = data.entity(id);
        const about = data.claimsOf(entity).filter(c => now.standing.has(c)
            && (c.subject === entity || c.object.entity === entity));
        return [id, kerege.ladder(entity, about, data, now.day).rung]; })""",
        climbing,
    )
    assert dict(said) == expected
    assert len(set(expected.values())) > 2


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_says_where_the_article_goes_wrong(
    explorer: Opened, flagship: Path, theme: str
) -> None:
    explorer.written = {**explorer.written, "flagship": flagship}
    page = explorer.open(f"theme={theme}", name="flagship")
    page.get_by_role("button", name="go wrong?").click()
    expect(page.locator(".tally")).to_contain_text("contradicted 2")
    expect(page.locator("#panel .verdict .word").first).to_have_text("contradicted")
    expect(page.locator("#panel .claim")).to_have_count(9)
    assert violations(explorer) == []
    page.locator("a.said.contradicted", has_text="98.5%").first.click()
    expect(page.locator("#panel .verdict").first).to_contain_text("by what the graph knows")
    assert violations(explorer) == []
