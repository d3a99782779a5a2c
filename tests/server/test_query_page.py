"""The query page in real Chromium, which reaches nothing but the server."""

import re
from collections.abc import Iterator

import pytest
from machine import absent
from playwright.sync_api import Page, Route, expect
from server.conftest import MANY
from server.running import Running

from kerege.server.site import EDITOR


@pytest.fixture
def query_page(tab: Page, server: Running) -> Iterator[Page]:
    asked: list[str] = []
    broken: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("pageerror", lambda error: broken.append(str(error)))
    tab.goto(f"{server.client.base_url}query?editor=plain")
    expect(tab.locator("#entities > *").first).to_be_attached()
    yield tab
    assert broken == []
    own = (str(server.client.base_url), "blob:")
    assert [url for url in asked if not url.startswith(own)] == []


def write(page: Page, query: str) -> None:
    page.fill("#sparql", query)
    page.keyboard.press("Escape")
    page.click("#run")


def test_a_query_is_answered_as_a_table_whose_things_have_pages(query_page: Page) -> None:
    write(query_page, "SELECT ?who ?what { ?who ker:memberOf ?what } ORDER BY ?who")
    expect(query_page.locator("#status")).to_contain_text("2 rows")
    expect(query_page.locator("#answer td").first).to_have_text("japan")
    query_page.click("#answer td >> text=kazakhstan")
    expect(query_page.locator("h1")).to_have_text("kazakhstan")


def test_a_mistake_is_marked_where_it_is(query_page: Page) -> None:
    write(query_page, "SELECT * {\n  ?a ?b ?c\n} ORDR BY ?a")
    expect(query_page.locator("#status")).to_contain_text("Line 3, column 3")
    expect(query_page.locator("#status")).to_contain_text("'ORDER'")
    marked = query_page.evaluate(
        "() => { const a = document.querySelector('#sparql');"
        " return a.value.slice(a.selectionStart, a.selectionEnd) }"
    )
    assert marked == "ORDR"


def test_terms_are_completed_from_the_ontology(query_page: Page) -> None:
    query_page.fill("#sparql", "SELECT ?who { ?who ")
    query_page.locator("#sparql").press_sequentially("ker:memb")
    expect(query_page.locator("#completions li").first).to_contain_text("ker:memberOf")
    query_page.keyboard.press("Enter")
    query_page.locator("#sparql").press_sequentially(" :sc")
    expect(query_page.locator("#completions [aria-selected=true]")).to_contain_text(":sco")
    query_page.keyboard.press("Tab")
    query_page.locator("#sparql").press_sequentially(" }")
    query_page.keyboard.press("Control+Enter")
    assert query_page.input_value("#sparql") == "SELECT ?who { ?who ker:memberOf :sco }"
    expect(query_page.locator("#status")).to_contain_text("2 rows")


def test_a_canned_question_is_asked_with_its_parameters(query_page: Page) -> None:
    query_page.select_option("#question", "members")
    form = query_page.locator("form[data-question=members]")
    form.locator("[name=as_of]").fill("1999")
    form.locator("button").click()
    expect(query_page.locator("#status")).to_contain_text("0 rows")
    form.locator("[name=as_of]").fill("2010")
    form.locator("button").click()
    expect(query_page.locator("#status")).to_contain_text("2 rows")
    form.locator("[name=as_of]").fill("soon")
    form.locator("button").click()
    expect(query_page.locator("#status")).to_contain_text("a date such as 2025")


def test_the_address_says_what_was_asked(query_page: Page) -> None:
    query = "SELECT ?who ?what { ?who ker:memberOf ?what } # 100 % + «ÿ»"
    write(query_page, query)
    expect(query_page.locator("#status")).to_contain_text("2 rows")
    query_page.click("role=tab[name=Graph]")
    expect(query_page.locator("#answer svg > title")).to_have_text("3 things, 2 ties")
    query_page.reload()
    expect(query_page.locator("#answer svg > title")).to_have_text("3 things, 2 ties")
    assert query_page.input_value("#sparql") == query
    query_page.select_option("#question", "members")
    form = query_page.locator("form[data-question=members]")
    form.locator("[name=as_of]").fill("1999")
    form.locator("button").click()
    expect(query_page.locator("#status")).to_contain_text("0 rows")
    query_page.reload()
    expect(query_page.locator("#status")).to_contain_text("0 rows")
    expect(form.locator("[name=as_of]")).to_have_value("1999")
    query_page.go_back()
    query_page.go_back()
    expect(query_page.locator("#answer svg > title")).to_have_text("3 things, 2 ties")
    expect(form).to_be_hidden()


def test_a_question_that_comes_late_does_not_take_the_place_of_the_next(query_page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    query_page.route(re.compile("/query/questions/members"), hold)
    query_page.select_option("#question", "members")
    query_page.select_option("#question", "facts")
    expect(query_page.locator("#status")).to_contain_text(" ms")
    assert query_page.input_value("#sparql").startswith("# What is claimed")
    held[0].continue_()
    query_page.wait_for_timeout(300)
    assert query_page.input_value("#sparql").startswith("# What is claimed")


def test_relations_and_open_ends_are_offered(query_page: Page) -> None:
    query_page.select_option("#question", "members")
    form = query_page.locator("form[data-question=members]")
    expect(form.locator("[name=known_by]")).to_have_attribute("placeholder", "any")
    offered = query_page.locator(f"#{form.locator('[name=relation]').get_attribute('list')} option")
    assert "observerIn" in offered.evaluate_all("all => all.map((one) => one.value)")


def test_an_answer_is_drawn_as_graph_and_as_timeline(query_page: Page) -> None:
    write(query_page, "SELECT ?who ?what { ?who ker:memberOf ?what }")
    query_page.click("role=tab[name=Graph]")
    expect(query_page.locator("#answer svg > title")).to_have_text("3 things, 2 ties")
    write(query_page, "SELECT ?who ?day { ?c rdf:subject ?who ; ker:observedOn ?day }")
    query_page.click("role=tab[name=Timeline]")
    expect(query_page.locator("#answer svg > title")).to_have_text(f"{MANY} rows from 1950 to 2009")
    write(query_page, "CONSTRUCT WHERE { ?who ker:memberOf ?what }")
    expect(query_page.locator("#status")).to_contain_text("2 triples")
    query_page.click("role=tab[name=Graph]")
    expect(query_page.locator("#answer svg .tie")).to_have_count(2)


def test_a_graph_fits_a_telephone(query_page: Page) -> None:
    query_page.set_viewport_size({"width": 390, "height": 844})
    write(query_page, "SELECT ?who ?what { ?who ker:memberOf ?what }")
    query_page.click("role=tab[name=Graph]")
    expect(query_page.locator("#answer svg .tie")).to_have_count(2)
    answer = query_page.locator("#answer")
    assert answer.evaluate("one => one.scrollWidth <= one.clientWidth")
    edges = query_page.locator("#answer svg text").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().right)"
    )
    assert len(edges) == 3
    assert max(edges) < 390


@pytest.mark.parametrize(
    ("query", "button", "begins"),
    [
        ("SELECT ?who { ?who ker:memberOf ?what }", "CSV", "who"),
        ("DESCRIBE :sco", "ttl", "@prefix"),
    ],
)
def test_an_answer_is_saved_in_another_format(
    query_page: Page, query: str, button: str, begins: str
) -> None:
    write(query_page, query)
    with query_page.expect_download() as download:
        query_page.click(f"#downloads >> text={button}")
    assert download.value.suggested_filename == f"answer.{button.lower()}"
    assert download.value.path().read_text().startswith(begins)


def test_the_views_are_chosen_with_the_arrow_keys(query_page: Page) -> None:
    write(query_page, "SELECT ?who ?what { ?who ker:memberOf ?what }")
    query_page.get_by_role("tab", name="Table").focus()
    query_page.keyboard.press("ArrowRight")
    expect(query_page.get_by_role("tab", name="Graph")).to_be_focused()
    expect(query_page.locator("#answer svg > title")).to_have_text("3 things, 2 ties")
    query_page.keyboard.press("ArrowLeft")
    expect(query_page.locator("#answer table")).to_be_visible()


def test_of_many_rows_the_first_are_shown_and_the_others_on_demand(query_page: Page) -> None:
    write(query_page, "SELECT ?a ?b { ?a ?p ?o . ?b ?q ?r } LIMIT 1500")
    expect(query_page.locator("#status")).to_contain_text("1,500 rows")
    expect(query_page.locator("#answer tbody tr")).to_have_count(1000)
    query_page.click("text=Show all 1,500 rows")
    expect(query_page.locator("#answer tbody tr")).to_have_count(1500)


def test_a_refused_download_says_why_and_saves_nothing(query_page: Page) -> None:
    write(query_page, "SELECT ?who { ?who ker:memberOf ?what }")
    expect(query_page.locator("#downloads")).to_be_visible()
    problem = '{"detail": "it took too long"}'
    refused = {"status": 504, "content_type": "application/problem+json", "body": problem}
    query_page.route("**/sparql", lambda route: route.fulfill(**refused))  # type: ignore[arg-type]
    saved: list[str] = []
    query_page.on("download", lambda file: saved.append(file.suggested_filename))
    query_page.click("#downloads >> text=CSV")
    expect(query_page.locator("#status")).to_have_text("it took too long")
    query_page.unroute("**/sparql")
    assert saved == []


def test_long_words_of_a_timeline_are_cut_and_told_whole(query_page: Page) -> None:
    words = " ".join(["word"] * 40)
    write(
        query_page, f"SELECT ?day ?said {{ BIND('2025-01-01' AS ?day) BIND('{words}' AS ?said) }}"
    )
    query_page.click("role=tab[name=Timeline]")
    expect(query_page.locator("#answer svg text").last).to_contain_text("…")
    expect(query_page.locator("#answer svg text title")).to_have_text(words)


def test_texts_of_the_graph_run_nothing(query_page: Page) -> None:
    payload = "<img src=x onerror=alert(1)>"
    write(query_page, f"SELECT ?x {{ BIND('{payload}' AS ?x) }}")
    expect(query_page.locator("#answer td")).to_have_text(payload)
    write(query_page, "SELECT ?x { BIND(IRI('javascript:alert(1)') AS ?x) }")
    expect(query_page.locator("#answer td a")).to_have_count(0)
    expect(query_page.locator("#answer td")).to_have_text("javascript:alert(1)")


def test_the_editor_of_yasgui_completes_from_the_graph_and_asks_nobody_else(
    tab: Page, server: Running
) -> None:
    if not EDITOR.is_file():
        absent("make web was not run")
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{server.client.base_url}query")
    tab.click(".yasqe .CodeMirror")
    tab.keyboard.press("Control+A")
    tab.keyboard.type("SELECT ?who { ?who ker:membe")
    tab.keyboard.press("Control+Space")
    expect(tab.locator(".CodeMirror-hints li").first).to_have_text("ker:memberOf")
    tab.keyboard.press("Enter")
    tab.keyboard.type(" <https://example.org/id/sco> }")
    tab.click("#run")
    expect(tab.locator("#status")).to_contain_text("2 rows")
    assert [url for url in asked if not url.startswith(str(server.client.base_url))] == []


def test_the_editor_of_yasgui_declares_what_is_used_lets_go_of_the_keyboard_and_is_dark(
    tab: Page, server: Running
) -> None:
    if not EDITOR.is_file():
        absent("make web was not run")
    tab.emulate_media(color_scheme="dark")
    tab.goto(f"{server.client.base_url}query")
    code = tab.locator(".yasqe .CodeMirror-code")
    expect(code).to_contain_text("PREFIX rdf:")
    expect(code.locator("text=PREFIX ker:")).to_have_count(1)
    expect(tab.locator(".yasqe .parseErrorIcon")).to_have_count(0)
    colour = "node => getComputedStyle(node).backgroundColor"
    assert tab.locator(".yasqe .CodeMirror").evaluate(colour) == "rgb(23, 29, 38)"
    tab.click(".yasqe .CodeMirror")
    tab.keyboard.press("Tab")
    expect(tab.locator("#run")).to_be_focused()
