import pytest

from kerege.model import Entity, Judgement, Name
from kerege.resolve import Resolver
from kerege.values import PartialDate


def entity(name: str, *names: str) -> Entity:
    return Entity(id=name, kind="Person", names=tuple(Name("en", text) for text in names))


def judged(name: str, target: str, verdict: str) -> Judgement:
    day = PartialDate(2026, 11, 22)
    return Judgement(name=name, entity=target, verdict=verdict, by="kerege", on=day, why="a reason")


PEOPLE = (
    entity("tokayev", "Kassym-Jomart Tokayev", "Токаев", "托卡耶夫"),
    entity("hayashi", "Hayashi Yoshimasa", "Hayashi"),
    entity("hayashi-b", "Hayashi Taro", "Hayashi"),
    entity("takaichi", "Takaichi Sanae"),
)


@pytest.mark.parametrize("name", ["Токаев", "TOKAEV", "托卡耶夫", "kassym jomart tokayev"])
def test_a_name_in_any_script_reaches_one_person(name: str) -> None:
    assert Resolver(PEOPLE).resolve(name).entity == "tokayev"


def test_a_shared_name_stays_unmerged() -> None:
    found = Resolver(PEOPLE).resolve("Hayashi")
    assert found.entity is None
    assert found.candidates == ("hayashi", "hayashi-b")


def test_a_judgement_decides_before_any_rule() -> None:
    resolver = Resolver(PEOPLE, (judged("Hayashi Asana", "takaichi", "same"),))
    assert resolver.resolve("hayashi  ASANA").entity == "takaichi"
    assert resolver.resolve("Hayashi Asana").rule == "judgement"


def test_a_judgement_rules_out() -> None:
    resolver = Resolver(PEOPLE, (judged("Hayashi", "hayashi-b", "different"),))
    assert resolver.resolve("Hayashi").entity == "hayashi"


def test_what_nobody_is_called_is_unknown() -> None:
    assert Resolver(PEOPLE).resolve("Nobody").candidates == ()
    assert Resolver(PEOPLE).resolve("…").candidates == ()
