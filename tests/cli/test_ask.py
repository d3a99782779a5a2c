import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def ask(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kerege", "ask", "-p", str(ROOT), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_plain_question_has_rows_and_shows_its_sparql() -> None:
    done = ask("who joined the SCO after 2017?")
    assert [json.loads(line)["member"] for line in done.stdout.splitlines()] == ["iran", "belarus"]
    assert "SELECT ?member" in done.stderr
    assert (
        "# kerege query joined-after --set organisation=sco --set after=2017-12-31" in done.stderr
    )


def test_the_sparql_can_be_had_alone() -> None:
    done = ask("--sparql", "members", "of", "the", "SCO")
    assert done.stdout.startswith("# Members of an organisation on a day\nPREFIX ")
    assert done.stderr == ""


def test_what_it_cannot_answer_it_says() -> None:
    done = ask("will", "Japan", "join", "the", "SCO?")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("kerege: no canned question answers 'will Japan join the SCO?'")
    assert "near: who joined the SCO after 2017? (joined-after)" in done.stderr
