"""Answers compressed by gzip, for clients that take it, where it pays."""

import gzip
from functools import lru_cache

_LEAST = 1024
"""From how many bytes on compression pays."""


def zipped(body: bytes, *, level: int = 1) -> bytes:
    """Return bytes compressed by gzip, nothing where that does not pay.

    >>> len(zipped(b"a" * 5000)) < 100, zipped(b"a")
    (True, b'')
    """
    return gzip.compress(body, level, mtime=0) if len(body) >= _LEAST else b""


@lru_cache(maxsize=256)
def takes_gzip(accept_encoding: str) -> bool:
    """Tell whether a client takes gzip.

    >>> takes_gzip("gzip, br"), takes_gzip("gzip;q=0, *"), takes_gzip("*;q=0.1"), takes_gzip("")
    (True, False, True, False)
    """
    weights = {}
    for part in accept_encoding.lower().split(","):
        name, _, weight = part.replace(" ", "").partition(";q=")
        weights[name] = weight
    weight = weights.get("gzip", weights.get("*", "0"))
    try:
        return float(weight or "1") > 0
    except ValueError:
        return False
