"""Rows as columns, and JSON that no parser can take for anything else."""

import base64
import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

Row = dict[str, Any]
_SPARSE = 0.7
_PACKED_FROM = 200_000
"""From how many characters on a payload is packed: four times smaller, no longer readable."""
_LARGE = 5_000_000
"""From how many on it is packed less hard: in an eighth of the time, a tenth larger."""
_LEVEL, _LEVEL_OF_LARGE = 12, 6
_ESCAPED = {
    "&": "\\u0026",
    "<": "\\u003c",
    ">": "\\u003e",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def columns(rows: Sequence[Row]) -> Row:
    """Turn rows with the same keys into one list for each key.

    A column in which one value prevails is written as that value and the exceptions.

    >>> columns([{"id": "a", "rank": "normal"}, {"id": "b", "rank": "normal"}])
    {'n': 2, 'id': ['a', 'b'], 'rank': {'usual': 'normal', 'but': {}}}
    """
    names = list(rows[0]) if rows else []
    return {"n": len(rows), **{name: _column([row[name] for row in rows]) for name in names}}


def inert(value: object) -> str:
    """Write JSON that neither HTML nor a script takes for markup or code.

    >>> inert({"label": "</script>"})
    '{"label":"\\\\u003c/script\\\\u003e"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for char, escape in _ESCAPED.items():
        text = text.replace(char, escape)
    return text


def packed(value: object) -> str:
    """Write JSON as `inert` does, and what is large as deflated JSON in a string of letters.

    It is deflated by libdeflate, which its package carries in a version that the lock file names:
    the zlib of a machine would give bytes of its own.
    """
    text = inert(value)
    if len(text) < _PACKED_FROM:
        return text
    from deflate import zlib_compress

    level = _LEVEL if len(text) < _LARGE else _LEVEL_OF_LARGE
    deflated = zlib_compress(text.encode(), level)
    return inert({"packed": base64.b64encode(deflated).decode()})


def _column(values: list[Any]) -> Any:
    keys = _keys(values)
    usual, count = Counter(keys).most_common(1)[0]
    if count < _SPARSE * len(values) or len(values) == 1:
        return values
    but = {str(at): value for at, value in enumerate(values) if keys[at] != usual}
    return {"usual": values[keys.index(usual)], "but": but}


def _keys(values: list[Any]) -> list[Any]:
    """Return keys that are equal only where the values are the same in JSON."""
    kinds = {type(value) for value in values} - {type(None)}
    plain = len(kinds) < 2 and kinds <= {str, int, bool}
    return values if plain else [repr(value) for value in values]
