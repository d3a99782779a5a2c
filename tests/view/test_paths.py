from strategies import claim

from kerege.model import Claim, Polarity
from kerege.view import shortest_paths

A = claim("japan", "memberOf", "sco", start="2001")
B = claim("kazakhstan", "memberOf", "sco", start="2001")
C = claim("kazakhstan", "memberOf", "eaeu", start="2015")
D = claim("japan", "observerIn", "eaeu", start="2015")
E = claim("japan", "partnerOf", "eaeu", start="2016")


def ways(*found: Claim, most: int = 5) -> list[tuple[str, ...]]:
    return [path.entities for path in shortest_paths(found, "japan", "kazakhstan", most=most)]


def test_paths_run_in_both_directions_the_best_carried_first() -> None:
    assert ways(A, B, C) == [("japan", "sco", "kazakhstan")]
    assert ways(A, B, C, D) == [
        ("japan", "eaeu", "kazakhstan"),
        ("japan", "sco", "kazakhstan"),
    ]
    assert ways(A, B, C, D, most=1) == [("japan", "eaeu", "kazakhstan")]


def test_only_the_shortest_are_paths_and_each_tie_has_all_its_claims() -> None:
    direct = claim("japan", "visits", "kazakhstan", observed_on="2024")
    assert ways(A, B, C, D, direct) == [("japan", "kazakhstan")]
    (path, _) = shortest_paths([A, B, C, D, E], "japan", "kazakhstan")
    assert [set(tie.claims) for tie in path.ties] == [{D, E}, {C}]


def test_a_denial_and_an_opinion_tie_nothing() -> None:
    denied = claim("japan", "memberOf", "sco", polarity=Polarity.NEGATIVE)
    judged = claim("japan", "targets", "sco", opinion=True)
    assert ways(denied, judged, B) == []


def test_who_is_unknown_or_the_same_has_no_path() -> None:
    assert ways(A) == []
    assert shortest_paths([A, B], "japan", "japan") == []
