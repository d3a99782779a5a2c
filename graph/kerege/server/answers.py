"""Answers that were given before: the graph does not change while it is served."""

import re
from collections import OrderedDict
from functools import lru_cache

from kerege.server.wire import Ask, Reply
from kerege.sparql import unescaped

_CHANGING = re.compile(r"\b(?:now|rand|uuid|struuid|bnode)\s*\(", re.IGNORECASE)
"""What a query calls whose answer is another each time."""
_SIGNS = ("now", "rand", "uuid", "bnode")
_SHARE = 64
"""No answer takes more than this part of the room."""


class Answers:
    """Keep answers up to a number of bytes, those that were asked for last.

    >>> ask = Ask("ASK {}", "text/csv", "text/turtle")
    >>> answers = Answers(2**20)
    >>> answers.keep(ask, Reply(200, "text/csv", b"true"))
    >>> answers.get(ask)
    Reply(status=200, media_type='text/csv', body=b'true', zipped=False)
    """

    def __init__(self, room: int) -> None:
        self._room, self._held = room, 0
        self._replies: OrderedDict[Ask, Reply] = OrderedDict()

    def get(self, ask: Ask) -> Reply | None:
        """Return the answer of a query, None where it is not kept."""
        reply = self._replies.get(ask)
        if reply is not None:
            self._replies.move_to_end(ask)
        return reply

    def keep(self, ask: Ask, reply: Reply) -> None:
        """Keep an answer, unless it is a refusal, large, or another each time."""
        size = _size(ask, reply)
        if reply.status != 200 or size * _SHARE > self._room or ask in self._replies:
            return
        if changes(ask.query):
            return
        self._replies[ask] = reply
        self._held += size
        while self._held > self._room:
            self._held -= _size(*self._replies.popitem(last=False))


@lru_cache(maxsize=256)
def changes(query: str) -> bool:
    """Tell whether a query may have another answer each time; a comment between is no way out."""
    plain = unescaped(query)
    small = plain.lower()
    return any(sign in small for sign in _SIGNS) and bool(_CHANGING.search(plain) or "#" in plain)


def _size(ask: Ask, reply: Reply) -> int:
    return 4 * len(ask.query) + len(reply.body) + 512
