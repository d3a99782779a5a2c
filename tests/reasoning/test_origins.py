from dataclasses import replace

from strategies import claim, store_of

from kerege.model import Claim, Source
from kerege.reasoning import claim_origins
from kerege.reasoning.origins import origin_of
from kerege.store import Store


def world(**sources: dict[str, str]) -> tuple[Store, list[Claim]]:
    """Return a store in which each source says the same, and the claims."""
    made = {
        name: Source(**{"id": name, "title": name, "publisher": f"p-{name}", "kind": "wire", **f})
        for name, f in sources.items()
    }
    said = [claim("kazakhstan", "memberOf", "sco", start="2001", source=name) for name in made]
    return replace(store_of(said), sources=made), said


def test_a_wire_story_with_nine_reprints_and_an_own_report_are_two_origins() -> None:
    reprints = {f"reprint{n}": {"origin": "wire"} for n in range(9)}
    store, said = world(wire={}, **reprints, own={})
    found = claim_origins(store, said)
    assert [(origin.id, len(origin.claims)) for origin in found] == [("p-own", 1), ("p-wire", 10)]
    assert [rule.id for rule in found[1].because] == ["declared-origin"]
    assert found[0].because == ()


def test_a_chain_of_origins_is_followed_and_a_circle_ends() -> None:
    store, said = world(a={"origin": "b"}, b={"origin": "c"}, c={})
    assert {origin_of(store, one) for one in said} == {"p-c"}
    circle, said = world(a={"origin": "b"}, b={"origin": "a"})
    assert len(claim_origins(circle, said)) == 2


def test_a_family_of_publishers_is_one_origin() -> None:
    store, said = world(a={"family": "f"}, b={"family": "f"}, c={"publisher": "f"})
    (found,) = claim_origins(store, said)
    assert [rule.id for rule in found.because] == ["publisher-family"]


def test_one_text_at_two_addresses_is_one_origin() -> None:
    store, said = world(a={"text_digest": "sha256:1"}, b={"text_digest": "sha256:1"}, c={})
    found = claim_origins(store, said)
    assert [len(origin.claims) for origin in found] == [2, 1]
    assert [rule.id for rule in found[0].because] == ["same-text"]


def test_a_source_that_nobody_knows_is_its_own_origin() -> None:
    store, _ = world(a={})
    lost = claim("kazakhstan", "memberOf", "sco", source="lost")
    assert origin_of(store, lost) == "lost"
