"""What a notebook shows: the explorer in a frame, cards, pictures."""

import html
import re
import sys
from pathlib import Path

import matplotlib as mpl
import pytest
from strategies import claim, store_of

from kerege.errors import ExtraError, KeregeError, NotFoundError
from kerege.library import Graph
from kerege.model import Modality, Polarity

mpl.use("Agg")

STORE = store_of(
    [
        claim("kazakhstan", "memberOf", "sco", start="2001-06-15"),
        claim("kazakhstan", "memberOf", "eaeu", start="2015", until="2020"),
        claim("uzbekistan", "memberOf", "sco", start="2001-06-15"),
        claim("uzbekistan", "memberOf", "sco", start="2001", source="source-b"),
        claim("kazakhstan", "visits", "japan", observed_on="2025", modality=Modality.PLANNED),
        claim("japan", "memberOf", "sco", start="2010", polarity=Polarity.NEGATIVE),
    ],
    names=["Kazakhstan", "<b>Qazaqstan</b>"],
)
G = Graph(STORE)


@pytest.fixture(autouse=True)
def closed() -> object:
    """Close the pictures of each test, or matplotlib keeps them all."""
    yield
    from matplotlib import pyplot as plt

    plt.close("all")


def test_the_explorer_is_a_frame_that_no_cell_can_leave(tmp_path: Path) -> None:
    shown = G.show("kazakhstan", view="timeline", as_of="2016")
    assert shown.state == "entity=kazakhstan&view=timeline&at=2016"
    frame = shown._repr_html_()
    assert 'sandbox="allow-scripts allow-downloads allow-popups"' in frame
    inside = re.search(r'srcdoc="([^"]*)"', frame)
    assert inside
    assert html.unescape(inside[1]) == shown.page
    assert shown.save(tmp_path / "page.html").read_bytes() == shown.page.encode()


def test_another_view_names_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="no view 'time'; did you mean 'timeline'"):
        G.show(view="time")


def test_a_card_has_names_and_claims_by_theme() -> None:
    card = G.card("kazakhstan")
    assert list(card.themes) == ["membership", "diplomacy"]
    assert [line.other for line in card.themes["membership"]] == ["eaeu", "sco"]
    assert card.themes["diplomacy"][0].other == "japan [planned]"
    assert "member of · sco (since 15 June 2001; outlet)" in repr(card)
    assert "eaeu" not in repr(G.card("kazakhstan", as_of="2024"))


def test_no_name_gets_out_of_a_card() -> None:
    assert "<b>" not in G.card("kazakhstan")._repr_html_()


def test_memberships_are_bars_from_the_day_they_begin() -> None:
    ax = G.plot_memberships(["kazakhstan", "uzbekistan"], organisations=["sco", "eaeu"])
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Kazakhstan", "uzbekistan"]
    assert len(ax.patches) == 4, "one a stretch: two sources begin one membership at two days"
    assert [label.get_text() for label in ax.get_legend().get_texts()] == ["sco", "eaeu"]


def test_a_timeline_draws_bars_points_and_what_is_denied() -> None:
    ax = G.plot_timeline("kazakhstan")
    assert [label.get_text() for label in ax.get_yticklabels()] == [
        "member of · sco",
        "member of · eaeu",
        "visits · japan",
    ]
    assert len(ax.patches) == 2
    assert G.plot_timeline("japan").patches[0].get_edgecolor()[:3] == mpl.colors.to_rgb("#b3261e")
    assert G.plot_timeline("kazakhstan", most=1).get_title(loc="left").endswith("1 of 3 rows")


def test_where_there_is_nothing_to_draw_it_is_said() -> None:
    with pytest.raises(KeregeError, match="no dated claim about natural-gas"):
        G.plot_timeline("natural-gas")
    with pytest.raises(KeregeError, match="no membership to draw"):
        G.plot_memberships(["natural-gas"])


def test_without_matplotlib_the_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    with pytest.raises(ExtraError, match=r"pip install 'kerege\[plot\]'"):
        G.plot_timeline("kazakhstan")


def test_a_picture_goes_into_axes_that_are_there() -> None:
    from matplotlib import pyplot as plt

    ax = plt.subplots()[1]
    assert G.plot_timeline("kazakhstan", ax=ax) is ax
