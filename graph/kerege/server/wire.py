"""What the server and its workers say to each other over a socket pair: frames of bytes.

A frame is its length in 8 bytes, the length of its head in 4, the head as JSON, and the body.
"""

import json
import socket
import struct
from typing import NamedTuple

PREFIX = struct.Struct("!QI")


class Ask(NamedTuple):
    """Hold a query, the formats that suit the client, and the graphs that it is asked of."""

    query: str
    rows_type: str
    triples_type: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]


class Reply(NamedTuple):
    """Hold an answer: its HTTP status, its media type, its number of rows, its bytes."""

    status: int
    media_type: str
    rows: int
    body: bytes


def pack_ask(ask: Ask) -> bytes:
    """Return the frame of a query."""
    head = json.dumps(ask).encode()
    return PREFIX.pack(PREFIX.size + len(head), len(head)) + head


def unpack_ask(frame: bytes) -> Ask:
    """Return the query of a frame."""
    query, rows, triples, default, named = json.loads(frame[PREFIX.size :])
    return Ask(query, rows, triples, tuple(default), tuple(named))


def pack_reply(reply: Reply) -> bytes:
    """Return the frame of an answer."""
    head = json.dumps(reply[:3]).encode()
    size = PREFIX.size + len(head) + len(reply.body)
    return b"".join((PREFIX.pack(size, len(head)), head, reply.body))


def unpack_reply(frame: bytes | bytearray) -> Reply:
    """Return the answer of a frame.

    >>> unpack_reply(pack_reply(Reply(200, "text/csv", 1, b"a")))
    Reply(status=200, media_type='text/csv', rows=1, body=b'a')
    """
    _, length = PREFIX.unpack_from(frame)
    end = PREFIX.size + length
    status, media_type, rows = json.loads(bytes(frame[PREFIX.size : end]))
    return Reply(status, media_type, rows, bytes(memoryview(frame)[end:]))


def is_whole(frame: bytes | bytearray) -> bool:
    """Tell whether all of a frame has come."""
    return len(frame) >= PREFIX.size and len(frame) >= PREFIX.unpack_from(frame)[0]


def receive(connection: socket.socket) -> bytes:
    """Wait for the next frame; return nothing when the other side is gone."""
    frame = bytearray()
    while not is_whole(frame):
        chunk = connection.recv(2**16)
        if not chunk:
            return b""
        frame += chunk
    return bytes(frame)
