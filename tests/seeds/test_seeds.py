"""The curated facts answer what an analyst would check first."""

from pathlib import Path

import pytest
import yaml

from kerege.model import CURATED, Claim, Polarity
from kerege.readers import Inputs
from kerege.readers.folder import ontology_folder
from kerege.store import Store
from kerege.values import PartialDate
from kerege.view import holding
from kerege.writers.facts_schema import facts_schema

ROOT = Path(__file__).parents[2]


def subjects(store: Store, relation: str, target: str, day: str) -> set[str]:
    found: list[Claim] = holding(store, PartialDate.parse(day))
    return {
        claim.subject
        for claim in found
        if claim.relation == relation
        and getattr(claim.object, "id", "") == target
        and claim.polarity is Polarity.POSITIVE
    }


def test_the_seeds_have_no_problem(inputs: Inputs) -> None:
    assert [str(problem) for problem in inputs.problems] == []


def test_there_are_enough_facts_and_each_has_a_source(inputs: Inputs) -> None:
    assert len(inputs.facts) >= 850
    assert all(fact.source in inputs.sources and fact.method == CURATED for fact in inputs.facts)
    assert len({fact.source for fact in inputs.facts}) >= 200


def test_what_is_remembered_is_marked_as_such(inputs: Inputs) -> None:
    remembered = [fact for fact in inputs.facts if fact.source == "memory"]
    assert remembered
    assert all(fact.credibility == 6 and fact.note for fact in remembered)


@pytest.mark.parametrize(
    ("day", "members"),
    [
        ("2001-06-16", "china kazakhstan kyrgyzstan russia tajikistan uzbekistan"),
        ("2017-06-10", "china india kazakhstan kyrgyzstan pakistan russia tajikistan uzbekistan"),
        (
            "2023-07-05",
            "china india iran kazakhstan kyrgyzstan pakistan russia tajikistan uzbekistan",
        ),
        (
            "2024-07-05",
            "belarus china india iran kazakhstan kyrgyzstan pakistan russia tajikistan uzbekistan",
        ),
    ],
)
def test_the_sco_grew_as_it_did(store: Store, day: str, members: str) -> None:
    assert subjects(store, "memberOf", "sco", day) == set(members.split())


def test_who_was_in_both_sco_and_eaeu(store: Store) -> None:
    both = subjects(store, "memberOf", "sco", "2016-01-01") & subjects(
        store, "memberOf", "eaeu", "2016-01-01"
    )
    assert both == {"kazakhstan", "kyrgyzstan", "russia"}


@pytest.mark.parametrize(
    ("day", "inside"),
    [("1998", True), ("2000", False), ("2012-12-18", True), ("2012-12-19", False)],
)
def test_uzbekistan_went_into_the_csto_and_out(store: Store, day: str, inside: bool) -> None:
    assert ("uzbekistan" in subjects(store, "memberOf", "csto", day)) == inside


def test_turkmenistan_is_associate_in_the_cis(store: Store) -> None:
    assert "turkmenistan" in subjects(store, "associateMemberOf", "cis", "2020")
    assert "turkmenistan" not in subjects(store, "memberOf", "cis", "2020")


def test_all_five_attended_the_tokyo_summit(store: Store) -> None:
    five = {"kazakhstan", "kyrgyzstan", "tajikistan", "turkmenistan", "uzbekistan"}
    present = subjects(store, "participatesIn", "ca-japan-summit-2025", "2025-12-20")
    assert five <= present


@pytest.mark.parametrize("relation", ["headOfState", "headOfGovernment"])
def test_no_state_has_two_heads_on_one_day_by_one_source(store: Store, relation: str) -> None:
    terms = [claim for claim in store if claim.relation == relation and claim.during.start]
    clashes = [
        (one.subject, one.object, other.object)
        for one in terms
        for other in terms
        if (one.subject, one.source) == (other.subject, other.source)
        and one.object != other.object
        and one.during.meets(other.during)
    ]
    assert clashes == []


def test_every_facts_file_fits_the_schema_that_editors_use(store: Store) -> None:
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(facts_schema(store))
    for path in sorted((ROOT / "seeds/facts").glob("*.yaml")):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Texts)
        problems = [error.message[:200] for error in validator.iter_errors(data)]
        assert problems == [], path.name


class _Texts(yaml.CSafeLoader):
    """Read plain scalars as an editor's YAML 1.2 does, except that dates stay texts."""


_Texts.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    if first not in "OoNnYy"
}


def test_the_flagship_uses_its_own_ontology() -> None:
    assert ontology_folder(ROOT) == ROOT / "ontology"
