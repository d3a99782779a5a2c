"""The table of claims: what its columns hold, and that nothing is lost in it."""

import io
import sys
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import ONTOLOGY, claim, claims, store_of

from kerege.errors import ExtraError
from kerege.library import Claims
from kerege.model import Claim, Text
from kerege.values import Quantity
from kerege.view.arrow import arrow_batches, arrow_schema, to_arrow
from kerege.view.table import Cell, Type, claim_of, columns, rows

NAMES = [column.name for column in columns(ONTOLOGY)]


def row_of(found: Claim) -> dict[str, Cell]:
    return dict(zip(NAMES, next(rows(store_of([found]), [found])), strict=True))


def test_a_row_is_flat_and_typed() -> None:
    found = claim(
        "kazakhstan",
        "hasReserve",
        Quantity(Decimal("3e10"), "bbl", ">"),
        observed_on="2024-11",
        qualifiers=(("scope", Text("proved", "en")),),
    )
    cells = row_of(found)
    assert cells["object_kind"] == "quantity"
    assert (cells["amount"], cells["unit"], cells["comparator"]) == (Decimal("3e10"), "bbl", ">")
    assert cells["object"] == "> 30000000000 bbl"
    assert cells["object_label"] == "more than 30 billion bbl"
    assert (cells["scope"], cells["scope_lang"], cells["topic"]) == ("proved", "en", None)
    assert (cells["observed_on"], cells["observed_on_precision"]) == (date(2024, 11, 1), "month")
    assert (cells["publisher"], cells["reliability"]) == ("outlet", "B")
    assert cells["quote"] is None


def test_every_column_says_what_it_holds_once() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert all(column.words for column in columns(ONTOLOGY))


@given(found=claims())
@settings(max_examples=300)
def test_a_row_gives_its_claim_back(found: Claim) -> None:
    again = claim_of(ONTOLOGY, row_of(found))
    assert again == found


@given(found=st.lists(claims(), max_size=5))
def test_parquet_gives_the_claims_back(found: list[Claim]) -> None:
    store = store_of(found)
    stream = io.BytesIO()
    pq.write_table(to_arrow(store, store.claims), stream)
    table = pq.read_table(stream)
    assert table.schema.equals(arrow_schema(ONTOLOGY))
    assert tuple(claim_of(ONTOLOGY, row) for row in table.to_pylist()) == store.claims


def test_an_amount_with_more_digits_than_a_decimal_is_whole_in_its_words() -> None:
    for amount in (Decimal("1e40"), Decimal("1e-20")):
        found = claim("kazakhstan", "hasReserve", Quantity(amount, "m3"))
        assert claim_of(ONTOLOGY, row_of(found)) == found
        assert row_of(found)["amount"] in {None, Decimal(0)}


def test_a_row_that_was_changed_is_found() -> None:
    cells = row_of(claim("kazakhstan", "memberOf", "sco", start="2001"))
    with pytest.raises(ValueError, match=r"the content of claim .* has the id"):
        claim_of(ONTOLOGY, {**cells, "from": date(2002, 1, 1)})
    with pytest.raises(ValueError, match="from_precision is 'century'"):
        claim_of(ONTOLOGY, {**cells, "from_precision": "century"})
    with pytest.raises(ValueError, match=r"not the row of a claim: KeyError\('subject'\)"):
        claim_of(ONTOLOGY, {name: cell for name, cell in cells.items() if name != "subject"})


def test_batches_have_the_size_that_was_asked_for() -> None:
    store = store_of(
        [claim("kazakhstan", "memberOf", "sco", start=f"20{n}") for n in range(10, 17)]
    )
    batches = list(arrow_batches(store, store.claims, size=3))
    assert [batch.num_rows for batch in batches] == [3, 3, 1]


def test_data_frames_have_real_types() -> None:
    store = store_of([claim("kazakhstan", "memberOf", "sco", start="2001-06-15")])
    found = Claims(store, store.claims)
    schema = found.to_arrow().schema
    assert schema.field("from").type == pa.date32()
    assert schema.field("supersedes").type == pa.list_(pa.string())
    frame = found.to_pandas()
    assert frame["from"].dt.year.tolist() == [2001]
    assert str(frame["credibility"].dtype) == "Int64"
    assert found.to_polars()["from"].to_list() == [date(2001, 6, 15)]
    assert set(frame.columns) == set(found.to_polars().columns) == set(NAMES)


def test_no_claims_are_a_table_with_all_its_columns() -> None:
    found = Claims(store_of([]), [])
    assert list(found.to_pandas().columns) == NAMES
    assert found.to_polars().shape == (0, len(NAMES))


@pytest.mark.parametrize("method", ["to_pandas", "to_polars", "to_arrow"])
def test_without_the_extra_the_command_is_named(
    monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    for name in ("pandas", "polars", "pyarrow"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ExtraError, match=r"pip install 'kerege\[data\]'"):
        getattr(Claims(store_of([]), []), method)()


def test_the_types_of_the_columns_are_those_of_arrow() -> None:
    kinds = {column.type for column in columns(ONTOLOGY)}
    assert kinds == set(Type)
