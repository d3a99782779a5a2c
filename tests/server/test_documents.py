"""What docs/serve.md shows happens: its commands, against a real server."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from server.running import Running

DOC = (Path(__file__).parents[2] / "docs/serve.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```\n(.*?)```", DOC, re.DOTALL)
COMMANDS = [
    command
    for block in BLOCKS
    for command in block.replace("\\\n", " ").splitlines()
    if command.startswith("curl ")
]


def test_there_are_commands() -> None:
    assert len(COMMANDS) > 3


@pytest.mark.skipif(not shutil.which("curl"), reason="there is no curl")
@pytest.mark.parametrize("command", COMMANDS)
def test_every_curl_of_the_docs_is_answered(server: Running, command: str) -> None:
    address = str(server.client.base_url.copy_with(path="")).rstrip("/")
    words = shlex.split(command.replace("localhost:8000", address).replace("/kerege/id/", "/id/"))
    done = subprocess.run(
        [*words, "--silent", "--fail"], capture_output=True, text=True, check=True
    )
    assert "kazakhstan" in done.stdout or "304" in done.stdout or "service" in done.stdout
