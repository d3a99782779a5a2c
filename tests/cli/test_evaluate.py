import json
from pathlib import Path

from click.testing import CliRunner

from kerege.cli.main import kerege

GOLD = """\
article: seed
claims:
- {subject: kazakhstan, relation: memberOf, object: sco, quote: member}
- {subject: kazakhstan, relation: leaves, object: sco, quote: nowhere}
"""
ARTICLE = """\
---
id: seed
title: A text
publisher: example-press
published: 2026-01-31
language: en
recorded_on: 2026-01-31
---
Kazakhstan is a member of the Shanghai Cooperation Organization.
"""


def test_gold_of_a_project_is_measured(project: Path) -> None:
    (project / "seeds/articles/seed.md").write_text(ARTICLE)
    (project / "seeds/gold").mkdir()
    (project / "seeds/gold/seed.yaml").write_text(GOLD)
    result = CliRunner().invoke(kerege, ["eval", "-p", str(project)])
    (found,) = map(json.loads, result.stdout.splitlines())
    assert found["layers"]["rows"]["right"] == 1
    assert found["layers"]["rows"]["wanted"] == 2
    table = CliRunner().invoke(kerege, ["eval", "-p", str(project), "--format", "csv", "--wrong"])
    assert "claims of seed (2),rows,100.0%,50.0%,66.7%" in table.stdout
    assert "missed: leaves, «nowhere»" in table.stderr


def test_a_project_without_gold_is_told_where_it_goes(project: Path) -> None:
    result = CliRunner().invoke(kerege, ["eval", "-p", str(project)])
    assert result.exit_code == 1
    assert str(result.exception).endswith(
        "seeds/gold: error: no gold data\n"
        "    expected: files that end in .yaml, .json, .jsonl, .txt, .tsv\n"
        "    next: put one there, or name it: kerege eval GOLD"
    )
