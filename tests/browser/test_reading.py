"""What a reader does in the first ten minutes: sorts, shares, checks, goes back, on any screen."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from browser.conftest import Opened
from browser.sample import sample_store
from browser.test_access import SCREENS, STATES
from playwright.sync_api import BrowserContext, expect

from kerege.model import Claim, Modality, Polarity
from kerege.values import PartialDate
from kerege.view import live

OUR_PRIORITY = "Our priority remains"


def test_the_table_is_sorted_by_the_column_that_is_clicked(explorer: Opened) -> None:
    page = explorer.open("view=table")
    cells = page.locator("tbody tr th")
    page.get_by_role("columnheader", name="Subject").get_by_role("button").click()
    assert cells.all_inner_texts() == sorted(cells.all_inner_texts(), key=str.casefold)
    page.get_by_role("columnheader", name="Subject").get_by_role("button").click()
    assert cells.all_inner_texts() == sorted(cells.all_inner_texts(), key=str.casefold)[::-1]
    head = page.get_by_role("columnheader", name="Subject")
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(head.get_by_role("button")).to_be_focused()
    assert "sort=-subject" in page.url


def test_what_is_undated_comes_last_in_either_order_of_time(explorer: Opened) -> None:
    for sort in ("when", "-when"):
        page = explorer.open(f"view=table&all=1&sort={sort}")
        times = page.locator("tbody tr td:nth-of-type(4)").all_inner_texts()
        undated = [text == "undated" for text in times]
        assert any(undated)
        assert undated == sorted(undated)


def test_the_table_is_sorted_on_a_phone(explorer: Opened) -> None:
    explorer.page.set_viewport_size({"width": 390, "height": 844})
    page = explorer.open("view=table")
    page.locator("thead").get_by_role("button", name="Subject").click()
    said = page.locator("tbody tr th").all_inner_texts()
    assert said == sorted(said, key=str.casefold)


def test_a_link_to_a_claim_opens_that_claim(explorer: Opened) -> None:
    page = explorer.open("entity=kazakhstan&at=2025-12-01")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card = page.locator(".claim", has_text=OUR_PRIORITY).first
    card.get_by_text("All of it").click()
    card.get_by_role("button", name="Copy link").click()
    expect(card.get_by_role("button", name="Copied")).to_be_visible()
    address = page.evaluate("navigator.clipboard.readText()")
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("#panel h2")).to_have_text("One claim")
    expect(page.locator("#panel .claim")).to_contain_text(OUR_PRIORITY)
    assert explorer.state("at") == "2025-12-01"


def test_a_pair_says_what_its_arc_rests_on(explorer: Opened) -> None:
    page = explorer.open("pair=japan~kazakhstan")
    expect(page.locator("#panel")).to_contain_text("Speakers: 1 · independent origins: 1 · 2025")


@pytest.mark.parametrize("state", STATES)
def test_a_link_brings_back_all_that_is_read(explorer: Opened, state: str) -> None:
    page = explorer.open(state)

    def read() -> list[str]:
        return [page.locator(place).inner_text() for place in ("#panel", "#stage", "#clock")]

    first = read()
    explorer.open(page.url.partition("#")[2])
    assert read() == first


def test_back_leads_through_all_states(explorer: Opened) -> None:
    page = explorer.open()
    written = [page.evaluate("kerege.app.hashOf({})")]
    for state in STATES[1:]:
        page.evaluate("hash => { location.hash = hash }", state)
        page.wait_for_function("hash => kerege.app.hashOf({}) !== hash", arg=written[-1])
        written.append(page.evaluate("kerege.app.hashOf({})"))
    for hash_ in written[-2::-1]:
        page.go_back()
        page.wait_for_function("hash => kerege.app.hashOf({}) === hash", arg=hash_)


def in_words(when: PartialDate) -> str:
    """Return a date as the page writes it in English."""
    found = date.fromordinal(when.first)
    forms = {"year": "%Y", "month": "%B %Y", "day": f"{found.day} %B %Y"}
    return found.strftime(forms[when.precision])


def parts_of(claim: Claim) -> list[str]:
    """Return what a reader must be able to read of a claim."""
    dates = [claim.during.start, claim.during.until, claim.observed_on, claim.stated_on]
    dates += [claim.published_on, claim.recorded_on, claim.retracted_on]
    store = sample_store()
    source = store.sources[claim.source]
    words = [claim.id, claim.note, claim.method, claim.rank.value, source.title, source.reason]
    words += [f"{source.reliability}: ", store.entities[claim.asserted_by].label()]
    words += [claim.evidence.quote] if claim.evidence and claim.evidence.quote else []
    words += [str(claim.confidence)] if claim.confidence is not None else []
    return [part for part in words if part] + [in_words(each) for each in dates if each]


def test_nothing_of_a_claim_is_out_of_reach(explorer: Opened) -> None:
    page = explorer.open()
    told = dict(
        page.evaluate(
            "kerege.app.data.claims.map(c => "
            "[c.id, kerege.claimCard(c, kerege.app, { open: true }).textContent])"
        )
    )
    store = sample_store()
    missing = {
        (claim.id, part)
        for claim in store
        for part in parts_of(claim)
        if part not in told[claim.id]
    }
    assert missing == set()


@pytest.mark.parametrize("screen", SCREENS)
def test_both_clocks_are_in_reach_on_every_screen(explorer: Opened, screen: str) -> None:
    width, height = SCREENS[screen]
    explorer.page.set_viewport_size({"width": width, "height": height})
    page = explorer.open("entity=tokyo-summit&at=2025-12-20")
    known = page.get_by_role("slider", name="Known by")
    expect(known).to_be_in_viewport(ratio=1)
    known.focus()
    page.keyboard.press("Home")
    assert explorer.state("known")
    expect(page.get_by_role("slider", name="As of")).to_be_in_viewport(ratio=1)


def test_a_tap_chooses_a_state(
    explorer: Opened, new_context: Callable[..., BrowserContext]
) -> None:
    context = new_context(has_touch=True)
    page = context.new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(explorer.written["sample"].as_uri())
    page.locator("html[data-ready]").wait_for()
    at = page.evaluate("kerege.app.network.place(kerege.app.data.entity('kazakhstan'))")
    box = page.locator("#net").bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + at["x"], box["y"] + at["y"])
    expect(page.locator("#panel h2")).to_have_text("Kazakhstan")


def test_targets_are_large_enough_for_a_finger(explorer: Opened) -> None:
    explorer.page.set_viewport_size({"width": 390, "height": 844})
    page = explorer.open("entity=kazakhstan")
    buttons = page.locator("header button, #corner button, #play, .back, .actions button, summary")
    small = [
        one.inner_text()
        for one in buttons.all()
        if one.is_visible()
        and (box := one.bounding_box())
        and min(box["height"], box["width"]) < 24
    ]
    assert small == []


FILTERS = {
    "relation=prioritizes": lambda claim: claim.relation == "prioritizes",
    "speaker=kazakhstan": lambda claim: claim.asserted_by == "kazakhstan",
    "source=toutiao-2025-11": lambda claim: claim.source == "toutiao-2025-11",
    "modality=planned": lambda claim: claim.modality is Modality.PLANNED,
    "opinions=alone": lambda claim: claim.opinion,
    "opinions=none": lambda claim: not claim.opinion,
    "sourceClass=opinion": lambda claim: claim.source == "toutiao-2025-11",
    "grade=C": lambda claim: claim.source == "mofa-2025",
    "sureness=1": lambda claim: claim.confidence == 1,
    "origins=2": lambda claim: claim.relation == "foundedOn",
    "without=asserted,open": lambda claim: claim.polarity is Polarity.NEGATIVE,
}


@pytest.mark.parametrize("filter_", FILTERS)
def test_each_filter_lets_through_what_it_says(explorer: Opened, filter_: str) -> None:
    page = explorer.open(filter_)
    expected = [c for c in live(sample_store()) if FILTERS[filter_](c)]
    assert 0 < len(expected) < len(live(sample_store()))
    passing = page.evaluate("kerege.app.now.inFilters.map(c => c.id)")
    assert sorted(passing) == sorted(claim.id for claim in expected)
    expect(page.locator("#passing")).to_have_text(
        f"{len(expected)} of {len(sample_store().claims)} claims pass"
    )
    field = filter_.partition("=")[0]
    if field != "without":
        chosen = page.locator(f"#by-{field}")
        expect(chosen).to_have_value(filter_.partition("=")[2])
        chosen.select_option("")
        assert explorer.state(field) == ""


def test_the_map_counts_what_it_can_show(explorer: Opened) -> None:
    page = explorer.open("view=map")
    signs = page.evaluate("kerege.app.network.signs()")
    assert len(signs) == 11
    expect(page.locator("#status")).to_contain_text(re.compile("^11 of 27 entities"))


def test_who_wants_no_motion_gets_none(explorer: Opened) -> None:
    page = explorer.open()
    assert page.evaluate("kerege.motion()") is False
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate("kerege.motion().duration") > 0
