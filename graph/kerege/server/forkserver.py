"""The process that reads the triples once and then forks workers, which share them.

    python -m kerege.server.forkserver SETTINGS

A worker that was killed is replaced in milliseconds, since nothing is read again. Commands come
over the control socket: `fork`, with the worker's end of a socket pair, and `reap PID`. When the
server goes, the socket closes, and all workers are killed.
"""

import ctypes
import gc
import json
import os
import resource
import signal
import socket
import sys
from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox

from kerege.server.engine import Engine
from kerege.server.limits import MEGABYTE, Limits
from kerege.server.negotiation import ROWS, TRIPLES
from kerege.server.wire import Ask, pack_reply, receive, unpack_ask

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_PAGE = resource.getpagesize()
_PAGES_HELD = "/proc/self/statm"


def main(settings: Mapping[str, Any]) -> None:
    """Read the triples, say so, and serve the control socket until it closes."""
    control = socket.socket(fileno=settings["control"])
    limits = Limits(**settings["limits"])
    store = ox.Store()
    try:
        form = ox.RdfFormat.from_media_type(settings["media_type"])
        store.bulk_load(path=settings["path"], format=form)
    except (OSError, SyntaxError, ValueError) as error:
        control.sendall(json.dumps({"error": str(error)}).encode())
        return
    engine = Engine(store, settings["prefixes"], limits)
    _warm_up(engine)
    has_network = not _leave_network()
    gc.collect()
    gc.freeze()
    control.sendall(json.dumps({"triples": len(store), "has_network": has_network}).encode())
    workers: set[int] = set()
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 64, 1)
        if not message:
            break
        if message == b"fork":
            pid = os.fork()
            if pid == 0:
                control.close()
                _work(socket.socket(fileno=descriptors[0]), engine, limits)
            os.close(descriptors[0])
            workers.add(pid)
            control.sendall(str(pid).encode())
        else:
            pid = int(message.removeprefix(b"reap "))
            control.sendall(str(_reaped(pid)).encode())
            workers.discard(pid)
    for pid in workers:
        os.kill(pid, signal.SIGKILL)


def _reaped(pid: int) -> int:
    """Return how a worker ended, 0 where it was none of ours."""
    try:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    except ChildProcessError:
        return 0


def _work(connection: socket.socket, engine: Engine, limits: Limits) -> None:
    """Answer queries until the server hangs up; never return."""
    status = 1
    try:
        _confine(limits)
        while frame := receive(connection):
            _bound_cpu(limits.seconds)
            connection.sendall(pack_reply(engine.answer(unpack_ask(frame))))
        status = 0
    finally:
        os._exit(status)


def _confine(limits: Limits) -> None:
    """Give up, for good, what a query has no need of.

    No new descriptor means no file and no socket, whatever the engine tries.
    """
    if held := _address_space():
        bound = held + limits.megabytes * MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
    for nothing in (resource.RLIMIT_NOFILE, resource.RLIMIT_CORE):
        resource.setrlimit(nothing, (0, 0))


def _bound_cpu(seconds: float) -> None:
    """Let the system end a query that outlives its deadline, should nobody else do so."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    bound = int(used.ru_utime + used.ru_stime + seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (bound, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _address_space() -> int:
    """Return the bytes of address space that this process holds, 0 where the system has no word."""
    try:
        descriptor = os.open(_PAGES_HELD, os.O_RDONLY)
    except OSError:
        return 0
    try:
        return int(os.read(descriptor, 64).split()[0]) * _PAGE
    finally:
        os.close(descriptor)


def _leave_network() -> bool:
    """Move to a network of our own without any interface, where the system allows it."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None)
    return any(libc.unshare(flags) == 0 for flags in (_NEW_NETWORK, _NEW_USER | _NEW_NETWORK))


def _warm_up(engine: Engine) -> None:
    """Do once what imports and opens, since a worker can do neither."""
    for media_type in ROWS:
        engine.answer(Ask("SELECT * { ?s ?p ?o } LIMIT 9", media_type, "", zipped=True))
        engine.answer(Ask("ASK {}", media_type, ""))
    for media_type in TRIPLES:
        engine.answer(Ask("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1", "", media_type))
    for wrong in ("SELCT", "INSERT DATA {}", "SELECT * { ?a a:b ?c }", "ASK { ?a ?b ( }"):
        engine.answer(Ask(wrong, ROWS[0], TRIPLES[0], ("no iri",)))
        engine.answer(Ask(wrong, ROWS[0], TRIPLES[0]))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
