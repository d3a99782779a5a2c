import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.conftest import Opened

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STATES = [
    "",
    "entity=kazakhstan",
    "entity=sco&view=map",
    "pair=japan~kazakhstan",
    "view=table",
    "view=timeline",
    "view=article",
    "entity=tokayev&to=takaichi",
    "also=1&pins=sco,eaeu",
    "only=contested",
    "survives=press,single",
    "view=table&camp=tokyo&beside=beijing",
    "view=map",
    "view=timeline&entity=kazakhstan",
    "view=table&entity=kazakhstan&sort=-when&lang=ru",
    "camp=beijing&lang=zh",
]
SCREENS = {"desktop": (1440, 900), "tablet": (768, 1024), "phone": (390, 844)}


def violations(explorer: Opened) -> list[tuple[str, str]]:
    found = Axe().run(explorer.page, options={"runOnly": RULES}).response["violations"]
    return [(one["id"], str(one["nodes"][0]["target"])) for one in found]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_no_barrier_on_a_desktop(explorer: Opened, state: str, theme: str) -> None:
    page = explorer.open(f"{state}&theme={theme}")
    page.locator("#panel details").evaluate_all("all => all.forEach(d => { d.open = true })")
    assert violations(explorer) == []


@pytest.mark.parametrize(
    ("screen", "state"),
    [("tablet", STATES[1]), ("tablet", STATES[4]), *(("phone", state) for state in STATES)],
)
def test_no_barrier_on_smaller_screens(explorer: Opened, screen: str, state: str) -> None:
    width, height = SCREENS[screen]
    explorer.page.set_viewport_size({"width": width, "height": height})
    page = explorer.open(state)
    assert violations(explorer) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("screen", ["tablet", "phone"])
def test_filters_open_over_a_small_screen(explorer: Opened, screen: str) -> None:
    width, height = SCREENS[screen]
    explorer.page.set_viewport_size({"width": width, "height": height})
    page = explorer.open()
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("People").check()
    assert violations(explorer) == []
    page.keyboard.press("Escape")
    assert not page.get_by_label("People").is_visible()


def test_dialog_and_search_have_no_barrier(explorer: Opened) -> None:
    page = explorer.open()
    page.keyboard.press("/")
    page.keyboard.type("sum")
    assert page.locator("#hits [role=option]").count() == 3
    assert violations(explorer) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Help").click()
    assert violations(explorer) == []


def test_the_table_is_reached_first_by_keyboard(explorer: Opened) -> None:
    page = explorer.open()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("table").wait_for()
    assert explorer.state("view") == "table"
