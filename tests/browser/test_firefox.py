"""The page in a second browser, driven over WebDriver BiDi."""

import json
import os
import subprocess
from pathlib import Path

from machine import program

FIREFOX = os.environ.get("KEREGE_FIREFOX", "/usr/bin/firefox-esr")


def test_firefox_shows_every_view_and_asks_for_nothing(
    tools: Path, written: dict[str, Path]
) -> None:
    command = [program("node"), "firefox.mjs", program(FIREFOX), written["sample"].as_uri()]
    done = subprocess.run(
        command, cwd=tools, capture_output=True, text=True, check=False, timeout=240
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["errors"] == []
    assert [url for url in said["requests"] if not url.startswith("data:")] == []
    assert said["title"] == "Japan and Central Asia"
    assert "of 27 entities" in said["claims"]
    assert {view for view, seen in said["views"].items() if seen > 50} == set(said["views"])
    assert said["chosen"] == "Kazakhstan"
    assert "Our priority remains the Shanghai Cooperation Organization." in said["quote"]
