"""The tables have a row a claim, and every field of it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given, settings
from strategies import ONTOLOGY, claim, full_store, store_of, stores

from kerege.ontology.schema import Qualifier
from kerege.readers.claims import read_claims
from kerege.store import Store
from kerege.tree import Problems
from kerege.values import Quantity
from kerege.view.table import claim_of
from kerege.writers import writer


def written(name: str, store: Store) -> bytes:
    stream = BytesIO()
    writer(name)(store, stream)
    return stream.getvalue()


@settings(max_examples=40)
@given(stores())
@example(store=full_store())
def test_parquet_reads_back_without_loss(store: Store) -> None:
    table = pq.read_table(BytesIO(written("parquet", store)))
    assert [claim_of(ONTOLOGY, row) for row in table.to_pylist()] == list(store.claims)


def test_parquet_has_real_types() -> None:
    reserve = claim("kazakhstan", "hasReserve", Quantity.parse("> 85.5 tcf"), start="2025-11")
    (row,) = pq.read_table(BytesIO(written("parquet", store_of([reserve])))).to_pylist()
    assert row["amount"] == Decimal("85.5")
    assert (row["from"], row["from_precision"]) == (date(2025, 11, 1), "month")
    assert row["supersedes"] == []


def test_duckdb_computes_with_the_columns(tmp_path: Path) -> None:
    found = [
        claim("kazakhstan", "memberOf", "sco", start="2001-06-15"),
        claim("kazakhstan", "population", Quantity.parse("20e6 persons"), observed_on="2024"),
    ]
    path = tmp_path / "claims.parquet"
    path.write_bytes(written("parquet", store_of(found)))
    question = f"""SELECT sum(amount) + 1, min("from") - DATE '2001-06-01' FROM '{path}'"""
    assert duckdb.sql(question).fetchall() == [(Decimal(20_000_001), 14)]


@pytest.mark.parametrize("form", ["csv", "parquet", "jsonl"])
@settings(max_examples=30)
@given(store=stores())
@example(store=full_store())
def test_claims_are_read_back_without_loss(
    form: str, tmp_path_factory: pytest.TempPathFactory, store: Store
) -> None:
    path = tmp_path_factory.mktemp("claims") / f"claims.{form}"
    path.write_bytes(written(form, store))
    problems = Problems(path.name)
    assert tuple(read_claims(path, problems, ONTOLOGY)) == store.claims
    assert problems.found == []


@pytest.mark.parametrize("form", ["csv", "parquet", "jsonl"])
def test_a_qualifier_of_an_ontology_may_be_an_amount(form: str, tmp_path: Path) -> None:
    worth = Qualifier("worth", "worth", label="worth", comment="", range="Quantity")
    wide = replace(ONTOLOGY, qualifiers={**ONTOLOGY.qualifiers, "worth": worth})
    loan = claim("japan", "memberOf", "sco", qualifiers=(("worth", Quantity.parse("~ -2.50 tcf")),))
    path = tmp_path / f"claims.{form}"
    path.write_bytes(written(form, replace(store_of([loan]), ontology=wide)))
    problems = Problems(path.name)
    assert [*read_claims(path, problems, wide)] == [loan]
    assert problems.found == []


def test_a_cell_of_the_csv_is_no_formula() -> None:
    tie = claim("kazakhstan", "memberOf", "sco", note="=HYPERLINK()")
    assert ",'=HYPERLINK()\n" in written("csv", store_of([tie])).decode()
