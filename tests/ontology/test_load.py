from decimal import Decimal
from pathlib import Path

import pytest

from kerege.errors import InputError, NotFoundError
from kerege.ontology import load_ontology
from kerege.resources import bundled

ONTOLOGY = load_ontology(bundled("ontology"))


def test_every_term_has_words() -> None:
    for term in [*ONTOLOGY.classes.values(), *ONTOLOGY.relations.values()]:
        assert term.label, term.id
        assert term.comment, term.id
    assert all(relation.example for relation in ONTOLOGY.relations.values())


def test_relations_carry_their_logic() -> None:
    member = ONTOLOGY.relation("memberOf")
    assert (member.domain, member.range, member.inverse) == (
        "Actor",
        "InternationalOrganization",
        "hasMember",
    )
    assert "observerIn" in member.disjoint
    assert "memberOf" in ONTOLOGY.relation("observerIn").disjoint
    assert ONTOLOGY.relation("capital").exclusive
    assert ONTOLOGY.relation("borders").symmetric
    assert ONTOLOGY.relation("partOf").transitive
    assert ONTOLOGY.relation("hasReserve").tolerance == Decimal("0.05")
    assert ONTOLOGY.relation("importDependence").tolerance_absolute == Decimal("0.5")
    assert ONTOLOGY.relation("signs").rung == "signed"


def test_a_class_is_all_that_stands_above_it() -> None:
    assert ONTOLOGY.is_a("State", "Actor")
    assert ONTOLOGY.is_a("State", "Entity")
    assert not ONTOLOGY.is_a("State", "Person")


def test_code_lists_are_whole() -> None:
    assert list(ONTOLOGY.codes["credibility"]) == list("123456")
    assert list(ONTOLOGY.codes["reliability"]) == list("ABCDEF")
    assert set(ONTOLOGY.codes["modality"]) == {"asserted", "planned", "hypothetical", "demanded"}
    assert {"proposed", "announced", "agreed", "signed", "ratified", "implemented"} <= set(
        ONTOLOGY.codes["ladder"]
    )
    assert len(ONTOLOGY.codes["plover"]) >= 15


def test_an_unknown_relation_names_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="no relation 'membrOf'; did you mean 'memberOf'"):
        ONTOLOGY.relation("membrOf")


def test_a_broken_ontology_says_where(tmp_path: Path) -> None:
    (tmp_path / "kerege.ttl").write_text("@prefix ker: <https://w3id.org/kerege/ns#> .\nker:x a\n")
    with pytest.raises(InputError, match=r"kerege\.ttl"):
        load_ontology(tmp_path)


def test_a_relation_without_example_is_a_problem(tmp_path: Path) -> None:
    for name in ("kerege.ttl", "codes.ttl"):
        (tmp_path / name).write_text((ONTOLOGY.folder / name).read_text())
    with (tmp_path / "kerege.ttl").open("a") as stream:
        stream.write(
            "\nker:likes a ker:Relation ; rdfs:label 'likes' ; rdfs:comment 'x' ;"
            " rdfs:domain ker:Actor ; rdfs:range ker:Nothing .\n"
        )
    with pytest.raises(InputError) as error:
        load_ontology(tmp_path)
    found = [problem.found for problem in error.value.problems]
    assert found == ["relation likes has no example", "relation likes has the range 'Nothing'"]
