"""SQL over the claims: what it answers, and what it never does."""

import sys
from datetime import date
from pathlib import Path

import pytest
from strategies import claim, store_of

from kerege.errors import ExtraError, InputError
from kerege.library.graph import Graph
from kerege.library.rows import Answer, Rows
from kerege.values import Quantity


@pytest.fixture
def g() -> Graph:
    tie = claim("kazakhstan", "memberOf", "sco", start="2001-06-15", note="Founded in Shanghai")
    return Graph(
        store_of(
            [
                tie,
                claim("japan", "observerIn", "sco", start="2010", until="2012"),
                claim(
                    "kazakhstan", "population", Quantity.parse("20e6 persons"), observed_on="2024"
                ),
                claim(
                    "kazakhstan", "population", Quantity.parse("19e6 persons"), observed_on="2020"
                ),
                claim("japan", "memberOf", "sco", start="2003", supersedes=(tie.id,)),
            ]
        )
    )


def test_claims_are_counted(g: Graph) -> None:
    found = g.sql("SELECT relation, count(*) AS n FROM claims GROUP BY 1 ORDER BY 1")
    assert list(found) == [
        {"relation": "memberOf", "n": 2},
        {"relation": "observerIn", "n": 1},
        {"relation": "population", "n": 2},
    ]
    assert found.to_pandas()["n"].sum() == found.to_polars()["n"].sum() == 5


def test_values_keep_their_types(g: Graph) -> None:
    (row,) = g.sql("SELECT amount, observed_on FROM claims WHERE observed_on > DATE '2022-01-01'")
    assert (row["amount"], row["observed_on"]) == (20_000_000, date(2024, 1, 1))
    found = g.sql("SELECT amount, observed_on, live FROM claims ORDER BY amount DESC LIMIT 1")
    assert found.words() == [("20000000", "2024-01-01", "true")]
    assert found.to_dicts() == [{"amount": 20_000_000, "observed_on": "2024-01-01", "live": True}]


@pytest.mark.parametrize("day", ["2002-01-01", "2011-06-01", "2021-01-01", "2025-01-01"])
def test_what_holds_on_a_day_is_what_the_clocks_say(g: Graph, day: str) -> None:
    found = g.sql(f"SELECT id FROM holding('{day}')")
    assert {row["id"] for row in found} == {each.id for each in g.claims(as_of=day)}


def test_entities_and_sources_are_tables_too(g: Graph) -> None:
    joined = g.sql("SELECT DISTINCT title FROM claims JOIN sources ON sources.id = source")
    assert [row["title"] for row in joined] == [next(iter(g.store.sources.values())).title]
    labels = g.sql("SELECT label FROM entities WHERE id = 'kazakhstan'")
    assert [row["label"] for row in labels] == [g.store.label("kazakhstan")]


def test_the_bundled_columns_of_one_name_stay_apart(g: Graph) -> None:
    assert g.sql("SELECT 1 AS n, 2 AS n")[0] == {"n": 1, "n_1": 2}


@pytest.mark.parametrize(
    "query",
    [
        "DROP TABLE claims",
        "DELETE FROM claims",
        "INSERT INTO claims SELECT * FROM claims",
        "CREATE TABLE more (id INTEGER)",
        "SET threads = 1",
        "ATTACH 'more.db'",
        "PRAGMA enable_profiling",
        "SELECT 1; DROP TABLE claims",
        "INSTALL httpfs",
        "-- nothing",
    ],
)
def test_nothing_but_a_question_is_taken(g: Graph, query: str) -> None:
    with pytest.raises(InputError, match="expected: one SELECT"):
        g.sql(query)
    assert g.sql("SELECT count(*) AS n FROM claims")[0]["n"] == 5


def test_no_file_is_read_or_written(g: Graph, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("word\nopen\n")
    for query in (
        f"SELECT * FROM read_csv('{secret}')",
        f"SELECT * FROM '{secret}'",
        f"SELECT * FROM read_text('{secret}')",
        f"SELECT * FROM glob('{tmp_path}/*')",
        "SELECT * FROM read_csv('http://127.0.0.1:9/x.csv')",
        f"SELECT * FROM query('SELECT * FROM read_text(''{secret}'')')",
    ):
        with pytest.raises(InputError, match=r"disabled|does not exist|not|extension"):
            g.sql(query)
    with pytest.raises(InputError):
        g.sql(f"COPY claims TO '{tmp_path / 'out.csv'}'")
    assert [path.name for path in tmp_path.iterdir()] == ["secret.csv"]


def test_variables_of_the_caller_are_no_tables(g: Graph) -> None:
    import pandas as pd

    frame = pd.DataFrame({"word": ["open"]})
    with pytest.raises(InputError, match="frame"):
        g.sql("SELECT * FROM frame")
    assert len(frame) == 1


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * FORM claims", "query:1:15: error: syntax error"),
        (
            "SELECT id,\n  relatoin FROM claims",
            '(?s)query:2:3: error: .*relatoin.*expected:.*"relation"',
        ),
        ("SELECT * FROM claim", '(?s)query:1:15: error: .*claim.*expected: "claims"'),
    ],
)
def test_a_mistake_is_told_with_its_place(g: Graph, query: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        g.sql(query)


@pytest.mark.parametrize("library", ["duckdb", "pyarrow"])
def test_without_the_extra_the_command_is_named(
    g: Graph, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ExtraError, match=r"pip install 'kerege\[data\]'"):
        g.sql("SELECT 1")


def test_claims_are_found_by_their_words(g: Graph) -> None:
    assert [each.note for each in g.claims(text="SHANGHAI")] == ["Founded in Shanghai"]
    assert len(g.claims("japan", text="shanghai")) == 0


def test_an_answer_shows_itself_in_columns_of_one_line_each() -> None:
    values = (("japan", "a first\nline"), ("kazakhstan", "x" * 60))
    shown = repr(Rows(Answer(("who", "said"), values))).splitlines()
    assert shown == [
        "who         said",
        "japan       a first line",
        f"kazakhstan  {'x' * 39}…",
        "2 rows",
    ]
