"""The pages beside the endpoint: explorer, query page, and one page for each IRI of the graph."""

import asyncio
import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from kerege.errors import KeregeError
from kerege.library.questions import bind
from kerege.server.negotiation import ROWS, TRIPLES, best
from kerege.server.pool import Pool
from kerege.server.protocol import answered
from kerege.server.refusals import RefusedError, not_acceptable
from kerege.server.things import Things
from kerege.server.vocabulary import vocabulary
from kerege.server.wire import Ask
from kerege.writers.html.page import render_in_parts

if TYPE_CHECKING:
    from kerege.library import Graph

HERE = Path(__file__).parent
LAND = HERE.parent / "writers/html/data/land.json"
EDITOR = HERE / "static/yasqe/yasqe.min.js"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
_EXPLORER_POLICY = "frame-ancestors 'self'"  # the page carries its own policy
_DESCRIBE = """
CONSTRUCT {{ ?node ?predicate ?object }} WHERE {{
  {{ BIND(<{iri}> AS ?node) }}
  UNION {{ ?node rdf:subject <{iri}> }}
  UNION {{ ?node rdf:object <{iri}> }}
  UNION {{ ?node oa:hasSource <{iri}> }}
  UNION {{ ?claim rdf:subject <{iri}> ; ker:evidence ?node }}
  UNION {{ <{iri}> ker:evidence|rdf:object ?node . ?node a ?kind
          FILTER(?kind IN (ker:Evidence, ker:Quantity)) }}
  ?node ?predicate ?object
}}
"""


class Site:
    """Answer for the pages of a graph."""

    def __init__(self, graph: "Graph", pool: Pool) -> None:
        self._graph, self._pool = graph, pool
        self._things = Things(graph.store)
        self._drawing = asyncio.Lock()
        self._explorer: dict[str, bytes] = {}

    @property
    def routes(self) -> list[BaseRoute]:
        """Return the routes; what is under the base of the IRIs comes last."""
        base = urlsplit(self._graph.store.project.base).path or "/"
        return [
            Route("/", self._show_explorer),
            Route("/explorer/{name}", self._show_part),
            Route("/query", self._show_query_page),
            Route("/query/vocabulary.json", self._show_vocabulary),
            Route("/query/questions/{name}", self._show_question),
            Route("/static/{name:path}", self._show_static),
            Route(base + "{name:path}", self._show_thing),
        ]

    async def _show_explorer(self, _: Request) -> Response:
        return _page((await self._drawn())["graph.html"], _EXPLORER_POLICY)

    async def _show_part(self, request: Request) -> Response:
        """Answer with a part of the explorer's data, which its page asks for."""
        name = request.path_params["name"]
        parts = await self._drawn()
        if name not in parts or not name.endswith(".json"):
            raise RefusedError(404, f"nothing at {request.url.path}")
        return Response(parts[name], media_type="application/json")

    async def _drawn(self) -> dict[str, bytes]:
        """Return the explorer in parts, drawn when it is first asked for."""
        async with self._drawing:
            if not self._explorer:
                self._explorer = await asyncio.to_thread(
                    render_in_parts, self._graph.store, "/explorer/"
                )
        return self._explorer

    async def _show_query_page(self, request: Request) -> Response:
        """Show the page with the editor that was built in; `?editor=plain` does without."""
        is_plain = request.query_params.get("editor") == "plain"
        return _page(self._query_page(has_editor=EDITOR.is_file() and not is_plain))

    def _query_page(self, *, has_editor: bool) -> bytes:
        questions = [question.to_dict() for question in self._graph.questions.values()]
        title = self._graph.store.project.title
        return self._things.render(
            "query.html", title=title, questions=questions, has_editor=has_editor, here="/query"
        )

    async def _show_vocabulary(self, _: Request) -> Response:
        return Response(self._vocabulary, media_type="application/json")

    @cached_property
    def _vocabulary(self) -> bytes:
        return json.dumps(vocabulary(self._graph.store), ensure_ascii=False).encode()

    async def _show_question(self, request: Request) -> Response:
        """Answer with the SPARQL of a canned question, its parameters set by the address."""
        name = request.path_params["name"]
        question = self._graph.questions.get(name)
        if question is None:
            raise RefusedError(404, f"no question {name!r}")
        values = {key: value for key, value in request.query_params.items() if value}
        try:
            return Response(
                bind(question, values, self._graph), media_type="application/sparql-query"
            )
        except KeregeError as error:
            raise RefusedError(400, str(error)) from None

    async def _show_static(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name == LAND.name:
            return FileResponse(LAND)
        folder = (HERE / "static").resolve()
        path = (folder / name).resolve()
        if not path.is_relative_to(folder) or not path.is_file():
            raise RefusedError(404, f"nothing at {request.url.path}")
        return FileResponse(path, headers={"Cache-Control": "no-cache"})

    async def _show_thing(self, request: Request) -> Response:
        """Answer for an IRI of the graph: a page for people, RDF for machines."""
        name = request.path_params["name"]
        accept = ",".join(request.headers.getlist("accept"))
        kind = best(accept, ("text/html", *TRIPLES))
        if not kind:
            raise not_acceptable(("text/html", *TRIPLES))
        if not self._things.has(name):
            if kind == "text/html":
                return _page(self._things.missing(name), status=404)
            raise RefusedError(404, f"the graph has nothing at {request.url.path}")
        if kind == "text/html":
            page = _page(await asyncio.to_thread(self._things.page, name))
            page.headers["Vary"] = "Accept"
            return page
        if not name:
            return RedirectResponse("/sparql", status_code=303, headers={"Vary": "Accept"})
        iri = self._graph.store.project.base + quote(name, safe="/")
        reply = await self._pool.ask(Ask(_DESCRIBE.format(iri=iri), ROWS[0], kind, (), ()))
        return answered(reply.status, reply.media_type, reply.body)


def _page(body: bytes, policy: str = _POLICY, *, status: int = 200) -> Response:
    headers = {"Content-Security-Policy": policy}
    return Response(body, status, media_type="text/html", headers=headers)
