import csv
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from browser.conftest import Opened
from browser.sample import ONTOLOGY, sample_store
from playwright.sync_api import expect
from pypdf import PdfReader

from kerege.readers.turtle import read_turtle
from kerege.values import PartialDate
from kerege.view import holding, sentence

KAZAKHSTAN = "entity=kazakhstan"


def test_opens_without_a_request_or_a_complaint(explorer: Opened) -> None:
    page = explorer.open()
    expect(page).to_have_title("Japan and Central Asia")
    expect(page.locator("h1")).to_have_text("Japan and Central Asia")
    expect(page.locator("#status")).to_contain_text("of 27 entities")
    expect(page.locator(".question").first).to_be_visible()


def test_finds_kazakhstan_clicks_it_and_reads_its_quote(explorer: Opened) -> None:
    page = explorer.open()
    page.get_by_role("combobox", name="Search").fill("Kazakh")
    expect(page.get_by_role("option").first).to_contain_text("Kazakhstan")
    page.keyboard.press("Escape")
    explorer.click("kazakhstan")
    expect(page.locator("#panel h2")).to_have_text("Kazakhstan")
    words = "Our priority remains the Shanghai Cooperation Organization."
    expect(page.locator("#panel blockquote").first).to_contain_text(words)
    card = page.locator("#panel .claim", has_text=words).first
    expect(card).to_contain_text("asserted")
    expect(card).to_contain_text("as of November 2025")
    expect(card).to_contain_text("said by Kazakhstan")
    expect(card).to_contain_text("E · unreliable")
    link = card.get_by_role("link")
    expect(link).to_have_attribute("href", re.compile("^https://www.toutiao.com/"))
    expect(link).to_have_attribute("rel", "noopener noreferrer")


@pytest.mark.parametrize("name", ["Токаев", "Тоқаев", "tokayev", "托卡耶夫", "Tokaev"])
def test_search_knows_every_script(explorer: Opened, name: str) -> None:
    page = explorer.open()
    page.keyboard.press("/")
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Kassym-Jomart Tokayev")
    assert explorer.state("entity") == "tokayev"


def test_everything_about_a_claim_can_be_read(explorer: Opened) -> None:
    page = explorer.open(KAZAKHSTAN)
    page.locator(".claim", has_text="Our priority").get_by_text("All of it").click()
    all_of_it = page.locator(".claim", has_text="Our priority").locator("details")
    for words in ("22 November 2026", "0.900", "english 1", "normal", "unsigned opinion piece"):
        expect(all_of_it).to_contain_text(words)
    expect(all_of_it.locator("mark")).to_contain_text("Our priority remains")
    expect(all_of_it.locator(".context")).to_contain_text("Kazakhstan explicitly stated")


def test_arc_shows_the_claims_between_two(explorer: Opened) -> None:
    page = explorer.open()
    explorer.click_pair("japan~kazakhstan")
    expect(page.locator("#panel h2")).to_have_text("Japan – Kazakhstan")
    expect(page.locator("#panel .claim")).to_have_count(3)
    assert "pair=japan~kazakhstan" in page.url


def test_the_arc_of_a_pair_opens_into_a_bead_for_each_claim(explorer: Opened) -> None:
    page = explorer.open("pair=japan~kazakhstan")
    beads = page.evaluate("kerege.app.network.beads()")
    assert len(beads) == 3
    explorer.click_bead(1)
    expect(page.locator("#panel h2")).to_have_text("One claim")
    claim = page.evaluate("kerege.app.now.claim.id")
    assert claim == beads[1]["id"]


def test_quantities_and_qualifiers_stand_in_words(explorer: Opened) -> None:
    page = explorer.open("entity=japan")
    card = page.locator("#panel .claim", has_text="19 billion")
    expect(card).to_contain_text("Japan pledges about 19 billion")
    expect(card).to_contain_text("party: Central Asia")
    expect(card).to_contain_text("planned")


def test_keyboard_alone_walks_opens_and_leaves(explorer: Opened) -> None:
    page = explorer.open(KAZAKHSTAN)
    page.locator("#net").focus()
    page.keyboard.press("ArrowRight")
    there = explorer.state("entity")
    assert there not in ("", "kazakhstan")
    page.keyboard.press("Escape")
    assert explorer.state("entity") == ""
    page.keyboard.press("4")
    expect(page.get_by_role("table")).to_be_visible()
    page.get_by_role("table").get_by_role("button", name="prioritizes").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel blockquote")).to_contain_text("Our priority remains")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_link_restores_the_state_and_back_returns(explorer: Opened) -> None:
    page = explorer.open("view=table&entity=sco&at=2010-01-01&lang=ru&ui=en&kinds=state&theme=dark")
    expect(page.locator("#panel h2")).to_have_text("ШОС")
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.locator("#clock output").first).to_have_text("1 January 2010")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.get_by_role("button", name="Network").click()
    assert explorer.state("view") == "network"
    page.go_back()
    expect(page.get_by_role("table")).to_be_visible()
    page.go_forward()
    expect(page.get_by_role("table")).to_be_hidden()


def test_day_changes_the_memberships(explorer: Opened) -> None:
    page = explorer.open("entity=csto")
    members = page.locator("#panel .chips").first
    expect(members).not_to_contain_text("Uzbekistan")
    slider = page.get_by_role("slider", name="As of")
    for day, is_member in (("2012-12-18", True), ("2012-12-19", False), ("2006-08-15", False)):
        number = PartialDate.parse(day).first
        slider.evaluate(
            "(s, day) => { s.value = day; s.dispatchEvent(new Event('input', {bubbles: true})) }",
            number,
        )
        expect(page.locator("#clock output").first).to_contain_text(day[:4])
        expect(members).to_contain_text("Kazakhstan")
        assert ("Uzbekistan" in members.inner_text()) is is_member


DAYS = ["2005-01-01", "2012-12-19", "2025-11-15", "2025-12-14", "2025-12-20", "2026-11-22"]


def test_both_clocks_agree_with_python(explorer: Opened) -> None:
    page = explorer.open()
    store = sample_store()
    for day in DAYS:
        for known in ("2026-01-15", "2026-06-01", ""):
            as_of, by = PartialDate.parse(day), PartialDate.parse(known) if known else None
            said = page.evaluate(
                "([day, known]) => [...kerege.holding(kerege.live(kerege.app.data.claims, known), day)]"
                ".map(c => c.id)",
                [as_of.first, by.first if by else None],
            )
            assert sorted(said) == sorted(claim.id for claim in holding(store, as_of, by))


def test_sentences_agree_with_python(explorer: Opened) -> None:
    page = explorer.open()
    said = page.evaluate(
        "kerege.app.data.claims.map(c => [c.id, kerege.sentence(c, e => e.label)])"
    )
    store = sample_store()
    assert dict(said) == {claim.id: sentence(store, claim) for claim in store}


def test_article_marks_its_claims(explorer: Opened) -> None:
    page = explorer.open("view=article")
    marks = page.locator(".said")
    expect(marks).to_have_count(3)
    expect(marks.nth(0)).to_have_text("Tokyo invites five presidents 🗾")
    expect(marks.nth(2)).to_have_text("Turkmenistan has not confirmed its intention to attend")
    marks.nth(2).click()
    expect(page.locator("#panel .claim")).to_contain_text("not confirms attendance at")
    expect(page.locator(".said").nth(2)).to_have_attribute("aria-current", "true")


def test_questions_lead_somewhere(explorer: Opened) -> None:
    page = explorer.open()
    for number in range(page.locator(".question").count()):
        page = explorer.open()
        before = page.url
        page.locator(".question").nth(number).click()
        assert page.url != before


def test_filters_count_what_they_show(explorer: Opened) -> None:
    page = explorer.open("view=table")
    all_of_them = page.locator("#status").inner_text()
    page.get_by_label("Relation").select_option("memberOf")
    assert page.locator("#status").inner_text() != all_of_them
    rows = page.locator("tbody tr")
    assert rows.count() > 10
    assert set(rows.locator("td:first-of-type").all_inner_texts()) == {"member of", "not member of"}
    page.get_by_role("button", name="Reset filters").click()
    expect(page.locator("#status")).to_have_text(all_of_them)
    page.get_by_label("People").check()
    assert "person" in page.url


def test_path_between_two(explorer: Opened) -> None:
    page = explorer.open("entity=tokayev&to=takaichi")
    expect(page.locator("#panel h2")).to_contain_text("Kassym-Jomart Tokayev → Kazakhstan")
    expect(page.locator("#panel h2")).to_contain_text("Japan → Takaichi Sanae")


def test_a_path_is_found_without_shift(explorer: Opened) -> None:
    page = explorer.open("entity=tokayev")
    page.get_by_role("button", name="Find a path from here").click()
    expect(page.locator("#panel")).to_contain_text("Now click or search for the other end.")
    page.get_by_role("combobox", name="Search").fill("Takaichi")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_contain_text("Japan → Takaichi Sanae")
    assert explorer.state("to") == "takaichi"


def test_superseded_claims_are_reached_from_those_that_supersede_them(explorer: Opened) -> None:
    page = explorer.open("entity=tokyo-summit&at=2025-12-20")
    page.locator(".claim", has_text="hosts").get_by_text("All of it").first.click()
    page.locator(".claim", has_text="hosts").get_by_role("button", name="Japan · hosts").click()
    expect(page.locator("#panel .claim")).to_contain_text("superseded")
    expect(page.locator("#panel .claim")).to_contain_text("since 18 December 2025")


def test_claims_that_collide_point_to_each_other(explorer: Opened) -> None:
    page = explorer.open("entity=turkmenistan")
    card = page.locator(".claim", has_text="Turkmenistan confirms attendance")
    expect(card).to_contain_text("The opposite is said elsewhere: 1")
    card.get_by_text("All of it").last.click()
    card.get_by_role("button", name="Author of the Toutiao article, as of November 2025").click()
    expect(page.locator("#panel .claim")).to_contain_text("has not confirmed its intention")


def test_contradictions_stand_side_by_side_with_their_rule(explorer: Opened) -> None:
    page = explorer.open()
    page.get_by_role("button", name="Which claims contradict each other?").click()
    pair = page.locator("#panel .versus")
    expect(pair).to_have_count(1)
    expect(pair.locator(".side")).to_have_count(2)
    expect(pair).to_contain_text("India · not member of · Collective Security")
    expect(pair).to_contain_text("India · member of · Collective Security")
    expect(pair.locator(".proof")).to_contain_text("by the rule opposite-sign: same subject")
    expect(pair.locator(".proof")).to_contain_text("since 1 March 2025")
    pair.locator(".side").first.get_by_role("button").click()
    card = page.locator("#panel .claim")
    card.get_by_text("Contradicted by others: 1").click()
    expect(card.locator(".versus .side")).to_have_count(2)


def test_a_status_points_to_what_overtook_it(explorer: Opened) -> None:
    page = explorer.open("entity=turkmenistan")
    card = page.locator(".claim", has_text="Turkmenistan not confirms attendance")
    card.get_by_text("Bears on others: 1").click()
    expect(card.locator(".tie")).to_contain_text("Overtaken by: Turkmenistan · confirms")
    expect(card.locator(".tie")).to_contain_text("by the rule later-event")


def test_undated_claims_say_when_they_were_published(explorer: Opened) -> None:
    page = explorer.open("entity=sco&also=1")
    expect(page.locator(".claim", has_text="Author of").first).to_contain_text("November 2025")


def test_conditions_recompute_what_stands(explorer: Opened) -> None:
    page = explorer.open("entity=csto")
    page.get_by_label("what one origin alone says").check()
    assert "survives=single" in page.url
    expect(page.locator("#passing")).to_have_text("2 of 45 claims pass")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_contain_text("39 of 41 claims fall")
    expect(page.locator("#panel")).to_contain_text("memberships do not stand")
    page.locator("#panel").get_by_role("button", name="Reset filters").click()
    expect(page.locator("#passing")).to_have_text("41 of 45 claims pass")


def test_a_camp_is_a_lens_and_two_stand_side_by_side(explorer: Opened) -> None:
    page = explorer.open("view=table")
    page.get_by_label("Told by").select_option(label="Beijing")
    told = page.locator("tbody tr").all_inner_texts()
    assert 0 < len(told) < 8
    assert all("Author of the Toutiao article" in row or "China" in row for row in told)
    page.get_by_label("side by side with").select_option(label="Tokyo")
    heads = page.locator("thead th").all_inner_texts()
    assert heads == ["Statement", "Beijing", "Tokyo"]
    both = page.locator("tbody tr", has_text="founded").first
    expect(both).not_to_contain_text("says nothing of it")
    expect(page.locator("tbody tr", has_text="says nothing of it").first).to_be_visible()
    expect(page.locator("#panel h2")).to_have_text("Beijing | Tokyo")


def test_neighbours_are_kept_in_view_and_folded_away(explorer: Opened) -> None:
    page = explorer.open("entity=kazakhstan")
    seen = "kerege.app.now.visible.size"
    page.get_by_role("button", name="Keep its neighbours in view").click()
    page.keyboard.press("Escape")
    opened = page.evaluate(seen)
    assert "opened=kazakhstan" in page.url
    assert page.evaluate("kerege.app.now.visible.has(kerege.app.data.entity('tokayev'))")
    page.get_by_role("button", name="Reset filters").click()
    assert page.evaluate(seen) < opened


def test_exports_what_is_shown(explorer: Opened, tmp_path: Path) -> None:
    page = explorer.open("entity=tokayev")
    with page.expect_download() as download:
        page.locator("#save-csv").click()
    download.value.save_as(tmp_path / "claims.csv")
    text = (tmp_path / "claims.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert [(row["subject"], row["relation"], row["object"]) for row in rows] == [
        ("kazakhstan", "headOfState", "tokayev")
    ]
    with page.expect_download() as download:
        page.locator("#save-json").click()
    download.value.save_as(tmp_path / "claims.json")
    assert (
        json.loads((tmp_path / "claims.json").read_text(encoding="utf-8"))[0]["from"]
        == "2019-03-20"
    )
    with page.expect_download() as download:
        page.locator("#save-png").click()
    download.value.save_as(tmp_path / "graph.png")
    assert (tmp_path / "graph.png").read_bytes().startswith(b"\x89PNG")


def test_saved_turtle_is_read_back_as_the_same_claims(explorer: Opened, tmp_path: Path) -> None:
    page = explorer.open("also=1")
    with page.expect_download() as download:
        page.locator("#save-turtle").click()
    download.value.save_as(tmp_path / "claims.ttl")
    ids = page.evaluate("[...kerege.app.now.shown].map(claim => claim.id)")
    read = {claim.id: claim for claim in read_turtle(tmp_path / "claims.ttl", ONTOLOGY)}
    assert read == {claim.id: claim for claim in sample_store() if claim.id in ids}
    assert len(read) == 41


def test_saved_svg_shows_what_the_screen_shows_and_runs_nothing(
    explorer: Opened, tmp_path: Path
) -> None:
    page = explorer.open("pins=sco", name="hostile")
    for view in ("network", "map"):
        page.locator(f"[data-view={view}]").first.click()
        with page.expect_download() as download:
            page.locator("#save-svg").click()
        download.value.save_as(tmp_path / "graph.svg")
        root = ElementTree.parse(tmp_path / "graph.svg").getroot()
        names = [node.text or "" for node in root.iter("{http://www.w3.org/2000/svg}text")]
        assert any("Kazakhstan" in name for name in names)
        tags = {node.tag.rpartition("}")[2] for node in root.iter()}
        assert tags == {"svg", "title", "path", "rect", "text"}
        assert not [key for node in root.iter() for key in node.attrib if key.startswith("on")]
        arcs = [node for node in root.iter() if re.match(r"M[^A-Z]+Q", node.get("d", ""))]
        assert len(arcs) == page.evaluate("kerege.app.network.arcs().length") > 0


def test_a_citation_is_copied(explorer: Opened) -> None:
    page = explorer.open("entity=kazakhstan")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card = page.locator(".claim", has_text="Our priority").first
    card.get_by_text("All of it").click()
    card.get_by_role("button", name="Copy citation").click()
    expect(card.get_by_role("button", name="Copied")).to_be_visible()
    words = page.evaluate("navigator.clipboard.readText()")
    assert words.startswith("Kazakhstan: Kazakhstan · prioritizes · Shanghai Cooperation")
    assert "“Our priority remains the Shanghai Cooperation Organization.”" in words
    assert "https://www.toutiao.com/article/1850562256333833/" in words


def test_formulas_are_disarmed_in_csv(explorer: Opened) -> None:
    page = explorer.open()
    written = page.evaluate("kerege.csv([{a: '=1+1', b: 'x,\"y\"'}], ['a', 'b'])")
    assert written == 'a,b\r\n\'=1+1,"x,""y"""'


def test_something_is_drawn(explorer: Opened) -> None:
    page = explorer.open()
    for view in ("network", "map"):
        page.locator(f"[data-view={view}]").first.click()
        colours = page.evaluate(
            """() => { const c = document.querySelector('#net canvas');
            const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
            const seen = new Set();
            for (let i = 0; i < d.length; i += 400) seen.add(d[i] << 16 | d[i + 1] << 8 | d[i + 2]);
            return seen.size; }"""
        )
        assert colours > 25


def test_names_change_language(explorer: Opened) -> None:
    page = explorer.open(KAZAKHSTAN)
    page.get_by_label("Language of names").select_option("ja")
    expect(page.locator("#panel h2")).to_have_text("カザフスタン")
    expect(page.get_by_role("button", name="関係図")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "ja"


@pytest.mark.parametrize(
    ("language", "words"),
    [("ja", "加盟先"), ("ru", "состоит в"), ("zh", "是其成员")],
)
def test_relations_and_classes_are_said_in_the_language_of_the_page(
    explorer: Opened, language: str, words: str
) -> None:
    page = explorer.open(f"view=table&lang={language}")
    expect(page.get_by_role("table")).to_contain_text(words)
    expect(page.get_by_role("table")).not_to_contain_text("member of")


def test_prints_on_white_with_picture_and_claims(explorer: Opened, tmp_path: Path) -> None:
    page = explorer.open("entity=kazakhstan&theme=dark")
    page.pdf(path=tmp_path / "page.pdf", print_background=True)
    reader = PdfReader(tmp_path / "page.pdf")
    text = "".join(one.extract_text() for one in reader.pages)
    assert "Our priority remains the Shanghai" in text
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("html").get_attribute("data-theme") == "light"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_play_moves_the_day_and_stops(explorer: Opened) -> None:
    page = explorer.open("at=2026-06-01")
    page.get_by_role("button", name="Play").click()
    expect(page.locator("#clock output").first).not_to_have_text("1 June 2026")
    expect(page.get_by_role("button", name=re.compile("Play"))).to_be_visible()


def test_a_crowd_is_drawn_as_dots_that_can_be_clicked(explorer: Opened) -> None:
    page = explorer.open("kinds=person", name="crowded")
    expect(page.locator("#status")).to_contain_text("2003 of 2027 entities")
    assert len(page.evaluate("kerege.app.network.signs()")) == 300
    dots = page.evaluate("kerege.app.network.dots()")
    assert len(dots) == 1703
    places = page.evaluate(
        "ids => ids.map(id => kerege.app.network.place(kerege.app.data.entity(id)).x)", dots
    )
    rightmost = dots[places.index(max(places))]
    explorer.click(rightmost)
    expect(page.locator("#panel h2")).not_to_contain_text("Who says")
    assert explorer.state("entity") == rightmost
