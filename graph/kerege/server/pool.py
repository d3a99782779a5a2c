"""The workers as the server sees them: who is free, who has overrun, who has to be replaced."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import file_digest
from pathlib import Path
from typing import NamedTuple, cast

from kerege.errors import KeregeError
from kerege.resources import VERSION
from kerege.server.answers import Answers, changes
from kerege.server.delivery import tag_of
from kerege.server.limits import MEGABYTE, Limits
from kerege.server.refusals import RefusedError, out_of_memory
from kerege.server.wire import Ask, Reply, is_whole, pack_ask, unpack_reply
from kerege.sparql import calls_out, depth, may_nest


class Dataset(NamedTuple):
    """Hold the file that is served, its media type, and the prefixes that need no declaration."""

    path: Path
    media_type: str = "text/turtle"
    prefixes: Mapping[str, str] = {}


class Pool:
    """Answer queries in worker processes, each bounded in time, memory and size."""

    def __init__(self, dataset: Dataset, limits: Limits) -> None:
        self.limits = limits
        self.triples = 0
        self.has_network = True
        self.restarts = 0
        self._dataset = dataset
        self._answers = Answers(self.limits.kept_megabytes * MEGABYTE)
        self._idle: deque[_Worker] = deque()
        self._waiting: deque[asyncio.Future[_Worker]] = deque()
        self._workers: set[_Worker] = set()
        self._replacing: set[asyncio.Task[None]] = set()
        self._forkserver: _Forkserver | None = None
        self._is_closed = False
        self._digest = b""

    async def start(self) -> None:
        """Read the triples and start the workers; raise KeregeError where they cannot be read."""
        self._digest = await asyncio.to_thread(_digest, self._dataset.path)
        await self._start_forkserver()
        for _ in range(self.limits.workers):
            self._free(await self._fork())

    async def close(self) -> None:
        """End all processes."""
        self._is_closed = True
        for worker in list(self._workers):
            worker.kill()
        for task in list(self._replacing):
            task.cancel()
        if self._forkserver:
            await asyncio.to_thread(self._forkserver.close)

    @property
    def busy(self) -> int:
        """Return how many workers are at work."""
        return len(self._workers) - len(self._idle)

    @property
    def is_alive(self) -> bool:
        """Tell whether a query would be answered."""
        return bool(self._workers)

    def tag(self, ask: Ask) -> str:
        """Return what tells the answer of a query from all others; '' where it may change."""
        if changes(ask.query):
            return ""
        query, rows, triples, default, named, _ = ask
        formats = f"{VERSION} {rows} {triples} {default} {named}"
        return tag_of(self._digest, formats.encode(), query.encode())

    async def ask(self, ask: Ask) -> Reply:
        """Return the answer of a query; raise RefusedError where it breaks a bound."""
        if known := self._answers.get(ask):
            return known
        self._check(ask.query)
        reply = await self._evaluated(ask)
        self._answers.keep(ask, reply)
        return reply

    async def _evaluated(self, ask: Ask) -> Reply:
        """Return the answer of the next worker that is free."""
        worker = self._idle.popleft() if self._idle else await self._next_free()
        try:
            return await worker.ask(ask, self.limits.seconds)
        except _OverdueError:
            raise RefusedError(
                504,
                f"the query ran longer than {self.limits.seconds:g} s and was stopped",
                next="ask for less: a narrower pattern, no product of unconnected patterns",
            ) from None
        except _LostError:
            raise await self._cause(worker) from None
        finally:
            if worker.is_alive:
                self._free(worker)
            else:
                self._replace(worker)

    def _check(self, query: str) -> None:
        limits = self.limits
        if len(query) > limits.characters:
            raise RefusedError(
                413, f"the query has {len(query):,} characters, of {limits.characters:,} allowed"
            )
        if may_nest(query, limits.nesting) and depth(query) > limits.nesting:
            raise RefusedError(400, f"the query nests deeper than {limits.nesting} brackets")
        if calls_out(query):
            raise RefusedError(403, "SERVICE is refused: a query makes no request to others")

    async def _next_free(self) -> "_Worker":
        if len(self._waiting) >= self.limits.waiting:
            raise self._too_busy()
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[_Worker] = loop.create_future()
        self._waiting.append(turn)
        alarm = loop.call_later(self.limits.waiting_seconds, self._give_up, turn)
        try:
            return await turn
        except asyncio.CancelledError:
            if not turn.cancelled():
                self._free(turn.result())
            raise
        finally:
            alarm.cancel()

    def _give_up(self, turn: "asyncio.Future[_Worker]") -> None:
        if not turn.done():
            turn.set_exception(self._too_busy())

    def _too_busy(self) -> RefusedError:
        return RefusedError(
            503,
            f"{self.limits.workers} queries are being answered and others wait",
            headers={"Retry-After": "1"},
        )

    def _free(self, worker: "_Worker") -> None:
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(worker)
                return
        self._idle.append(worker)

    def _replace(self, worker: "_Worker") -> None:
        self._workers.discard(worker)
        if not self._is_closed:
            self.restarts += 1
            task = asyncio.create_task(self._bury_and_fork(worker))
            self._replacing.add(task)
            task.add_done_callback(self._replacing.discard)

    async def _bury_and_fork(self, worker: "_Worker") -> None:
        await self._exit_code(worker)
        self._free(await self._fork())

    async def _cause(self, worker: "_Worker") -> RefusedError:
        code = await self._exit_code(worker)
        if code == -signal.SIGSEGV:
            return RefusedError(
                400, "the query is nested too deeply for the engine", next="break it into parts"
            )
        if code in (-signal.SIGABRT, -signal.SIGKILL):
            return out_of_memory(self.limits.megabytes)
        return RefusedError(500, "the engine failed over this query, and was started anew")

    async def _exit_code(self, worker: "_Worker") -> int:
        if worker.exit_code is None and self._forkserver:
            worker.exit_code = await asyncio.to_thread(self._forkserver.reap, worker.pid)
        return worker.exit_code or 0

    async def _fork(self) -> "_Worker":
        assert self._forkserver
        try:
            pid, connection = await asyncio.to_thread(self._forkserver.fork)
        except OSError:
            await self._start_forkserver()
            return await self._fork()
        loop = asyncio.get_running_loop()
        _, worker = await loop.create_connection(lambda: _Worker(pid), sock=connection)
        self._workers.add(worker)
        return worker

    async def _start_forkserver(self) -> None:
        if self._forkserver:
            await asyncio.to_thread(self._forkserver.close)
        self._forkserver = _Forkserver(self._dataset, self.limits)
        ready = await asyncio.to_thread(self._forkserver.wait)
        self.triples, self.has_network = ready


def _digest(path: Path) -> bytes:
    """Return what tells one dataset from another; nothing where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return file_digest(stream, "blake2b").digest()
    except OSError:
        return b""


class _OverdueError(Exception):
    """A query ran into its deadline."""


class _LostError(Exception):
    """A worker went down over a query."""


class _Worker(asyncio.Protocol):
    """Hold the connection to one worker process, which answers one query at a time."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.exit_code: int | None = None
        self.is_alive = True
        self._frame = bytearray()
        self._answer: asyncio.Future[Reply] | None = None
        self._transport: asyncio.WriteTransport | None = None
        self._loop = asyncio.get_running_loop()

    async def ask(self, ask: Ask, seconds: float) -> Reply:
        if not self.is_alive or self._transport is None:
            raise _LostError
        self._frame.clear()
        self._answer = self._loop.create_future()
        alarm = self._loop.call_later(seconds, self._overrun)
        self._transport.write(pack_ask(ask))
        try:
            return await self._answer
        except asyncio.CancelledError:
            self.kill()
            raise
        finally:
            alarm.cancel()
            self._answer = None

    def kill(self) -> None:
        """End the process, whatever it is doing."""
        if self.is_alive:
            self.is_alive = False
            os.kill(self.pid, signal.SIGKILL)
            if self._transport:
                self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.WriteTransport", transport)  # uvloop's is no subclass

    def data_received(self, data: bytes) -> None:
        self._frame += data
        if is_whole(self._frame) and self._answer and not self._answer.done():
            self._answer.set_result(unpack_reply(self._frame))

    def connection_lost(self, exc: Exception | None) -> None:
        self.is_alive = False
        if self._answer and not self._answer.done():
            self._answer.set_exception(_LostError())

    def _overrun(self) -> None:
        if self._answer and not self._answer.done():
            self._answer.set_exception(_OverdueError())
            self.kill()


class _Forkserver:
    """Hold the process that forks workers; its calls block, one at a time."""

    def __init__(self, dataset: Dataset, limits: Limits) -> None:
        self._control, theirs = socket.socketpair()
        self._turn = threading.Lock()
        settings = {
            "control": theirs.fileno(),
            "path": str(dataset.path),
            "media_type": dataset.media_type,
            "prefixes": dict(dataset.prefixes),
            "limits": asdict(limits),
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "kerege.server.forkserver", json.dumps(settings)],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        theirs.close()

    def wait(self) -> tuple[int, bool]:
        """Wait until the triples are read; return their number, and whether there is a network."""
        ready = json.loads(self._control.recv(2**16) or b"{}")
        if "triples" not in ready:
            raise KeregeError(f"the graph cannot be served: {ready.get('error', 'it ended')}")
        return ready["triples"], ready["has_network"]

    def fork(self) -> tuple[int, socket.socket]:
        """Return a new worker's process id, and the connection to it."""
        ours, theirs = socket.socketpair()
        with theirs, self._turn:
            socket.send_fds(self._control, [b"fork"], [theirs.fileno()])
            return int(self._reply()), ours

    def reap(self, pid: int) -> int:
        """Return how a worker ended: its exit code, or the negative number of a signal."""
        with self._turn:
            self._control.sendall(f"reap {pid}".encode())
            return int(self._reply())

    def close(self) -> None:
        """Hang up, at which the forkserver kills its workers and ends."""
        self._control.close()
        self._process.wait()

    def _reply(self) -> bytes:
        reply = self._control.recv(64)
        if not reply:
            raise OSError("the forkserver is gone")
        return reply
