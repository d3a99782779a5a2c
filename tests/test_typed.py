"""A person's script is checked against the types of the package, strictly."""

from pathlib import Path

import pytest
from mypy import api

import kerege

SCRIPT = """
from datetime import date
import kerege

g = kerege.load()
members = g.claims(relation=["memberOf"], object="sco", as_of=date(2016, 1, 1))
names: list[str] = [claim.subject for claim in members]
rule: str = g.conflicts(as_of=2025)[:3][0].rule.id
label: str = g.entities["kazakhstan"].label()
weight: int = g.networkx(relations="memberOf", weight="origins")["japan"]["un"]["weight"]
central: dict[str, float] = g.centrality()
rows: list[str | None] = [row["n"] for row in g.query("SELECT ?n {}")]
words: dict[str, str] = dict(g.explain(members[0]))
"""


WRONG = """
g.claims(as_of=2.5)
g.clams()
"""


def test_a_script_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The types of kerege alone: those of numpy and pandas take mypy most of a minute."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT + WRONG)
    monkeypatch.setenv("MYPYPATH", str(Path(kerege.__file__).parents[1]))
    alone = ["--no-site-packages", "--follow-imports=silent", f"--cache-dir={tmp_path}"]
    out, _, _ = api.run(["--strict", "--config-file=", *alone, str(script)])
    first, second, total = out.splitlines()
    assert '"claims" of "Graph" has incompatible type "float"' in first
    assert '"Graph" has no attribute "clams"' in second
    assert total.startswith("Found 2 errors")
