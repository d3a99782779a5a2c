from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from strategies import claim, store_of

from kerege.reasoning import minimal_supports, path_supports, verdict_supports, verify
from kerege.view import shortest_paths

NAMES = "abcdefg"
families = st.lists(st.frozensets(st.sampled_from(NAMES), max_size=4), max_size=5)


def subsets() -> list[frozenset[str]]:
    return [frozenset(some) for n in range(len(NAMES) + 1) for some in combinations(NAMES, n)]


def smallest(sets: list[frozenset[str]]) -> set[frozenset[str]]:
    return {one for one in sets if not any(other < one for other in sets)}


@given(families, st.permutations(NAMES))
def test_supports_and_breakers_are_those_of_brute_force(
    family: list[frozenset[str]], order: list[str]
) -> None:
    def holds(kept: frozenset[str]) -> bool:
        return any(support <= kept for support in family)

    found = minimal_supports(order, holds)
    assert found.complete
    assert set(found.sets) == smallest([kept for kept in subsets() if holds(kept)])
    breaking = [lost for lost in subsets() if not holds(frozenset(NAMES) - lost)]
    assert set(found.breakers) == (smallest(breaking) if found.sets else set())
    for lost in subsets():
        assert found.survives(lost) == holds(frozenset(NAMES) - lost)


def test_a_search_that_is_cut_short_says_so_and_gives_true_supports() -> None:
    names = [f"{side}{n}" for n in range(8) for side in "ab"]

    def holds(kept: frozenset[str]) -> bool:
        return all(f"a{n}" in kept or f"b{n}" in kept for n in range(8))

    found = minimal_supports(names, holds, most_sets=5)
    assert not found.complete
    assert "at least 5" in found.statement
    assert all(holds(each) and len(each) == 8 for each in found.sets)
    assert not minimal_supports(names, holds, most_trials=3).complete


def test_what_holds_without_any_claim_hangs_on_none() -> None:
    found = minimal_supports("ab", lambda _: True)
    assert found.sets == (frozenset(),)
    assert found.breakers == ()
    assert found.survives("ab")
    assert minimal_supports("", lambda _: True).sets == (frozenset(),)


def test_what_never_holds_has_no_support() -> None:
    found = minimal_supports("ab", lambda _: False)
    assert (found.sets, found.breakers, found.complete) == ((), (), True)
    assert not found.survives("")


PLACES = ["japan", "sco", "eaeu", "uzbekistan", "kazakhstan"]
edges = st.lists(
    st.tuples(st.sampled_from(PLACES), st.sampled_from(PLACES), st.sampled_from(["2001", "2002"])),
    max_size=9,
    unique=True,
)


@given(edges, st.data())
def test_a_path_survives_where_it_is_found_again_without_the_lost_claims(
    found: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    claims = [claim(one, "meets", two, observed_on=day) for one, two, day in found]
    paths = shortest_paths(claims, "japan", "kazakhstan", most=1000)
    if not paths:
        return
    supports = path_supports(paths)
    lost = data.draw(st.sets(st.sampled_from(claims)))
    left = shortest_paths([c for c in claims if c not in lost], "japan", "kazakhstan")
    as_short = bool(left) and len(left[0].ties) == len(paths[0].ties)
    assert supports.survives(c.id for c in lost) == as_short


def test_a_dispute_hangs_on_one_claim_of_each_side() -> None:
    said = claim("japan", "hosts", "sco", observed_on="2024", source="text")
    for_it = [
        claim("japan", "hosts", "sco", observed_on="2024", source=source)
        for source in ("source-a", "source-c")
    ]
    against = claim("kazakhstan", "hosts", "sco", observed_on="2024", source="source-b")
    store = store_of([said, *for_it, against])
    (verdict,) = verify(store, [said])
    assert verdict.verdict == "disputed"
    supports = verdict_supports(store, verdict)
    assert set(supports.sets) == {frozenset((each.id, against.id)) for each in for_it}
    assert set(supports.breakers) == {
        frozenset(each.id for each in for_it),
        frozenset((against.id,)),
    }
