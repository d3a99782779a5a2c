"""Where the servers that people run have their endpoints, and how they ask for a password."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from kerege.errors import NotFoundError, OutputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Hold the paths of a kind of server below its address.

    `store` is the Graph Store endpoint; without one, triples go by SPARQL Update. `sign` is what
    the server calls itself in the headers of its answers.
    """

    query: str
    update: str
    store: str | None = None
    auth: str = "basic"
    sign: str = ""


SERVERS = {
    "oxigraph": Server(query="/query", update="/update", store="/store", sign="oxigraph"),
    "virtuoso": Server(
        query="/sparql",
        update="/sparql-auth",
        store="/sparql-graph-crud-auth",
        auth="digest",
        sign="virtuoso",
    ),
    "fuseki": Server(query="/query", update="/update", store="/data", sign="fuseki"),
    "rdf4j": Server(query="", update="/statements", store="/rdf-graphs/service", sign="rdf4j"),
    "sparql": Server(query="", update=""),
}
"""The kinds of server by name; `sparql` is any address that takes queries and updates alike."""


def server(name: str) -> Server:
    """Return a kind of server; raise NotFoundError with the nearest where there is none."""
    try:
        return SERVERS[name]
    except KeyError:
        raise NotFoundError("kind of server", name, SERVERS) from None


def recognised(headers: dict[str, str]) -> Server:
    """Return the kind of server that sent these headers.

    >>> recognised({"Server": "Virtuoso/07.20.3229 (Linux) x86_64-pc-linux-gnu"}).auth
    'digest'
    """
    said = " ".join([*headers, *headers.values()]).casefold()
    for kind in SERVERS.values():
        if kind.sign and kind.sign in said:
            return kind
    raise OutputError(
        "the server does not say what it is\n"
        f"    expected: one of {', '.join(sorted(SERVERS))}\n"
        "    next: name it with --server; sparql is any endpoint that takes queries and updates"
    )


def checked(url: str, *, secret: bool) -> str:
    """Return an address without its last slash.

    Raises OutputError where it is no http address, holds a password, or would send one in the open.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise OutputError(f"{url!r} is no address of a server\n    expected: http:// or https://")
    if parts.username or parts.password:
        raise OutputError(
            "an address with a name and a password in it\n"
            "    next: put them in KEREGE_PUBLISH_USER and KEREGE_PUBLISH_PASSWORD"
        )
    is_near = parts.hostname in {"localhost", "127.0.0.1", "::1"}
    if secret and parts.scheme == "http" and not is_near:
        raise OutputError(
            f"a password would go to {parts.hostname} in the open\n    next: use https://"
        )
    return url.rstrip("/")
