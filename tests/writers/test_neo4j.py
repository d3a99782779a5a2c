"""What goes to Neo4j has every claim in full, as script and as tables."""

import csv
import json
import re
from collections import Counter
from datetime import date
from io import BytesIO, TextIOWrapper
from typing import Any
from zipfile import ZipFile

from hypothesis import example, given, settings
from strategies import ONTOLOGY, claim, full_store, store_of, stores

from kerege.store import Store
from kerege.view.table import claim_of, columns
from kerege.writers import writer

COLUMNS = [column.name for column in columns(ONTOLOGY)]
DATE = re.compile(r': date\(("[\d-]+")\)')


def written(name: str, store: Store) -> bytes:
    stream = BytesIO()
    writer(name)(store, stream)
    return stream.getvalue()


def row_of(properties: dict[str, Any]) -> dict[str, Any]:
    row = dict.fromkeys(COLUMNS) | properties
    for name in COLUMNS:
        if f"{name}_precision" in row and row[name]:
            row[name] = date.fromisoformat(row[name])
    return row


@settings(max_examples=25)
@given(stores())
@example(store=full_store())
def test_every_claim_of_the_script_reads_back(store: Store) -> None:
    read = []
    for line in written("cypher", store).decode().split(";\n"):
        if match := re.match(r'MERGE \(c:Claim \{id: "\w+"\}\) SET c \+= ', line):
            text = DATE.sub(r": \1", line[match.end() :])
            pairs, _ = json.JSONDecoder().raw_decode(re.sub(r"`(\w+)`: ", r'"\1": ', text))
            read.append(claim_of(ONTOLOGY, row_of(pairs)))
    assert tuple(read) == store.claims


@settings(max_examples=25)
@given(stores())
@example(store=full_store())
def test_every_claim_of_the_tables_reads_back(store: Store) -> None:
    with ZipFile(BytesIO(written("neo4j-csv", store))) as archive:
        table = csv.reader(TextIOWrapper(archive.open("claims.csv"), "utf-8", newline=""))
        head = ["id", *(name.partition(":")[0] for name in next(table)[1:])]
        read = [dict(zip(head, cells, strict=True)) for cells in table]
    for row in read:
        for name in ("start", "end", "credibility"):
            row[name] = int(row[name]) if row[name] else None
        row["opinion"] = row["opinion"] == "true"
        row["supersedes"] = [old for old in row["supersedes"].split(";") if old]
        row |= {name: cell or None for name, cell in row.items() if cell == ""}
    assert tuple(claim_of(ONTOLOGY, row_of(row)) for row in read) == store.claims


def test_the_script_ties_claims_to_what_they_name() -> None:
    tie = claim("kazakhstan", "memberOf", "sco", start="2001-06-15")
    script = written("cypher", store_of([tie])).decode()
    kinds = Counter(re.findall(r"-\[:(\w+)\]->", script))
    assert kinds == {"SUBJECT": 1, "OBJECT": 1, "ASSERTED_BY": 1, "SOURCE": 1}
    assert f'MERGE (a)-[:`memberOf` {{`claim`: "{tie.id}"}}]->(b)' in script


def test_the_tables_are_the_same_bytes_each_time() -> None:
    store = store_of([claim("kazakhstan", "memberOf", "sco", start="2001-06-15")])
    assert written("neo4j-csv", store) == written("neo4j-csv", store)
