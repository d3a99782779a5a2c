"""The tools of an assistant, asked by the official client of a real second process."""

import json
import os
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters
from strategies import claim, store_of

from kerege.library import Graph
from kerege.model import Evidence
from kerege.pipeline.scaffold import scaffold
from kerege.server.tools import MOST, Tools
from kerege.values import Quantity
from kerege.writers.turtle import turtle_blocks

Ask = Callable[..., Awaitable[Any]]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with two claims that contradict each other."""
    root = tmp_path_factory.mktemp("mcp") / "project"
    scaffold(root)
    (root / "seeds/articles/example.md").unlink()
    claims = [
        claim(
            "kazakhstan",
            "memberOf",
            "sco",
            start="2001",
            evidence=Evidence(quote="a member", cell="B2"),
        ),
        claim(
            "kazakhstan", "memberOf", "sco", start="2001", polarity="negative", source="source-b"
        ),
    ]
    text = "".join(turtle_blocks(store_of(claims, names=["Kazakhstan", "Қазақстан"])))
    (root / "out/graph.ttl").write_text(text, encoding="utf-8")
    return root / "out"


def asked(graph: Path, questions: Callable[[Client], Awaitable[None]]) -> None:
    """Start the server as a process of its own, and ask it."""
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "kerege", "mcp", "--project", str(graph)],
        env=dict(os.environ),
    )

    async def ask() -> None:
        with anyio.fail_after(60):
            async with Client(command) as client:
                await questions(client)

    with ThreadPoolExecutor(1) as thread:  # a browser's loop may run in this one
        thread.submit(anyio.run, ask).result()


def content(result: Any) -> Any:
    assert not result.is_error, result.content
    return result.structured_content or json.loads(result.content[0].text)


def test_the_tools_answer_with_what_a_citation_needs(graph: Path) -> None:
    async def questions(client: Client) -> None:
        tools = (await client.list_tools()).tools
        assert [tool.name for tool in tools] == [
            "search_entities",
            "list_claims",
            "explain_claim",
            "list_conflicts",
            "verify_text",
        ]
        assert all(tool.annotations and tool.annotations.read_only_hint for tool in tools)
        assert all(tool.description for tool in tools)

        found = content(await client.call_tool("search_entities", {"name": "Қазақ"}))
        assert [(each["id"], each["claims"]) for each in found["entities"]] == [("kazakhstan", 2)]
        unknown = content(await client.call_tool("search_entities", {"name": "Kazakstan"}))
        assert unknown == {"count": 0, "entities": [], "near": "'Kazakhstan'"}

        listed = content(await client.call_tool("list_claims", {"subject": "Қазақстан"}))
        assert listed["count"] == 2
        first = next(c for c in listed["claims"] if c["polarity"] == "positive")
        assert first["sentence"] == "Kazakhstan · member of · sco"
        assert first["evidence"]["quote"] == "a member"
        assert first["iri"] == f"https://example.org/id/claim/{first['id']}"
        assert None not in first.values()
        assert (first["source_title"], first["asserted_by"]) == ("Title of source-a", "outlet")

        before = {"subject": "kazakhstan", "as_of": "1999"}
        assert content(await client.call_tool("list_claims", before))["count"] == 0

        told = content(await client.call_tool("explain_claim", {"claim": first["id"][:8]}))
        assert any(line.startswith("who says so: outlet") for line in told["explanation"])

        pairs = content(await client.call_tool("list_conflicts", {"entity": "kazakhstan"}))
        assert pairs["count"] == 1
        assert pairs["conflicts"][0]["rule"] == "opposite-sign"
        assert {c["source"] for c in pairs["conflicts"][0]["claims"]} == {"source-a", "source-b"}

    asked(graph, questions)


def test_what_is_spoken_of_most_comes_first_and_answers_are_bounded() -> None:
    many = [
        claim("uzbekistan", "population", Quantity(Decimal(number), "persons"))
        for number in range(MOST + 5)
    ]
    tools = Tools(Graph(store_of([claim("japan", "memberOf", "sco"), *many])))
    found = [entity["id"] for entity in tools.search_entities("an")["entities"]]
    assert found[:2] == ["uzbekistan", "japan"]
    listed = tools.list_claims(subject="uzbekistan", limit=10_000)
    assert (listed["count"], len(listed["claims"])) == (MOST + 5, MOST)


WRONG = [
    ("list_claims", {"subject": "Kazakstan"}, "did you mean 'kazakhstan'"),
    ("list_claims", {"relation": "membrOf"}, "did you mean 'memberOf'"),
    ("list_claims", {"as_of": "soon"}, "soon"),
    ("explain_claim", {"claim": "zzz"}, "no claim whose id starts with 'zzz'"),
    ("verify_text", {"text": "It rains.", "language": "tlh"}, "tlh"),
]


def test_what_a_tool_cannot_do_it_says(graph: Path) -> None:
    async def questions(client: Client) -> None:
        for tool, values, words in WRONG:
            result = await client.call_tool(tool, values)
            assert result.is_error, tool
            assert words in result.content[0].text
            assert "Traceback" not in result.content[0].text

    asked(graph, questions)


def test_a_text_is_verified_by_the_claims_of_the_graph(graph: Path) -> None:
    async def questions(client: Client) -> None:
        text = "Kazakhstan is a member of the Shanghai Cooperation Organisation."
        undated = content(await client.call_tool("verify_text", {"text": text}))
        assert "no day of publication is known" in undated["notes"][0]
        dated = {"text": text, "published": "2025-11-20"}
        result = content(await client.call_tool("verify_text", dated))
        assert set(result) == {"counts", "verdicts"}
        for verdict in result["verdicts"]:
            assert verdict["quote"] in text

    asked(graph, questions)
