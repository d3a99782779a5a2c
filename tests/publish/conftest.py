"""Real servers, started for the tests on a free port and stopped after them."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
from machine import program

OXIGRAPH = Path(sys.executable).with_name("oxigraph")
INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = {sql}
ServerThreads = 10
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = {port}
ServerRoot = {folder}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = 10000
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def started(command: list[str], url: str) -> Iterator[str]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            assert process.poll() is None, f"{command[0]} ended at once"
            try:
                requests.get(url, timeout=5)
                break
            except requests.ConnectionError:
                time.sleep(0.1)
        yield url
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture
def oxigraph(tmp_path: Path) -> Iterator[str]:
    """Return the address of an empty Oxigraph server."""
    server = program(str(OXIGRAPH))
    port = free_port()
    place = ["--location", str(tmp_path / "oxigraph")]
    command = [server, "serve", *place, "--bind", f"127.0.0.1:{port}"]
    with started(command, f"http://127.0.0.1:{port}") as url:
        yield url


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a Virtuoso server whose administrator is dba with password dba."""
    server = program("virtuoso-t")
    folder = tmp_path_factory.mktemp("virtuoso")
    port = free_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(INI.format(folder=folder, port=port, sql=free_port()))
    command = [server, "+foreground", "+wait", "+configfile", str(ini)]
    with started(command, f"http://127.0.0.1:{port}/sparql") as url:
        yield url.removesuffix("/sparql")
