"""The rules in the code and in the docs are the same."""

import re
from pathlib import Path

from kerege.reasoning import RULES

DOC = (Path(__file__).parents[2] / "docs/logic.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([a-z-]+)` \| (.*) \| (.*) \|$", DOC, re.MULTILINE)


def test_the_docs_have_every_rule_and_no_other() -> None:
    assert [name for name, _, _ in ROWS] == list(RULES)


def test_the_docs_say_each_rule_in_the_same_words() -> None:
    assert [(rule.id, rule.words, rule.example) for rule in RULES.values()] == ROWS


def test_each_rule_says_which_problem_it_solves() -> None:
    assert all(rule.problem and rule.words and rule.example for rule in RULES.values())
