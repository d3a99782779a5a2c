from dataclasses import replace

from strategies import claim, store_of

from kerege.model import Claim, Source
from kerege.reasoning import claim_origins, corroboration, origins_of
from kerege.store import Store
from kerege.view import origin


def world(**sources: dict[str, str]) -> tuple[Store, list[Claim]]:
    """Return a store in which each source says the same, and the claims."""
    made = {
        name: Source(**{"id": name, "title": name, "publisher": f"p-{name}", "kind": "wire", **f})
        for name, f in sources.items()
    }
    said = [
        claim(
            "kazakhstan", "memberOf", "sco", start="2001", source=name, asserted_by=source.publisher
        )
        for name, source in made.items()
    ]
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
    assert {origin(store, one) for one in said} == {"p-c"}
    circle, said = world(a={"origin": "b"}, b={"origin": "a"})
    assert len(claim_origins(circle, said)) == 2


def test_a_quoted_speaker_is_one_origin_whoever_prints_him() -> None:
    store, said = world(a={}, b={}, akorda={"publisher": "kazakhstan"})
    quoted = [
        replace(said[0], asserted_by="kazakhstan"),
        replace(said[1], asserted_by="kazakhstan"),
    ]
    (found,) = claim_origins(store, [*quoted, said[2]])
    assert (found.id, len(found.claims)) == ("kazakhstan", 3)
    assert "quotation-chain" in [rule.id for rule in found.because]
    assert len(claim_origins(store, [said[0], *quoted])) == 2


def test_what_a_paper_says_that_an_agency_reports_is_the_agencys() -> None:
    store, said = world(wire={"publisher": "tass", "family": "tass"}, paper={})
    relayed = replace(said[1], asserted_by="tass")
    assert len(claim_origins(store, [said[0], relayed])) == 1


def test_a_credited_agency_and_a_near_text_are_the_origin() -> None:
    store, said = world(
        a={"credits": "reuters"}, b={"shares_text_with": "a"}, c={"publisher": "reuters"}
    )
    (found,) = claim_origins(store, said)
    assert [rule.id for rule in found.because] == ["near-text", "wire-credit", "publisher-family"]


def test_each_claim_knows_its_origins_and_a_retracted_twin_does_not_count() -> None:
    store, said = world(a={}, b={}, c={"origin": "a"})
    gone = replace(said[1], retracted_on=said[1].recorded_on)
    store = replace(store, claims=(said[0], gone, said[2]))
    found = corroboration(store)
    assert found == {said[0].id: ("p-a",), said[2].id: ("p-a",)}
    assert [origin.id for origin in origins_of(store, gone)] == ["p-a", "p-b"]


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
    assert origin(store, lost) == "lost"
