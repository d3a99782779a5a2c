from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from strategies import claim, claims, store_of

from kerege.model import Claim, Source
from kerege.store import Store
from kerege.view import DIMENSIONS, coverage, coverage_table, live


def focused(store: Store) -> Store:
    return replace(store, project=replace(store.project, focus=("kazakhstan", "japan")))


def test_a_claim_counts_in_every_decade_in_which_it_holds() -> None:
    member = claim("kazakhstan", "memberOf", "sco", start="2001-06-15", until="2015")
    store = focused(store_of([member]))
    cells = {
        cell.place["decade"]: cell.claims
        for cell in coverage(store)
        if (cell.place["state"], cell.place["theme"]) == ("kazakhstan", "membership")
    }
    assert cells == {1990: 0, 2000: 1, 2010: 1, 2020: 0}


def test_what_rests_on_one_origin_is_marked_and_a_gap_is_a_dot() -> None:
    one = claim("kazakhstan", "memberOf", "sco", start="2021")
    two = claim("kazakhstan", "memberOf", "eaeu", start="2021", asserted_by="kazakhstan")
    columns, rows = coverage_table(focused(store_of([one])))
    assert columns == ("state", "theme", "1990s", "2000s", "2010s", "2020s")
    assert ("kazakhstan", "membership", "·", "·", "·", "(1)") in rows
    _, rows = coverage_table(focused(store_of([one, two])))
    assert ("kazakhstan", "membership", "·", "·", "·", "2") in rows


def test_a_tie_counts_for_both_its_ends() -> None:
    visit = claim("japan", "visits", "kazakhstan", observed_on="2015")
    counted = {cell.place["state"] for cell in coverage(focused(store_of([visit]))) if cell.claims}
    assert counted == {"japan", "kazakhstan"}


def read_in(language: str, kind: str, name: str) -> Source:
    return Source(id=name, title=name, publisher=name, kind=kind, language=language)


def test_claims_are_counted_by_language_and_class_of_source_too() -> None:
    one = claim("kazakhstan", "memberOf", "sco", start="2021", asserted_by="source-a")
    same = claim(
        "kazakhstan", "memberOf", "sco", start="2022", source="source-b", asserted_by="source-b"
    )
    lone = claim("kazakhstan", "memberOf", "eaeu", start="2021", asserted_by="source-a")
    store = focused(store_of([one, same, lone]))
    sources = {
        "source-a": read_in("ru", "state-press", "source-a"),
        "source-b": read_in("", "wire", "source-b"),
    }
    store = replace(store, sources=sources)
    cells = {tuple(cell.place.values()): cell for cell in coverage(store, by=DIMENSIONS)}
    russian = cells["kazakhstan", "membership", 2020, "ru", "state-press"]
    assert (russian.claims, russian.origins, russian.statements) == (2, 1, 2)
    assert (russian.single_share, str(russian.last)) == (0.5, "2021")
    unknown = cells["kazakhstan", "membership", 2020, "und", "wire"]
    assert (unknown.claims, unknown.single_share) == (1, 0.0)
    english = cells["kazakhstan", "membership", 2020, "en", "official"]
    assert (english.claims, english.single_share, english.last) == (0, None, None)


@given(st.lists(claims(), max_size=8), st.lists(st.sampled_from(DIMENSIONS), unique=True))
def test_a_finer_count_adds_up_where_each_claim_has_one_place(
    found: list[Claim], by: list[str]
) -> None:
    store = focused(store_of(found))
    once = [name for name in by if name in ("theme", "language", "class")]
    total = sum(cell.claims for cell in coverage(store, by=once))
    assert total == len(live(store))
