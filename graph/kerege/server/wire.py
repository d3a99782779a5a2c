"""What the server and its workers say to each other over a socket pair: frames of bytes.

A frame begins with its length in 8 bytes. Its parts have their lengths before them: nothing in it
is run or guessed, since a worker is what a hostile query would take over.
"""

import socket
import struct
from typing import NamedTuple

_SIZE = struct.Struct("!Q")
_COUNTS = struct.Struct("!HH")
"""How many parts a query has, and how many of them are its default graphs."""
_REPLY = struct.Struct("!QH?B")
"""The length, the status, whether the body is compressed, the length of its type."""


class Ask(NamedTuple):
    """Hold a query, the formats that suit the client, and the graphs that it is asked of.

    `zipped` asks for an answer compressed by gzip, where it is long enough.
    """

    query: str
    rows_type: str
    triples_type: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    zipped: bool = False


class Reply(NamedTuple):
    """Hold an answer: its HTTP status, its media type, its bytes."""

    status: int
    media_type: str
    body: bytes
    zipped: bool = False


def pack_ask(ask: Ask) -> bytes:
    """Return the frame of a query."""
    query, rows, triples, default, named, zipped = ask
    texts = (query, rows, triples, "1" if zipped else "", *default, *named)
    parts = [text.encode() for text in texts]
    lengths = struct.pack(f"!{len(parts)}I", *map(len, parts))
    body = b"".join((_COUNTS.pack(len(parts), len(default)), lengths, *parts))
    return _SIZE.pack(_SIZE.size + len(body)) + body


def unpack_ask(frame: bytes) -> Ask:
    """Return the query of a frame.

    >>> unpack_ask(pack_ask(Ask("ASK {}", "text/csv", "", ("a", "b"), ("c",))))[3:]
    (('a', 'b'), ('c',), False)
    """
    number, defaults = _COUNTS.unpack_from(frame, _SIZE.size)
    place = _SIZE.size + _COUNTS.size
    lengths = struct.unpack_from(f"!{number}I", frame, place)
    place += 4 * number
    texts = []
    for length in lengths:
        texts.append(frame[place : place + length].decode())
        place += length
    query, rows, triples, zipped, *graphs = texts
    return Ask(
        query,
        rows,
        triples,
        tuple(graphs[:defaults]),
        tuple(graphs[defaults:]),
        zipped=bool(zipped),
    )


def pack_reply(reply: Reply) -> bytes:
    """Return the frame of an answer."""
    kind = reply.media_type.encode()
    size = _REPLY.size + len(kind) + len(reply.body)
    head = _REPLY.pack(size, reply.status, reply.zipped, len(kind))
    return b"".join((head, kind, reply.body))


def unpack_reply(frame: bytes | bytearray) -> Reply:
    """Return the answer of a frame.

    >>> unpack_reply(pack_reply(Reply(200, "text/csv", b"a")))
    Reply(status=200, media_type='text/csv', body=b'a', zipped=False)
    """
    _, status, zipped, length = _REPLY.unpack_from(frame)
    end = _REPLY.size + length
    kind = frame[_REPLY.size : end].decode()
    return Reply(status, kind, bytes(memoryview(frame)[end:]), zipped)


def is_whole(frame: bytes | bytearray) -> bool:
    """Tell whether all of a frame has come."""
    return len(frame) >= _SIZE.size and len(frame) >= _SIZE.unpack_from(frame)[0]


def receive(connection: socket.socket) -> bytes:
    """Wait for the next frame; return nothing when the other side is gone."""
    frame = b""
    while not is_whole(frame):
        chunk = connection.recv(2**16)
        if not chunk:
            return b""
        frame += chunk
    return frame
