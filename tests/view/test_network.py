from strategies import claim, store_of

from kerege.values import Quantity
from kerege.view import to_networkx


def test_edges_are_claims_and_amounts_stand_in_nodes() -> None:
    tie = claim("kazakhstan", "memberOf", "sco", start="2001")
    again = claim("kazakhstan", "memberOf", "sco", start="2001-06")
    amount = claim("kazakhstan", "population", Quantity.parse("20e6 persons"), observed_on="2024")
    graph = to_networkx(store_of([tie, again, amount]), [tie, again, amount])
    assert graph.number_of_edges("kazakhstan", "sco") == 2
    assert graph["kazakhstan"]["sco"][tie.id]["claim"] is tie
    assert graph.nodes["kazakhstan"]["claims"] == [amount]
    assert graph.nodes["sco"]["kind"] == "InternationalOrganization"
