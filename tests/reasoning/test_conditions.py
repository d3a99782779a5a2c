from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import claim, claims, store_of

from kerege.errors import NotFoundError
from kerege.model import Claim, Modality, Source
from kerege.project import Camp
from kerege.reasoning import CONDITIONS, condition_names, restrict
from kerege.store import Store
from kerege.values import PartialDate


def world(*found: Claim) -> Store:
    store = store_of(list(found))
    made = {
        "tass": Source(id="tass", title="t", publisher="tass", kind="state-press", reliability="D"),
        "reprint": Source(id="reprint", title="r", publisher="eaeu", kind="wire", origin="tass"),
        "own": Source(id="own", title="o", publisher="sco", kind="wire", reliability="B"),
        "other": Source(id="other", title="o", publisher="japan", kind="wire", reliability="B"),
    }
    camp = Camp(id="tokyo", label="Tokyo", members=frozenset({"japan"}))
    project = replace(store.project, camps=(camp,))
    return replace(store, project=project, sources={**store.sources, **made})


STATE = claim("kazakhstan", "memberOf", "sco", start="2001", source="tass", asserted_by="tass")
REPRINT = claim("kazakhstan", "memberOf", "sco", start="2001", source="reprint", asserted_by="eaeu")
OWN = claim("kazakhstan", "memberOf", "sco", start="2001", source="own", asserted_by="sco")
OTHER = claim(
    "japan", "visits", "kazakhstan", observed_on="2001", source="other", asserted_by="japan"
)
PLAN = claim(
    "japan", "visits", "kazakhstan", modality=Modality.PLANNED, source="own", asserted_by="sco"
)
MAY = claim(
    "japan", "visits", "kazakhstan", modality=Modality.HYPOTHETICAL, source="own", asserted_by="sco"
)
VIEW = claim("japan", "targets", "kazakhstan", opinion=True, source="own", asserted_by="sco")
ALL = (STATE, REPRINT, OWN, OTHER, PLAN, MAY, VIEW)


@pytest.mark.parametrize(
    ("name", "fitting"),
    [
        ("planned", {PLAN}),
        ("hedged", {MAY, VIEW}),
        ("asserted", {STATE, REPRINT, OWN, OTHER}),
        ("originals", {STATE, OWN, OTHER, PLAN, MAY, VIEW}),
        ("doubtful", {STATE, REPRINT}),
        ("state-press", {STATE, REPRINT}),
        ("tokyo", {OTHER}),
        ("japan", {OTHER}),
        ("own", {OWN, PLAN, MAY, VIEW}),
        ("single-origin", {OTHER, PLAN, MAY, VIEW}),
    ],
)
def test_a_condition_names_claims_and_what_is_only_and_what_is_without_part_them(
    name: str, fitting: set[Claim]
) -> None:
    store = world(*ALL)
    assert set(restrict(store, only=[name]).claims) == fitting
    assert set(restrict(store, without=[name]).claims) == set(ALL) - fitting
    assert restrict(store, without=name) == restrict(store, without=[name])


def test_origins_are_counted_among_what_is_left() -> None:
    store = world(STATE, OWN)
    assert len(restrict(store, without=["single-origin"])) == 2
    assert len(restrict(store, without=["state-press", "single-origin"])) == 0


def test_before_a_day_means_said_before_it() -> None:
    early = claim("japan", "visits", "kazakhstan", stated_on="2024-05")
    late = claim("japan", "visits", "kazakhstan", stated_on="2024-06-01")
    june = PartialDate(2024, 6)
    assert restrict(store_of([early, late]), before=june).claims == (early,)


def test_what_a_claim_that_is_gone_superseded_stands_again() -> None:
    correction = claim(
        "kazakhstan", "memberOf", "sco", start="2002", source="tass", supersedes=(OWN.id,)
    )
    store = world(OWN, correction)
    assert store.superseded_by
    assert not restrict(store, without=["state-press"]).superseded_by


def test_an_unknown_condition_is_named_with_the_nearest() -> None:
    with pytest.raises(
        NotFoundError, match="no condition 'state-pres'; did you mean 'state-press'"
    ):
        restrict(world(), without=["state-pres"])


def test_every_condition_has_words() -> None:
    names = condition_names(world())
    assert {*CONDITIONS, "single-origin", "state-press", "tokyo"} <= set(names)
    assert all(names.values())


@given(st.lists(claims(), max_size=8), st.lists(st.sampled_from(sorted(CONDITIONS)), max_size=3))
def test_conditions_of_single_claims_commute(found: list[Claim], names: list[str]) -> None:
    store = store_of(found)
    at_once = restrict(store, without=names)
    for name in reversed(names):
        store = restrict(store, without=[name])
    assert store.claims == at_once.claims
