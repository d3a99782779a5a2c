"""The rules in the code, in the docs and in the ontology are the same."""

import re
from pathlib import Path

import rdflib
from rdflib import OWL, RDF, RDFS

from kerege.ontology import NS
from kerege.reasoning import RULES

ROOT = Path(__file__).parents[2]
DOC = (ROOT / "docs/logic.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([a-z-]+)` \| (.*) \| (.*) \|$", DOC, re.MULTILINE)


def test_the_docs_have_every_rule_and_no_other() -> None:
    assert [name for name, _, _ in ROWS] == list(RULES)


def test_the_docs_say_each_rule_in_the_same_words() -> None:
    assert [(rule.id, rule.words, rule.example) for rule in RULES.values()] == ROWS


def test_each_rule_says_which_problem_it_solves() -> None:
    assert all(rule.problem and rule.words and rule.example for rule in RULES.values())


def test_the_ontology_publishes_each_rule_with_its_version_under_its_id() -> None:
    graph = rdflib.Graph().parse(ROOT / "ontology/kerege.ttl")
    published = {
        (str(rule).partition("rule-")[2], str(graph.value(rule, RDFS.comment)), str(graph.value(rule, OWL.versionInfo)))
        for rule in graph.subjects(RDF.type, rdflib.URIRef(NS + "Rule"))
    }  # fmt: skip
    assert published == {(rule.id, rule.words, str(rule.version)) for rule in RULES.values()}
