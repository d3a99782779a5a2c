from collections.abc import Callable
from io import BytesIO

import networkx as nx
import pytest
from strategies import claim, store_of

from kerege.values import Quantity
from kerege.view import to_networkx


def test_edges_are_claims_and_amounts_stand_in_nodes() -> None:
    tie = claim("kazakhstan", "memberOf", "sco", start="2001")
    again = claim("kazakhstan", "memberOf", "sco", start="2001-06")
    amount = claim("kazakhstan", "population", Quantity.parse("20e6 persons"), observed_on="2024")
    graph = to_networkx(store_of([tie, again, amount]), [tie, again, amount])
    assert graph.number_of_edges("kazakhstan", "sco") == 2
    assert graph["kazakhstan"]["sco"][tie.id]["since"] == "2001"
    assert graph.nodes["kazakhstan"]["facts"] == "kazakhstan · population · 20 million persons"
    assert graph.nodes["sco"]["kind"] == "InternationalOrganization"


@pytest.mark.parametrize("write", [nx.write_graphml, nx.write_gexf])
def test_networkx_writes_it_and_pandas_takes_its_edges(
    write: Callable[[nx.Graph, BytesIO], None],
) -> None:
    tie = claim("kazakhstan", "memberOf", "sco", start="2001", until="2012-06")
    graph = to_networkx(store_of([tie]), [tie])
    stream = BytesIO()
    write(graph, stream)
    assert b"2012-06" in stream.getvalue()
    (row,) = nx.to_pandas_edgelist(graph).to_dict("records")
    assert (row["source"], row["target"], row["claim"]) == ("kazakhstan", "sco", tie.id)
