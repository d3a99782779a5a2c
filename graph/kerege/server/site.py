"""The pages beside the endpoint: explorer, query page, and one page for each IRI of the graph."""

import asyncio
import json
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from kerege.errors import KeregeError
from kerege.library.questions import bind
from kerege.server.delivery import NEVER_KEEP, Document, deliver, document
from kerege.server.encoding import takes_gzip
from kerege.server.front import response_of
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
_HTML, _JSON = "text/html", "application/json"
_KINDS = {".css": "text/css", ".js": "text/javascript", ".json": _JSON}
_PAGES_KEPT = 256
_POLICY = "Content-Security-Policy"
_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
_EXPLORER_POLICY = "frame-ancestors 'self'"  # the page carries its own policy
_OF_THINGS = {_POLICY: _PAGE_POLICY, "Vary": "Accept"}
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
        self._explorer: dict[str, Document] = {}
        self._page = lru_cache(maxsize=_PAGES_KEPT)(self._drawn_page)

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

    async def _show_explorer(self, request: Request) -> Response:
        page = (await self._drawn())["graph.html"]
        return deliver(page, request.headers, headers={_POLICY: _EXPLORER_POLICY})

    async def _show_part(self, request: Request) -> Response:
        """Answer with a part of the explorer's data, which its page asks for."""
        name = request.path_params["name"]
        parts = await self._drawn()
        if name not in parts or not name.endswith(".json"):
            raise RefusedError(404, f"nothing at {request.url.path}")
        return deliver(parts[name], request.headers)

    async def _drawn(self) -> dict[str, Document]:
        """Return the explorer in parts, drawn when it is first asked for."""
        async with self._drawing:
            if not self._explorer:
                self._explorer = await asyncio.to_thread(self._draw)
        return self._explorer

    def _draw(self) -> dict[str, Document]:
        parts = render_in_parts(self._graph.store, "/explorer/")
        return {
            name: document(body, _JSON if name.endswith(".json") else _HTML)
            for name, body in parts.items()
        }

    async def _show_query_page(self, request: Request) -> Response:
        """Show the page with the editor that was built in; `?editor=plain` does without."""
        is_plain = request.query_params.get("editor") == "plain"
        body = self._query_page(has_editor=EDITOR.is_file() and not is_plain)
        return deliver(document(body, _HTML), request.headers, headers={_POLICY: _PAGE_POLICY})

    def _query_page(self, *, has_editor: bool) -> bytes:
        questions = [question.to_dict() for question in self._graph.questions.values()]
        title = self._graph.store.project.title
        return self._things.render(
            "query.html", title=title, questions=questions, has_editor=has_editor, here="/query"
        )

    async def _show_vocabulary(self, request: Request) -> Response:
        return deliver(self._vocabulary, request.headers)

    @cached_property
    def _vocabulary(self) -> Document:
        terms = vocabulary(self._graph.store)
        return document(json.dumps(terms, ensure_ascii=False).encode(), _JSON)

    async def _show_question(self, request: Request) -> Response:
        """Answer with the SPARQL of a canned question, its parameters set by the address."""
        name = request.path_params["name"]
        question = self._graph.questions.get(name)
        if question is None:
            raise RefusedError(404, f"no question {name!r}", next="/query lists the questions")
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
            return deliver(_file(LAND), request.headers)
        folder = (HERE / "static").resolve()
        path = (folder / name).resolve()
        if not path.is_relative_to(folder) or not path.is_file():
            raise RefusedError(404, f"nothing at {request.url.path}")
        return deliver(_file(path), request.headers)

    async def _show_thing(self, request: Request) -> Response:
        """Answer for an IRI of the graph: a page for people, RDF for machines."""
        name = request.path_params["name"]
        accept = ",".join(request.headers.getlist("accept"))
        kind = best(accept, ("text/html", *TRIPLES))
        if not kind:
            raise not_acceptable(("text/html", *TRIPLES))
        if not self._things.has(name):
            if kind == "text/html":
                headers = {_POLICY: _PAGE_POLICY, "Cache-Control": NEVER_KEEP}
                return Response(self._things.missing(name), 404, headers, _HTML)
            raise RefusedError(404, f"the graph has nothing at {request.url.path}")
        if kind == "text/html":
            page = await asyncio.to_thread(self._page, name)
            return deliver(page, request.headers, headers=_OF_THINGS)
        if not name:
            return RedirectResponse("/sparql", status_code=303, headers={"Vary": "Accept"})
        iri = self._graph.store.project.base + quote(name, safe="/")
        zipped = takes_gzip(request.headers.get("accept-encoding", ""))
        ask = Ask(_DESCRIBE.format(iri=iri), ROWS[0], kind, zipped=zipped)
        known = request.headers.get("if-none-match", "")
        return response_of(await answered(self._pool, ask, known))

    def _drawn_page(self, name: str) -> Document:
        return document(self._things.page(name), _HTML)


@lru_cache(maxsize=64)
def _file(path: Path) -> Document:
    """Return a file of the package, which does not change while it is served."""
    return document(path.read_bytes(), _KINDS.get(path.suffix, "application/octet-stream"))
