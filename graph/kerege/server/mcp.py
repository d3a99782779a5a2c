"""The Model Context Protocol: the graph as read-only tools, over standard input and output."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from kerege.errors import KeregeError, NotFoundError
from kerege.plugins import extra
from kerege.resources import VERSION
from kerege.server.tools import Tools

if TYPE_CHECKING:
    from mcp.server import MCPServer

    from kerege.library import Graph

_INSTRUCTIONS = """
A graph of geopolitical claims. A claim is what a speaker says in a source, not a fact: when you use
one, name who says it and when, and cite the source and the quoted words. Look for conflicts before
you rely on a claim. Find ids with search_entities first.
"""

_LOOK_UP = {
    "entity": "search_entities finds ids by a part of a name",
    "claim": "list_claims gives ids",
    "relation": "list_claims about an entity shows the relations in use",
}
"""How an assistant looks up what a message of the command line names a command for."""


def assistant_server(graph: "Graph") -> "MCPServer[Any]":
    """Return the server of a graph, with a tool for each question that an assistant may ask."""
    with extra("mcp"):
        from mcp.server import MCPServer
        from mcp.types import ToolAnnotations
    server: MCPServer[Any] = MCPServer(
        "kerege",
        title=graph.store.project.title,
        instructions=_INSTRUCTIONS.strip(),
        version=VERSION,
        log_level="ERROR",
    )
    read_only = ToolAnnotations(
        read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    tools = Tools(graph)
    for tool in (
        tools.search_entities,
        tools.list_claims,
        tools.explain_claim,
        tools.list_conflicts,
        tools.verify_text,
    ):
        server.tool(annotations=read_only)(_told(tool))
    return server


def _told(tool: Callable[..., Any]) -> Callable[..., Any]:
    """Return a tool whose errors an assistant can read and act on."""
    from mcp.server.mcpserver.exceptions import ToolError

    @wraps(tool)
    def told(*values: Any, **named: Any) -> Any:
        try:
            return tool(*values, **named)
        except NotFoundError as error:
            step = _LOOK_UP.get(error.kind)
            raise ToolError(f"{error.found}\n    next: {step}" if step else str(error)) from None
        except (KeregeError, ValueError) as error:
            raise ToolError(str(error)) from None

    return told
