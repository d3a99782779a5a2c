"""Who may ask: names of this host, and pages of this origin; all others are refused."""

from collections.abc import Collection, Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from kerege.server.refusals import RefusedError

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class Guard:
    """Check the headers by which a browser tells where a request comes from.

    A page elsewhere cannot forge them: a foreign name that was made to point here (DNS rebinding)
    stands in Host, a foreign page in Origin and Sec-Fetch-Site.
    """

    def __init__(self, hosts: Collection[str] = (), origins: Collection[str] = ()) -> None:
        self._hosts = LOOPBACK | {host.lower() for host in hosts}
        self._origins = frozenset(origin.rstrip("/").lower() for origin in origins)

    def check(self, headers: Mapping[str, str], *, is_page: bool) -> dict[str, str]:
        """Return the headers to answer with; raise RefusedError for what is not let in.

        `is_page` is a page that another site may link to.
        """
        host = headers.get("host", "")
        if _name(host) not in self._hosts:
            raise RefusedError(
                421,
                f"this server does not answer for the host {host!r}",
                next="name it with --allow-host",
            )
        origin = headers.get("origin", "").lower()
        if origin in self._origins:
            return {"Access-Control-Allow-Origin": origin, "Vary": "Origin"}
        if origin and not self._is_own(origin, host):
            raise RefusedError(
                403, f"a page of {origin} may not ask here", next="name it with --allow-origin"
            )
        site = headers.get("sec-fetch-site", "none")
        is_link = is_page and headers.get("sec-fetch-mode") == "navigate"
        if site not in ("none", "same-origin") and not is_link:
            raise RefusedError(403, "a page of another site may not ask here")
        return {}

    def _is_own(self, origin: str, host: str) -> bool:
        """Tell whether an origin is the host that was asked, port included."""
        return urlsplit(origin).netloc == host.lower()


@lru_cache(maxsize=256)
def _name(host: str) -> str:
    """Return a Host header without its port; '' where it is none.

    >>> _name("LocalHost:8000"), _name("[::1]:80"), _name("a@b")
    ('localhost', '::1', '')
    """
    try:
        parts = urlsplit(f"//{host}")
        is_port = parts.port is None or parts.port >= 0
    except ValueError:
        return ""
    is_plain = is_port and parts.netloc == host and not parts.username and "@" not in host
    return (parts.hostname or "") if is_plain else ""
