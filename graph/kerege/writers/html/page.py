"""The one file: template, styles, scripts and data, under a policy that lets nothing else run."""

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from kerege.errors import OutputError
from kerege.store import Store
from kerege.writers.html.collection import collection_paused
from kerege.writers.html.columns import Row, inert, packed
from kerege.writers.html.layout import layout
from kerege.writers.html.payload import Payload

_HERE = Path(__file__).parent
_VIS = "lib/vis-9.1.2/vis-network.min.js"
_VIS_DIGEST = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"
_OPTIONS = {"physics": {"enabled": False}, "layout": {"improvedLayout": False}}
SCRIPTS = (
    "words",
    "data",
    "clocks",
    "fold",
    "trust",
    "graph",
    "state",
    "dom",
    "phrases",
    "phrases_ja",
    "phrases_ru",
    "phrases_zh",
    "theme",
    "signs",
    "svg",
    "arcs",
    "satellites",
    "labels",
    "outlines",
    "places",
    "land",
    "camera",
    "dots",
    "network",
    "collisions",
    "ladder",
    "card",
    "lens",
    "panel",
    "table",
    "turtle",
    "save",
    "filters",
    "timeline",
    "article",
    "clockbar",
    "searchbox",
    "questions",
    "derive",
    "app",
)
"""Our scripts in the order in which each finds what it uses."""


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one part of the data as inert JSON, and the address that it is loaded from, if any."""

    name: str
    text: Markup
    address: str = ""


def render(store: Store) -> str:
    """Return the whole page for a store, the same text for the same store.

    >>> import kerege
    >>> render(kerege.load().store).startswith("<!doctype html>")
    True
    """
    return _page(store, lambda parts: [Part(n, Markup(packed(p))) for n, p in parts.items()])


def render_in_parts(store: Store, at: str = "") -> dict[str, bytes]:
    """Return the page and the parts of its data that it loads when they are needed, by file name.

    `at` is the address of the folder from which a server gives the parts, with a slash at its
    end; the page may fetch from its own origin, and from nowhere else.

    >>> import kerege
    >>> sorted(render_in_parts(kerege.load().store, "/explorer/"))
    ['core.json', 'graph.html', 'texts.json', 'words.json']
    """
    files: dict[str, bytes] = {}

    def apart(parts: dict[str, object]) -> list[Part]:
        files.update({f"{name}.json": inert(part).encode() for name, part in parts.items()})
        return [Part(name, Markup(), f"{at}{name}.json") for name in parts]

    return {"graph.html": _page(store, apart, connect="'self'").encode(), **files}


def _page(
    store: Store, write: Callable[[dict[str, object]], list[Part]], *, connect: str = "'none'"
) -> str:
    with collection_paused():
        return _written(store, write, connect)


def _written(store: Store, write: Callable[[dict[str, object]], list[Part]], connect: str) -> str:
    from pyvis.network import Network

    payload = Payload(store)
    head = payload.head() | {"land": json.loads(_read("data/land.json"))}

    def parts(nodes: list[Row], edges: list[Row]) -> list[Part]:
        return write(payload.parts(head, nodes, edges))

    net = Network(directed=True, cdn_resources="in_line")
    # pyvis checks every edge against all others as it is added; the lists are its public fields.
    net.nodes = payload.entity_rows(layout(store))
    net.edges = payload.claim_rows()
    net.options = _OPTIONS
    net.templateEnv = _templates(parts, connect)
    net.path = "page.html"
    html = net.generate_html()
    return str(html).replace("\r\n", "\n")


def _templates(parts: object, connect: str) -> Environment:
    """Return an environment that escapes all values, and knows the trusted parts of the page."""
    vis, scripts, styles = vis_network(), own_script(), _read("static/page.css")
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(
        parts=parts,
        vis_network=Markup(vis),
        script=Markup(scripts),
        styles=Markup(styles),
        policy=policy([vis, scripts], [styles], connect),
    )
    return environment


def policy(scripts: list[str], styles: list[str], connect: str) -> str:
    """Return the content security policy under which only these scripts and styles run.

    Trusted Types without any policy make every assignment of markup to the page an error.
    """
    return "; ".join(
        [
            "default-src 'none'",
            "script-src " + " ".join(map(_hash, scripts)),
            "style-src " + " ".join(map(_hash, styles)),
            "img-src data: blob:",
            f"connect-src {connect}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    )


def own_script() -> str:
    """Return our scripts as one: each in a block of its own, sharing only `kerege`."""
    parts = [f"{{ // {name}.js\n{_read(f'static/{name}.js')}}}\n" for name in SCRIPTS]
    return _embeddable('"use strict";\nconst kerege = {};\n' + "".join(parts), "our script")


@cache
def vis_network() -> str:
    """Return the vis-network that the pyvis package carries; raise OutputError without it."""
    import pyvis

    path = Path(pyvis.__file__).parent / _VIS
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise OutputError(
            f"{path} cannot be read ({error.strerror}); install pyvis 0.3.2"
        ) from None
    if hashlib.sha256(raw).hexdigest() != _VIS_DIGEST:
        raise OutputError(
            f"{path} is not vis-network 9.1.2 as pyvis 0.3.2 carries it; reinstall it"
        )
    return _embeddable(_script_text(raw), str(path))


def _script_text(raw: bytes) -> str:
    """Return the text as an HTML parser will see it, or else the hash would not be its own."""
    text = raw.decode().replace("\r\n", "\n").replace("\r", "\n")
    return text.partition("\n//# sourceMappingURL")[0]


def _embeddable(script: str, name: str) -> str:
    if "</script" in script.lower() or "<!--" in script:
        raise OutputError(f"{name} would end the script element that it stands in")
    return script


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
