from dataclasses import replace

from strategies import claim, store_of

from kerege.store import Store
from kerege.view import coverage, coverage_table


def focused(store: Store) -> Store:
    return replace(store, project=replace(store.project, focus=("kazakhstan", "japan")))


def test_a_claim_counts_in_every_decade_in_which_it_holds() -> None:
    member = claim("kazakhstan", "memberOf", "sco", start="2001-06-15", until="2015")
    store = focused(store_of([member]))
    cells = {
        cell.decade: cell.claims
        for cell in coverage(store)
        if (cell.entity, cell.theme) == ("kazakhstan", "membership")
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
    counted = {cell.entity for cell in coverage(focused(store_of([visit]))) if cell.claims}
    assert counted == {"japan", "kazakhstan"}
