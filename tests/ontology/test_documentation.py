"""docs/ontology.md is what its generator writes."""

import runpy
from pathlib import Path

from kerege.ontology import load_ontology

ROOT = Path(__file__).parents[2]
GENERATOR = runpy.run_path(str(ROOT / "docs/make_ontology.py"))
PAGE = (ROOT / "docs/ontology.md").read_text(encoding="utf-8")


def test_the_page_is_the_one_that_is_generated() -> None:
    assert GENERATOR["page"](ROOT / "ontology") == PAGE, "run python docs/make_ontology.py"


def test_every_term_is_on_the_page() -> None:
    ontology = load_ontology(ROOT / "ontology")
    kinds = [each for each in ontology.classes if ontology.is_a(each, "Entity")]
    units = [each.code for each in ontology.units.values()]
    keys = [each.key for each in ontology.qualifiers.values()]
    missing = [
        term for term in [*kinds, *ontology.relations, *units, *keys] if f"`{term}`" not in PAGE
    ]
    assert missing == []
